package org.limitlab.report.draw;

import org.jfree.data.Range;
import org.limitlab.report.chart.Axis;
import org.limitlab.report.chart.Layer;
import org.limitlab.report.chart.Panel;
import org.limitlab.report.chart.Role;
import org.limitlab.report.chart.Samples;
import org.limitlab.report.chart.Scale;

import java.util.List;

/** What part of an axis is shown where its model leaves that open. */
final class Extents {
    private static final double MARGIN = 0.05;

    /** In a low panel a marker takes a larger part of the height. */
    private static final double LOW_PANEL_MARGIN = 0.1;

    /** Strips farther from the data than this part of its width would press the data together. */
    private static final double REACH = 0.6;

    private final Scale scale;
    private double lower = Double.POSITIVE_INFINITY;
    private double upper = Double.NEGATIVE_INFINITY;

    private Extents(Scale scale) {
        this.scale = scale;
    }

    /** The x range of all panels together: curves reach the ends, markers keep clear of them. */
    static Range x(Axis axis, List<Panel> panels) {
        Extents tight = new Extents(axis.scale());
        Extents loose = new Extents(axis.scale());
        boolean framed =
                panels.stream().flatMap(p -> p.layers().stream()).anyMatch(Extents::isFrame);
        for (Panel panel : panels) {
            panel.layers().forEach(layer -> addX(layer, tight, framed ? tight : loose));
        }
        loose.widen(MARGIN, MARGIN);
        tight.merge(loose);
        return tight.range(axis);
    }

    /** Bars and maps say themselves how far the axis goes. */
    private static boolean isFrame(Layer layer) {
        return layer instanceof Layer.Bars
                || layer instanceof Layer.Heat
                || layer instanceof Layer.Verdicts;
    }

    private static void addX(Layer layer, Extents tight, Extents loose) {
        switch (layer) {
            case Layer.Line line -> tight.add(line.x());
            case Layer.Band band -> tight.add(band.x());
            case Layer.Bars bars -> tight.add(bars.edges());
            case Layer.Heat heat -> tight.add(heat.xEdges());
            case Layer.Verdicts map -> tight.add(Cells.edges(map.x(), tight.scale));
            case Layer.Points points -> loose.add(points.x());
            case Layer.Rule rule ->
                    loose.add(rule.along() == Layer.Along.X ? rule.at() : Double.NaN);
            case Layer.Note note -> loose.add(note.x());
            case Layer.Region _ -> {}
            case Layer.Domain _ -> {}
            case Layer.Outside _ -> {}
        }
    }

    /** The y range of one panel: everything drawn, with a little air. */
    static Range y(Panel panel) {
        Extents extents = new Extents(panel.y().scale());
        panel.layers().forEach(extents::addY);
        boolean map =
                panel.layers().stream()
                        .anyMatch(l -> l instanceof Layer.Heat || l instanceof Layer.Verdicts);
        boolean bars = panel.layers().stream().anyMatch(Layer.Bars.class::isInstance);
        if (!map) {
            boolean fromZero = bars && extents.lower == 0;
            double margin = panel.share() < 0.5 ? LOW_PANEL_MARGIN : MARGIN;
            extents.widen(fromZero ? 0 : margin, bars ? 2 * margin : margin);
        }
        panel.layers().forEach(extents::reachFor);
        return extents.range(panel.y());
    }

    private void addY(Layer layer) {
        switch (layer) {
            case Layer.Line line -> add(line.y());
            case Layer.Band band -> {
                if (band.look().role() == Role.FINITE || band.look().role() == Role.THEORY) {
                    add(band.lower());
                    add(band.upper());
                }
            }
            case Layer.Points points -> {
                add(points.y());
                add(points.lower());
                add(points.upper());
            }
            case Layer.Bars bars -> {
                add(0);
                add(bars.heights());
                add(bars.upper());
            }
            case Layer.Heat heat -> add(heat.yEdges());
            case Layer.Verdicts map -> add(Cells.edges(map.y(), scale));
            case Layer.Rule rule -> add(rule.along() == Layer.Along.Y ? rule.at() : Double.NaN);
            case Layer.Note note -> add(note.y());
            case Layer.Region region -> {
                if (region.along() == Layer.Along.Y && region.look().role() == Role.GROUND) {
                    double both = region.from() + region.to();
                    add(Double.isNaN(both) ? Double.NaN : region.from());
                    add(Double.isNaN(both) ? Double.NaN : region.to());
                }
            }
            case Layer.Outside _ -> {}
            case Layer.Domain _ -> {}
        }
    }

    /**
     * A half-open strip, such as the noise floor, is shown when it is near, with room for its
     * words.
     */
    private void reachFor(Layer layer) {
        if (!(layer instanceof Layer.Region region)
                || region.along() != Layer.Along.Y
                || !(lower < upper)) {
            return;
        }
        double from = scale.forward(lower);
        double width = scale.forward(upper) - from;
        double top = scale.forward(region.to());
        if (Double.isNaN(region.from()) && from - top < REACH * width) {
            lower =
                    scale.inverse(
                            Math.min(
                                    from,
                                    top - 0.09 * (scale.forward(upper) - Math.min(from, top))));
        }
        double bottom = scale.forward(region.from());
        if (Double.isNaN(region.to()) && bottom - scale.forward(upper) < REACH * width) {
            upper = scale.inverse(Math.max(scale.forward(upper), bottom + 0.09 * (bottom - from)));
        }
    }

    private void add(Samples values) {
        for (int i = 0; i < values.size(); i++) {
            add(values.at(i));
        }
    }

    private void add(double value) {
        if (Double.isFinite(scale.forward(value))) {
            lower = Math.min(lower, value);
            upper = Math.max(upper, value);
        }
    }

    private void merge(Extents other) {
        lower = Math.min(lower, other.lower);
        upper = Math.max(upper, other.upper);
    }

    private void widen(double below, double above) {
        if (lower > upper) {
            return;
        }
        double from = scale.forward(lower);
        double to = scale.forward(upper);
        double width = to - from;
        lower = below == 0 ? lower : scale.inverse(from - below * width);
        upper = above == 0 ? upper : scale.inverse(to + above * width);
    }

    private Range range(Axis axis) {
        double from = Double.isNaN(axis.lower()) ? lower : axis.lower();
        double to = Double.isNaN(axis.upper()) ? upper : axis.upper();
        if (from < to && Double.isFinite(from) && Double.isFinite(to)) {
            return new Range(from, to);
        }
        return scale == Scale.LOG ? aroundLog(from, to) : aroundLinear(from, to);
    }

    /** A single value, or none, still needs an axis. */
    private static Range aroundLinear(double from, double to) {
        double at = Double.isFinite(from) ? from : Double.isFinite(to) ? to : 0.5;
        double half = at == 0 ? 1 : 0.5 * Math.abs(at);
        return new Range(at - half, at + half);
    }

    private static Range aroundLog(double from, double to) {
        double at =
                Double.isFinite(from) && from > 0 ? from : Double.isFinite(to) && to > 0 ? to : 1;
        return new Range(at / 3, at * 3);
    }
}
