package org.limitlab.report.draw;

import org.limitlab.report.chart.Axis;
import org.limitlab.report.chart.Chart;
import org.limitlab.report.chart.Panel;
import org.limitlab.report.chart.Text;

import java.util.ArrayList;
import java.util.List;

/**
 * A chart on its way to a file, with where it came from.
 *
 * @param chart what is seen, the specification's title and ranges already applied
 * @param spec size, theme, and what was asked for; written into the file
 * @param cellKeys keys of the cells and theories behind the picture; written into the file
 */
public record Figure(Chart chart, FigureSpec spec, List<String> cellKeys) {
    public Figure {
        cellKeys = List.copyOf(cellKeys);
        chart = applied(chart, spec);
    }

    /** The title as plain characters, verdict first. */
    public String plainTitle() {
        return Layout.title(chart).toString();
    }

    private static Chart applied(Chart chart, FigureSpec spec) {
        Text title = spec.title() == null ? chart.title() : Text.of(spec.title());
        List<Panel> panels = new ArrayList<>(chart.panels());
        Panel first = panels.getFirst();
        panels.set(0, new Panel(ranged(first.y(), spec.yRange()), first.share(), first.layers()));
        return new Chart(
                title, chart.tone(), ranged(chart.x(), spec.xRange()), panels, chart.legend());
    }

    private static Axis ranged(Axis axis, List<Double> range) {
        return range == null ? axis : axis.withRange(range.get(0), range.get(1));
    }
}
