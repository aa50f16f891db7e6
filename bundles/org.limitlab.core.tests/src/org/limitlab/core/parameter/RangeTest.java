package org.limitlab.core.parameter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    [1, inf)  | 1         | true
                    [1, inf)  | 0.999     | false
                    [1, inf)  | Infinity  | false
                    [0, inf]  | Infinity  | true
                    (0, 1]    | 0         | false
                    (0, 1]    | 1         | true
                    [-1, 1)   | -1        | true
                    [-1, 1)   | 1         | false
                    (-inf, 0) | -Infinity | false
                    [0, 0]    | 0         | true
                    [0, 1]    | NaN       | false
                    ''        | NaN       | false
                    ''        | 1e308     | true
                    ''        | Infinity  | false
                    """)
    void endsBelongToItAsTheBracketsSay(String range, double value, boolean inside) {
        assertEquals(inside, Range.parse(range).contains(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1, inf)", "(0, 1]", "(-inf, 0)", "[0, inf]", "[0.5, 2.25)"})
    void readsItsOwnText(String text) {
        assertEquals(text, Range.parse(text).toString());
        assertFalse(Range.parse(text).isFree());
    }

    @Test
    void anEmptyTextIsEveryFiniteNumber() {
        assertTrue(Range.parse(" ").isFree());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0..1", "[0; 1]", "[a, 1]", "[0, b)", "[2, 1]", "0, 1", "[0, 1, 2]"})
    void refusesWhatIsNoInterval(String text) {
        String said =
                assertThrows(IllegalArgumentException.class, () -> Range.parse(text)).getMessage();
        assertEquals("\"" + text + "\" is not an interval like [0, 1)", said);
    }
}
