package org.limitlab.engine.judge;

import org.apache.commons.rng.UniformRandomProvider;
import org.limitlab.core.model.Reduction;
import org.limitlab.engine.summary.Reduced;
import org.limitlab.engine.summary.Reductions;
import org.limitlab.math.stats.Band;
import org.limitlab.math.stats.Estimate;
import org.limitlab.math.stats.Interval;
import org.limitlab.math.stats.Intervals;
import org.limitlab.math.stats.Jackknife;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reduces replicas column by column, as {@link Reductions} does, and adds the family: intervals
 * that hold for all columns together. Means have the multiplier bootstrap for it, all other
 * statistics Bonferroni's level.
 */
final class Reducer {

    private Reducer() {}

    /** Intervals of all columns. */
    static Band band(Samples samples, double level, UniformRandomProvider random) {
        return switch (samples.reduction()) {
            case MEAN, HISTOGRAM, MEMBERS -> Band.ofMeans(samples.rows(), level, random);
            case MEAN_OF_LOG -> means(samples, Math::log, level, random);
            case SECOND_MOMENT -> means(samples, x -> x * x, level, random);
            case RMS ->
                    means(samples, x -> x * x, level, random).map(x -> Math.sqrt(Math.max(0, x)));
            case LOG_OF_MEAN ->
                    Band.ofMeans(samples.rows(), level, random)
                            .map(x -> x > 0 ? Math.log(x) : Double.NEGATIVE_INFINITY);
            default -> bonferroni(samples, level);
        };
    }

    private static Band means(
            Samples samples,
            java.util.function.DoubleUnaryOperator function,
            double level,
            UniformRandomProvider random) {
        double[][] rows = new double[samples.rows().length][];
        for (int r = 0; r < rows.length; r++) {
            rows[r] = Arrays.stream(samples.rows()[r]).map(function).toArray();
        }
        return Band.ofMeans(rows, level, random);
    }

    private static Band bonferroni(Samples samples, double level) {
        Reductions own = new Reductions(level);
        Reductions family =
                new Reductions(Intervals.bonferroniLevel(level, Math.max(1, samples.columns())));
        List<Band.Component> components = new ArrayList<>();
        for (int j = 0; j < samples.columns(); j++) {
            double[] column = samples.column(j);
            Reduced reduced = reduced(own, samples, column);
            components.add(
                    new Band.Component(
                            reduced.value(),
                            reduced.standardError(),
                            reduced.interval(),
                            reduced(family, samples, column).interval()));
        }
        return new Band(
                components, components.size() == 1 ? Band.Method.SINGLE : Band.Method.BONFERRONI);
    }

    private static Reduced reduced(Reductions reductions, Samples samples, double[] column) {
        return samples.reduction() == Reduction.PROBABILITY
                ? reductions.probability(column, samples.event())
                : reductions.reduce(samples.reduction(), column, samples.end());
    }

    /**
     * Differences of two statistics from independent replicas: Welch's for functions of means; for
     * all others the ends of both intervals are combined as squares are, after Zou and Donner
     * (2008), "Construction of confidence limits about effect measures".
     */
    static Band difference(Samples a, Samples b, double level, UniformRandomProvider random) {
        if (isFunctionOfMean(a.reduction())) {
            List<Estimate> differences = new ArrayList<>();
            List<Estimate> first = estimates(a);
            List<Estimate> second = estimates(b);
            for (int j = 0; j < first.size(); j++) {
                differences.add(first.get(j).minus(second.get(j)));
            }
            return Band.ofDependent(differences, level);
        }
        Band first = band(a, level, random);
        Band second = band(b, level, random);
        List<Band.Component> components = new ArrayList<>();
        for (int j = 0; j < a.columns(); j++) {
            Band.Component x = first.components().get(j);
            Band.Component y = second.components().get(j);
            components.add(
                    new Band.Component(
                            x.value() - y.value(),
                            Double.NaN,
                            difference(x.value(), x.own(), y.value(), y.own()),
                            difference(x.value(), x.simultaneous(), y.value(), y.simultaneous())));
        }
        return new Band(components, first.method());
    }

    private static boolean isFunctionOfMean(Reduction reduction) {
        return switch (reduction) {
            case MEAN, HISTOGRAM, MEMBERS, MEAN_OF_LOG, SECOND_MOMENT, RMS, LOG_OF_MEAN -> true;
            default -> false;
        };
    }

    private static Interval difference(double a, Interval first, double b, Interval second) {
        double below = Math.hypot(a - first.lower(), second.upper() - b);
        double above = Math.hypot(first.upper() - a, b - second.lower());
        return Double.isNaN(a - b) ? Interval.UNKNOWN : new Interval(a - b - below, a - b + above);
    }

    /** Each column of a function of means as a number with a standard error. */
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
            kept = Arrays.copyOf(kept, n);
        }
        return Reductions.value(samples.reduction(), kept, samples.event(), samples.end());
    }
}
