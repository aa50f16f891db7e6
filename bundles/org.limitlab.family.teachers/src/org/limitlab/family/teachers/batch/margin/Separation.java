package org.limitlab.family.teachers.batch.margin;

import org.limitlab.core.problem.NumericalFailure;
import org.limitlab.math.linear.Blas;
import org.limitlab.math.linear.Cholesky;

import java.util.Arrays;

/**
 * Decides whether labelled points can be separated by a plane.
 *
 * <p>By Gordan's theorem they cannot exactly when multipliers a &gt;= 0 with sum 1 give sum a y (u,
 * 1) = 0. The squares |sum a y (u, 1)|² + (1 - sum a)² are minimised over a &gt;= 0 by the
 * active-set method of Lawson and Hanson (1974); their least value is M²/(1 + M²) with the margin M
 * of the points, and 0 where they cannot be separated.
 */
public final class Separation {

    private static final double NOTHING = 1e-9;

    private Separation() {}

    /**
     * The squared margin over one plus itself.
     *
     * @param design points and labels
     * @param bias true if the plane may miss the origin
     * @return in [0, 1); 0 where no plane separates the points
     * @throws NumericalFailure if the active sets do not settle
     */
    public static double margin(Design design, boolean bias) {
        int n = design.rows();
        double[] gram = gram(design, bias);
        double[] a = new double[n];
        double[] gradient = new double[n];
        boolean[] active = new boolean[n];
        for (int round = 0; round < 20 * n + 100; round++) {
            gradient(gram, a, gradient);
            int enters = -1;
            for (int i = 0; i < n; i++) {
                if (!active[i] && (enters < 0 || gradient[i] > gradient[enters])) {
                    enters = i;
                }
            }
            if (enters < 0 || gradient[enters] <= 1e-12) {
                return rest(a);
            }
            active[enters] = true;
            if (!improve(gram, a, active)) {
                return rest(a);
            }
            if (rest(a) == 0) {
                return 0;
            }
        }
        throw new NumericalFailure("active sets do not settle; n = " + n);
    }

    private static double rest(double[] a) {
        double rest = 1 - Arrays.stream(a).sum();
        return rest > NOTHING ? rest : 0;
    }

    /** y y' (u u' + bias) + 1. */
    private static double[] gram(Design design, boolean bias) {
        int n = design.rows();
        int d = design.columns();
        double[] u = design.u();
        double[] gram = new double[n * n];
        Blas.gemm(false, true, n, n, d, 1, u, 0, d, u, 0, d, 0, gram, 0, n);
        double[] y = design.labels();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                gram[i * n + j] = y[i] * y[j] * (gram[i * n + j] + (bias ? 1 : 0)) + 1;
            }
        }
        return gram;
    }

    /** 1 - G a: minus half the gradient. */
    private static void gradient(double[] gram, double[] a, double[] into) {
        int n = a.length;
        Arrays.fill(into, 1);
        for (int j = 0; j < n; j++) {
            if (a[j] != 0) {
                for (int i = 0; i < n; i++) {
                    into[i] -= gram[j * n + i] * a[j];
                }
            }
        }
    }

    /** Moves to the minimum over the active multipliers, dropping those that reach 0. */
    private static boolean improve(double[] gram, double[] a, boolean[] active) {
        int n = a.length;
        while (true) {
            int[] set = set(active);
            double[] target = solve(gram, n, set);
            if (target == null) {
                return false;
            }
            double share = 1;
            for (int k = 0; k < set.length; k++) {
                if (target[k] <= 0) {
                    share = Math.min(share, a[set[k]] / (a[set[k]] - target[k]));
                }
            }
            for (int k = 0; k < set.length; k++) {
                int i = set[k];
                a[i] += share * (target[k] - a[i]);
                if (share < 1 && a[i] <= 1e-15) {
                    a[i] = 0;
                    active[i] = false;
                }
            }
            if (share == 1) {
                return true;
            }
        }
    }

    private static int[] set(boolean[] active) {
        int[] set = new int[active.length];
        int count = 0;
        for (int i = 0; i < active.length; i++) {
            if (active[i]) {
                set[count++] = i;
            }
        }
        return Arrays.copyOf(set, count);
    }

    private static double[] solve(double[] gram, int n, int[] set) {
        int k = set.length;
        if (k == 0) {
            return new double[0];
        }
        double[] part = new double[k * k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                part[i * k + j] = gram[set[i] * n + set[j]];
            }
        }
        Cholesky factor = new Cholesky(k);
        if (!factor.factor(part)) {
            return null;
        }
        double[] right = new double[k];
        Arrays.fill(right, 1);
        factor.solve(1, right);
        return right;
    }
}
