package org.limitlab.report.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * The panel beneath an overlay: gaps in standard errors, with the strip of two standard errors
 * about zero.
 */
final class Residuals {
    private static final double SHARE = 0.33;
    private static final double STRIP = 2;

    private Residuals() {}

    /** The panels of a chart: the upper one, and the residuals' one where there are any. */
    static List<Panel> under(Panel upper, List<? extends Layer> residuals) {
        if (residuals.isEmpty()) {
            return List.of(upper);
        }
        Text name = Text.plain("\u00b12 s.e.");
        List<Layer> layers = new ArrayList<>();
        layers.add(
                new Layer.Region(name, Look.ground(), Layer.Along.Y, -STRIP, STRIP, Text.empty()));
        layers.add(new Layer.Rule(Text.empty(), Look.ground(), Layer.Along.Y, 0, Text.empty()));
        layers.addAll(residuals);
        return List.of(upper, new Panel(Axis.linear(Text.plain("gap / s.e.")), SHARE, layers));
    }
}
