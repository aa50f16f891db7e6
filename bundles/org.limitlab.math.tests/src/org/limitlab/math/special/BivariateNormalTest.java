package org.limitlab.math.special;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.limitlab.math.quadrature.GaussRule;

class BivariateNormalTest {

    /** h, k, r, P(X <= h, Y <= k), by quadrature with 30 digits. */
    private static final double[][] KNOWN = {
        {0.5, -0.3, 0.4, 0.31712692828616511},
        {1.2, 0.7, -0.8, 0.64306275396154525},
        {-2, -1, 0.95, 0.022741532912507396},
        {-6, -5, 0.5, 1.3433187397672601e-11},
        {-6, -5, -0.5, 6.6539768931310642e-30},
        {-3, -9, 0.3, 4.3976431504490403e-20},
        {2.5, -7, 0.9, 1.279812543885835e-12},
        {3, 3, -0.6, 0.99730020393729947},
        {-1, 4, -0.99, 0.15862358268962393},
        {0, 1, 0.5, 0.46874295264516808},
        {-0.7, 0, 0.2, 0.14598107495614876}
    };

    @Test
    void agreesWithThirtyDigits() {
        for (double[] row : KNOWN) {
            double value = BivariateNormal.cdf(row[0], row[1], row[2]);
            assertEquals(1, value / row[3], 2e-11, () -> "h = " + row[0] + ", k = " + row[1]);
            assertEquals(row[3], value, 3e-16);
            assertEquals(row[3], BivariateNormal.absolute(row[0], row[1], row[2]), 1e-15);
        }
    }

    @Test
    void agreesWithPlackettsIntegralOverTheCorrelation() {
        // d/dr P = density at (h, k); from r = 0, where the variables are independent
        GaussRule rule = GaussRule.legendre(200);
        for (double r : new double[] {-0.97, -0.4, 0.3, 0.8, 0.99}) {
            for (double h = -2.9; h < 3; h += 0.83) {
                for (double k = -2.7; k < 3; k += 0.79) {
                    double a = h;
                    double b = k;
                    double added =
                            rule.apply(
                                    t ->
                                            Math.exp(
                                                            -(a * a
                                                                            + b * b
                                                                            - 2
                                                                                    * a
                                                                                    * b
                                                                                    * Math.sin(t))
                                                                    / (2
                                                                            * Math.pow(
                                                                                    Math.cos(t),
                                                                                    2)))
                                                    / (2 * Math.PI),
                                    0,
                                    Math.asin(r));
                    double expected = NormalCdf.of(h) * NormalCdf.of(k) + added;
                    assertEquals(expected, BivariateNormal.cdf(h, k, r), 1e-13);
                }
            }
        }
    }

    @Test
    void tailJoinsTheRest() {
        // both methods near the switch: the ratio of neighbours is smooth
        for (double h = -5.2; h < -4.2; h += 0.01) {
            double before = BivariateNormal.cdf(h, -1, 0.3);
            double at = BivariateNormal.cdf(h + 0.01, -1, 0.3);
            double after = BivariateNormal.cdf(h + 0.02, -1, 0.3);
            assertEquals(1, before * after / (at * at), 2e-3);
            double second = Math.log(before) + Math.log(after) - 2 * Math.log(at);
            assertEquals(-1e-4, second, 2e-5);
        }
    }

    @Test
    void edgesAreExact() {
        assertEquals(1.0 / 3, BivariateNormal.cdf(0, 0, 0.5), 1e-15);
        assertEquals(NormalLaw.cdf(-0.4), BivariateNormal.cdf(-0.4, 0.7, 1), 1e-15);
        assertEquals(
                NormalLaw.cdf(0.7) - NormalLaw.cdf(0.4), BivariateNormal.cdf(0.7, -0.4, -1), 1e-15);
        assertEquals(0, BivariateNormal.cdf(-1, -1, -1));
        assertEquals(NormalLaw.cdf(0.3), BivariateNormal.cdf(0.3, Double.POSITIVE_INFINITY, -0.7));
        assertEquals(0, BivariateNormal.cdf(Double.NEGATIVE_INFINITY, 1, 0.2));
        assertThrows(IllegalArgumentException.class, () -> BivariateNormal.cdf(0, 0, 1.1));
        assertThrows(IllegalArgumentException.class, () -> BivariateNormal.cdf(Double.NaN, 0, 0));
    }

    @Test
    void owensFunctionAgreesWithThirtyDigits() {
        assertEquals(0.084238500228436368, BivariateNormal.owen(0.5, 0.7), 1e-16);
        assertEquals(0.0059286080308985149, BivariateNormal.owen(-2, 0.3), 1e-16);
        assertEquals(0.079299504748872587, BivariateNormal.owen(1, 3), 1e-16);
        assertEquals(0.1894405292045783, BivariateNormal.owen(0, 2.5), 1e-15);
        assertEquals(-0.00067494756152466782, BivariateNormal.owen(3, -1.5), 1e-16);
        assertEquals(
                NormalLaw.cdf(-1) / 2, BivariateNormal.owen(1, Double.POSITIVE_INFINITY), 1e-16);
    }
}
