package org.limitlab.report.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Measured points with error bars over an axis of their own, such as modes, sizes or samples, with
 * the theory's curve, and a residual panel: each point's gap in standard errors.
 *
 * @param errorMeaning what the error bars are, such as "95 % interval of the mean"
 * @param finite the finite systems
 * @param limits the theories
 */
public record ProfileChart(
        Text title,
        Tone tone,
        Axis x,
        Axis y,
        Text errorMeaning,
        List<OverlayChart.Finite> finite,
        List<OverlayChart.Limit> limits) {

    public ProfileChart {
        finite = List.copyOf(finite);
        limits = List.copyOf(limits);
    }

    /** The picture. */
    public Chart chart() {
        List<Layer> layers = new ArrayList<>();
        List<Layer> residuals = new ArrayList<>();
        for (int i = 0; i < limits.size(); i++) {
            OverlayChart.Limit one = limits.get(i);
            Text name = Text.of(one.name()).plus(" (" + one.standing() + ")");
            layers.add(
                    new Layer.Line(
                            name, Look.theory(i), one.x(), one.values(), one.join(), Text.empty()));
        }
        for (int i = 0; i < finite.size(); i++) {
            OverlayChart.Finite one = finite.get(i);
            layers.add(points(one.name(), i, one.x(), one.mean(), one.lower(), one.upper()));
            if (!one.residual().isEmpty()) {
                residuals.add(
                        points(
                                Text.empty(),
                                i,
                                one.x(),
                                one.residual(),
                                Samples.empty(),
                                Samples.empty()));
            }
        }
        if (finite.stream().anyMatch(f -> !f.lower().isEmpty())) {
            layers.add(meaningOfBars());
        }
        return new Chart(title, tone, x, Residuals.under(new Panel(y, 1, layers), residuals), true);
    }

    /** A point that has no place: for the legend alone. */
    private Layer meaningOfBars() {
        Samples none = Samples.of(Double.NaN);
        return new Layer.Points(
                Text.plain("bars: ").plus(errorMeaning),
                Look.ground(),
                none,
                none,
                none,
                none,
                true);
    }

    private static Layer points(
            Text name, int rank, Samples x, Samples y, Samples lower, Samples upper) {
        return new Layer.Points(name, Look.finite(rank), x, y, lower, upper, true);
    }
}
