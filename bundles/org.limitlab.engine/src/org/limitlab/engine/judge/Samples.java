package org.limitlab.engine.judge;

import org.limitlab.core.claim.Statistic;
import org.limitlab.core.model.Reduction;
import org.limitlab.math.stats.SupGap;

import java.util.OptionalDouble;

/**
 * What one side gives for a statistic: replicas of some columns, and how they are reduced.
 *
 * @param rows shape (replicas, columns)
 * @param reduction over replicas
 * @param event for probabilities: the value that counts; empty for "at least one half"
 * @param end last observation time, at which event times are censored
 */
record Samples(double[][] rows, Reduction reduction, OptionalDouble event, double end) {

    /**
     * The samples of a statistic.
     *
     * @param reference the other side's selected values where the gap needs them, else null; shape
     *     (1, columns) for a theory or (replicas, columns) on the same noise
     */
    static Samples of(
            Statistic statistic,
            Reduction standard,
            Selection selection,
            Data data,
            Evidence.Spot spot,
            double[][] reference) {
        double[][] rows = selection.rows(data);
        OptionalDouble event =
                statistic.equals().isPresent()
                        ? OptionalDouble.of(statistic.equals().get().evaluate(spot::number))
                        : OptionalDouble.empty();
        double end = data.times()[data.times().length - 1];
        Reduction own = statistic.reduction().orElse(standard);
        boolean angles = own == Reduction.CIRCULAR_MEAN;
        return switch (statistic.gap()) {
            case NONE -> new Samples(overTimes(statistic, selection, rows), own, event, end);
            case BIAS ->
                    bias(statistic, selection, differences(rows, reference, angles), angles, end);
            case RMS, COUPLED ->
                    new Samples(
                            distances(statistic, selection, differences(rows, reference, angles)),
                            statistic.reduction().filter(r -> !angles).orElse(Reduction.RMS),
                            event,
                            end);
        };
    }

    private static double[][] overTimes(Statistic statistic, Selection selection, double[][] rows) {
        if (statistic.sup() == Statistic.Sup.INSIDE) {
            return largest(rows, selection);
        }
        return rows;
    }

    private static Samples bias(
            Statistic statistic,
            Selection selection,
            double[][] differences,
            boolean angles,
            double end) {
        double[][] gaps = differences;
        boolean signed = statistic.sup() == Statistic.Sup.NONE;
        if (statistic.sup() == Statistic.Sup.OUTSIDE) {
            double[] sup = SupGap.samples(new double[][][] {gaps})[0];
            double[][] column = new double[sup.length][1];
            for (int r = 0; r < sup.length; r++) {
                column[r][0] = sup[r];
            }
            gaps = column;
        } else if (statistic.sup() == Statistic.Sup.INSIDE) {
            for (double[] row : gaps) {
                for (int i = 0; i < row.length; i++) {
                    row[i] = Math.abs(row[i]);
                }
            }
            gaps = largest(gaps, selection);
        }
        Reduction reduction = angles && signed ? Reduction.CIRCULAR_MEAN : Reduction.MEAN;
        return new Samples(gaps, reduction, OptionalDouble.empty(), end);
    }

    private static double[][] distances(Statistic statistic, Selection selection, double[][] gaps) {
        int entries = selection.entries().length;
        int times = selection.timeIndices().length;
        double[][] norms = new double[gaps.length][times];
        for (int r = 0; r < gaps.length; r++) {
            for (int t = 0; t < times; t++) {
                double sum = 0;
                for (int e = 0; e < entries; e++) {
                    double gap = gaps[r][t * entries + e];
                    sum += gap * gap;
                }
                norms[r][t] = Math.sqrt(sum);
            }
        }
        return statistic.sup() == Statistic.Sup.NONE
                ? norms
                : largest(norms, new Selection(selection.timeIndices(), new int[] {0}));
    }

    private static double[][] largest(double[][] rows, Selection selection) {
        int entries = selection.entries().length;
        double[][] largest = new double[rows.length][entries];
        for (int r = 0; r < rows.length; r++) {
            java.util.Arrays.fill(largest[r], Double.NEGATIVE_INFINITY);
            for (int i = 0; i < rows[r].length; i++) {
                largest[r][i % entries] = Math.max(largest[r][i % entries], rows[r][i]);
            }
        }
        return largest;
    }

    /** Row by row; a reference of one row serves all. Angles differ by at most half a turn. */
    private static double[][] differences(double[][] rows, double[][] reference, boolean angles) {
        int count = reference.length == 1 ? rows.length : Math.min(rows.length, reference.length);
        double[][] gaps = new double[count][];
        for (int r = 0; r < count; r++) {
            double[] against = reference[reference.length == 1 ? 0 : r];
            gaps[r] = new double[rows[r].length];
            for (int i = 0; i < gaps[r].length; i++) {
                gaps[r][i] = gap(rows[r][i], against[i], angles);
            }
        }
        return gaps;
    }

    /** {@code a - b}, of angles the short way round. */
    static double gap(double a, double b, boolean angles) {
        return angles ? Math.IEEEremainder(a - b, 2 * Math.PI) : a - b;
    }

    /** Number of columns. */
    int columns() {
        return rows.length == 0 ? 0 : rows[0].length;
    }

    /** One column. */
    double[] column(int index) {
        double[] column = new double[rows.length];
        for (int r = 0; r < column.length; r++) {
            column[r] = rows[r][index];
        }
        return column;
    }

    /** These samples with other rows. */
    Samples with(double[][] other) {
        return new Samples(other, reduction, event, end);
    }
}
