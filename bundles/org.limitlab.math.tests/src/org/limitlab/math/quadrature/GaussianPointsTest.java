package org.limitlab.math.quadrature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.limitlab.math.gaussian.ErfIntegrals;
import org.limitlab.math.special.NormalLaw;

import java.util.function.ToDoubleFunction;

class GaussianPointsTest {

    private static double average(GaussianPoints points, ToDoubleFunction<double[]> f) {
        double[] z = points.coordinates();
        double[] w = points.weights();
        int n = points.dimension();
        double sum = 0;
        for (int i = 0; i < points.size(); i++) {
            sum += w[i] * f.applyAsDouble(java.util.Arrays.copyOfRange(z, i * n, i * n + n));
        }
        return sum;
    }

    private static double g(double x) {
        return 2 * NormalLaw.cdf(x) - 1;
    }

    /** Moments of the normal law: 1, 3, 1, and those of a product of cosines. */
    @Test
    void latticeKnowsMomentsAndCosines() {
        for (int n = 2; n <= 5; n++) {
            GaussianPoints points = GaussianPoints.lattice(n, 0.7, 7);
            assertEquals(1, average(points, z -> 1), 1e-11);
            assertEquals(1, average(points, z -> z[0] * z[0]), 1e-5);
            assertEquals(3, average(points, z -> Math.pow(z[1], 4)), 2e-4);
            assertEquals(1, average(points, z -> z[0] * z[0] * z[1] * z[1]), 1e-4);
            assertEquals(0, average(points, z -> z[0] * z[1]), 1e-12);
            double exact = Math.exp(-0.5 * (0.49 + 1.21));
            assertEquals(exact, average(points, z -> Math.cos(0.7 * z[0] + 1.1 * z[1])), 1e-5);
        }
    }

    /** A smaller spacing helps exponentially, until the ball's edge is seen. */
    @Test
    void latticeConvergesToTheClosedIntegral() {
        double exact = ErfIntegrals.i2(2.25, 0.9, 1);
        ToDoubleFunction<double[]> f = z -> g(1.5 * z[0]) * g(0.6 * z[0] + 0.8 * z[1]) + 0 * z[3];
        double coarse = Math.abs(average(GaussianPoints.lattice(4, 1.2, 6), f) - exact);
        double middle = Math.abs(average(GaussianPoints.lattice(4, 0.9, 6), f) - exact);
        double fine = Math.abs(average(GaussianPoints.lattice(4, 0.6, 6), f) - exact);
        assertTrue(coarse > 10 * middle, coarse + " " + middle);
        assertTrue(fine < 1e-6, "error " + fine);
    }

    @Test
    void sobolIsExactForSecondMoments() {
        GaussianPoints points = GaussianPoints.sobol(7, 1024);
        for (int a = 0; a < 7; a++) {
            for (int b = 0; b <= a; b++) {
                int i = a;
                int j = b;
                assertEquals(a == b ? 1 : 0, average(points, z -> z[i] * z[j]), 1e-12);
            }
        }
        double exact = ErfIntegrals.i2(1, 0.6, 1);
        double found =
                average(GaussianPoints.sobol(7, 32768), z -> g(z[2]) * g(0.6 * z[2] + 0.8 * z[6]));
        assertEquals(exact, found, 3e-4);
    }

    @Test
    void sizesAreThoseOfTheBall() {
        // volume of the 4-ball of radius 5 over 2 * 0.5^4, halved
        double expected = Math.PI * Math.PI / 2 * 625 / (2 * 0.0625) / 2;
        assertEquals(expected, GaussianPoints.lattice(4, 0.5, 5).size(), 0.03 * expected);
        assertThrows(IllegalArgumentException.class, () -> GaussianPoints.lattice(4, 1, 0.5));
        assertThrows(IllegalArgumentException.class, () -> GaussianPoints.sobol(5, 5));
    }
}
