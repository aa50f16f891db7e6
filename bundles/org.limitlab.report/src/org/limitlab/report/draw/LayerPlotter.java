package org.limitlab.report.draw;

import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.DefaultIntervalXYDataset;
import org.jfree.data.xy.DefaultXYDataset;
import org.jfree.data.xy.XYDataset;
import org.limitlab.report.chart.Layer;
import org.limitlab.report.chart.Look;
import org.limitlab.report.chart.Panel;
import org.limitlab.report.chart.Role;
import org.limitlab.report.chart.Samples;

import java.awt.Color;
import java.util.Arrays;

/**
 * Puts the layers of one panel into a plot, each as a dataset with its renderer or as an
 * annotation, in their order.
 */
final class LayerPlotter {
    private static final int MARKERS_PER_LINE = 7;
    private static final double MARKER = 6.5;
    private static final double POINT = 8;

    private final XYPlot plot;
    private final Frame frame;
    private final Decimation decimation;
    private final Theme theme;
    private int next;
    private boolean sparseMarkers;

    LayerPlotter(XYPlot plot, Frame frame, Decimation decimation, Theme theme) {
        this.plot = plot;
        this.frame = frame;
        this.decimation = decimation;
        this.theme = theme;
    }

    void addAll(Panel panel) {
        sparseMarkers = sparseMarkers(panel);
        panel.layers().forEach(this::add);
    }

    /**
     * Curves of several finite systems carry sparse markers, each its own, so that they differ
     * without colour.
     */
    static boolean sparseMarkers(Panel panel) {
        return panel.layers().stream()
                        .filter(
                                l ->
                                        l instanceof Layer.Line line
                                                && line.look().role() == Role.FINITE)
                        .count()
                > 1;
    }

    private void add(Layer layer) {
        switch (layer) {
            case Layer.Line line -> addLine(line);
            case Layer.Points points -> addPoints(points);
            case Layer.Band band -> add(shade(band));
            case Layer.Bars bars -> add(new ShadedPainters.Histogram(bars, theme));
            case Layer.Region region -> add(new GroundPainters.Strip(region, theme));
            case Layer.Rule rule -> add(new GroundPainters.Straight(rule, theme));
            case Layer.Heat heat -> add(new MapPainters.HeatCells(heat, theme));
            case Layer.Verdicts map -> add(new MapPainters.VerdictCells(map, theme));
            case Layer.Domain domain -> add(new MapPainters.Hatch(domain, theme));
            case Layer.Outside cells -> add(new MapPainters.HatchedCells(cells, theme));
            case Layer.Note note -> add(new GroundPainters.Words(note, theme));
        }
    }

    private void add(XYDataset dataset, XYItemRenderer renderer) {
        plot.setDataset(next, dataset);
        plot.setRenderer(next, renderer, false);
        next++;
    }

    /** What is no series has its place in the order of the layers too. */
    private void add(FramePainter painter) {
        DefaultXYDataset single = new DefaultXYDataset();
        single.addSeries("painter", new double[2][1]);
        add(single, new PainterRenderer(painter, frame));
    }

    private void addLine(Layer.Line line) {
        int[] kept = decimation.keep(line.x(), line.y());
        double[][] points = {pick(line.x(), kept), pick(line.y(), kept)};
        boolean step = line.join() == Layer.Join.STEP;
        DefaultXYDataset dataset = new DefaultXYDataset();
        dataset.addSeries("line", step ? stepped(points) : points);
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setDrawSeriesLineAsPath(true);
        renderer.setSeriesPaint(0, theme.colour(line.look()));
        renderer.setSeriesStroke(0, theme.stroke(line.look()));
        add(dataset, renderer);
        if (sparseMarkers && line.look().role() == Role.FINITE && !step) {
            addMarkers(line);
        }
    }

    private void addMarkers(Layer.Line line) {
        if (line.x().isEmpty()) {
            return;
        }
        double[] marks = new double[MARKERS_PER_LINE];
        double shift = 0.5 + 0.22 * (line.look().rank() % 4 - 1.5);
        for (int k = 0; k < MARKERS_PER_LINE; k++) {
            double part = (k + shift) / MARKERS_PER_LINE;
            double x = frame.area().getMinX() + part * frame.area().getWidth();
            marks[k] =
                    frame.xAxis()
                            .java2DToValue(
                                    x, frame.area(), org.jfree.chart.ui.RectangleEdge.BOTTOM);
        }
        int[] near =
                Arrays.stream(marks)
                        .filter(x -> x >= line.x().first() && x <= line.x().last())
                        .mapToInt(x -> nearest(line.x(), x))
                        .distinct()
                        .toArray();
        DefaultXYDataset dataset = new DefaultXYDataset();
        dataset.addSeries("marks", new double[][] {pick(line.x(), near), pick(line.y(), near)});
        add(dataset, marked(new XYLineAndShapeRenderer(false, true), line.look(), true, MARKER));
    }

    private static int nearest(Samples x, double at) {
        int best = 0;
        for (int i = 1; i < x.size(); i++) {
            if (Math.abs(x.at(i) - at) < Math.abs(x.at(best) - at)) {
                best = i;
            }
        }
        return best;
    }

    private void addPoints(Layer.Points points) {
        double[] x = points.x().toArray();
        double[] y = points.y().toArray();
        double[] lower = points.lower().isEmpty() ? y.clone() : points.lower().toArray();
        double[] upper = points.upper().isEmpty() ? y.clone() : points.upper().toArray();
        for (int i = 0; i < lower.length; i++) {
            boolean placed = Double.isFinite(frame.py(lower[i])) || Double.isNaN(lower[i]);
            lower[i] = placed ? lower[i] : frame.yAxis().getLowerBound();
            upper[i] = Double.isInfinite(upper[i]) ? frame.yAxis().getUpperBound() : upper[i];
        }
        DefaultIntervalXYDataset dataset = new DefaultIntervalXYDataset();
        dataset.addSeries("points", new double[][] {x, x, x, y, lower, upper});
        XYErrorRenderer renderer =
                marked(new XYErrorRenderer(), points.look(), points.solid(), POINT);
        renderer.setDrawXError(false);
        renderer.setDrawYError(!points.lower().isEmpty());
        renderer.setErrorPaint(theme.colour(points.look()));
        renderer.setErrorStroke(Theme.solid(1.2f));
        renderer.setCapLength(7);
        add(dataset, renderer);
    }

    private <R extends XYLineAndShapeRenderer> R marked(
            R renderer, Look look, boolean solid, double size) {
        Color colour = theme.colour(look);
        renderer.setSeriesShape(0, Markers.shape(look.rank(), size));
        renderer.setSeriesPaint(0, colour);
        renderer.setUseFillPaint(true);
        renderer.setSeriesFillPaint(0, solid ? colour : theme.background());
        renderer.setDrawOutlines(true);
        renderer.setUseOutlinePaint(true);
        renderer.setSeriesOutlinePaint(0, solid ? theme.background() : colour);
        renderer.setSeriesOutlineStroke(0, Theme.solid(solid ? 1f : 1.4f));
        return renderer;
    }

    private FramePainter shade(Layer.Band band) {
        double[][] edges = decimation.envelope(band.x(), band.lower(), band.upper());
        if (band.join() == Layer.Join.STEP) {
            double[][] lower = stepped(new double[][] {edges[0], edges[1]});
            double[][] upper = stepped(new double[][] {edges[0], edges[2]});
            edges = new double[][] {lower[0], lower[1], upper[1]};
        }
        return new ShadedPainters.Shade(band, edges, theme);
    }

    private static double[] pick(Samples values, int[] kept) {
        return Arrays.stream(kept).mapToDouble(values::at).toArray();
    }

    /** Corners of a piecewise constant curve. */
    static double[][] stepped(double[][] points) {
        int n = points[0].length;
        double[][] corners = new double[2][Math.max(0, 2 * n - 1)];
        for (int i = 0; i < n; i++) {
            corners[0][2 * i] = points[0][i];
            corners[1][2 * i] = points[1][i];
            if (i + 1 < n) {
                corners[0][2 * i + 1] = points[0][i + 1];
                corners[1][2 * i + 1] = points[1][i];
            }
        }
        return corners;
    }
}
