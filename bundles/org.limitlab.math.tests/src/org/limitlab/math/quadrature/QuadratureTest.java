package org.limitlab.math.quadrature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Test;

import java.util.function.DoubleUnaryOperator;

class QuadratureTest {

    @Test
    void legendreIsExactForPolynomials() {
        for (int n : new int[] {1, 2, 5, 10, 37, 200}) {
            GaussRule rule = GaussRule.legendre(n);
            for (int degree = 0; degree < Math.min(2 * n, 60); degree++) {
                int power = degree;
                double exact = degree % 2 == 0 ? 2.0 / (degree + 1) : 0;
                assertEquals(
                        exact,
                        rule.apply(x -> Math.pow(x, power)),
                        2e-14,
                        n + " nodes, x^" + degree);
            }
        }
        assertEquals(Math.E - 1, GaussRule.legendre(12).apply(Math::exp, 0, 1), 1e-15);
    }

    @Test
    void legendreNodesAreThoseOfCommonsMath() {
        var reference = new GaussIntegratorFactory().legendre(20);
        GaussRule rule = GaussRule.legendre(20);
        for (int i = 0; i < rule.size(); i++) {
            assertEquals(reference.getPoint(i), rule.node(i), 1e-14);
            assertEquals(reference.getWeight(i), rule.weight(i), 1e-14);
        }
    }

    @Test
    void hermiteHasTheMomentsOfTheNormalLaw() {
        for (int n : new int[] {1, 2, 3, 20, 120, 400}) {
            GaussRule rule = GaussRule.hermite(n);
            double moment = 1;
            for (int k = 0; k < Math.min(n, 12); k++) {
                int power = 2 * k;
                assertEquals(
                        1,
                        rule.apply(z -> Math.pow(z, power)) / moment,
                        1e-12,
                        n + " nodes, z^" + power);
                assertEquals(
                        0, rule.apply(z -> Math.pow(z, power + 1)), 1e-11 * moment * (2 * k + 1));
                moment *= 2 * k + 1;
            }
        }
        assertEquals(Math.exp(-0.5), GaussRule.hermite(40).apply(Math::cos), 1e-14);
        assertEquals(Math.exp(2), GaussRule.hermite(60).apply(z -> Math.exp(2 * z)), 1e-12);
    }

    @Test
    void hermiteNodesAreThoseOfCommonsMath() {
        var reference = new GaussIntegratorFactory().hermite(15);
        GaussRule rule = GaussRule.hermite(15);
        for (int i = 0; i < rule.size(); i++) {
            assertEquals(Math.sqrt(2) * reference.getPoint(i), rule.node(i), 1e-12);
            assertEquals(reference.getWeight(i) / Math.sqrt(Math.PI), rule.weight(i), 1e-13);
        }
    }

    @Test
    void rulesRejectImpossibleSizes() {
        assertThrows(IllegalArgumentException.class, () -> GaussRule.legendre(0));
        assertThrows(IllegalArgumentException.class, () -> GaussRule.hermite(401));
    }

    private static void check(double exact, DoubleUnaryOperator f, double a, double b) {
        for (double tolerance : new double[] {1e-4, 1e-8, 1e-12}) {
            Integral integral = AdaptiveQuadrature.integrate(f, a, b, tolerance, 0);
            assertTrue(integral.isWithin(tolerance, 0), integral.toString());
            assertEquals(exact, integral.value(), integral.error(), "stated error of " + integral);
        }
    }

    @Test
    void adaptiveMeetsItsToleranceAndStatesAnHonestError() {
        check(2, Math::sin, 0, Math.PI);
        check(Math.PI / 4, x -> 1 / (1 + x * x), 0, 1);
        check(Math.log(101), x -> 1 / (0.01 + x), 0, 1);
        double s = 1e-3;
        check(
                s * Math.sqrt(2 * Math.PI) * Erf.erf(1 / (s * Math.sqrt(2))),
                x -> Math.exp(-0.5 * x * x / (s * s)),
                -1,
                1);
        check(0.5 * (0.3 * 0.3 + 0.7 * 0.7), x -> Math.abs(x - 0.3), 0, 1);
    }

    @Test
    void adaptiveSaysWhereItCannotMeetTheTolerance() {
        Integral integral =
                AdaptiveQuadrature.integrate(x -> Math.sin(1e7 * x * x), 0, 1, 1e-12, 0);
        assertFalse(integral.isWithin(1e-12, 0));
        assertThrows(
                ArithmeticException.class,
                () -> AdaptiveQuadrature.integrate(x -> 1 / Math.max(0, x), -1, 1, 1e-6, 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> AdaptiveQuadrature.integrate(x -> x, 0, Double.POSITIVE_INFINITY, 1e-6, 0));
    }
}
