package org.limitlab.report.draw;

import org.jfree.chart.ui.RectangleEdge;
import org.limitlab.report.chart.Chart;
import org.limitlab.report.chart.Layer;
import org.limitlab.report.chart.Panel;
import org.limitlab.report.chart.Text;
import org.limitlab.report.chart.Tone;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Where everything of a chart stands.
 *
 * @param title the verdict's name and the title, broken into lines
 * @param legendTop where a legend above the panels begins
 * @param frames one for each panel, from top to bottom
 */
record Layout(Paragraph title, double titleLeft, double legendTop, List<Frame> frames) {
    static final double MARGIN = 12;
    private static final double TITLE_SIZE = 15.5;
    private static final double TITLE_GAP = 12;
    private static final double PANEL_GAP = 16;
    private static final double LEGEND_GAP = 8;
    private static final double LABEL_ROOM = 12;

    /** Room of a colour bar: gap, bar, its marks, their labels, the quantity. */
    static final double BAR_ROOM = 88;

    /**
     * Lays out a chart.
     *
     * @param legendHeight room above the panels, 0 for none
     */
    static Layout of(Chart chart, double width, double height, double legendHeight, Theme theme) {
        Layout first = of(chart, width, height, legendHeight, width - 6 * MARGIN, theme);
        return of(chart, width, height, legendHeight, width - first.titleLeft - MARGIN, theme);
    }

    private static Layout of(
            Chart chart,
            double width,
            double height,
            double legendHeight,
            double titleWidth,
            Theme theme) {
        Paragraph title =
                Paragraph.of(title(chart), TITLE_SIZE, chart.tone() != Tone.NEUTRAL, titleWidth);
        double legendTop = chart.title().isEmpty() ? MARGIN : MARGIN + title.height() + TITLE_GAP;
        double top = legendTop + (legendHeight > 0 ? legendHeight + LEGEND_GAP : 0);
        ChartAxis x = new ChartAxis(chart.x(), Extents.x(chart.x(), chart.panels()), theme);
        double right = width - rightRoom(chart);
        double bottom = height - MARGIN - x.depth(right - 6 * MARGIN, RectangleEdge.BOTTOM);
        Rectangle2D room = new Rectangle2D.Double(MARGIN, top, right - MARGIN, bottom - top);
        List<Frame> frames = frames(chart, x, room, theme);
        return new Layout(title, frames.getFirst().area().getMinX(), legendTop, frames);
    }

    /** {@code SUPPORTED: gap falls like N^-1/2}. */
    static Text title(Chart chart) {
        return chart.tone() == Tone.NEUTRAL
                ? chart.title()
                : Text.plain(chart.tone().name() + ": ").plus(chart.title());
    }

    private static List<Frame> frames(Chart chart, ChartAxis x, Rectangle2D room, Theme theme) {
        List<Panel> panels = chart.panels();
        double shares = panels.stream().mapToDouble(Panel::share).sum();
        double free = room.getHeight() - (panels.size() - 1) * PANEL_GAP;
        List<ChartAxis> axes =
                panels.stream().map(p -> new ChartAxis(p.y(), Extents.y(p), theme)).toList();
        double labels = 0;
        double depth = 0;
        for (int i = 0; i < panels.size(); i++) {
            double height = free * panels.get(i).share() / shares;
            double own = axes.get(i).labelsDepth(height, RectangleEdge.LEFT);
            labels = Math.max(labels, own);
            depth = Math.max(depth, axes.get(i).depth(height, RectangleEdge.LEFT) - own);
        }
        double left = Math.ceil(room.getMinX() + depth + labels);
        List<Frame> frames = new ArrayList<>();
        double top = room.getMinY();
        for (int i = 0; i < panels.size(); i++) {
            double height = free * panels.get(i).share() / shares;
            axes.get(i).alignLabel(labels);
            double width = Math.max(20, Math.floor(room.getMaxX() - left));
            double foot = Math.max(Math.ceil(top) + 20, Math.floor(top + height));
            Rectangle2D area =
                    new Rectangle2D.Double(left, Math.ceil(top), width, foot - Math.ceil(top));
            frames.add(new Frame(area, x, axes.get(i)));
            top += height + PANEL_GAP;
        }
        return frames;
    }

    private static double rightRoom(Chart chart) {
        double room = 1.6 * MARGIN;
        for (Panel panel : chart.panels()) {
            for (Layer layer : panel.layers()) {
                if (layer instanceof Layer.Heat) {
                    room = Math.max(room, BAR_ROOM);
                } else if (layer instanceof Layer.Line line && !line.label().isEmpty()) {
                    SetText label = SetText.of(line.label(), GroundPainters.WORD_SIZE, false);
                    room = Math.max(room, label.width() + LABEL_ROOM + MARGIN / 2);
                }
            }
        }
        return room;
    }
}
