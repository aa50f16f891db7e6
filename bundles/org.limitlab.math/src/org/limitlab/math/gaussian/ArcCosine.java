package org.limitlab.math.gaussian;

/**
 * The dual of ReLU, E[max(X, 0) max(Y, 0)] for normal X and Y with mean 0, variance 1 and
 * correlation r: (sin t + (pi - t) cos t)/(2 pi) with cos t = r. Exact to rounding. Source: Cho,
 * Saul (2009), Kernel methods for deep learning.
 */
public final class ArcCosine {

    private ArcCosine() {}

    /**
     * The value at a correlation.
     *
     * @param r correlation, -1 to 1
     * @return the value, 0 to 1/2
     */
    public static double value(double r) {
        double t = Math.acos(r);
        return (Math.sqrt((1 - r) * (1 + r)) + (Math.PI - t) * r) / (2 * Math.PI);
    }

    /**
     * The value at r = 1, which is 1/2, minus that at 1 - s, without cancellation.
     *
     * @param s 0 to 2
     * @return the difference, accurate relative to itself
     */
    public static double drop(double s) {
        double t = 2 * Math.asin(Math.sqrt(0.5 * s));
        return 0.5 * s - sineRest(t, s) / (2 * Math.PI);
    }

    /** sin t - t cos t, where cos t = 1 - s. */
    private static double sineRest(double t, double s) {
        double t2 = t * t;
        return t > 0.1
                ? Math.sin(t) - t * (1 - s)
                : t * t2 / 3 * (1 - t2 / 10 * (1 - t2 / 28 * (1 - t2 / 54)));
    }
}
