package org.limitlab.math.special;

/**
 * Gegenbauer polynomials in dimension d, normalised to P_k(1) = 1: zonal spherical harmonics of the
 * unit sphere of R^d. In d = 2 they are cos(k arccos u), in d = 3 Legendre polynomials. By the
 * three-term recurrence (k + d - 3) P_k = (2k + d - 4) u P_{k-1} - (k - 1) P_{k-2}, stable on [-1,
 * 1].
 */
public final class Gegenbauer {

    private Gegenbauer() {}

    /**
     * P_k(u).
     *
     * @param degree k, at least 0
     * @param dimension d, at least 2
     * @param u in [-1, 1]
     */
    public static double value(int degree, int dimension, double u) {
        check(degree, dimension);
        double before = 1;
        double now = u;
        if (degree == 0) {
            return before;
        }
        for (int k = 2; k <= degree; k++) {
            double next = next(k, dimension, u, now, before);
            before = now;
            now = next;
        }
        return now;
    }

    /**
     * P_0(u), ..., P_K(u).
     *
     * @param into receives K + 1 values, K = into.length - 1
     */
    public static void values(int dimension, double u, double[] into) {
        check(into.length - 1, dimension);
        into[0] = 1;
        if (into.length > 1) {
            into[1] = u;
        }
        for (int k = 2; k < into.length; k++) {
            into[k] = next(k, dimension, u, into[k - 1], into[k - 2]);
        }
    }

    /**
     * Number of linearly independent spherical harmonics of a degree.
     *
     * @param degree k, at least 0
     * @param dimension d, at least 2
     */
    public static double multiplicity(int degree, int dimension) {
        check(degree, dimension);
        if (degree == 0) {
            return 1;
        }
        double product = (2.0 * degree + dimension - 2) / degree;
        for (int j = 1; j < degree; j++) {
            product *= (dimension - 2.0 + j) / j;
        }
        return Math.rint(product);
    }

    private static double next(int k, int d, double u, double now, double before) {
        if (d == 2) {
            return 2 * u * now - before;
        }
        return ((2.0 * k + d - 4) * u * now - (k - 1) * before) / (k + d - 3);
    }

    private static void check(int degree, int dimension) {
        if (degree < 0 || dimension < 2) {
            throw new IllegalArgumentException("degree = " + degree + ", dimension = " + dimension);
        }
    }
}
