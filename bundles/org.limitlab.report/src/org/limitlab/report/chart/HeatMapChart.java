package org.limitlab.report.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * A quantity over two axes as colours, with curves on top: the evolution of a density, an overlap
 * matrix.
 *
 * @param curves lines and domains drawn over the map
 */
public record HeatMapChart(
        Text title, Tone tone, Axis x, Axis y, Layer.Heat heat, List<Layer> curves) {
    public HeatMapChart {
        curves = List.copyOf(curves);
    }

    /** The picture. */
    public Chart chart() {
        List<Layer> layers = new ArrayList<>();
        layers.add(heat);
        layers.addAll(curves);
        return new Chart(title, tone, x, List.of(new Panel(y, 1, layers)), true);
    }
}
