package org.limitlab.math.fixedpoint;

import java.util.ArrayDeque;
import java.util.Locale;

/**
 * Solves x = F(x).
 *
 * <p>{@link #anderson} takes damped Picard steps x + beta (F(x) - x), mixed with the last few
 * differences so that the linear part of the residual is least (Walker, Ni 2011); with memory 0 it
 * is plain damped iteration. {@link #newton} is for few unknowns: a Jacobian by differences, steps
 * halved until the residual falls. Not thread-safe if the map is not.
 */
public final class FixedPoint {

    /** A map of n numbers to n numbers. */
    @FunctionalInterface
    public interface Map {
        /**
         * F(x).
         *
         * @param x arguments, shape (n); not modified
         * @param value receives F(x), shape (n); a value that is not finite marks a point outside
         *     the domain
         */
        void apply(double[] x, double[] value);
    }

    /**
     * How to iterate.
     *
     * @param step share beta of the new value in each step, in (0, 1]: 1 is undamped
     * @param memory how many differences are mixed, 0 or more; 0 is plain damped iteration
     * @param tolerance largest |F(x) - x| of a solution, above 0
     * @param most evaluations of the map, 1 or more
     */
    public record Settings(double step, int memory, double tolerance, int most) {
        /** Checks the ranges. */
        public Settings {
            if (!(step > 0 && step <= 1) || memory < 0 || !(tolerance > 0) || most < 1) {
                throw new IllegalArgumentException(
                        "step = "
                                + step
                                + ", memory = "
                                + memory
                                + ", tolerance = "
                                + tolerance
                                + ", most = "
                                + most);
            }
        }

        String words() {
            return String.format(
                    Locale.ROOT,
                    memory == 0 ? "damped iteration, step %.3g" : "Anderson, step %.3g, memory %d",
                    step,
                    memory);
        }
    }

    /**
     * A fixed point.
     *
     * @param x the point
     * @param residual largest |F(x) - x|
     * @param evaluations how often the map was evaluated
     */
    public record Solution(double[] x, double residual, int evaluations) {}

    private static final double DIFFERENCE = 1e-6;

    private FixedPoint() {}

    /**
     * Damped iteration with Anderson's mixing.
     *
     * @param map F
     * @param start first point, shape (n)
     * @param settings how
     * @return the solution
     * @throws NotConverged with the best residual seen
     */
    public static Solution anderson(Map map, double[] start, Settings settings) {
        int n = start.length;
        double[] x = start.clone();
        double[] value = new double[n];
        ArrayDeque<double[]> steps = new ArrayDeque<>();
        ArrayDeque<double[]> changes = new ArrayDeque<>();
        double[] lastX = null;
        double[] lastF = null;
        double best = Double.POSITIVE_INFINITY;
        for (int sweep = 1; sweep <= settings.most; sweep++) {
            map.apply(x, value);
            double[] f = difference(value, x);
            double residual = largest(f);
            if (residual <= settings.tolerance) {
                return new Solution(x, residual, sweep);
            }
            if (!(residual < Double.POSITIVE_INFINITY)) {
                throw new NotConverged(settings.words() + ", left the domain", best, sweep);
            }
            best = Math.min(best, residual);
            if (lastX != null && settings.memory > 0) {
                remember(steps, difference(x, lastX), settings.memory);
                remember(changes, difference(f, lastF), settings.memory);
            }
            lastX = x.clone();
            lastF = f;
            double[] mix = mixing(changes, f);
            int j = 0;
            var step = steps.iterator();
            for (double[] change : changes) {
                double[] move = step.next();
                for (int i = 0; i < n; i++) {
                    x[i] -= mix[j] * (move[i] + settings.step * change[i]);
                }
                j++;
            }
            for (int i = 0; i < n; i++) {
                x[i] += settings.step * f[i];
            }
        }
        throw new NotConverged(settings.words(), best, settings.most);
    }

    private static void remember(ArrayDeque<double[]> queue, double[] item, int memory) {
        queue.addLast(item);
        if (queue.size() > memory) {
            queue.removeFirst();
        }
    }

    /** Coefficients that make |f - sum c_j change_j| least, by slightly regularised equations. */
    private static double[] mixing(ArrayDeque<double[]> changes, double[] f) {
        int k = changes.size();
        double[][] columns = changes.toArray(new double[0][]);
        double[][] gram = new double[k][k];
        double[] right = new double[k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                gram[i][j] = dot(columns[i], columns[j]);
            }
            right[i] = dot(columns[i], f);
        }
        for (int i = 0; i < k; i++) {
            gram[i][i] *= 1 + 1e-12;
        }
        double[] c = solve(gram, right);
        return c == null ? new double[k] : c;
    }

    /**
     * Newton's method on F(x) - x.
     *
     * @param map F; unknowns of the order of 1 (logarithms of positive quantities, say)
     * @param start first point, shape (n)
     * @param tolerance largest |F(x) - x| of a solution, above 0
     * @param most Newton steps, 1 or more
     * @return the solution
     * @throws NotConverged where no step lowers the residual any more, or the steps are used up
     */
    public static Solution newton(Map map, double[] start, double tolerance, int most) {
        int n = start.length;
        double[] x = start.clone();
        double[] value = new double[n];
        map.apply(x, value);
        double[] f = difference(value, x);
        int evaluations = 1;
        for (int step = 0; step < most && largest(f) > tolerance; step++) {
            double[] move = solve(jacobian(map, x, f), f);
            evaluations += n;
            double share = move == null ? 0 : 1;
            double[] trial = x;
            double[] g = f;
            while (share > 1e-6) {
                trial = x.clone();
                for (int i = 0; i < n; i++) {
                    trial[i] -= share * move[i];
                }
                map.apply(trial, value);
                evaluations++;
                g = difference(value, trial);
                if (norm(g) < norm(f)) {
                    break;
                }
                share *= 0.5;
            }
            if (!(norm(g) < norm(f))) {
                break;
            }
            x = trial;
            f = g;
        }
        if (largest(f) <= tolerance) {
            return new Solution(x, largest(f), evaluations);
        }
        throw new NotConverged("Newton with a Jacobian by differences", largest(f), evaluations);
    }

    private static double[][] jacobian(Map map, double[] x, double[] f) {
        int n = x.length;
        double[][] jacobian = new double[n][n];
        double[] value = new double[n];
        for (int j = 0; j < n; j++) {
            double[] moved = x.clone();
            moved[j] += DIFFERENCE * Math.max(1, Math.abs(x[j]));
            double h = moved[j] - x[j];
            map.apply(moved, value);
            for (int i = 0; i < n; i++) {
                jacobian[i][j] = (value[i] - moved[i] - f[i]) / h;
            }
        }
        return jacobian;
    }

    /** Gauss elimination with row pivots; null for a singular matrix. */
    private static double[] solve(double[][] matrix, double[] right) {
        int n = right.length;
        double[][] a = new double[n][];
        for (int i = 0; i < n; i++) {
            a[i] = java.util.Arrays.copyOf(matrix[i], n + 1);
            a[i][n] = right[i];
        }
        for (int c = 0; c < n; c++) {
            int pivot = c;
            for (int i = c + 1; i < n; i++) {
                pivot = Math.abs(a[i][c]) > Math.abs(a[pivot][c]) ? i : pivot;
            }
            if (!(Math.abs(a[pivot][c]) > 0) || Double.isInfinite(a[pivot][c])) {
                return null;
            }
            double[] row = a[pivot];
            a[pivot] = a[c];
            a[c] = row;
            for (int i = c + 1; i < n; i++) {
                double factor = a[i][c] / row[c];
                for (int j = c; j <= n; j++) {
                    a[i][j] -= factor * row[j];
                }
            }
        }
        double[] x = new double[n];
        for (int i = n - 1; i >= 0; i--) {
            double sum = a[i][n];
            for (int j = i + 1; j < n; j++) {
                sum -= a[i][j] * x[j];
            }
            x[i] = sum / a[i][i];
        }
        return x;
    }

    private static double[] difference(double[] a, double[] b) {
        double[] d = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            d[i] = a[i] - b[i];
        }
        return d;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double norm(double[] a) {
        return Math.sqrt(dot(a, a));
    }

    private static double largest(double[] a) {
        double largest = 0;
        for (double x : a) {
            if (!Double.isFinite(x)) {
                return Double.POSITIVE_INFINITY;
            }
            largest = Math.max(largest, Math.abs(x));
        }
        return largest;
    }
}
