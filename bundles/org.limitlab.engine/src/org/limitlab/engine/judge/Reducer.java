package org.limitlab.engine.judge;

import org.apache.commons.rng.UniformRandomProvider;
import org.limitlab.core.model.Reduction;
import org.limitlab.math.stats.Band;
import org.limitlab.math.stats.Estimate;
import org.limitlab.math.stats.Interval;
import org.limitlab.math.stats.Intervals;
import org.limitlab.math.stats.Jackknife;
import org.limitlab.math.stats.Sums;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Reduces replicas column by column, each reduction with its own interval. */
final class Reducer {

    private Reducer() {}

    /** Intervals of all columns. */
    static Band band(Samples samples, double level, UniformRandomProvider random) {
        return switch (samples.reduction()) {
            case MEAN, HISTOGRAM, MEMBERS, MEAN_OF_LOG ->
                    Band.ofMeans(transformed(samples), level, random);
            case SECOND_MOMENT -> Band.ofMeans(transformed(samples), level, random);
            case RMS ->
                    Band.ofMeans(transformed(samples), level, random)
                            .map(x -> Math.sqrt(Math.max(0, x)));
            case LOG_OF_MEAN ->
                    Band.ofMeans(transformed(samples), level, random)
                            .map(x -> x > 0 ? Math.log(x) : Double.NEGATIVE_INFINITY);
            case PROBABILITY -> probabilities(samples, level);
            case VARIANCE, CIRCULAR_MEAN -> Band.ofDependent(estimates(samples), level);
            case MEDIAN -> medians(samples, level);
            case CENSORED_TIME -> censored(samples, level, random);
            case MODE -> modes(samples, level);
        };
    }

    /** Each column as a number with a standard error. */
    static List<Estimate> estimates(Samples samples) {
        List<Estimate> list = new ArrayList<>();
        for (int j = 0; j < samples.columns(); j++) {
            double[] column = samples.column(j);
            int groups = Jackknife.groups(column.length, true);
            list.add(
                    Jackknife.estimate(
                            column.length,
                            value(samples, column, groups, -1),
                            group -> value(samples, column, groups, group)));
        }
        return list;
    }

    /** Each column's value. */
    static double[] values(Samples samples) {
        double[] values = new double[samples.columns()];
        for (int j = 0; j < values.length; j++) {
            values[j] = value(samples, samples.column(j), 0, -1);
        }
        return values;
    }

    /** The reduced value of all replicas but those of one group; -1 for all. */
    static double value(Samples samples, double[] column, int groups, int without) {
        double[] kept = column;
        if (without >= 0) {
            kept = new double[column.length];
            int n = 0;
            for (int r = 0; r < column.length; r++) {
                if (r % groups != without) {
                    kept[n++] = column[r];
                }
            }
            kept = java.util.Arrays.copyOf(kept, n);
        }
        return value(samples, kept);
    }

    private static double value(Samples samples, double[] x) {
        return switch (samples.reduction()) {
            case MEAN, HISTOGRAM, MEMBERS, CENSORED_TIME -> mean(x, v -> v);
            case MEAN_OF_LOG -> mean(x, Math::log);
            case LOG_OF_MEAN -> Math.log(mean(x, v -> v));
            case SECOND_MOMENT -> mean(x, v -> v * v);
            case RMS -> Math.sqrt(mean(x, v -> v * v));
            case VARIANCE -> {
                double m = mean(x, v -> v);
                yield x.length < 2
                        ? Double.NaN
                        : mean(x, v -> (v - m) * (v - m)) * x.length / (x.length - 1);
            }
            case PROBABILITY -> mean(x, v -> samples.counts(v) ? 1 : 0);
            case MEDIAN -> Intervals.empiricalQuantile(x, 0.5);
            case CIRCULAR_MEAN -> Math.atan2(mean(x, Math::sin), mean(x, Math::cos));
            case MODE -> mode(x).firstKey();
        };
    }

    private static double mean(double[] x, java.util.function.DoubleUnaryOperator f) {
        double[] y = new double[x.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = f.applyAsDouble(x[i]);
        }
        return Sums.mean(y);
    }

    private static double[][] transformed(Samples samples) {
        Reduction reduction = samples.reduction();
        if (reduction != Reduction.MEAN_OF_LOG
                && reduction != Reduction.SECOND_MOMENT
                && reduction != Reduction.RMS) {
            return samples.rows();
        }
        double[][] rows = new double[samples.rows().length][samples.columns()];
        for (int r = 0; r < rows.length; r++) {
            for (int j = 0; j < rows[r].length; j++) {
                double x = samples.rows()[r][j];
                rows[r][j] = reduction == Reduction.MEAN_OF_LOG ? Math.log(x) : x * x;
            }
        }
        return rows;
    }

    private static Band probabilities(Samples samples, double level) {
        int[] successes = new int[samples.columns()];
        int[] trials = new int[samples.columns()];
        for (int j = 0; j < successes.length; j++) {
            for (double x : samples.column(j)) {
                successes[j] += samples.counts(x) ? 1 : 0;
                trials[j]++;
            }
        }
        return Band.ofProbabilities(successes, trials, false, level);
    }

    private static Band medians(Samples samples, double level) {
        List<Band.Component> components = new ArrayList<>();
        double family = Intervals.bonferroniLevel(level, samples.columns());
        for (int j = 0; j < samples.columns(); j++) {
            double[] x = samples.column(j);
            components.add(
                    new Band.Component(
                            Intervals.empiricalQuantile(x, 0.5),
                            Double.NaN,
                            Intervals.quantile(x, 0.5, level),
                            Intervals.quantile(x, 0.5, family)));
        }
        return new Band(components, Band.Method.BONFERRONI);
    }

    /** Where a replica saw no event before the end, the mean has only a lower bound. */
    private static Band censored(Samples samples, double level, UniformRandomProvider random) {
        double latest = 0;
        boolean[] open = new boolean[samples.columns()];
        double[][] rows = new double[samples.rows().length][];
        for (double[] row : samples.rows()) {
            for (double x : row) {
                latest = Double.isInfinite(x) ? latest : Math.max(latest, x);
            }
        }
        for (int r = 0; r < rows.length; r++) {
            rows[r] = samples.rows()[r].clone();
            for (int j = 0; j < open.length; j++) {
                if (Double.isInfinite(rows[r][j])) {
                    open[j] = true;
                    rows[r][j] = latest;
                }
            }
        }
        Band band = Band.ofMeans(rows, level, random);
        List<Band.Component> components = new ArrayList<>();
        for (int j = 0; j < open.length; j++) {
            Band.Component c = band.components().get(j);
            components.add(
                    open[j]
                            ? new Band.Component(
                                    c.value(),
                                    c.standardError(),
                                    above(c.own()),
                                    above(c.simultaneous()))
                            : c);
        }
        return new Band(components, band.method());
    }

    private static Interval above(Interval interval) {
        return new Interval(interval.lower(), Double.POSITIVE_INFINITY);
    }

    /** Counts by value, most frequent first. */
    private static TreeMap<Double, Integer> mode(double[] x) {
        TreeMap<Double, Integer> counts = new TreeMap<>();
        for (double v : x) {
            counts.merge(v, 1, Integer::sum);
        }
        TreeMap<Double, Integer> ordered =
                new TreeMap<>(
                        java.util.Comparator.<Double>comparingInt(v -> -counts.get(v))
                                .thenComparingDouble(v -> v));
        ordered.putAll(counts);
        return ordered;
    }

    /**
     * The most frequent value; the interval is the hull of all values that may be the most frequent
     * one: those that do not lose against it in a binomial comparison of the two.
     */
    private static Band modes(Samples samples, double level) {
        List<Band.Component> components = new ArrayList<>();
        double family = Intervals.bonferroniLevel(level, samples.columns());
        for (int j = 0; j < samples.columns(); j++) {
            TreeMap<Double, Integer> counts = mode(samples.column(j));
            components.add(
                    new Band.Component(
                            counts.firstKey(),
                            Double.NaN,
                            hull(counts, level),
                            hull(counts, family)));
        }
        return new Band(components, Band.Method.BONFERRONI);
    }

    private static Interval hull(TreeMap<Double, Integer> counts, double level) {
        double first = counts.firstKey();
        int most = counts.firstEntry().getValue();
        Interval hull = Interval.point(first);
        for (var entry : counts.entrySet()) {
            int both = most + entry.getValue();
            Interval share = Intervals.probability(entry.getValue(), both, level);
            if (entry.getKey() != first && share.upper() >= 0.5) {
                hull = hull.hull(Interval.point(entry.getKey()));
            }
        }
        Interval unseen = Intervals.probability(0, most, level);
        return unseen.upper() >= 0.5 ? Interval.UNKNOWN : hull;
    }
}
