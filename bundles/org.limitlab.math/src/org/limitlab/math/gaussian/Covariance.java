package org.limitlab.math.gaussian;

/** Symmetric matrices as covariances, flat and row by row: {@code c[i * n + j]}. */
public final class Covariance {

    /**
     * Largest negative eigenvalue, as a share of the largest diagonal entry, that counts as zero.
     */
    public static final double ROUNDING = 1e-10;

    private Covariance() {}

    /**
     * Why a matrix is no covariance, or null if it is one.
     *
     * <p>Symmetric Gaussian elimination with the largest pivot first: exact singular matrices (a
     * student that equals its teacher) pass. Cost n³/3; allocates one copy.
     *
     * @param c shape (n, n), not modified
     * @param n dimension, at least 1
     * @return a sentence with the entry or pivot that shows it; null if c is symmetric and positive
     *     semidefinite up to {@link #ROUNDING}
     */
    public static String problem(double[] c, int n) {
        double scale = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                if (!Double.isFinite(c[i * n + j])) {
                    return "entry (" + i + ", " + j + ") is " + c[i * n + j];
                }
                scale = Math.max(scale, Math.abs(c[i * n + j]));
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                if (Math.abs(c[i * n + j] - c[j * n + i]) > ROUNDING * scale) {
                    return "entries (" + i + ", " + j + ") and (" + j + ", " + i + ") differ";
                }
            }
        }
        return eliminate(c.clone(), n, ROUNDING * scale);
    }

    private static String eliminate(double[] a, int n, double rounding) {
        boolean[] done = new boolean[n];
        for (int step = 0; step < n; step++) {
            int pivot = -1;
            for (int i = 0; i < n; i++) {
                if (!done[i] && a[i * n + i] < -rounding) {
                    return "the variance of field "
                            + i
                            + " given others is "
                            + a[i * n + i]
                            + ", below 0: not positive semidefinite";
                }
                if (!done[i] && (pivot < 0 || a[i * n + i] > a[pivot * n + pivot])) {
                    pivot = i;
                }
            }
            double largest = a[pivot * n + pivot];
            if (largest <= rounding) {
                return leftOver(a, n, done, Math.sqrt(rounding * Math.max(rounding, 1)));
            }
            done[pivot] = true;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    if (!done[i] && !done[j]) {
                        a[i * n + j] -= a[i * n + pivot] * a[pivot * n + j] / largest;
                    }
                }
            }
        }
        return null;
    }

    /** Fields without variance of their own may not covary either. */
    private static String leftOver(double[] a, int n, boolean[] done, double rounding) {
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                if (!done[i] && !done[j] && Math.abs(a[i * n + j]) > rounding) {
                    return "fields "
                            + i
                            + " and "
                            + j
                            + " covary by "
                            + a[i * n + j]
                            + " without variance: not positive semidefinite";
                }
            }
        }
        return null;
    }
}
