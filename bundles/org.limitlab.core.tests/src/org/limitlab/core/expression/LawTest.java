package org.limitlab.core.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;
import java.util.Set;

class LawTest {

    private static final Map<String, Double> VALUES =
            Map.of("s", 2.0, "drift", 1.0, "noise", 0.5, "dimension", 2.0, "c", 3.0);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    n^-1/2                              | POWER       | -0.5
                    n^-1                                | POWER       | -1
                    particles ^ -2                      | POWER       | -2
                    n^(-2*s)                            | POWER       | -4
                    n^-1/s                              | POWER       | -0.5
                    n^0.5                               | POWER       | 0.5
                    n1^-1                               | POWER       | -1
                    log(n)/n                            | POWER_LOG   | -1
                    log( n ) / n                        | POWER_LOG   | -1
                    log(n)*n^-1/2                       | POWER_LOG   | -0.5
                    exp(-1.5*t)                         | EXPONENTIAL | -1.5
                    exp(-t)                             | EXPONENTIAL | -1
                    exp(t)                              | EXPONENTIAL | 1
                    exp(-t/2)                           | EXPONENTIAL | -0.5
                    exp(-c*t)                           | EXPONENTIAL | -3
                    exp(-(2*drift-dimension*noise^2)*t) | EXPONENTIAL | -1.5
                    exp(-2*drift*t + dimension*noise^2*t) | EXPONENTIAL | -1.5
                    exp( - t * c )                      | EXPONENTIAL | -3
                    """)
    void readsWhatPapersWrite(String text, Law.Form form, double exponent) {
        Law law = Law.parse(text);
        assertEquals(form, law.form());
        assertEquals(exponent, law.exponent(VALUES::get), 1e-15);
        assertEquals(text, law.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "faster",
                "",
                "1/n",
                "2*n^-1",
                "n^-1*log(n)",
                "n^-1 + n^-2",
                "n^n",
                "log(n)/m",
                "log(n)*m^-1",
                "log(n)*n^(1/n)",
                "exp(c - 2*t)",
                "exp(1 - t)",
                "exp(-t^2)",
                "exp(-c)",
                "exp(-c*time)",
                "exp(-sqrt(t))",
                "exp(-t)*exp(-t)"
            })
    void refusesWhatWouldBeMisread(String text) {
        assertThrows(Expression.SyntaxException.class, () -> Law.parse(text));
    }

    @Test
    void saysWhatALawLooksLike() {
        String said =
                assertThrows(Expression.SyntaxException.class, () -> Law.parse("faster"))
                        .getMessage();
        assertTrue(said.startsWith("\"faster\" is not a law; write n^-1/2"), said);
    }

    @Test
    void namesTheParametersThatItReads() {
        assertEquals(Set.of("s"), Law.parse("n^(-2*s)").variables());
        assertEquals(Set.of("drift", "noise"), Law.parse("exp(-(drift-noise^2)*t)").variables());
    }

    @Test
    void theLogarithmIsAFactorBesideThePower() {
        assertEquals(Math.log(10), Law.parse("log(n)/n").factor(10));
        assertEquals(1, Law.parse("n^-1").factor(10));
    }
}
