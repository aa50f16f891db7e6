package org.limitlab.report.chart;

import java.util.List;

/**
 * One frame of a chart; panels of a chart stand one above the other on the same x axis.
 *
 * @param share of the chart's height against the other panels
 * @param layers drawn in this order
 */
public record Panel(Axis y, double share, List<Layer> layers) {
    public Panel {
        layers = List.copyOf(layers);
        if (!(share > 0)) {
            throw new IllegalArgumentException("share = " + share + " is not positive");
        }
    }
}
