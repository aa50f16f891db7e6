package org.limitlab.core.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.limitlab.core.problem.Place;
import org.limitlab.core.problem.Problems;
import org.limitlab.core.yaml.Node;

class MarginTest {

    private final Problems problems = new Problems();

    private Margin read(String text) {
        Node node = new Node.Scalar(Place.of("f"), text, false);
        return Margin.read(node, "margin", Margin.share(0.15), problems);
    }

    @ParameterizedTest
    @CsvSource({
        "0.075, 0.075, false",
        "15%, 0.15, true",
        "15 %, 0.15, true",
        "0, 0, false",
        "1e-10, 1e-10, false",
        "0.5%, 0.005, true"
    })
    void isAnAmountOrAShare(String text, double amount, boolean relative) {
        Margin margin = read(text);
        assertEquals(amount, margin.amount(), 1e-17);
        assertEquals(relative, margin.relative());
    }

    @Test
    void aShareIsOfTheMagnitude() {
        assertEquals(0.3, Margin.share(0.15).around(-2), 1e-15);
        assertEquals(0.15, Margin.amount(0.15).around(-2));
    }

    @Test
    void isShownAsItIsWritten() {
        assertEquals("15 %", Margin.share(0.15).toString());
        assertEquals("0.075", Margin.amount(0.075).toString());
        assertEquals("7 %", Margin.share(0.07).toString());
        assertEquals("1.0E-10", Margin.amount(1e-10).toString());
        assertEquals("1.0E-13", Margin.amount(1e-13).toString());
        assertEquals("0", Margin.amount(0).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.1", "-5%", "wide", "%", "inf", "15%%", "NaN"})
    void refusesWhatIsNoTolerance(String text) {
        assertEquals(Margin.share(0.15), read(text));
        assertEquals(1, problems.list().size());
    }

    @Test
    void cannotBeMadeOfANegativeNumber() {
        assertThrows(IllegalArgumentException.class, () -> Margin.amount(-1));
        assertThrows(IllegalArgumentException.class, () -> Margin.amount(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> Margin.share(1.0 / 0));
    }
}
