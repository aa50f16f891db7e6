package org.limitlab.report;

import org.limitlab.core.model.Reduction;
import org.limitlab.report.chart.HistogramChart;
import org.limitlab.report.chart.Layer;
import org.limitlab.report.chart.OverlayChart;
import org.limitlab.report.chart.Samples;
import org.limitlab.report.chart.Scale;

import java.util.List;

/**
 * Bins whose centres are an observable's axis: their edges lie halfway between, the outer ones as
 * far from their centres as the inner ones beside them.
 *
 * @param centres increasing
 * @param edges one more than centres
 */
record Bins(double[] centres, double[] edges) {

    static Bins of(Shown one) {
        double[] centres = one.axis();
        return new Bins(centres, edges(centres, Scale.LINEAR));
    }

    /**
     * Edges halfway between neighbours on a scale; a single value has one unit. Values that do not
     * increase, or have no place on the scale, are counted through instead.
     */
    static double[] edges(double[] values, Scale scale) {
        int n = values.length;
        double[] centres =
                isIncreasing(values, scale)
                        ? values
                        : java.util.stream.IntStream.rangeClosed(1, n).asDoubleStream().toArray();
        double[] edges = new double[n + 1];
        if (n == 1) {
            double place = scale.forward(centres[0]);
            return new double[] {scale.inverse(place - 0.5), scale.inverse(place + 0.5)};
        }
        for (int i = 1; i < n; i++) {
            double middle = (scale.forward(centres[i - 1]) + scale.forward(centres[i])) / 2;
            edges[i] = scale.inverse(middle);
        }
        double first = scale.forward(centres[0]);
        double last = scale.forward(centres[n - 1]);
        edges[0] = scale.inverse(2 * first - scale.forward(edges[1]));
        edges[n] = scale.inverse(2 * last - scale.forward(edges[n - 1]));
        return edges;
    }

    private static boolean isIncreasing(double[] values, Scale scale) {
        boolean increasing = Double.isFinite(scale.forward(values[0]));
        for (int i = 1; i < values.length; i++) {
            increasing &= scale.forward(values[i - 1]) < scale.forward(values[i]);
        }
        return increasing;
    }

    /** Fractions over the widths of their bins. */
    Samples densities(Samples fractions) {
        double[] densities = fractions.toArray();
        for (int i = 0; i < densities.length; i++) {
            densities[i] /= edges[i + 1] - edges[i];
        }
        return Samples.of(densities);
    }

    HistogramChart.Histogram histogram(OverlayChart.Finite row) {
        return new HistogramChart.Histogram(
                row.name(),
                Samples.of(edges),
                densities(row.mean()),
                row.lower().isEmpty() ? Samples.empty() : densities(row.lower()),
                row.upper().isEmpty() ? Samples.empty() : densities(row.upper()),
                row.residual());
    }

    /**
     * What a theory says: fractions of bins as steps over them, where it declares the observable as
     * a simulation does or as a histogram; anything else as the values of a density.
     */
    OverlayChart.Limit density(Shown one, List<Shown> shown, String suffix, double[] values) {
        Reduction declared = one.values().observable().reduction();
        boolean fractions =
                declared == Reduction.HISTOGRAM
                        || shown.stream()
                                .filter(s -> !s.isTheory())
                                .anyMatch(s -> s.values().observable().reduction() == declared);
        if (!fractions) {
            return limit(one, suffix, Samples.of(centres), Samples.of(values), Layer.Join.STRAIGHT);
        }
        double[] held =
                java.util.Arrays.copyOf(densities(Samples.of(values)).toArray(), edges.length);
        held[values.length] = held[values.length - 1];
        return limit(one, suffix, Samples.of(edges), Samples.of(held), Layer.Join.STEP);
    }

    private static OverlayChart.Limit limit(
            Shown one, String suffix, Samples x, Samples y, Layer.Join join) {
        return new OverlayChart.Limit(one.name() + suffix, one.standing(), x, y, join);
    }
}
