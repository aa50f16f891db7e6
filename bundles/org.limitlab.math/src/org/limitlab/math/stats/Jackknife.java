package org.limitlab.math.stats;

import java.util.function.IntToDoubleFunction;

/**
 * Standard errors by deleting groups of replicas. Groups are formed by replica index modulo 16
 * (modulo 8 below 16 replicas), so that nothing but the index decides. Groups whose counts differ
 * by one are weighted after Busing, Meijer and van der Leeden (1999), "Delete-m jackknife for
 * unequal m"; equal groups give {@code (G-1)/G * sum (without - mean)²}.
 */
public final class Jackknife {

    /** Fewer replicas give no interval. */
    public static final int LEAST_REPLICAS = 8;

    private static final int[] GROUPS = {16, LEAST_REPLICAS};
    private static final int[] GROUPS_ALONE = {64, 32, 16, LEAST_REPLICAS};

    private Jackknife() {}

    /**
     * Number of groups: 16 within each of several independent sets of replicas, whose variances are
     * added; up to 64 for a single set, whose standard error would otherwise be too noisy to stop a
     * run by. 8 below 16 replicas, 0 below 8: no interval.
     *
     * @param alone true for one set of replicas: one size, or points that share their replicas
     */
    public static int groups(int replicas, boolean alone) {
        for (int groups : alone ? GROUPS_ALONE : GROUPS) {
            if (replicas >= groups) {
                return groups;
            }
        }
        return 0;
    }

    /** Replicas in each group, shape (groups). */
    static int[] counts(int replicas, int groups) {
        int[] counts = new int[groups];
        for (int g = 0; g < groups; g++) {
            counts[g] = (replicas - g + groups - 1) / groups;
        }
        return counts;
    }

    /**
     * Any statistic of one set of replicas, by {@code groups(replicas, true)} groups.
     *
     * @param replicas number of replicas
     * @param full the statistic of all
     * @param withoutGroup the statistic of all but one group, by group index
     * @return groups - 1 degrees of freedom; an infinite error below 8 replicas
     */
    public static Estimate estimate(int replicas, double full, IntToDoubleFunction withoutGroup) {
        return estimate(counts(replicas, groups(replicas, true)), full, withoutGroup);
    }

    static Estimate estimate(int[] counts, double full, IntToDoubleFunction withoutGroup) {
        if (counts.length == 0) {
            return new Estimate(full, Double.POSITIVE_INFINITY, 1);
        }
        double[] without = new double[counts.length];
        for (int g = 0; g < without.length; g++) {
            without[g] = withoutGroup.applyAsDouble(g);
        }
        return new Estimate(full, Math.sqrt(variance(full, without, counts)), counts.length - 1.0);
    }

    /** Variance of a statistic from its values without each group. */
    static double variance(double full, double[] without, int[] counts) {
        int groups = without.length;
        if (groups == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double total = 0;
        for (int count : counts) {
            total += count;
        }
        double centre = groups * full;
        for (int g = 0; g < groups; g++) {
            centre -= (1 - counts[g] / total) * without[g];
        }
        double sum = 0;
        for (int g = 0; g < groups; g++) {
            double h = total / counts[g];
            double pseudo = h * full - (h - 1) * without[g];
            sum += (pseudo - centre) * (pseudo - centre) / (h - 1);
        }
        double variance = sum / groups;
        return Double.isNaN(variance) ? Double.POSITIVE_INFINITY : variance;
    }

    /** Adds the variances of independent sets of replicas, degrees of freedom by Welch. */
    static Estimate combine(double full, double[] variances, int[] groups) {
        double sum = 0;
        double[] degrees = new double[groups.length];
        for (int i = 0; i < groups.length; i++) {
            sum += variances[i];
            degrees[i] = groups[i] - 1.0;
        }
        if (!Double.isFinite(sum)) {
            return new Estimate(full, Double.POSITIVE_INFINITY, 1);
        }
        return new Estimate(full, Math.sqrt(sum), Estimate.welch(variances, degrees));
    }
}
