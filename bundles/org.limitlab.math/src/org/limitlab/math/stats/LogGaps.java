package org.limitlab.math.stats;

import java.util.Arrays;

/**
 * Logs of positive gaps at several points, each with its value without each group of replicas, so
 * that any linear combination (a slope) gets its jackknife error.
 */
final class LogGaps {

    private final double[] log;
    private final double[][] without;
    private final int[][] counts;
    private final int[] replicas;
    private final boolean shared;

    /**
     * @param log of the gap, shape (points)
     * @param without of the gap without a group, shape (points, groups)
     * @param replicas shape (points)
     * @param shared true if replica r is the same at all points
     */
    LogGaps(double[] log, double[][] without, int[] replicas, boolean shared) {
        this.log = log;
        this.without = without;
        this.replicas = replicas;
        this.counts = new int[log.length][];
        Arrays.setAll(counts, i -> Jackknife.counts(replicas[i], without[i].length));
        this.shared = shared;
    }

    /** {@code power * log |mean|} of samples, shape (points, replicas). */
    static LogGaps ofMeans(double[][] samples, double power, boolean shared) {
        return ofMeans(
                Arrays.stream(samples)
                        .map(x -> new GroupedMoments(x, shared))
                        .toArray(GroupedMoments[]::new),
                power,
                shared);
    }

    static LogGaps ofMeans(GroupedMoments[] moments, double power, boolean shared) {
        int n = moments.length;
        double[] log = new double[n];
        double[][] without = new double[n][];
        int[] replicas = new int[n];
        for (int i = 0; i < n; i++) {
            GroupedMoments m = moments[i];
            log[i] = power * Math.log(Math.abs(m.mean()));
            without[i] = new double[m.groups()];
            for (int g = 0; g < m.groups(); g++) {
                boolean sameSign = m.meanWithout(g) * m.mean() > 0;
                double size = sameSign ? Math.abs(m.meanWithout(g)) : 0;
                without[i][g] = power * Math.log(size);
            }
            replicas[i] = m.count();
        }
        return new LogGaps(log, without, replicas, shared);
    }

    int count() {
        return log.length;
    }

    double log(int point) {
        return log[point];
    }

    int replicas(int point) {
        return replicas[point];
    }

    boolean shared() {
        return shared;
    }

    /** Points {@code from .. to - 1} alone. */
    LogGaps range(int from, int to) {
        return new LogGaps(
                Arrays.copyOfRange(log, from, to),
                Arrays.copyOfRange(without, from, to),
                Arrays.copyOfRange(replicas, from, to),
                shared);
    }

    /** Multiplies the gap at a point. */
    LogGaps scaled(int point, double factor) {
        double shift = Math.log(factor);
        double[] logs = log.clone();
        logs[point] += shift;
        double[][] logsWithout = without.clone();
        logsWithout[point] = Arrays.stream(without[point]).map(y -> y + shift).toArray();
        return new LogGaps(logs, logsWithout, replicas, shared);
    }

    /** The log at one point with its error. */
    Estimate point(int i) {
        return Jackknife.estimate(counts[i], log[i], g -> without[i][g]);
    }

    /** {@code offset + sum a_i log_i} with its error; an infinite one where a log is not finite. */
    Estimate combination(double[] a, double offset) {
        double full = offset + dot(a);
        if (!Double.isFinite(full)) {
            return new Estimate(Double.NaN, Double.POSITIVE_INFINITY, 1);
        }
        if (shared) {
            return Jackknife.estimate(counts[0], full, g -> offset + dotWithout(a, g));
        }
        double[] variances = new double[a.length];
        int[] groups = new int[a.length];
        for (int i = 0; i < a.length; i++) {
            double v = Jackknife.variance(log[i], without[i], counts[i]);
            variances[i] = a[i] == 0 ? 0 : a[i] * a[i] * v;
            groups[i] = Math.max(2, counts[i].length);
        }
        return Jackknife.combine(full, variances, groups);
    }

    private double dot(double[] a) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] == 0 ? 0 : a[i] * log[i];
        }
        return sum;
    }

    private double dotWithout(double[] a, int group) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] == 0 ? 0 : a[i] * without[i][group];
        }
        return sum;
    }
}
