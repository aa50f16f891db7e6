package org.limitlab.math.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class LinearSystemTest {

    @Test
    void needsPivotsAndFindsTheSolutionByHand() {
        double[] a = {0, 2, 1, 1, 1, 0, 3, 0, 1};
        // x = (1, 2, 3) and (0, 1, -1)
        double[] b = {7, 1, 3, 1, 6, -1};
        assertArrayEquals(new double[] {1, 0, 2, 1, 3, -1}, LinearSystem.solve(3, a, 2, b), 1e-14);
    }

    @Test
    void residualIsRounding() {
        int n = 60;
        double[] a = LinearFixtures.normals("a", n * n);
        double[] b = LinearFixtures.normals("b", n * 2);
        double[] x = LinearSystem.solve(n, a, 2, b);
        assertArrayEquals(b, LinearFixtures.product(false, false, n, 2, n, a, x), 1e-11);
    }

    /** A parabola through noise-free and then through displaced points. */
    @Test
    void leastSquaresFitsAParabola() {
        double[] a = new double[15];
        double[] b = new double[5];
        for (int i = 0; i < 5; i++) {
            a[3 * i] = 1;
            a[3 * i + 1] = i;
            a[3 * i + 2] = i * i;
            b[i] = 2 - 3 * i + 0.5 * i * i;
        }
        double[] exact = {2, -3, 0.5};
        assertArrayEquals(exact, LinearSystem.leastSquares(5, 3, a, 1, b), 1e-12);
        // orthogonal to all parabolas: third differences' pattern
        double[] residual = {1, -4, 6, -4, 1};
        for (int i = 0; i < 5; i++) {
            b[i] += 0.1 * residual[i];
        }
        assertArrayEquals(exact, LinearSystem.leastSquares(5, 3, a, 1, b), 1e-12);
    }

    /** Second oracle: the normal equations by Cholesky. */
    @Test
    void leastSquaresAgreesWithNormalEquations() {
        double[] a = LinearFixtures.normals("a", 40 * 6);
        double[] b = LinearFixtures.normals("b", 40);
        double[] normal = LinearFixtures.product(true, false, 6, 6, 40, a, a);
        double[] right = LinearFixtures.product(true, false, 6, 1, 40, a, b);
        Cholesky cholesky = new Cholesky(6);
        cholesky.factor(normal);
        cholesky.solve(1, right);
        assertArrayEquals(right, LinearSystem.leastSquares(40, 6, a, 1, b), 1e-13);
    }

    @Test
    void singularMatricesAreRefused() {
        double[] singular = {1, 2, 2, 4};
        double[] b = {1, 1};
        assertThrows(ArithmeticException.class, () -> LinearSystem.solve(2, singular, 1, b));
        assertThrows(
                ArithmeticException.class, () -> LinearSystem.leastSquares(2, 2, singular, 1, b));
        assertThrows(
                IllegalArgumentException.class, () -> LinearSystem.leastSquares(1, 2, b, 1, b));
        assertThrows(IllegalArgumentException.class, () -> LinearSystem.solve(2, b, 1, b));
        assertEquals(0.5, LinearSystem.solve(1, new double[] {2}, 1, new double[] {1})[0]);
    }
}
