package org.limitlab.report.draw;

import org.limitlab.report.chart.Layer;
import org.limitlab.report.chart.Role;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;

/** Areas that belong to a series: bands and the bars of histograms. */
final class ShadedPainters {
    private static final int BAND_ALPHA = 42;
    private static final int BAR_ALPHA = 60;

    private ShadedPainters() {}

    /** The fill of a layer: its colour, thinned; the margin of a claim is plain ground. */
    static Color fill(Layer layer, Theme theme) {
        return switch (layer) {
            case Layer.Band band when isGround(band) -> theme.ground();
            case Layer.Band band -> thinned(theme.colour(band.look()), BAND_ALPHA);
            case Layer.Bars bars -> thinned(theme.colour(bars.look()), BAR_ALPHA);
            default -> theme.ground();
        };
    }

    private static boolean isGround(Layer.Band band) {
        return band.look().role() == Role.CLAIM || band.look().role() == Role.GROUND;
    }

    private static Color thinned(Color colour, int alpha) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), alpha);
    }

    /** Shade between two curves, interrupted where either is missing. */
    record Shade(Layer.Band band, double[][] edges, Theme theme) implements FramePainter {
        @Override
        public void paint(Graphics2D g, Frame frame) {
            g.setPaint(fill(band, theme));
            int begin = 0;
            while (begin < edges[0].length) {
                int end = begin;
                while (end < edges[0].length && !Double.isNaN(edges[1][end] + edges[2][end])) {
                    end++;
                }
                if (end > begin + 1) {
                    g.fill(outline(frame, begin, end));
                }
                begin = end + 1;
            }
        }

        private Path2D outline(Frame frame, int begin, int end) {
            Path2D path = new Path2D.Double();
            for (int i = begin; i < end; i++) {
                double x = frame.px(edges[0][i]);
                double y = frame.pyOrFoot(edges[2][i]);
                if (i == begin) {
                    path.moveTo(x, y);
                } else {
                    path.lineTo(x, y);
                }
            }
            for (int i = end - 1; i >= begin; i--) {
                path.lineTo(frame.px(edges[0][i]), frame.pyOrFoot(edges[1][i]));
            }
            path.closePath();
            return path;
        }
    }

    /** A histogram: light fill under a step outline, error bars at the centres of the bins. */
    record Histogram(Layer.Bars bars, Theme theme) implements FramePainter {
        private static final double CAP = 2.5;

        @Override
        public void paint(Graphics2D g, Frame frame) {
            Path2D steps = steps(frame);
            g.setPaint(fill(bars, theme));
            g.fill(steps);
            g.setPaint(theme.colour(bars.look()));
            g.setStroke(Theme.solid(1.3f));
            g.draw(steps);
            if (!bars.lower().isEmpty()) {
                g.setStroke(Theme.solid(1f));
                for (int i = 0; i < bars.heights().size(); i++) {
                    errorBar(g, frame, i);
                }
            }
        }

        private Path2D steps(Frame frame) {
            double foot = frame.pyOrFoot(0);
            Path2D path = new Path2D.Double();
            path.moveTo(frame.px(bars.edges().first()), foot);
            for (int i = 0; i < bars.heights().size(); i++) {
                double top = frame.pyOrFoot(bars.heights().at(i));
                path.lineTo(frame.px(bars.edges().at(i)), top);
                path.lineTo(frame.px(bars.edges().at(i + 1)), top);
            }
            path.lineTo(frame.px(bars.edges().last()), foot);
            return path;
        }

        private void errorBar(Graphics2D g, Frame frame, int bin) {
            double x = 0.5 * (frame.px(bars.edges().at(bin)) + frame.px(bars.edges().at(bin + 1)));
            double low = frame.pyOrFoot(bars.lower().at(bin));
            double high = frame.pyOrFoot(bars.upper().at(bin));
            g.draw(new Line2D.Double(x, low, x, high));
            g.draw(new Line2D.Double(x - CAP, low, x + CAP, low));
            g.draw(new Line2D.Double(x - CAP, high, x + CAP, high));
        }
    }
}
