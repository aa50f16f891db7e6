package org.limitlab.math.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class MatrixExponentialTest {

    /** By mpmath with 40 digits. */
    @Test
    void tabulatedValues() {
        double[] a = {1, 2, 0, -1, 3, .5, .25, 0, -2};
        double[] expected = {
            -2.1365477355400347, 12.511249467314987, 1.2408748918206527,
            -6.100515372179912, 10.374701731774952, 1.2665000290977678,
            0.012812568638557585, 0.62043744591032633, 0.19145122443857954
        };
        assertArrayEquals(expected, MatrixExponential.of(3, a), 2e-14);
        // Moler and Van Loan's example, of norm 113, whose Taylor series fails
        double[] bad = {-49, 24, -64, 31};
        double[] result = {
            -0.73575875814475308, 0.5518190996580977, -1.4715175990882605, 1.1036382407155726
        };
        assertArrayEquals(result, MatrixExponential.of(2, bad), 1e-12);
    }

    @Test
    void rotationsNilpotentsAndNumbers() {
        double t = 7.5;
        assertArrayEquals(
                new double[] {Math.cos(t), -Math.sin(t), Math.sin(t), Math.cos(t)},
                MatrixExponential.of(2, new double[] {0, -t, t, 0}),
                1e-14);
        assertArrayEquals(
                new double[] {1, 2, 3, 0, 1, 2, 0, 0, 1},
                MatrixExponential.of(3, new double[] {0, 2, 1, 0, 0, 2, 0, 0, 0}),
                1e-14);
        assertEquals(1, MatrixExponential.of(1, new double[] {0})[0]);
        assertEquals(1, MatrixExponential.of(1, new double[] {-30})[0] / Math.exp(-30), 1e-12);
    }

    /** Second oracle: of a symmetric matrix, by its eigenvectors. */
    @Test
    void agreesWithTheSpectralForm() {
        int n = 8;
        double[] b = LinearFixtures.normals("b", n * n);
        double[] a = new double[n * n];
        for (int i = 0; i < n * n; i++) {
            a[i] = 0.5 * (b[i] + b[i % n * n + i / n]);
        }
        SymmetricEigen eigen = SymmetricEigen.of(n, a);
        double[] v = eigen.vectors();
        double[] scaled = v.clone();
        for (int i = 0; i < n * n; i++) {
            scaled[i] *= Math.exp(eigen.values()[i / n]);
        }
        double[] expected = LinearFixtures.product(true, false, n, n, n, scaled, v);
        assertArrayEquals(expected, MatrixExponential.of(n, a), 1e-11);
    }

    @Test
    void refusesWhatIsNotFinite() {
        assertThrows(
                IllegalArgumentException.class,
                () -> MatrixExponential.of(1, new double[] {Double.NaN}));
        assertThrows(
                IllegalArgumentException.class, () -> MatrixExponential.of(2, new double[] {1}));
    }
}
