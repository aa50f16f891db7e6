package org.limitlab.math.stats;

import java.util.Arrays;

/** Confidence intervals of single numbers. */
public final class Intervals {

    /** The level of every verdict. */
    public static final double LEVEL = 0.95;

    private Intervals() {}

    /**
     * Interval of a mean by Student's t; everything below two values.
     *
     * @param level confidence level in (0, 1)
     */
    public static Interval mean(double[] values, double level) {
        return Moments.of(values).meanEstimate().interval(level);
    }

    /**
     * Clopper and Pearson's interval of a probability: coverage is never below the level, at any
     * probability and count. (Wald's interval covers 47 % at P = 0.02 and 32 trials.)
     *
     * @param successes in 0..trials
     * @param trials at least 0; the whole of [0, 1] for none
     */
    public static Interval probability(int successes, int trials, double level) {
        if (successes < 0 || successes > trials) {
            throw new IllegalArgumentException(successes + " successes in " + trials + " trials");
        }
        double tail = (1 - level) / 2;
        double lower =
                successes == 0
                        ? 0
                        : Distributions.betaQuantile(tail, successes, trials - successes + 1.0);
        double upper =
                successes == trials
                        ? 1
                        : Distributions.betaQuantile(1 - tail, successes + 1.0, trials - successes);
        return new Interval(lower, upper);
    }

    /**
     * Interval of a quantile between two order statistics: valid for every law, coverage at least
     * the level; an end is infinite where the sample is too small to give one.
     *
     * @param values in any order
     * @param order which quantile, in (0, 1)
     */
    public static Interval quantile(double[] values, double order, double level) {
        if (!(order > 0 && order < 1)) {
            throw new IllegalArgumentException("a quantile's order lies in (0, 1): " + order);
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double tail = (1 - level) / 2;
        int n = sorted.length;
        int low = lastRankBelow(n, order, tail);
        int high = n + 1 - lastRankBelow(n, 1 - order, tail);
        return new Interval(
                low == 0 ? Double.NEGATIVE_INFINITY : sorted[low - 1],
                high == n + 1 ? Double.POSITIVE_INFINITY : sorted[high - 1]);
    }

    /**
     * The empirical quantile: linear between the order statistics at {@code (i - 1)/(n - 1)}.
     *
     * @param order in [0, 1]
     */
    public static double empiricalQuantile(double[] values, double order) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double place = order * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /**
     * Level of each of {@code count} intervals from independent data that cover together with
     * probability {@code level} (Šidák; exact for independence, safe for two-sided t intervals in
     * any positive dependence).
     */
    public static double familyLevel(double level, int count) {
        return Math.exp(Math.log(level) / count);
    }

    /** Bonferroni's level for {@code count} intervals in any dependence. */
    public static double bonferroniLevel(double level, int count) {
        return 1 - (1 - level) / count;
    }

    /** Largest rank r with P(at most r - 1 of n lie below the quantile) <= tail; 0 for none. */
    private static int lastRankBelow(int n, double order, double tail) {
        if (n == 0 || Distributions.binomialCdf(0, n, order) > tail) {
            return 0;
        }
        int low = 1;
        int high = n;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (Distributions.binomialCdf(middle - 1, n, order) <= tail) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
