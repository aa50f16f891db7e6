package org.limitlab.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource({
        "0.005, 0.005",
        "100, 100",
        "0.1, 0.1",
        "1e-7, 10^(\u22127)",
        "-0.5, \u22120.5",
        "0, 0",
        "100000, 100000",
        "0.0001, 0.0001",
        "3e8, 3\u2009\u00d7\u200910^8",
        "-1e-9, \u221210^(\u22129)",
        "NaN, \u2013",
        "Infinity, \u221e"
    })
    void ticks(double value, String label) {
        assertEquals(label, Numbers.tick(value).toString());
    }

    @Test
    void intervalShowsTwoDigitsOfItsWidth() {
        assertEquals("[\u22120.569, \u22120.516]", Numbers.interval(-0.56912, -0.51648));
        assertEquals("[12, 31]", Numbers.interval(12.3, 30.6));
        assertEquals("\u22120.543", Numbers.estimate(-0.54321, -0.569, -0.516));
        assertEquals("[1.2e\u22127, 3e\u22127]", Numbers.interval(1.2e-7, 3e-7));
    }

    @Test
    void zeroHasNoSign() {
        assertEquals("0.0", Numbers.fixed(-0.0, 1));
        assertEquals("0.00", Numbers.fixed(-0.001, 2));
        assertEquals("\u22120.01", Numbers.fixed(-0.009, 2));
    }

    @Test
    void lineStaysOnOneLine() {
        assertEquals("3.14", Numbers.line(Math.PI, 3));
        assertEquals("6.6e\u221234", Numbers.line(6.6e-34, 3));
        assertEquals("2", Numbers.line(2.0, 3));
    }
}
