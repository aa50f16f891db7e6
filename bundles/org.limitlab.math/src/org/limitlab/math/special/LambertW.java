package org.limitlab.math.special;

/** The principal branch of the inverse of w e^w. */
public final class LambertW {

    private static final int MOST_STEPS = 40;

    private LambertW() {}

    /**
     * The solution w &gt;= -1 of w e^w = x.
     *
     * <p>Relative error about 1e-15, but next to the branch point only what x itself allows: |dw| =
     * |dx| e / sqrt(2 (1 + e x)).
     *
     * @param x at least -1/e; arguments below it by less than 1e-15 count as -1/e
     * @return W0(x); infinity for infinity
     * @throws IllegalArgumentException if x is below -1/e or not a number
     */
    public static double w0(double x) {
        double distance = Math.fma(Math.E, x, 1.0);
        if (!(distance >= -1e-15)) {
            throw new IllegalArgumentException("x = " + x + " lies below -1/e");
        }
        if (x == 0 || x == Double.POSITIVE_INFINITY) {
            return x;
        }
        if (distance < 1e-4) {
            return branchSeries(Math.sqrt(2 * Math.max(0, distance)));
        }
        return x > Math.E ? byLogarithm(x) : halley(x, guess(x, distance));
    }

    private static double branchSeries(double p) {
        return -1
                + p
                        * (1
                                + p
                                        * (-1.0 / 3
                                                + p
                                                        * (11.0 / 72
                                                                + p
                                                                        * (-43.0 / 540
                                                                                + p
                                                                                        * (769.0
                                                                                                        / 17280
                                                                                                - p
                                                                                                        * 221.0
                                                                                                        / 8505)))));
    }

    private static double guess(double x, double distance) {
        if (x < -0.2) {
            return branchSeries(Math.sqrt(2 * distance));
        }
        return Math.log1p(x) / (1 + 0.5 * Math.log1p(x) / (1 + x));
    }

    private static double halley(double x, double start) {
        double w = start;
        for (int i = 0; i < MOST_STEPS; i++) {
            double e = Math.exp(w);
            double f = w * e - x;
            double step = f / (e * (w + 1) - (w + 2) * f / (2 * w + 2));
            w -= step;
            if (Math.abs(step) <= 1e-16 * Math.abs(w)) {
                break;
            }
        }
        return w;
    }

    /** Newton for w + log w = log x, which cannot overflow. */
    private static double byLogarithm(double x) {
        double target = Math.log(x);
        double w = target - Math.log(target);
        w = w > 0.5 ? w : 0.5;
        for (int i = 0; i < MOST_STEPS; i++) {
            double step = (w + Math.log(w) - target) * w / (w + 1);
            w -= step;
            if (Math.abs(step) <= 1e-16 * w) {
                break;
            }
        }
        return w;
    }
}
