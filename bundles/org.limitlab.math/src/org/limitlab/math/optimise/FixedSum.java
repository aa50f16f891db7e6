package org.limitlab.math.optimise;

/**
 * Projection on a box cut by a plane: x_i = clamp(y_i - mu) with the multiplier mu at which they
 * add up. The sum falls with mu, piecewise linearly: Newton's method inside a bracket, bisected
 * where a step leaves it, ends after finitely many pieces.
 */
final class FixedSum {

    private static final int MOST_STEPS = 200;

    private final double[] lower;
    private final double[] upper;
    private final int first;
    private final int stride;
    private final double total;

    FixedSum(double[] lower, double[] upper, int first, int stride, double total) {
        this.lower = lower.clone();
        this.upper = upper.clone();
        this.first = first;
        this.stride = stride;
        this.total = total;
        double least = 0;
        double most = 0;
        for (int i = first; i < lower.length; i += stride) {
            least += lower[i];
            most += upper[i];
        }
        double slack = 1e-12 * Math.max(1, Math.abs(total));
        if (!(least - slack <= total && total <= most + slack)) {
            throw new IllegalArgumentException(
                    "the sum " + total + " lies outside [" + least + ", " + most + "]");
        }
    }

    void project(double[] x) {
        double mu = multiplier(x);
        for (int i = 0; i < x.length; i++) {
            boolean summed = i >= first && (i - first) % stride == 0;
            x[i] = Math.clamp(summed ? x[i] - mu : x[i], lower[i], upper[i]);
        }
    }

    private double multiplier(double[] y) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = first; i < y.length; i += stride) {
            low = Math.min(low, y[i] - upper[i]);
            high = Math.max(high, y[i] - lower[i]);
        }
        double mu = Math.clamp(0, low, high);
        for (int step = 0; step < MOST_STEPS; step++) {
            double excess = -total;
            int free = 0;
            for (int i = first; i < y.length; i += stride) {
                double x = y[i] - mu;
                excess += Math.clamp(x, lower[i], upper[i]);
                free += x > lower[i] && x < upper[i] ? 1 : 0;
            }
            if (Math.abs(excess) <= 4e-16 * y.length * Math.max(1, Math.abs(total))) {
                return mu;
            }
            if (excess > 0) {
                low = mu;
            } else {
                high = mu;
            }
            double newton = free == 0 ? Double.NaN : mu + excess / free;
            double next = newton > low && newton < high ? newton : 0.5 * (low + high);
            if (next == mu || next == low || next == high) {
                return next;
            }
            mu = next;
        }
        return mu;
    }
}
