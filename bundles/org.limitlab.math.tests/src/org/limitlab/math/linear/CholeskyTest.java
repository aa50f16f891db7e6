package org.limitlab.math.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CholeskyTest {

    /** Hilbert's matrix of 4, by mpmath with 40 digits. */
    @Test
    void tabulatedFactorAndDeterminant() {
        Cholesky cholesky = new Cholesky(4);
        assertTrue(cholesky.factor(LinearFixtures.hilbert(4)));
        assertEquals(0.5, cholesky.lower(1, 0));
        assertEquals(0.28867513459481288, cholesky.lower(2, 1), 1e-15);
        assertEquals(0.07453559924999299, cholesky.lower(2, 2), 1e-14);
        assertEquals(0.11180339887498948, cholesky.lower(3, 2), 1e-13);
        assertEquals(0.018898223650461361, cholesky.lower(3, 3), 1e-12);
        assertEquals(0, cholesky.lower(0, 3));
        assertEquals(-15.615238196841506, cholesky.logDeterminant(), 1e-11);
    }

    @Test
    void factorsMultiplyToTheMatrixAndSolveIt() {
        for (int n : new int[] {1, 2, 7, 40}) {
            double[] b = LinearFixtures.normals("b", n * n);
            double[] a = LinearFixtures.product(false, true, n, n, n, b, b);
            for (int i = 0; i < n; i++) {
                a[i * n + i] += 1;
            }
            Cholesky cholesky = new Cholesky(n);
            assertTrue(cholesky.factor(a));
            double[] unit = new double[n * n];
            for (int i = 0; i < n; i++) {
                unit[i * n + i] = 1;
            }
            double[] lower = new double[n * n];
            cholesky.multiplyLower(n, unit, lower);
            assertArrayEquals(
                    a, LinearFixtures.product(false, true, n, n, n, lower, lower), 1e-12 * n);
            double[] x = LinearFixtures.normals("x", n * 3);
            double[] right = LinearFixtures.product(false, false, n, 3, n, a, x);
            cholesky.solve(3, right);
            assertArrayEquals(x, right, 1e-10);
        }
    }

    /** Second oracle: the determinant and the solution by LU. */
    @Test
    void agreesWithElimination() {
        int n = 12;
        double[] b = LinearFixtures.normals("spd", n * n);
        double[] a = LinearFixtures.product(true, false, n, n, n, b, b);
        Cholesky cholesky = new Cholesky(n);
        assertTrue(cholesky.factor(a));
        double[] right = LinearFixtures.normals("right", n);
        double[] expected = LinearSystem.solve(n, a, 1, right);
        double sum = 0;
        for (double value : SymmetricEigen.of(n, a).values()) {
            sum += Math.log(value);
        }
        assertEquals(sum, cholesky.logDeterminant(), 1e-9);
        cholesky.solve(1, right);
        assertArrayEquals(expected, right, 1e-8);
    }

    @Test
    void singularMatricesNeedJitterAndIndefiniteOnesFail() {
        double[] ones = {1, 1, 1, 1};
        Cholesky cholesky = new Cholesky(2);
        assertFalse(cholesky.factor(ones));
        assertThrows(IllegalStateException.class, () -> cholesky.lower(0, 0));
        assertEquals(1e-12, cholesky.factorWithJitter(ones, 1e-12), 1e-18);
        assertEquals(1, cholesky.lower(1, 0), 1e-12);
        assertEquals(Math.sqrt(2e-12), cholesky.lower(1, 1), 1e-9);
        double[] indefinite = {1, 2, 2, 1};
        assertThrows(ArithmeticException.class, () -> cholesky.factorWithJitter(indefinite, 1e-12));
        assertThrows(
                ArithmeticException.class,
                () -> cholesky.factorWithJitter(new double[] {Double.NaN, 0, 0, 1}, 1e-12));
        assertThrows(
                ArithmeticException.class, () -> cholesky.factorWithJitter(new double[4], 1e-12));
    }
}
