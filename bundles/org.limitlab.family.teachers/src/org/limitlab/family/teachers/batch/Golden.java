package org.limitlab.family.teachers.batch;

import java.util.function.DoubleUnaryOperator;

/** The minimum of a function with a single one in an interval, by golden section. */
final class Golden {

    private static final double SHARE = 0.5 * (Math.sqrt(5) - 1);

    private Golden() {}

    /**
     * The place of the minimum.
     *
     * @param f function with one minimum in [low, high]
     * @param width of the interval at the end
     */
    static double minimise(DoubleUnaryOperator f, double low, double high, double width) {
        double left = high - SHARE * (high - low);
        double right = low + SHARE * (high - low);
        double atLeft = f.applyAsDouble(left);
        double atRight = f.applyAsDouble(right);
        while (high - low > width) {
            if (atLeft < atRight) {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - SHARE * (high - low);
                atLeft = f.applyAsDouble(left);
            } else {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + SHARE * (high - low);
                atRight = f.applyAsDouble(right);
            }
        }
        return 0.5 * (low + high);
    }
}
