package org.limitlab.math.optimise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LbfgsTest {

    private static double rosenbrock(double[] x, double[] g) {
        double a = x[1] - x[0] * x[0];
        double b = 1 - x[0];
        g[0] = -400 * x[0] * a - 2 * b;
        g[1] = 200 * a;
        return 100 * a * a + b * b;
    }

    @Test
    void findsTheMinimumOfRosenbrocksValley() {
        Minimum found =
                Lbfgs.minimise(
                        LbfgsTest::rosenbrock, new double[] {-1.2, 1}, Lbfgs.Options.to(1e-9));
        assertTrue(found.converged(), found.toString());
        assertArrayEquals(new double[] {1, 1}, found.point(), 1e-9);
        assertTrue(found.evaluations() < 80, found.toString());
    }

    /** Minimum of ½ x·A x - b·x, tridiagonal A of the Laplacian: x_i = i (n + 1 - i) / 2. */
    @Test
    void solvesATridiagonalSystemWithAThousandUnknowns() {
        int n = 1000;
        SmoothFunction f =
                (x, g) -> {
                    double value = 0;
                    for (int i = 0; i < n; i++) {
                        double left = i == 0 ? 0 : x[i - 1];
                        double right = i == n - 1 ? 0 : x[i + 1];
                        double scale = n * n;
                        g[i] = (2 * x[i] - left - right) - 1 / scale;
                        value += x[i] * (0.5 * (2 * x[i] - left - right) - 1 / scale);
                    }
                    return value;
                };
        Minimum found = Lbfgs.minimise(f, new double[n], new Lbfgs.Options(20, 1e-12, 20000));
        for (int i = 0; i < n; i++) {
            double exact = 0.5 * (i + 1.0) * (n - i) / ((double) n * n);
            assertEquals(exact, found.point()[i], 1e-6, "x[" + i + "], " + found);
        }
    }

    /** Logistic loss with penalty: its stationary point by Newton's method in one variable. */
    @Test
    void agreesWithNewtonsMethodOnALogisticLoss() {
        double lambda = 0.1;
        SmoothFunction f =
                (x, g) -> {
                    double s = 1 / (1 + Math.exp(x[0]));
                    g[0] = -s + lambda * x[0];
                    return Math.log1p(Math.exp(-x[0])) + 0.5 * lambda * x[0] * x[0];
                };
        double newton = 1;
        for (int k = 0; k < 50; k++) {
            double s = 1 / (1 + Math.exp(newton));
            newton -= (-s + lambda * newton) / (s * (1 - s) + lambda);
        }
        Minimum found = Lbfgs.minimise(f, new double[] {-30}, Lbfgs.Options.to(1e-12));
        assertEquals(newton, found.point()[0], 1e-10);
    }

    @Test
    void staysWhereTheFunctionIsFinite() {
        SmoothFunction f =
                (x, g) -> {
                    g[0] = 1 - 1e-3 / x[0];
                    return x[0] <= 0 ? Double.NaN : x[0] - 1e-3 * Math.log(x[0]);
                };
        Minimum found = Lbfgs.minimise(f, new double[] {5}, Lbfgs.Options.to(1e-10));
        assertEquals(1e-3, found.point()[0], 1e-9);
        assertThrows(
                ArithmeticException.class,
                () -> Lbfgs.minimise(f, new double[] {-1}, Lbfgs.Options.to(1e-10)));
    }

    @Test
    void saysWhenItDidNotConverge() {
        Minimum found =
                Lbfgs.minimise(
                        LbfgsTest::rosenbrock,
                        new double[] {-1.2, 1},
                        new Lbfgs.Options(5, 1e-9, 10));
        assertFalse(found.converged());
        assertTrue(found.residual() > 1e-9);
    }
}
