package org.limitlab.math.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SymmetricEigenTest {

    /** Hilbert's matrix of 4, by mpmath with 40 digits. */
    @Test
    void tabulatedValues() {
        double[] expected = {
            9.6702304022586886e-5, 0.006738273605760748, 0.16914122022145003, 1.5002142800592428
        };
        assertArrayEquals(
                expected, SymmetricEigen.of(4, LinearFixtures.hilbert(4)).values(), 1e-15);
    }

    /** Second differences on n places: 2 - 2 cos(k pi/(n+1)), with sines as vectors. */
    @Test
    void closedFormOfTheDiscreteLaplacian() {
        int n = 30;
        double[] a = new double[n * n];
        for (int i = 0; i < n; i++) {
            a[i * n + i] = 2;
            if (i > 0) {
                a[i * n + i - 1] = -1;
                a[(i - 1) * n + i] = -1;
            }
        }
        SymmetricEigen eigen = SymmetricEigen.of(n, a);
        double[] vectors = eigen.vectors();
        for (int k = 1; k <= n; k++) {
            assertEquals(2 - 2 * Math.cos(k * Math.PI / (n + 1)), eigen.values()[k - 1], 1e-14);
            double scale = Math.sqrt(2.0 / (n + 1));
            double sign = Math.signum(vectors[(k - 1) * n]);
            for (int i = 0; i < n; i++) {
                double expected = sign * scale * Math.sin((i + 1) * k * Math.PI / (n + 1));
                assertEquals(expected, vectors[(k - 1) * n + i], 1e-12);
            }
        }
    }

    @Test
    void vectorsRebuildTheMatrix() {
        int n = 9;
        double[] b = LinearFixtures.normals("b", n * n);
        double[] a = LinearFixtures.product(true, false, n, n, n, b, b);
        SymmetricEigen eigen = SymmetricEigen.of(n, a);
        double[] v = eigen.vectors();
        double[] scaled = v.clone();
        for (int i = 0; i < n * n; i++) {
            scaled[i] *= eigen.values()[i / n];
        }
        assertArrayEquals(a, LinearFixtures.product(true, false, n, n, n, scaled, v), 1e-12);
    }

    @Test
    void refusesWhatIsNotSymmetric() {
        assertThrows(
                IllegalArgumentException.class,
                () -> SymmetricEigen.of(2, new double[] {1, 2, 3, 4}));
        assertThrows(
                IllegalArgumentException.class,
                () -> SymmetricEigen.of(1, new double[] {Double.NaN}));
        assertThrows(IllegalArgumentException.class, () -> SymmetricEigen.of(2, new double[3]));
    }
}
