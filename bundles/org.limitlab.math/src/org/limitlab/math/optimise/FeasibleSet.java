package org.limitlab.math.optimise;

/** A closed convex set, known by its projection. */
@FunctionalInterface
public interface FeasibleSet {

    /**
     * Moves a point to the nearest one of the set.
     *
     * @param x shape (n); overwritten
     */
    void project(double[] x);

    /**
     * A box.
     *
     * @param lower shape (n), not above {@code upper}
     * @param upper shape (n)
     */
    static FeasibleSet box(double[] lower, double[] upper) {
        checkBox(lower, upper);
        double[] low = lower.clone();
        double[] high = upper.clone();
        return x -> {
            for (int i = 0; i < x.length; i++) {
                x[i] = Math.clamp(x[i], low[i], high[i]);
            }
        };
    }

    /**
     * A box cut by planes: the points whose coordinates i, i + stride, i + 2 stride, ... add up to
     * a fixed total.
     *
     * @param lower shape (n), not above {@code upper}
     * @param upper shape (n)
     * @param first index of the first coordinate of the sum
     * @param stride distance between coordinates of the sum, at least 1
     * @param total the sum, between the sums of the bounds
     */
    static FeasibleSet boxWithSum(
            double[] lower, double[] upper, int first, int stride, double total) {
        checkBox(lower, upper);
        FixedSum sum = new FixedSum(lower, upper, first, stride, total);
        return sum::project;
    }

    private static void checkBox(double[] lower, double[] upper) {
        if (lower.length != upper.length) {
            throw new IllegalArgumentException(
                    lower.length + " lower but " + upper.length + " upper bounds");
        }
        for (int i = 0; i < lower.length; i++) {
            if (!(lower[i] <= upper[i])) {
                throw new IllegalArgumentException(
                        "bounds [" + lower[i] + ", " + upper[i] + "] of coordinate " + i);
            }
        }
    }
}
