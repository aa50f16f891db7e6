package org.limitlab.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class TextTest {
    @Test
    void exponentBecomesSmallRaisedRunWithTrueMinus() {
        List<Text.Run> runs = Text.of("gap falls like $N^{-1/2}$").runs();
        assertEquals(
                List.of("gap falls like ", "N", "\u22121/2"),
                runs.stream().map(Text.Run::text).toList());
        assertFalse(runs.get(0).italic());
        assertTrue(runs.get(1).italic());
        assertFalse(runs.get(2).italic());
        assertTrue(runs.get(2).rise() > 0);
        assertTrue(runs.get(2).size() < 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "N^{-1/2}|N^(\u22121/2)",
                "x_i^2|x_i^2",
                "c_{N,t}|c_(N,t)",
                "\\sigma^2 d < 2\\lambda|\u03c3^2d < 2\u03bb",
                "\\log N / N|log\u2009N/N",
                "2\\log(N)|2\u2009log(N)",
                "a-b|a\u2009\u2212\u2009b",
                "-b|\u2212b",
                "\\frac{1}{2}|1/2",
                "\\frac{a+b}{2}|(a\u2009+\u2009b)/2",
                "\\sqrt{d}|\u221ad",
                "\\mathrm{E}|E",
                "f'|f\u2032",
                "\\langle m \\rangle|\u27e8m\u27e9",
                "\\left(a\\right)|(a)",
            })
    void readsTex(String tex, String flat) {
        assertEquals(flat, Text.math(tex).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a{b",
                "a}b",
                "x^",
                "_",
                "\\",
                "\\frac",
                "\\frac{a}",
                "^{^{",
                "\\unknown{x}",
                "{{{{",
                "$"
            })
    void everyStringGivesSomething(String tex) {
        assertFalse(Text.math(tex).toString() == null);
        assertFalse(Text.of("before $" + tex + "$ after").isEmpty());
    }

    @Test
    void loneDollarAndEscapedDollarStand() {
        assertEquals("costs 5$", Text.of("costs 5$").toString());
        assertEquals("costs $5 or $6", Text.of("costs \\$5 or \\$6").toString());
    }

    @Test
    void formulaIsNeverBrokenAtItsSpaces() {
        String raw =
                Text.of("at $t = 1$").runs().stream()
                        .map(Text.Run::text)
                        .reduce("", String::concat);
        assertEquals("at t\u00a0=\u00a01", raw);
        assertEquals("at t = 1", Text.of("at $t = 1$").toString());
    }

    @Test
    void superscriptAfterSubscriptIsStacked() {
        List<Text.Run> runs = Text.math("m_N^2").runs();
        assertFalse(runs.get(1).stacked());
        assertTrue(runs.get(2).stacked());
        assertTrue(runs.get(1).rise() < 0 && runs.get(2).rise() > 0);
    }

    @ParameterizedTest
    @CsvSource({
        "N, N",
        "sigma, \u03c3",
        "lambda_0, \u03bb_0",
        "beta f, \u03b2f",
        "m_N, m_N",
        "dsigma, dsigma",
        "eps_1, \u03b5_1",
        "steps, steps",
        "\\sigma, \u03c3"
    })
    void plainSymbolsKnowTheNamesOfGreekLetters(String plain, String flat) {
        assertEquals(flat, Text.symbol(plain).toString());
    }

    @Test
    void axisLabelHoldsQuantitySymbolAndUnit() {
        assertEquals("time  t (s)", Axis.label("time", "t", "s").toString());
        assertEquals("noise  \u03c3", Axis.label("noise", "\\sigma", "1").toString());
        assertEquals(
                "noise  \u03c3 (1/time^(1/2))",
                Axis.label("noise", "sigma", "1/time^(1/2)").toString());
        assertEquals("count", Axis.label("count", "", "").toString());
    }
}
