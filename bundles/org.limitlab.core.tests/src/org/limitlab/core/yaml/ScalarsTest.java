package org.limitlab.core.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.limitlab.core.problem.Place;
import org.limitlab.core.problem.Problems;

class ScalarsTest {

    enum Kind {
        PLAIN,
        VERY_FANCY
    }

    private final Problems problems = new Problems();

    private static Node node(String value) {
        return new Node.Scalar(Place.of("here"), value, false);
    }

    private static Node quoted(String value) {
        return new Node.Scalar(Place.of("here"), value, true);
    }

    @ParameterizedTest
    @CsvSource({
        "3, 3",
        "-3.5, -3.5",
        "+2, 2",
        "1e-3, 0.001",
        "1E3, 1000",
        ".5, 0.5",
        "5., 5",
        "1_000_000, 1000000",
        "inf, Infinity",
        "-.inf, -Infinity",
        "' 7 ', 7"
    })
    void readsNumbersAsPeopleWriteThem(String text, double expected) {
        assertEquals(expected, Scalars.parse(text).getAsDouble());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "x", "1,5", "0x10", "1e", "NaN", "1 2", "1.2.3", "_1", "1f", "1d", "--1"
            })
    void refusesWhatIsNoNumber(String text) {
        assertTrue(Scalars.parse(text).isEmpty());
        assertTrue(Double.isNaN(Scalars.number(node(text), "rate", problems)));
        assertTrue(problems.list().get(0).message().contains("is not a number"));
    }

    @Test
    void aQuotedNumberIsAText() {
        Scalars.number(quoted("3"), "rate", problems);
        assertEquals("rate = \"3\" is not a number", problems.list().get(0).message());
    }

    @ParameterizedTest
    @CsvSource({
        "7, 7",
        "7.0, 7",
        "1e3, 1000",
        "-9223372036854775808, -9223372036854775808",
        "9223372036854775807, 9223372036854775807"
    })
    void readsWholeNumbersExactly(String text, long expected) {
        assertEquals(expected, Scalars.integer(node(text), "seed", problems));
        assertTrue(problems.isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"7.5", "x", "9223372036854775808", "1e300", "inf"})
    void refusesWhatIsNoWholeNumber(String text) {
        assertEquals(0, Scalars.integer(node(text), "seed", problems));
        assertEquals(1, problems.list().size());
    }

    @Test
    void readsFlags() {
        assertTrue(Scalars.flag(node("true"), "flag", problems));
        Scalars.flag(node("false"), "flag", problems);
        assertTrue(problems.isEmpty());
        Scalars.flag(node("yes"), "flag", problems);
        assertEquals(
                "here: flag = yes is not a flag (true or false)",
                problems.list().get(0).toString());
    }

    @Test
    void wordsOfAnEnumAreLowerCaseWithHyphens() {
        assertEquals(Kind.VERY_FANCY, Scalars.oneOf(node("very-fancy"), "k", Kind.class, problems));
        assertNull(Scalars.oneOf(node("very-fanzy"), "k", Kind.class, problems));
        assertEquals(
                "here: k = very-fanzy is not one of plain, very-fancy (did you mean"
                        + " \"very-fancy\"?)",
                problems.list().get(0).toString());
    }
}
