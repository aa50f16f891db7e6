package org.limitlab.report.chart;

import java.util.List;

/**
 * Curves with direct labels at their ends: schedules, loss curves, anything without a residual.
 *
 * @param layers bands, lines, points, rules and regions, in drawing order
 * @param legend false where the direct labels suffice
 */
public record CurveChart(
        Text title, Tone tone, Axis x, Axis y, List<Layer> layers, boolean legend) {
    public CurveChart {
        layers = List.copyOf(layers);
    }

    /** Piecewise constant curves, each named at its end. */
    public static CurveChart schedules(
            Text title, Tone tone, Axis x, Axis y, List<Schedule> schedules) {
        List<Layer> layers = List.copyOf(schedules.stream().map(Schedule::line).toList());
        return new CurveChart(title, tone, x, y, layers, false);
    }

    /**
     * A value that holds from each edge to the next.
     *
     * @param edges where each value begins, and where the last one ends
     * @param values one fewer than edges
     */
    public record Schedule(Text name, Look look, Samples edges, Samples values) {
        public Schedule {
            if (values.isEmpty() || edges.size() != values.size() + 1) {
                throw new IllegalArgumentException(
                        edges.size() + " edges for " + values.size() + " values");
            }
        }

        private Layer.Line line() {
            double[] held = java.util.Arrays.copyOf(values.toArray(), edges.size());
            held[values.size()] = values.last();
            return new Layer.Line(
                    Text.empty(), look, edges, Samples.of(held), Layer.Join.STEP, name);
        }
    }

    /** The picture. */
    public Chart chart() {
        return new Chart(title, tone, x, List.of(new Panel(y, 1, layers)), legend);
    }
}
