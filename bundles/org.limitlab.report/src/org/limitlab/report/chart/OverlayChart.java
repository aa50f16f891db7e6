package org.limitlab.report.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Finite systems and their limit over one axis, with a residual panel beneath: the gap in standard
 * errors.
 *
 * @param bandMeaning what the bands are, such as "95 % of replicas"
 * @param finite the finite systems, the smallest first
 * @param limits the theories
 */
public record OverlayChart(
        Text title,
        Tone tone,
        Axis x,
        Axis y,
        Text bandMeaning,
        List<Finite> finite,
        List<Limit> limits) {
    /**
     * One finite system.
     *
     * @param name such as {@code $N = 400$, 64 replicas}
     * @param lower lower end of the band, empty for no band
     * @param upper upper end of the band, empty for no band
     * @param residual gap to the theory over its standard error, empty for none
     */
    public record Finite(
            Text name, Samples x, Samples mean, Samples lower, Samples upper, Samples residual) {}

    /**
     * One theory.
     *
     * @param standing exact, asymptotic, heuristic or reconstructed
     */
    public record Limit(String name, String standing, Samples x, Samples values, Layer.Join join) {}

    public OverlayChart {
        finite = List.copyOf(finite);
        limits = List.copyOf(limits);
    }

    /** The picture. */
    public Chart chart() {
        return new Chart(
                title, tone, x, Residuals.under(new Panel(y, 1, overlay()), residuals()), true);
    }

    /** The legend's name of a finite system. */
    public static Text name(String symbol, double size, long replicas) {
        return Text.symbol(symbol + " = ")
                .plus(Numbers.tick(size))
                .plus(replicas == 1 ? ", 1 replica" : ", " + replicas + " replicas");
    }

    private List<Layer> overlay() {
        List<Layer> layers = new ArrayList<>();
        List<Layer> curves = new ArrayList<>();
        for (int i = 0; i < finite.size(); i++) {
            Finite one = finite.get(i);
            if (!one.lower.isEmpty()) {
                layers.add(
                        new Layer.Band(bandMeaning, Look.finite(i), one.x, one.lower, one.upper));
            }
            curves.add(new Layer.Line(one.name, Look.finite(i), one.x, one.mean));
        }
        for (int i = 0; i < limits.size(); i++) {
            Limit one = limits.get(i);
            Text name = Text.of(one.name).plus(" (" + one.standing + ")");
            curves.add(
                    new Layer.Line(
                            name, Look.theory(i), one.x, one.values, one.join, Text.empty()));
        }
        layers.addAll(curves);
        return layers;
    }

    private List<Layer> residuals() {
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < finite.size(); i++) {
            Finite one = finite.get(i);
            if (!one.residual.isEmpty()) {
                layers.add(new Layer.Line(Text.empty(), Look.finite(i), one.x, one.residual));
            }
        }
        return layers;
    }
}
