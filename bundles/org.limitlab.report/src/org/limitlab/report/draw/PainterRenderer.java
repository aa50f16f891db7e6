package org.limitlab.report.draw;

import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.data.xy.XYDataset;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/**
 * Lets a painter take part in a plot's order of drawing: the one item of its dataset is the
 * painter's turn.
 */
final class PainterRenderer extends AbstractXYItemRenderer {
    private static final long serialVersionUID = 1L;

    private final transient FramePainter painter;
    private final transient Frame frame;

    PainterRenderer(FramePainter painter, Frame frame) {
        this.painter = painter;
        this.frame = frame;
    }

    @Override
    public XYItemRendererState initialise(
            Graphics2D g2,
            Rectangle2D area,
            XYPlot plot,
            XYDataset dataset,
            PlotRenderingInfo info) {
        XYItemRendererState state = new XYItemRendererState(info);
        state.setProcessVisibleItemsOnly(false);
        return state;
    }

    @Override
    public void drawItem(
            Graphics2D g2,
            XYItemRendererState state,
            Rectangle2D dataArea,
            PlotRenderingInfo info,
            XYPlot plot,
            ValueAxis domainAxis,
            ValueAxis rangeAxis,
            XYDataset dataset,
            int series,
            int item,
            CrosshairState crosshairState,
            int pass) {
        painter.paint(g2, frame);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
