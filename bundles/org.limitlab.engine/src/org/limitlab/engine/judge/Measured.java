package org.limitlab.engine.judge;

import org.apache.commons.rng.UniformRandomProvider;
import org.limitlab.core.claim.Statistic;
import org.limitlab.core.model.Reduction;
import org.limitlab.math.stats.Band;
import org.limitlab.math.stats.Estimate;
import org.limitlab.math.stats.Jackknife;

import java.util.ArrayList;
import java.util.List;

/** A statistic of one side's replicas at one spot: its columns, their values and intervals. */
final class Measured {

    private final Statistic statistic;
    private final Selection selection;
    private final Data data;
    private final Samples samples;

    /**
     * A statistic.
     *
     * @param data of the side, replicas
     * @param reference what a gap is measured against, else null
     */
    Measured(
            Statistic statistic,
            Reduction standard,
            Selection selection,
            Evidence.Spot spot,
            Data data,
            double[][] reference) {
        this.statistic = statistic;
        this.selection = selection;
        this.data = data;
        Samples raw = Samples.of(statistic, standard, selection, data, spot, reference);
        this.samples = statistic.slope() ? linear(raw) : raw;
    }

    /** For slopes of linear reductions the slope of each replica can be reduced instead. */
    private Samples linear(Samples raw) {
        if (raw.reduction() == Reduction.LOG_OF_MEAN) {
            return raw;
        }
        double[][] slopes = new double[raw.rows().length][];
        for (int r = 0; r < slopes.length; r++) {
            double[] row = raw.rows()[r].clone();
            if (raw.reduction() == Reduction.CIRCULAR_MEAN) {
                unwind(row);
            }
            if (raw.reduction() == Reduction.MEAN_OF_LOG) {
                for (int i = 0; i < row.length; i++) {
                    row[i] = Math.log(row[i]);
                }
            }
            slopes[r] = slopes(row);
        }
        Reduction reduction =
                switch (raw.reduction()) {
                    case MEAN_OF_LOG, CIRCULAR_MEAN -> Reduction.MEAN;
                    default -> raw.reduction();
                };
        return new Samples(slopes, reduction, raw.event(), raw.end());
    }

    /** Makes angles continuous in time: the next one is less than half a turn away. */
    private void unwind(double[] row) {
        int entries = row.length / selection.timeIndices().length;
        for (int i = entries; i < row.length; i++) {
            row[i] = row[i - entries] + Math.IEEEremainder(row[i] - row[i - entries], 2 * Math.PI);
        }
    }

    private boolean isJackknifedSlope() {
        return statistic.slope() && samples.reduction() == Reduction.LOG_OF_MEAN;
    }

    /** Least-squares slopes in time of a time-major row, one an entry. */
    double[] slopes(double[] row) {
        int entries = row.length / selection.timeIndices().length;
        double[] slopes = new double[entries];
        int n = selection.timeIndices().length;
        double mean = 0;
        for (int t : selection.timeIndices()) {
            mean += data.times()[t] / n;
        }
        double squares = 0;
        for (int k = 0; k < n; k++) {
            double x = data.times()[selection.timeIndices()[k]] - mean;
            squares += x * x;
            for (int e = 0; e < entries; e++) {
                slopes[e] += x * row[k * entries + e];
            }
        }
        for (int e = 0; e < entries; e++) {
            slopes[e] /= squares;
        }
        return slopes;
    }

    /** Number of columns. */
    int columns() {
        return isJackknifedSlope()
                ? samples.columns() / selection.timeIndices().length
                : samples.columns();
    }

    /** Replicas behind every column. */
    int replicas() {
        return samples.rows().length;
    }

    /** The samples, columns of replicas. */
    Samples samples() {
        return samples;
    }

    /** Each column's value. */
    double[] values() {
        return isJackknifedSlope() ? jackknifed(0, -1) : Reducer.values(samples);
    }

    private double[] jackknifed(int groups, int without) {
        double[] logs = new double[samples.columns()];
        for (int j = 0; j < logs.length; j++) {
            logs[j] = Reducer.value(samples, samples.column(j), groups, without);
        }
        return slopes(logs);
    }

    /** Each slope of logs of means with its standard error. */
    private List<Estimate> estimates() {
        int groups = Jackknife.groups(replicas(), true);
        double[][] without = new double[groups][];
        for (int g = 0; g < groups; g++) {
            without[g] = jackknifed(groups, g);
        }
        double[] full = values();
        List<Estimate> list = new ArrayList<>();
        for (int e = 0; e < full.length; e++) {
            int entry = e;
            list.add(Jackknife.estimate(replicas(), full[e], g -> without[g][entry]));
        }
        return list;
    }

    /** Intervals of the difference to an independent other side. */
    Band minus(Measured other, double level, UniformRandomProvider random) {
        if (!isJackknifedSlope()) {
            return Reducer.difference(samples, other.samples, level, random);
        }
        List<Estimate> differences = new ArrayList<>();
        List<Estimate> theirs = other.estimates();
        for (Estimate own : estimates()) {
            differences.add(own.minus(theirs.get(differences.size())));
        }
        return Band.ofDependent(differences, level);
    }

    /** True for directions, which are the same after a whole turn. */
    boolean isAngle() {
        return samples.reduction() == Reduction.CIRCULAR_MEAN;
    }

    /** Intervals of all columns. */
    Band band(double level, UniformRandomProvider random) {
        return isJackknifedSlope()
                ? Band.ofDependent(estimates(), level)
                : Reducer.band(samples, level, random);
    }

    /** Time of a column; NaN where it belongs to no single time. */
    double time(int column) {
        if (statistic.slope() || statistic.sup() != Statistic.Sup.NONE || data.times().length < 2) {
            return Double.NaN;
        }
        int entries = samples.columns() / selection.timeIndices().length;
        return data.times()[selection.timeIndices()[column / entries]];
    }

    /** Where a column stands, for people. */
    String label(int column) {
        List<String> parts = new ArrayList<>();
        if (!Double.isNaN(time(column))) {
            parts.add("t = " + time(column));
        }
        boolean norms =
                statistic.gap() == Statistic.Gap.RMS || statistic.gap() == Statistic.Gap.COUPLED;
        if (data.size() > 1 && !norms) {
            parts.add("entry " + selection.entry(column));
        }
        return String.join(", ", parts);
    }
}
