package org.limitlab.math.gaussian;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.limitlab.math.quadrature.GaussRule;

import java.util.function.DoubleUnaryOperator;

class DualActivationTest {

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static double silu(double x) {
        return x * sigmoid(x);
    }

    /** Double integrals by mpmath. */
    @Test
    void tabulatedValues() {
        assertEquals(0.0436826285746567, DualActivation.of(Math::tanh, 0.2).value(0.3), 1e-14);
        assertEquals(-0.309657841116343, DualActivation.of(Math::tanh, 1.5).value(-0.7), 1e-11);
        assertEquals(
                0.253416174348773,
                DualActivation.of(DualActivationTest::sigmoid, 0.2).value(0.3),
                1e-14);
        assertEquals(
                0.210493923630426,
                DualActivation.of(DualActivationTest::sigmoid, 1.5).value(-0.7),
                1e-13);
        assertEquals(
                0.0176521102384926,
                DualActivation.of(DualActivationTest::silu, 0.2).value(0.3),
                1e-14);
        assertEquals(
                -0.1244633881269,
                DualActivation.of(DualActivationTest::silu, 1.5).value(-0.7),
                1e-13);
    }

    /** The cube: x³ = He3 + 3 He1, so q³ (6 r³ + 9 r). */
    @Test
    void polynomialsAreClosedForms() {
        DualActivation cube = DualActivation.of(x -> x * x * x, 0.7);
        double scale = 0.7 * 0.7 * 0.7;
        for (double r : new double[] {-1, -0.4, 0, 0.9, 1}) {
            assertEquals(scale * (6 * r * r * r + 9 * r), cube.value(r), 1e-14);
        }
        assertEquals(scale * 27, cube.slopeAtOne(), 1e-12);
        assertEquals(4, DualActivation.of(x -> 2, 3).value(0.1), 1e-14);
        assertEquals(2.25, DualActivation.of(x -> 1.5, 0).value(1), 1e-14);
    }

    /** Second oracle: the double integral as two Gauss rules. */
    @Test
    void agreesWithTheDoubleRule() {
        GaussRule rule = GaussRule.hermite(120);
        DoubleUnaryOperator[] functions = {
            Math::tanh, DualActivationTest::sigmoid, DualActivationTest::silu, Math::sin
        };
        for (DoubleUnaryOperator phi : functions) {
            for (double q : new double[] {0.01, 0.25, 1}) {
                DualActivation dual = DualActivation.of(phi, q);
                for (double r : new double[] {-1, -0.6, 0.2, 0.95}) {
                    double scale = Math.sqrt(q);
                    double rest = Math.sqrt(1 - r * r);
                    double expected =
                            rule.apply(
                                    x ->
                                            phi.applyAsDouble(scale * x)
                                                    * rule.apply(
                                                            y ->
                                                                    phi.applyAsDouble(
                                                                            scale
                                                                                    * (r * x
                                                                                            + rest
                                                                                                    * y))));
                    assertEquals(expected, dual.value(r), 1e-11, q + " " + r);
                }
            }
        }
    }

    /** exp(x) has the dual exp(q (1 + r)), whose drop is a closed form at any distance. */
    @Test
    void dropsKeepTheirDigits() {
        double q = 0.5;
        DualActivation dual = DualActivation.of(Math::exp, q);
        for (double s : new double[] {1e-14, 1e-6, 0.01, 0.4, 0.6, 1.9}) {
            double expected = -Math.exp(2 * q) * Math.expm1(-q * s);
            assertEquals(expected, dual.drop(s), 1e-12 * expected, "s = " + s);
        }
        assertEquals(0, dual.drop(0));
        assertEquals(q * Math.exp(2 * q), dual.slopeAtOne(), 1e-12);
    }

    @Test
    void refusesNegativeVariances() {
        assertThrows(IllegalArgumentException.class, () -> DualActivation.of(Math::tanh, -1));
        assertThrows(
                IllegalArgumentException.class, () -> DualActivation.of(Math::tanh, Double.NaN));
    }
}
