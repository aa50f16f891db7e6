package org.limitlab.math.stats;

/**
 * Count, mean, variance and skewness of a sample.
 *
 * @param count number of values
 * @param mean NaN for no value
 * @param variance with divisor count - 1; NaN below two values
 * @param skewness third central moment over the 3/2 power of the second, both with divisor count; 0
 *     for a constant sample, NaN for no value
 */
public record Moments(int count, double mean, double variance, double skewness) {

    /** Moments by two passes of pairwise sums; relative rounding error near 1e-15. */
    public static Moments of(double[] values) {
        int n = values.length;
        if (n == 0) {
            return new Moments(0, Double.NaN, Double.NaN, Double.NaN);
        }
        double mean = Sums.mean(values);
        double second = Sums.sum(0, n, i -> square(values[i] - mean));
        double third = Sums.sum(0, n, i -> square(values[i] - mean) * (values[i] - mean));
        double skewness = second == 0 ? 0 : third / n / Math.pow(second / n, 1.5);
        return new Moments(n, mean, n < 2 ? Double.NaN : second / (n - 1), skewness);
    }

    /** Square root of the variance. */
    public double standardDeviation() {
        return Math.sqrt(variance);
    }

    /** The mean with its standard error and count - 1 degrees of freedom. */
    public Estimate meanEstimate() {
        return new Estimate(mean, Math.sqrt(variance / count), count - 1.0);
    }

    private static double square(double x) {
        return x * x;
    }
}
