package org.limitlab.report.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Histograms of finite systems with the density that the theory predicts, and a residual panel:
 * each bin's gap in standard errors.
 *
 * @param errorMeaning what the error bars are, such as "95 % interval of the mean"; empty without
 *     bars
 */
public record HistogramChart(
        Text title,
        Tone tone,
        Axis x,
        Axis y,
        Text errorMeaning,
        List<Histogram> histograms,
        List<OverlayChart.Limit> densities) {
    /**
     * One histogram, as a density.
     *
     * @param edges increasing, one more than heights
     * @param heights probability over width of each bin
     * @param lower lower ends of the error bars, empty for none
     * @param upper upper ends of the error bars, empty for none
     * @param residual of each bin against the theory integrated over it, in standard errors; empty
     *     for none
     */
    public record Histogram(
            Text name,
            Samples edges,
            Samples heights,
            Samples lower,
            Samples upper,
            Samples residual) {}

    public HistogramChart {
        histograms = List.copyOf(histograms);
        densities = List.copyOf(densities);
    }

    /** The picture. */
    public Chart chart() {
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < histograms.size(); i++) {
            Histogram one = histograms.get(i);
            Text name =
                    one.lower.isEmpty() ? one.name : one.name.plus("; bars: ").plus(errorMeaning);
            layers.add(
                    new Layer.Bars(
                            name, Look.finite(i), one.edges, one.heights, one.lower, one.upper));
        }
        for (int i = 0; i < densities.size(); i++) {
            OverlayChart.Limit one = densities.get(i);
            Text name = Text.of(one.name()).plus(" (" + one.standing() + ")");
            layers.add(
                    new Layer.Line(
                            name, Look.theory(i), one.x(), one.values(), one.join(), Text.empty()));
        }
        return new Chart(
                title, tone, x, Residuals.under(new Panel(y, 1, layers), residuals()), true);
    }

    private List<Layer> residuals() {
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < histograms.size(); i++) {
            Histogram one = histograms.get(i);
            if (!one.residual.isEmpty()) {
                layers.add(
                        new Layer.Points(
                                Text.empty(),
                                Look.finite(i),
                                centres(one.edges),
                                one.residual,
                                Samples.empty(),
                                Samples.empty(),
                                true));
            }
        }
        return layers;
    }

    private static Samples centres(Samples edges) {
        double[] centres = new double[edges.size() - 1];
        for (int i = 0; i < centres.length; i++) {
            centres[i] = 0.5 * (edges.at(i) + edges.at(i + 1));
        }
        return Samples.of(centres);
    }
}
