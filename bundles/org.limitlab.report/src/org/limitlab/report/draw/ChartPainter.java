package org.limitlab.report.draw;

import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.limitlab.report.chart.Chart;
import org.limitlab.report.chart.Panel;
import org.limitlab.report.chart.Scale;
import org.limitlab.report.chart.Tone;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;

/**
 * Draws a chart model on any {@code Graphics2D}: screen, image, SVG and PDF show the same picture.
 */
public final class ChartPainter {
    /** Columns to which curves are thinned, for each unit of width: two, as on a fine screen. */
    private static final int COLUMNS = 2;

    private static final double TITLE_BELOW_TOP = Layout.MARGIN;

    private final Chart chart;
    private final Graphics2D g;
    private final double width;
    private final double height;
    private final Theme theme;

    private ChartPainter(Chart chart, Graphics2D g, double width, double height, Theme theme) {
        this.chart = chart;
        this.g = g;
        this.width = width;
        this.height = height;
        this.theme = theme;
    }

    /**
     * Draws the whole chart.
     *
     * @param width of the picture in user units, 96 to the inch; at least 160
     * @param height likewise; at least 120
     */
    public static void paint(Chart chart, Graphics2D g, double width, double height, Theme theme) {
        if (width < 160 || height < 120) {
            throw new IllegalArgumentException(
                    "picture of " + width + " x " + height + " is below 160 x 120");
        }
        new ChartPainter(chart, g, width, height, theme).paint();
    }

    private void paint() {
        hints();
        g.setPaint(theme.background());
        g.fill(new Rectangle2D.Double(0, 0, width, height));
        Layout layout = Layout.of(chart, width, height, 0, theme);
        Optional<LegendPlace.Placed> inside =
                LegendPlace.find(chart, layout.frames().getFirst(), decimation(layout));
        Legend above = Legend.of(chart, 1);
        boolean outside = inside.isEmpty() && !above.isEmpty();
        if (outside) {
            above = widest();
            layout = Layout.of(chart, width, height, above.height(), theme);
        }
        paintTitle(layout);
        paintPanels(layout);
        Layout last = layout;
        if (outside) {
            above.draw(
                    g,
                    Math.min(
                            layout.frames().getFirst().area().getMinX(),
                            width - Layout.MARGIN - above.width()),
                    last.legendTop(),
                    theme);
        }
        inside.ifPresent(p -> p.legend().draw(g, p.corner().getX(), p.corner().getY(), theme));
    }

    private void hints() {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(
                RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setFont(Fonts.get().regular(ChartAxis.TICK_SIZE));
    }

    /** As many columns as the picture has room for. */
    private Legend widest() {
        Legend legend = Legend.of(chart, 1);
        for (int columns = 2; columns <= legend.entries().size(); columns++) {
            Legend wider = Legend.of(chart, columns);
            if (wider.width() > width - 6 * Layout.MARGIN) {
                break;
            }
            legend = wider;
        }
        return legend;
    }

    private Decimation decimation(Layout layout) {
        Frame frame = layout.frames().getFirst();
        Scale scale = chart.x().scale();
        int columns = (int) (COLUMNS * frame.area().getWidth());
        return new Decimation(
                scale, frame.xAxis().getLowerBound(), frame.xAxis().getUpperBound(), columns);
    }

    private void paintTitle(Layout layout) {
        if (!chart.title().isEmpty()) {
            g.setPaint(chart.tone() == Tone.NEUTRAL ? theme.ink() : theme.tone(chart.tone()));
            layout.title().draw(g, layout.titleLeft(), TITLE_BELOW_TOP, SetText.Anchor.LEFT);
        }
    }

    private void paintPanels(Layout layout) {
        Decimation decimation = decimation(layout);
        List<Panel> panels = chart.panels();
        for (int i = 0; i < panels.size(); i++) {
            Frame frame = layout.frames().get(i);
            paintData(panels.get(i), frame, decimation);
            paintAxes(frame, i == panels.size() - 1);
            new Margin(g, frame, theme).paint(panels.get(i));
        }
    }

    private void paintData(Panel panel, Frame frame, Decimation decimation) {
        frame.xAxis().setVisible(false);
        frame.yAxis().setVisible(false);
        XYPlot plot = new XYPlot(null, frame.xAxis(), frame.yAxis(), null);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setOutlineVisible(false);
        plot.setBackgroundPaint(null);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        new LayerPlotter(plot, frame, decimation, theme).addAll(panel);
        plot.draw(g, frame.area(), null, null, null);
    }

    private void paintAxes(Frame frame, boolean lowest) {
        Rectangle2D area = frame.area();
        ChartAxis x = frame.xAxis();
        x.setVisible(true);
        frame.yAxis().setVisible(true);
        frame.yAxis().draw(g, area.getMinX(), area, area, RectangleEdge.LEFT, null);
        if (lowest) {
            x.draw(g, area.getMaxY(), area, area, RectangleEdge.BOTTOM, null);
        } else {
            x.drawLineAndMarks(
                    g,
                    area.getMaxY(),
                    area,
                    RectangleEdge.BOTTOM,
                    x.ticks(area.getWidth(), RectangleEdge.BOTTOM));
        }
    }
}
