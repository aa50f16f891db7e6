package org.limitlab.engine.judge;

import org.apache.commons.rng.UniformRandomProvider;
import org.limitlab.core.claim.Statistic;
import org.limitlab.math.stats.Band;
import org.limitlab.math.stats.Interval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A statistic of the measured side beside one other side at one spot, column by column.
 *
 * @param measured what gave times and labels
 * @param values of the measured side, or of the difference to a simulated other side
 * @param own 95 % intervals without deterministic errors
 * @param simultaneous intervals of the family
 * @param reference the other side's values; 0 for gaps and differences
 * @param scale magnitude that a relative margin refers to
 * @param theory error of the other side's theory
 * @param step error of the numerical step
 */
record Comparisons(
        Measured measured,
        double[] values,
        List<Interval> own,
        List<Interval> simultaneous,
        double[] reference,
        double[] scale,
        double[] theory,
        double[] step,
        int replicas) {

    /** Compares; throws {@link Selection.Empty} where that cannot be done. */
    static Comparisons of(
            Statistic statistic,
            Evidence evidence,
            Evidence.Spot spot,
            int other,
            double level,
            UniformRandomProvider random) {
        Selection selection = Selection.of(statistic, spot);
        if (spot.of().nothing().isPresent()) {
            throw new Selection.Empty(spot.of().nothing().get());
        }
        Data against = other < 0 ? null : spot.others().get(other);
        if (against != null && against.nothing().isPresent()) {
            throw new Selection.Empty(against.nothing().get());
        }
        if (against != null && !against.isKnown()) {
            return simulated(statistic, evidence, spot, selection, other, level, random).turned();
        }
        return known(statistic, evidence, spot, selection, against, level, random).turned();
    }

    /** Directions by whole turns, so that each lies within half a turn of the other side's. */
    private Comparisons turned() {
        if (!measured.isAngle()) {
            return this;
        }
        double[] near = values.clone();
        List<Interval> alone = new ArrayList<>();
        List<Interval> family = new ArrayList<>();
        for (int j = 0; j < near.length; j++) {
            near[j] = reference[j] + Math.IEEEremainder(values[j] - reference[j], 2 * Math.PI);
            alone.add(own.get(j).plus(near[j] - values[j]));
            family.add(simultaneous.get(j).plus(near[j] - values[j]));
        }
        return new Comparisons(
                measured, near, alone, family, reference, scale, theory, step, replicas);
    }

    private static Comparisons known(
            Statistic statistic,
            Evidence evidence,
            Evidence.Spot spot,
            Selection selection,
            Data against,
            double level,
            UniformRandomProvider random) {
        boolean gap = statistic.gap() != Statistic.Gap.NONE;
        double[][] reference = against == null ? zeros(selection) : selection.rows(against);
        double[] error =
                against == null ? new double[selection.count()] : selection.errors(against);
        Measured measured =
                new Measured(
                        statistic,
                        evidence.reduction(),
                        selection,
                        spot,
                        spot.of(),
                        gap ? reference : null);
        int columns = measured.columns();
        double[] target =
                gap ? new double[columns] : target(statistic, measured, reference[0], columns);
        double[] theory = fit(error, columns);
        if (spot.of().isKnown()) {
            double[] values =
                    statistic.slope()
                            ? measured.slopes(selection.rows(spot.of())[0])
                            : measured.samples().rows()[0];
            double[] own = fit(selection.errors(spot.of()), columns);
            for (int j = 0; j < columns; j++) {
                theory[j] += own[j];
            }
            List<Interval> points = Arrays.stream(values).mapToObj(Interval::point).toList();
            return new Comparisons(
                    measured,
                    values,
                    points,
                    points,
                    target,
                    target,
                    theory,
                    new double[columns],
                    0);
        }
        Band band = measured.band(level, random);
        return new Comparisons(
                measured,
                band.components().stream().mapToDouble(Band.Component::value).toArray(),
                band.components().stream().map(Band.Component::own).toList(),
                band.components().stream().map(Band.Component::simultaneous).toList(),
                target,
                gap ? fit(reference[0], columns) : target,
                theory,
                step(statistic, evidence, spot, selection, gap ? reference : null, measured),
                measured.replicas());
    }

    private static double[][] zeros(Selection selection) {
        return new double[1][selection.count()];
    }

    /** The other side's value for each column; for slopes its slope unless it is a number. */
    private static double[] target(
            Statistic statistic, Measured measured, double[] reference, int columns) {
        if (!statistic.slope() || isConstant(reference)) {
            return fit(reference, columns);
        }
        double[] row = reference.clone();
        boolean logs = statistic.reduction().map(r -> r.name().contains("LOG")).orElse(false);
        for (int i = 0; logs && i < row.length; i++) {
            row[i] = Math.log(row[i]);
        }
        return measured.slopes(row);
    }

    private static boolean isConstant(double[] values) {
        return Arrays.stream(values).allMatch(v -> v == values[0]);
    }

    /** As many columns as wanted: the largest magnitude where columns were merged. */
    private static double[] fit(double[] values, int columns) {
        if (values.length == columns) {
            return values.clone();
        }
        double largest = 0;
        for (double v : values) {
            largest = Math.abs(v) > Math.abs(largest) ? v : largest;
        }
        double[] all = new double[columns];
        Arrays.fill(all, largest);
        return all;
    }

    private static double[] step(
            Statistic statistic,
            Evidence evidence,
            Evidence.Spot spot,
            Selection selection,
            double[][] reference,
            Measured measured) {
        double[] step = new double[measured.columns()];
        if (spot.stepCheck().isEmpty() || spot.stepCheck().get().nothing().isPresent()) {
            return step;
        }
        Data half = spot.stepCheck().get();
        int both = Math.min(half.rows().length, spot.of().rows().length);
        double[] coarse =
                new Measured(
                                statistic,
                                evidence.reduction(),
                                selection,
                                spot,
                                first(spot.of(), both),
                                reference)
                        .values();
        double[] fine =
                new Measured(
                                statistic,
                                evidence.reduction(),
                                selection,
                                spot,
                                first(half, both),
                                reference)
                        .values();
        for (int j = 0; j < step.length; j++) {
            double difference = coarse[j] - fine[j];
            step[j] =
                    Math.abs(
                            measured.isAngle()
                                    ? Math.IEEEremainder(difference, 2 * Math.PI)
                                    : difference);
        }
        return step;
    }

    private static Data first(Data data, int replicas) {
        return Data.replicas(
                data.times(), data.size(), Arrays.copyOf(data.rows(), replicas), data.failed());
    }

    private static Comparisons simulated(
            Statistic statistic,
            Evidence evidence,
            Evidence.Spot spot,
            Selection selection,
            int other,
            double level,
            UniformRandomProvider random) {
        Data against = spot.others().get(other);
        if (spot.of().isKnown()) {
            return reversed(statistic, evidence, spot, selection, against, level, random);
        }
        boolean gap = statistic.gap() != Statistic.Gap.NONE;
        if (spot.paired().get(other) && (gap || isLinear(statistic, evidence))) {
            Statistic paired = gap ? statistic : asGap(statistic);
            double[][] reference = selection.rows(against);
            Measured measured =
                    new Measured(
                            paired, evidence.reduction(), selection, spot, spot.of(), reference);
            double[] means = Reducer.values(measured.samples().with(reference));
            Band band = measured.band(level, random);
            return new Comparisons(
                    measured,
                    band.components().stream().mapToDouble(Band.Component::value).toArray(),
                    band.components().stream().map(Band.Component::own).toList(),
                    band.components().stream().map(Band.Component::simultaneous).toList(),
                    new double[measured.columns()],
                    fit(means, measured.columns()),
                    new double[measured.columns()],
                    new double[measured.columns()],
                    measured.replicas());
        }
        if (gap && statistic.gap() != Statistic.Gap.BIAS) {
            throw new Selection.Empty(
                    "a distance between two simulations needs the same noise: couple them");
        }
        return independent(statistic, evidence, spot, selection, against, level, random);
    }

    private static boolean isLinear(Statistic statistic, Evidence evidence) {
        return switch (statistic.reduction().orElse(evidence.reduction())) {
            case MEAN, HISTOGRAM, MEMBERS -> !statistic.slope();
            default -> false;
        };
    }

    private static Statistic asGap(Statistic s) {
        return new Statistic(
                s.side(),
                s.observable(),
                s.components(),
                s.reduction(),
                Statistic.Gap.BIAS,
                s.sup(),
                s.slope(),
                s.equals(),
                s.at());
    }

    private static Statistic asValue(Statistic s) {
        return new Statistic(
                s.side(),
                s.observable(),
                s.components(),
                s.reduction(),
                Statistic.Gap.NONE,
                s.sup(),
                s.slope(),
                s.equals(),
                s.at());
    }

    private static Comparisons independent(
            Statistic statistic,
            Evidence evidence,
            Evidence.Spot spot,
            Selection selection,
            Data against,
            double level,
            UniformRandomProvider random) {
        Statistic plain = asValue(statistic);
        Measured a = new Measured(plain, evidence.reduction(), selection, spot, spot.of(), null);
        Measured b = new Measured(plain, evidence.reduction(), selection, spot, against, null);
        Band band = a.minus(b, level, random);
        int columns = a.columns();
        return new Comparisons(
                a,
                band.components().stream().mapToDouble(Band.Component::value).toArray(),
                band.components().stream().map(Band.Component::own).toList(),
                band.components().stream().map(Band.Component::simultaneous).toList(),
                new double[columns],
                b.values(),
                new double[columns],
                step(plain, evidence, spot, selection, null, a),
                Math.min(a.replicas(), b.replicas()));
    }

    /** A theory measured against a simulation: the difference, with the simulation's interval. */
    private static Comparisons reversed(
            Statistic statistic,
            Evidence evidence,
            Evidence.Spot spot,
            Selection selection,
            Data against,
            double level,
            UniformRandomProvider random) {
        Statistic plain = asValue(statistic);
        Measured b = new Measured(plain, evidence.reduction(), selection, spot, against, null);
        double[] values = selection.rows(spot.of())[0];
        double[] errors = fit(selection.errors(spot.of()), b.columns());
        double[] own =
                statistic.slope()
                        ? target(statistic, b, values, b.columns())
                        : fit(values, b.columns());
        Band band = b.band(level, random);
        double[] differences = new double[b.columns()];
        List<Interval> alone = new ArrayList<>();
        List<Interval> family = new ArrayList<>();
        for (int j = 0; j < differences.length; j++) {
            Band.Component c = band.components().get(j);
            differences[j] = own[j] - c.value();
            alone.add(c.own().negate().plus(own[j]));
            family.add(c.simultaneous().negate().plus(own[j]));
        }
        return new Comparisons(
                b,
                differences,
                alone,
                family,
                new double[differences.length],
                own,
                errors,
                new double[differences.length],
                b.replicas());
    }

    /** Number of columns. */
    int columns() {
        return values.length;
    }

    /** True if the values are differences of the two sides rather than the measured side's. */
    boolean isDifference() {
        return Arrays.stream(reference).allMatch(r -> r == 0);
    }
}
