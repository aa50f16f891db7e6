package org.limitlab.family.transformers.phases;

import org.limitlab.math.fourier.Fft;

/**
 * The heat phase, d_s mu = -gamma Lap mu with s = t/beta: forward for gamma = -1 (repulsion),
 * backward for gamma = 1 (attraction), where only modes that stand above rounding may be carried.
 * Equations (24) to (26) of docs/models/transformers.md.
 */
public final class HeatFlow {

    private HeatFlow() {}

    /** Eigenvalue k (k + d - 2) of minus the Laplacian on the unit sphere of R^d. */
    public static double eigenvalue(int degree, int dimension) {
        return degree * (degree + dimension - 2.0);
    }

    /** exp(gamma k (k + d - 2) s): what an amplitude of a degree is multiplied by. */
    public static double factor(int degree, int dimension, double gamma, double s) {
        return Math.exp(gamma * eigenvalue(degree, dimension) * s);
    }

    /**
     * The last degree whose noise, the machine's epsilon at the start, is still below delta after
     * backward heat for s: sqrt(log(delta/epsilon)/s) on the circle, k (k + d - 2) below log(...)/s
     * in general.
     *
     * @param delta wanted absolute error of an amplitude, above the machine's epsilon
     * @param s time of backward heat, above 0
     */
    public static int lastDegree(double delta, double s, int dimension) {
        double bound = Math.log(delta / Math.ulp(1.0)) / s;
        double half = (dimension - 2) / 2.0;
        return (int) Math.min(1 << 26, Math.floor(Math.sqrt(bound + half * half) - half));
    }

    /**
     * A density on the circle after heat; backward, degrees after {@link #lastDegree} are dropped.
     *
     * @param density at n equispaced points, n a power of two; not modified
     * @param gamma 1 backward, -1 forward
     * @param s at least 0
     * @param delta wanted absolute error of an amplitude, used backward
     */
    public static double[] circle(double[] density, double gamma, double s, double delta) {
        int n = density.length;
        double[] re = density.clone();
        double[] im = new double[n];
        Fft fft = new Fft(n);
        fft.forward(re, im);
        int last = gamma * s > 0 ? lastDegree(delta, gamma * s, 2) : n / 2;
        for (int k = 0; k < n; k++) {
            int degree = Math.min(k, n - k);
            double factor = degree > last ? 0 : factor(degree, 2, gamma, s) / n;
            re[k] *= factor;
            im[k] *= factor;
        }
        fft.backward(re, im);
        return re;
    }
}
