package org.limitlab.math.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

class SpectrumTest {

    private static double[] sorted(double[] x) {
        double[] copy = x.clone();
        Arrays.sort(copy);
        return copy;
    }

    /** Against numpy.linalg.eigvals: one complex pair leads. */
    @Test
    void complexPair() {
        // V K^T Q of V = [.3 -1 .2; 1.1 .4 0; 0 .5 -.7], Q = [1 .2 0; 0 1 .3; .1 0 .8], K = [1 0
        // .1; .2 1 0; 0 -.1 1.2]
        double[] v = {.3, -1, .2, 1.1, .4, 0, 0, .5, -.7};
        double[] q = {1, .2, 0, 0, 1, .3, .1, 0, .8};
        double[] k = {1, 0, .1, .2, 1, 0, 0, -.1, 1.2};
        double[] a = new double[9];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                for (int r = 0; r < 3; r++) {
                    for (int s = 0; s < 3; s++) {
                        a[3 * i + j] += v[3 * i + r] * k[3 * s + r] * q[3 * s + j];
                    }
                }
            }
        }
        Spectrum spectrum = Spectrum.of(3, a);
        assertEquals(0.60928145, spectrum.largestRealPart(), 1e-8);
        assertEquals(2, spectrum.leadingCount(1e-8));
        assertEquals(0.92386898, spectrum.leadingFrequency(1e-8), 1e-8);
        assertEquals(-0.5865629, sorted(spectrum.real())[0], 1e-7);
        invariant(3, a, spectrum.leadingSpace(1e-8));
    }

    private static void invariant(int n, double[] a, double[][] basis) {
        for (double[] row : basis) {
            double[] image = new double[n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    image[i] += a[i * n + j] * row[j];
                }
            }
            for (double[] axis : basis) {
                double s = 0;
                for (int i = 0; i < n; i++) {
                    s += image[i] * axis[i];
                }
                for (int i = 0; i < n; i++) {
                    image[i] -= s * axis[i];
                }
            }
            for (double x : image) {
                assertEquals(0, x, 1e-12);
            }
        }
    }

    /** A Jordan block of size 2 leads: its plane, not its one eigenvector. */
    @Test
    void defectivePair() {
        double[] a = {1, 1, 0, 0, 1, 0, 0.3, 0, 0.2};
        Spectrum spectrum = Spectrum.of(3, a);
        assertEquals(1, spectrum.largestRealPart(), 1e-7);
        assertEquals(2, spectrum.leadingCount(1e-5));
        double[][] basis = spectrum.leadingSpace(1e-5);
        invariant(3, a, basis);
        // by hand: (1, 0, 3/8) and a chain vector; the normal (3/8, c, -1) with A^T n = 0.2 n
        double c = -0.375 / 0.8;
        for (double[] row : basis) {
            assertEquals(0, 0.375 * row[0] + c * row[1] - row[2], 1e-12);
        }
    }

    /** Symmetric: the top eigenvector, known in closed form; and the zero matrix. */
    @Test
    void symmetricAndZero() {
        double[] a = {2, 1, 1, 2};
        Spectrum spectrum = Spectrum.of(2, a);
        assertEquals(3, spectrum.largestRealPart(), 1e-14);
        double[] top = spectrum.leadingSpace(1e-8)[0];
        assertEquals(Math.sqrt(0.5), Math.abs(top[0]), 1e-14);
        assertEquals(top[0], top[1], 1e-14);
        Spectrum zero = Spectrum.of(3, new double[9]);
        assertEquals(0, zero.largestRealPart());
        assertEquals(3, zero.leadingSpace(1e-8).length);
        assertThrows(
                IllegalArgumentException.class,
                () -> Spectrum.of(2, new double[] {1, 2, 3, Double.NaN}));
    }
}
