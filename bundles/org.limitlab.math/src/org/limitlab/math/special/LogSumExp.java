package org.limitlab.math.special;

/**
 * Sums of exponentials with the largest exponent taken out, so that nothing overflows and not
 * everything vanishes.
 */
public final class LogSumExp {

    private LogSumExp() {}

    /**
     * log of the sum of exp(x).
     *
     * @param x exponents; -infinity counts as a zero term
     * @param from first index
     * @param to index after the last
     * @return the logarithm; -infinity for an empty range or zero terms alone
     */
    public static double of(double[] x, int from, int to) {
        double largest = max(x, from, to);
        if (Double.isInfinite(largest)) {
            return largest;
        }
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += Math.exp(x[i] - largest);
        }
        return largest + Math.log(sum);
    }

    /**
     * log(exp(a) + exp(b)).
     *
     * @param a first exponent, may be -infinity
     * @param b second exponent, may be -infinity
     * @return the logarithm of the sum
     */
    public static double of(double a, double b) {
        double larger = Math.max(a, b);
        return Double.isInfinite(larger) ? larger : larger + Math.log1p(Math.exp(-Math.abs(a - b)));
    }

    /**
     * Weights exp(x) / sum exp(x).
     *
     * @param x exponents in [from, to), at least one of them finite
     * @param from first index
     * @param to index after the last
     * @param weights receives the weights at the same indices; may be {@code x} itself
     */
    public static void weights(double[] x, int from, int to, double[] weights) {
        double largest = max(x, from, to);
        double sum = 0;
        for (int i = from; i < to; i++) {
            weights[i] = Math.exp(x[i] - largest);
            sum += weights[i];
        }
        for (int i = from; i < to; i++) {
            weights[i] /= sum;
        }
    }

    private static double max(double[] x, int from, int to) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            largest = Math.max(largest, x[i]);
        }
        return largest;
    }
}
