package org.limitlab.report.draw;

import org.limitlab.report.chart.Chart;
import org.limitlab.report.chart.Layer;
import org.limitlab.report.chart.Panel;
import org.limitlab.report.chart.Samples;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks for a place inside the first panel where a legend covers no data; edges of bands may pass
 * behind it.
 */
final class LegendPlace {
    private static final double INSET = 12;
    private static final double CLEARANCE = 7;
    private static final double POINT = 7;
    private static final double[][] PLACES = {
        {1, 0}, {0, 0}, {1, 1}, {0, 1}, {0.5, 0}, {0.5, 1}, {1, 0.5}, {0, 0.5}, {0.75, 0},
        {0.25, 1}, {0.75, 1}, {0.25, 0}
    };

    private final List<Line2D> hard = new ArrayList<>();
    private final List<Line2D> soft = new ArrayList<>();
    private final Frame frame;

    private LegendPlace(Frame frame) {
        this.frame = frame;
    }

    /** A legend and its upper left corner. */
    record Placed(Legend legend, Point2D corner) {}

    /** The best free place, or none. */
    static Optional<Placed> find(Chart chart, Frame frame, Decimation decimation) {
        Panel panel = chart.panels().getFirst();
        boolean map =
                panel.layers().stream()
                        .anyMatch(l -> l instanceof Layer.Heat || l instanceof Layer.Verdicts);
        if (map) {
            return Optional.empty();
        }
        LegendPlace place = new LegendPlace(frame);
        panel.layers().forEach(layer -> place.addObstacles(layer, decimation));
        Placed best = null;
        int bestCost = Integer.MAX_VALUE;
        int entries = Legend.of(chart, 1).entries().size();
        for (int columns : entries > 3 ? new int[] {2, 1, 3} : new int[] {1, 2, 3}) {
            Legend legend = Legend.of(chart, columns);
            for (double[] at : PLACES) {
                Rectangle2D box = place.box(legend, at[0], at[1]);
                int cost = place.cost(box);
                if (cost < bestCost) {
                    bestCost = cost;
                    best = new Placed(legend, new Point2D.Double(box.getMinX(), box.getMinY()));
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private Rectangle2D box(Legend legend, double across, double down) {
        Rectangle2D area = frame.area();
        double x = area.getMinX() + INSET + across * (area.getWidth() - 2 * INSET - legend.width());
        double y = area.getMinY() + INSET / 2 + down * (area.getHeight() - INSET - legend.height());
        return new Rectangle2D.Double(x, y, legend.width(), legend.height());
    }

    /**
     * Number of band edges behind the box; the largest integer where it would cover data or leave
     * the panel.
     */
    private int cost(Rectangle2D box) {
        Rectangle2D wide =
                new Rectangle2D.Double(
                        box.getX() - CLEARANCE,
                        box.getY() - CLEARANCE / 2,
                        box.getWidth() + 2 * CLEARANCE,
                        box.getHeight() + CLEARANCE);
        boolean fits = frame.area().contains(box);
        if (!fits || hard.stream().anyMatch(wide::intersectsLine)) {
            return Integer.MAX_VALUE;
        }
        return (int) soft.stream().filter(wide::intersectsLine).count();
    }

    private void addObstacles(Layer layer, Decimation decimation) {
        switch (layer) {
            case Layer.Line line -> {
                int[] kept = decimation.keep(line.x(), line.y());
                addCurve(hard, pick(line.x(), kept), pick(line.y(), kept));
            }
            case Layer.Band band -> {
                double[][] edges = decimation.envelope(band.x(), band.lower(), band.upper());
                addCurve(soft, edges[0], edges[1]);
                addCurve(soft, edges[0], edges[2]);
            }
            case Layer.Points points -> addPoints(points);
            case Layer.Bars bars -> addBars(bars);
            case Layer.Note note -> {
                double width = SetText.of(note.text(), GroundPainters.WORD_SIZE, false).width();
                addSegment(
                        hard,
                        frame.px(note.x()) - width,
                        frame.py(note.y()),
                        frame.px(note.x()) + width,
                        frame.py(note.y()));
            }
            case Layer.Region region -> {
                Rectangle2D strip =
                        GroundPainters.Strip.box(region, frame).createIntersection(frame.area());
                boolean words = !region.label().isEmpty() && strip.getHeight() > 0;
                for (double y = strip.getMinY(); words && y <= strip.getMaxY(); y += CLEARANCE) {
                    addSegment(hard, strip.getMinX(), y, strip.getMaxX(), y);
                }
            }
            case Layer.Rule rule -> addRule(rule);
            case Layer.Domain domain -> addCurve(hard, domain.x().toArray(), domain.y().toArray());
            case Layer.Outside _ -> {}
            case Layer.Heat _ -> {}
            case Layer.Verdicts _ -> {}
        }
    }

    private static double[] pick(Samples values, int[] kept) {
        return java.util.Arrays.stream(kept).mapToDouble(values::at).toArray();
    }

    private void addCurve(List<Line2D> obstacles, double[] x, double[] y) {
        for (int i = 1; i < x.length; i++) {
            addSegment(
                    obstacles,
                    frame.px(x[i - 1]),
                    frame.py(y[i - 1]),
                    frame.px(x[i]),
                    frame.py(y[i]));
        }
    }

    private static void addSegment(
            List<Line2D> obstacles, double x1, double y1, double x2, double y2) {
        if (Double.isFinite(x1 + y1 + x2 + y2)) {
            obstacles.add(new Line2D.Double(x1, y1, x2, y2));
        }
    }

    private void addPoints(Layer.Points points) {
        for (int i = 0; i < points.x().size(); i++) {
            double x = frame.px(points.x().at(i));
            double y = frame.py(points.y().at(i));
            double low = points.lower().isEmpty() ? y : frame.pyOrFoot(points.lower().at(i));
            double high = points.upper().isEmpty() ? y : frame.pyOrFoot(points.upper().at(i));
            addSegment(hard, x, Math.max(low, y + POINT), x, Math.min(high, y - POINT));
            addSegment(hard, x - POINT, y, x + POINT, y);
        }
    }

    private void addBars(Layer.Bars bars) {
        for (int i = 0; i < bars.heights().size(); i++) {
            double left = frame.px(bars.edges().at(i));
            double right = frame.px(bars.edges().at(i + 1));
            double top = frame.pyOrFoot(bars.heights().at(i));
            double bar = bars.upper().isEmpty() ? top : frame.pyOrFoot(bars.upper().at(i));
            addSegment(
                    hard,
                    (left + right) / 2,
                    frame.area().getMaxY(),
                    (left + right) / 2,
                    Math.min(top, bar));
            addSegment(hard, left, top, right, top);
        }
    }

    private void addRule(Layer.Rule rule) {
        Rectangle2D area = frame.area();
        if (rule.along() == Layer.Along.Y) {
            addSegment(
                    hard, area.getMinX(), frame.py(rule.at()), area.getMaxX(), frame.py(rule.at()));
        } else {
            addSegment(
                    hard, frame.px(rule.at()), area.getMinY(), frame.px(rule.at()), area.getMaxY());
        }
    }
}
