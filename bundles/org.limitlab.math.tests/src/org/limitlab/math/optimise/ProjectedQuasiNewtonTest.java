package org.limitlab.math.optimise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.concurrent.CancellationException;

class ProjectedQuasiNewtonTest {

    private static final ProjectedQuasiNewton.Options OPTIONS =
            ProjectedQuasiNewton.Options.to(1e-9, 1e-15);

    /** ½ sum w_i (x_i - c_i)², separable: its minimum over a set is known in closed form. */
    private static SmoothFunction quadratic(double[] w, double[] c) {
        return (x, g) -> {
            double value = 0;
            for (int i = 0; i < x.length; i++) {
                g[i] = w[i] * (x[i] - c[i]);
                value += 0.5 * g[i] * (x[i] - c[i]);
            }
            return value;
        };
    }

    @Test
    void clampsASeparableQuadraticToItsBox() {
        int n = 50;
        double[] w = new double[n];
        double[] c = new double[n];
        double[] expected = new double[n];
        for (int i = 0; i < n; i++) {
            w[i] = Math.pow(10, 2.0 * i / (n - 1));
            c[i] = 2 * Math.sin(3 * i);
            expected[i] = Math.clamp(c[i], 0, 1);
        }
        double[] one = new double[n];
        Arrays.fill(one, 1);
        Minimum found =
                ProjectedQuasiNewton.minimise(
                        quadratic(w, c),
                        new double[n],
                        FeasibleSet.box(new double[n], one),
                        OPTIONS);
        assertTrue(found.converged(), found.toString());
        assertArrayEquals(expected, found.point(), 1e-7);
    }

    /** With a fixed sum the minimum is x_i = clamp(c_i - mu / w_i); mu by bisection here. */
    @Test
    void keepsTheSumAndMeetsTheConditionsOfKuhnAndTucker() {
        int n = 40;
        double[] w = new double[n];
        double[] c = new double[n];
        for (int i = 0; i < n; i++) {
            w[i] = 1 + i % 7;
            c[i] = Math.cos(i);
        }
        double low = -100;
        double high = 100;
        for (int k = 0; k < 200; k++) {
            double mu = 0.5 * (low + high);
            if (sum(clamped(w, c, mu)) > 20) {
                low = mu;
            } else {
                high = mu;
            }
        }
        double[] one = new double[n];
        Arrays.fill(one, 1);
        FeasibleSet set = FeasibleSet.boxWithSum(new double[n], one, 0, 1, 20);
        Minimum found = ProjectedQuasiNewton.minimise(quadratic(w, c), new double[n], set, OPTIONS);
        assertArrayEquals(clamped(w, c, low), found.point(), 1e-8);
        assertEquals(20, sum(found.point()), 1e-12);
    }

    private static double[] clamped(double[] w, double[] c, double mu) {
        double[] x = new double[w.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = Math.clamp(c[i] - mu / w[i], 0, 1);
        }
        return x;
    }

    private static double sum(double[] x) {
        return Arrays.stream(x).sum();
    }

    /** Minimum of Rosenbrock's function on x <= 0.5: x = 0.5, y = 0.25. */
    @Test
    void followsACurvedValleyToTheBound() {
        SmoothFunction f =
                (x, g) -> {
                    double a = x[1] - x[0] * x[0];
                    double b = 1 - x[0];
                    g[0] = -400 * x[0] * a - 2 * b;
                    g[1] = 200 * a;
                    return 100 * a * a + b * b;
                };
        FeasibleSet box = FeasibleSet.box(new double[] {-2, -2}, new double[] {0.5, 2});
        Minimum found = ProjectedQuasiNewton.minimise(f, new double[] {-1.2, 1}, box, OPTIONS);
        assertArrayEquals(new double[] {0.5, 0.25}, found.point(), 1e-8);
        assertEquals(0.25, found.value(), 1e-14);
    }

    @Test
    void projectionIsNearestOfManyFeasiblePoints() {
        double[] lower = {0, 0, -1, 0};
        double[] upper = {1, 2, 1, 0.5};
        FeasibleSet set = FeasibleSet.boxWithSum(lower, upper, 0, 1, 1.2);
        double[] y = {0.9, -0.4, 1.7, 0.3};
        double[] projected = y.clone();
        set.project(projected);
        double best = distance(y, projected);
        for (double a = 0; a <= 1; a += 0.05) {
            for (double b = 0; b <= 2; b += 0.05) {
                for (double d = 0; d <= 0.5; d += 0.05) {
                    double c = 1.2 - a - b - d;
                    if (c >= -1 && c <= 1) {
                        assertTrue(distance(y, new double[] {a, b, c, d}) >= best - 1e-12);
                    }
                }
            }
        }
        assertEquals(1.2, sum(projected), 1e-14);
        double[] again = projected.clone();
        set.project(again);
        assertArrayEquals(projected, again, 1e-14);
    }

    @Test
    void sumsEverySecondCoordinateAlone() {
        double[] x = {0.2, 7, 0.4, -7};
        FeasibleSet.boxWithSum(new double[4], new double[] {1, 9, 1, 9}, 0, 2, 1).project(x);
        assertArrayEquals(new double[] {0.4, 7, 0.6, 0}, x, 1e-14);
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }

    @Test
    void refusesWhatCannotBeAndEndsWhenCancelled() {
        double[] zero = new double[2];
        double[] one = {1, 1};
        assertThrows(IllegalArgumentException.class, () -> FeasibleSet.box(one, zero));
        assertThrows(
                IllegalArgumentException.class, () -> FeasibleSet.boxWithSum(zero, one, 0, 1, 2.5));
        SmoothFunction f = quadratic(one, new double[] {3, 3});
        assertThrows(
                CancellationException.class,
                () ->
                        ProjectedQuasiNewton.minimise(
                                f, zero, FeasibleSet.box(zero, one), OPTIONS.polling(() -> true)));
        Minimum early =
                ProjectedQuasiNewton.minimise(
                        quadratic(new double[] {1, 1e6}, new double[] {.3, .4}),
                        zero,
                        FeasibleSet.box(zero, one),
                        new ProjectedQuasiNewton.Options(3, 1e-14, 0, 2, () -> false));
        assertFalse(early.converged());
    }
}
