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

class ExpressionTest {

    private static final Map<String, Double> VALUES =
            Map.of("x", 3.0, "y", -2.0, "particles", 100.0, "ma", 7.0, "Ω", 5.0);

    private static double value(String text) {
        return Expression.parse(text).evaluate(VALUES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    1                   | 1
                    .5                  | 0.5
                    1.5e2               | 150
                    2E-2                | 0.02
                    1+2*3               | 7
                    (1+2)*3             | 9
                    7-2-1               | 4
                    8/4/2               | 1
                    2*3/4               | 1.5
                    2^3^2               | 512
                    -2^2                | -4
                    (-2)^2              | 4
                    2^-1                | 0.5
                    2^-1/2              | 0.25
                    -x^2                | -9
                    --x                 | 3
                    +x                  | 3
                    x-y                 | 5
                    x - -y              | 1
                    x*y                 | -6
                    sqrt(x*x)           | 3
                    abs(y)              | 2
                    floor(-0.5)         | -1
                    ceil(-0.5)          | 0
                    round(2.5)          | 2
                    log(e)              | 1
                    ln(e^2)             | 2
                    log2(8)             | 3
                    log10(particles)    | 2
                    exp(0)              | 1
                    sin(pi/2)           | 1
                    cos(pi)             | -1
                    tan(0)              | 0
                    tanh(0)             | 0
                    min(x, y)           | -2
                    max(x, y)           | 3
                    max( min(1,2) ,0)   | 1
                    Exp(0)              | 1
                    Max(1, 2)           | 2
                    1/inf               | 0
                    2*Ω                 | 10
                    """)
    void followsTheRulesOfArithmetic(String text, double expected) {
        assertEquals(expected, value(text), 1e-15 * Math.max(1, Math.abs(expected)));
    }

    @Test
    void aProductBindsTighterThanASumAndAPowerTighterThanAProduct() {
        assertEquals(3 + 100.0 * 9, value("x + particles*x^2"));
        assertEquals(Math.log(100) / (2 * 9), value("log(particles)/(2*x^2)"), 1e-15);
    }

    @Test
    void namesItsVariablesAndNoConstantsOrFunctions() {
        assertEquals(Set.of("x", "y"), Expression.parse("exp(x) + pi*y - e + log2(x)").variables());
        assertEquals(Set.of(), Expression.parse("2*pi").variables());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2*           | the formula ends too early at position 3
                    (1+2         | expected ")" at position 5
                    1+2)         | unexpected ")" at position 4
                    1 2          | unexpected "2" at position 3
                    2x           | unexpected "x" at position 2
                    sine(1)      | unknown function "sine" at position 1
                    1 + cosh(2)  | unknown function "cosh" at position 5
                    max(1)       | expected ","
                    sqrt(1, 2)   | expected ")"
                    1..2         | not a number at position 1
                    a = b        | unexpected "="
                    *2           | unexpected "*" at position 1
                    n!           | unexpected "!"
                    """)
    void aWrongFormulaNamesThePosition(String text, String message) {
        String said =
                assertThrows(Expression.SyntaxException.class, () -> Expression.parse(text))
                        .getMessage();
        assertTrue(said.contains(message), said);
        assertTrue(said.endsWith("of \"" + text + "\""), said);
    }

    @Test
    void anEmptyFormulaIsNone() {
        assertThrows(Expression.SyntaxException.class, () -> Expression.parse(""));
        assertThrows(Expression.SyntaxException.class, () -> Expression.parse("  "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "-", "2^", "exp(", "1/(1+"})
    void endlessNestingEndsInAMessage(String opening) {
        String text = opening.repeat(300) + "1" + (opening.contains("(") ? ")".repeat(300) : "");
        String said =
                assertThrows(Expression.SyntaxException.class, () -> Expression.parse(text))
                        .getMessage();
        assertTrue(said.contains("nested more than 100 deep"), said);
    }

    @Test
    void aFormulaMayBeNestedAsDeepAsPeopleWrite() {
        assertEquals(1, value("(".repeat(90) + "1" + ")".repeat(90)));
    }

    @Test
    void aLongSumEndsInAMessageAndTheLongestAllowedIsEvaluated() {
        String longest = "1" + "+1".repeat(999);
        assertEquals(1000, value(longest));
        String said =
                assertThrows(
                                Expression.SyntaxException.class,
                                () -> Expression.parse(longest + "+1"))
                        .getMessage();
        assertEquals("a formula of 2001 characters; at most 2000", said);
    }

    @Test
    void aMissingValueIsNamed() {
        Expression formula = Expression.parse("x + z");
        assertEquals(
                "\"z\" in \"x + z\" has no value",
                assertThrows(IllegalArgumentException.class, () -> formula.evaluate(VALUES))
                        .getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {0, -0.0, 1, -1.5, 1e-300, -1e22, 0.1, Double.MAX_VALUE, Double.MIN_VALUE})
    void aConstantKeepsEveryBit(double value) {
        Expression constant = Expression.constant(value);
        assertEquals(
                Double.doubleToLongBits(value),
                Double.doubleToLongBits(constant.evaluate(Map.of())),
                constant::toString);
    }

    @Test
    void infinityIsAConstantAndNaNIsNone() {
        assertEquals(
                Double.NEGATIVE_INFINITY,
                Expression.constant(Double.NEGATIVE_INFINITY).evaluate(Map.of()));
        assertThrows(IllegalArgumentException.class, () -> Expression.constant(Double.NaN));
    }

    @Test
    void replacingVariablesKeepsTheOthers() {
        Expression replaced = Expression.parse("x*t + y^2").with(Map.of("x", 4.0, "y", -3.0));
        assertEquals(Set.of("t"), replaced.variables());
        assertEquals(4 * 2 + 9, replaced.evaluate(Map.of("t", 2.0)));
    }

    @Test
    void replacingDoesNotTouchFunctionsOrNumbers() {
        Map<String, Double> values = Map.of("ma", 7.0, "m", 1.0, "ex", 2.0, "e", 3.0, "x", 5.0);
        assertEquals(7, Expression.parse("max(ma, 1e0)").with(values).evaluate(Map.of()));
        assertEquals(Math.exp(5), Expression.parse("exp (x)").with(values).evaluate(Map.of()));
        assertEquals(2e-3, Expression.parse("2e-3").with(values).evaluate(Map.of()));
        assertEquals(Math.E, Expression.parse("e").with(values).evaluate(Map.of()));
    }

    @Test
    void replacingByInfinityWorks() {
        Expression replaced = Expression.parse("1/x").with(Map.of("x", Double.NEGATIVE_INFINITY));
        assertEquals(-0.0, replaced.evaluate(Map.of()));
    }

    @Test
    void equalTextMeansEqualFormula() {
        assertEquals(Expression.parse("x+1"), Expression.parse("x+1"));
        assertEquals(Expression.parse("x+1").hashCode(), Expression.parse("x+1").hashCode());
        assertEquals("x+1", Expression.parse("x+1").toString());
    }
}
