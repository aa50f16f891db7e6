package org.limitlab.engine.judge;

import org.limitlab.core.claim.Statistic;
import org.limitlab.core.claim.TimeWindow;
import org.limitlab.core.expression.Expression;

import java.util.ArrayList;
import java.util.List;

/**
 * The times and entries of one spot that a statistic reads.
 *
 * @param timeIndices of the measured side
 * @param entries of the observable
 */
record Selection(int[] timeIndices, int[] entries) {

    /** Why nothing can be selected. */
    static final class Empty extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Empty(String message) {
            super(message);
        }
    }

    /**
     * What the statistic reads at a spot.
     *
     * @throws Empty if no observation time is chosen
     */
    static Selection of(Statistic statistic, Evidence.Spot spot) {
        Data data = spot.of();
        int[] entries =
                statistic.components().isEmpty()
                        ? java.util.stream.IntStream.range(0, data.size()).toArray()
                        : statistic.components().stream().mapToInt(i -> i).toArray();
        return new Selection(times(statistic.at(), spot), entries);
    }

    private static int[] times(TimeWindow at, Evidence.Spot spot) {
        double[] times = spot.of().times();
        int last = times.length - 1;
        return switch (at.kind()) {
            case END -> new int[] {last};
            case ALL -> java.util.stream.IntStream.rangeClosed(0, last).toArray();
            case LISTED -> listed(at, spot, times);
            case WINDOW -> window(at, spot, times);
        };
    }

    private static int[] listed(TimeWindow at, Evidence.Spot spot, double[] times) {
        int[] indices = new int[at.times().size()];
        for (int i = 0; i < indices.length; i++) {
            double wanted = value(at.times().get(i), spot);
            indices[i] = -1;
            for (int k = 0; k < times.length; k++) {
                if (Math.abs(times[k] - wanted) <= 1e-9 * Math.max(1, Math.abs(wanted))) {
                    indices[i] = k;
                }
            }
            if (indices[i] < 0) {
                throw new Empty("time " + wanted + " was not observed at " + spot.label());
            }
        }
        return indices;
    }

    private static int[] window(TimeWindow at, Evidence.Spot spot, double[] times) {
        double from = value(at.from(), spot);
        double to = at.to() == null ? Double.POSITIVE_INFINITY : value(at.to(), spot);
        double slack = 1e-9 * Math.max(1, Math.abs(to));
        List<Integer> inside = new ArrayList<>();
        for (int k = 0; k < times.length; k++) {
            if (times[k] >= from - slack && times[k] <= to + slack) {
                inside.add(k);
            }
        }
        if (inside.isEmpty()) {
            throw new Empty(
                    "no observation time lies in [" + from + ", " + to + "] at " + spot.label());
        }
        return inside.stream().mapToInt(i -> i).toArray();
    }

    private static double value(Expression formula, Evidence.Spot spot) {
        return formula.evaluate(spot::number);
    }

    /** Number of numbers read from one replica. */
    int count() {
        return timeIndices.length * entries.length;
    }

    /** The selected numbers of a side, shape (rows, count()), time-major. */
    double[][] rows(Data data) {
        double[][] selected = new double[data.rows().length][];
        for (int r = 0; r < selected.length; r++) {
            selected[r] = row(data, data.rows()[r]);
        }
        return selected;
    }

    /** The selected errors of a theory; zeros for replicas. */
    double[] errors(Data data) {
        return data.isKnown() ? row(data, data.errors()) : new double[count()];
    }

    private double[] row(Data data, double[] full) {
        double[] row = new double[count()];
        int to = 0;
        for (int time : timeIndices) {
            for (int entry : entries) {
                row[to++] = full[data.column(time, entry)];
            }
        }
        return row;
    }

    /** Time of a selected number. */
    double time(int index, Data data) {
        return data.times()[timeIndices[index / entries.length]];
    }

    /** Entry of a selected number. */
    int entry(int index) {
        return entries[index % entries.length];
    }

    /** {@code t = 0.5, [3]}: where a selected number stands. */
    String label(int index, Data data) {
        List<String> parts = new ArrayList<>();
        if (data.times().length > 1) {
            parts.add("t = " + time(index, data));
        }
        if (data.size() > 1) {
            parts.add("entry " + entry(index));
        }
        return String.join(", ", parts);
    }
}
