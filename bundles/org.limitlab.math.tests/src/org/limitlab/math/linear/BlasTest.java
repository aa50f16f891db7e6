package org.limitlab.math.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

class BlasTest {

    @Test
    void integersByHand() {
        double[] a = {1, 2, 3, 4, 5, 6};
        double[] b = {7, 8, 9, 10, 11, 12};
        double[] c = new double[4];
        Blas.multiply(2, 2, 3, a, b, c);
        assertArrayEquals(new double[] {58, 64, 139, 154}, c);
        double[] y = {100, 200};
        Blas.gemv(false, 2, 3, 2, a, new double[] {1, 0, -1}, 1, y);
        assertArrayEquals(new double[] {96, 196}, y);
        double[] z = new double[3];
        Blas.gemv(true, 2, 3, 1, a, new double[] {1, -1}, 0, z);
        assertArrayEquals(new double[] {-3, -3, -3}, z);
    }

    @Test
    void everyTranspositionAgreesWithTheDefinition() {
        int[][] sizes = {{1, 1, 1}, {3, 5, 7}, {64, 5, 33}, {17, 64, 130}};
        for (int[] s : sizes) {
            for (int t = 0; t < 4; t++) {
                agrees(t % 2 == 1, t / 2 == 1, s[0], s[1], s[2]);
            }
        }
    }

    private static void agrees(boolean ta, boolean tb, int m, int n, int k) {
        double[] a = LinearFixtures.normals("a", m * k);
        double[] b = LinearFixtures.normals("b", k * n);
        double[] expected = LinearFixtures.product(ta, tb, m, n, k, a, b);
        double[] c = new double[m * n];
        Arrays.fill(c, Double.NaN);
        Blas.gemm(ta, tb, m, n, k, 1, a, 0, ta ? m : k, b, 0, tb ? k : n, 0, c, 0, n);
        assertArrayEquals(expected, c, 1e-13 * k, ta + " " + tb + " " + m + " " + n + " " + k);
    }

    /** A block of a larger array is changed, and nothing around it. */
    @Test
    void partsOfArrays() {
        double[] a = LinearFixtures.normals("a", 100);
        double[] b = LinearFixtures.normals("b", 100);
        double[] c = LinearFixtures.normals("c", 100);
        double[] before = c.clone();
        Blas.gemm(false, true, 3, 4, 5, 2, a, 7, 9, b, 11, 8, -1, c, 13, 10);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 4; j++) {
                double sum = 0;
                for (int l = 0; l < 5; l++) {
                    sum += a[7 + 9 * i + l] * b[11 + 8 * j + l];
                }
                int at = 13 + 10 * i + j;
                assertEquals(2 * sum - before[at], c[at], 1e-13);
                before[at] = c[at];
            }
        }
        assertArrayEquals(before, c);
    }

    @Test
    void emptySizesAndShortArrays() {
        double[] c = {3, 4};
        Blas.gemm(false, false, 1, 2, 0, 1, c, 0, 1, c, 0, 2, 0.5, c, 0, 2);
        assertArrayEquals(new double[] {1.5, 2}, c);
        double[] two = new double[2];
        assertThrows(IndexOutOfBoundsException.class, () -> Blas.multiply(1, 3, 1, two, two, two));
        assertThrows(
                IllegalArgumentException.class,
                () -> Blas.gemm(false, false, 2, 2, 1, 1, two, 0, 1, two, 0, 2, 0, two, 0, 1));
    }

    @Test
    void providerHasAName() {
        assertTrue(Blas.provider().matches("[A-Za-z0-9]*BLAS \\(netlib\\)"), Blas.provider());
    }
}
