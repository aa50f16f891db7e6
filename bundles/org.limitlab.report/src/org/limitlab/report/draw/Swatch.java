package org.limitlab.report.draw;

import org.limitlab.report.chart.Layer;
import org.limitlab.report.chart.Look;
import org.limitlab.report.chart.Role;
import org.limitlab.report.chart.Tone;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** The sample beside a legend's words: what the layers of that name look like. */
record Swatch(List<Layer> layers, Tone tone, boolean markers) {
    static final double WIDTH = 30;
    private static final double HALF_HEIGHT = 5;

    /** Draws the sample from x to x + WIDTH, its middle at y. */
    void draw(Graphics2D g, double x, double y, Theme theme) {
        if (tone != Tone.NEUTRAL) {
            double half = HALF_HEIGHT + 2;
            Rectangle2D cell =
                    new Rectangle2D.Double(x + WIDTH / 2 - half, y - half, 2 * half, 2 * half);
            MapPainters.VerdictCells.paint(g, cell, tone, theme);
            return;
        }
        List<Layer> areas = layers.stream().filter(l -> !isLine(l)).toList();
        for (int i = 0; i < areas.size(); i++) {
            double width = WIDTH / areas.size();
            drawArea(
                    g,
                    areas.get(i),
                    new Rectangle2D.Double(x + i * width, y - HALF_HEIGHT, width, 2 * HALF_HEIGHT),
                    theme);
        }
        layers.stream().filter(Swatch::isLine).forEach(l -> drawLine(g, l, x, y, theme));
    }

    private static boolean isLine(Layer layer) {
        return layer instanceof Layer.Line
                || layer instanceof Layer.Points
                || layer instanceof Layer.Rule;
    }

    private void drawLine(Graphics2D g, Layer layer, double x, double y, Theme theme) {
        switch (layer) {
            case Layer.Line line -> {
                segment(g, line.look(), x, y, theme);
                if (markers
                        && line.look().role() == Role.FINITE
                        && line.join() == Layer.Join.STRAIGHT) {
                    marker(g, line.look(), x + WIDTH / 2, y, true, theme);
                }
            }
            case Layer.Rule rule -> segment(g, rule.look(), x, y, theme);
            case Layer.Points points -> {
                if (!points.lower().isEmpty()) {
                    g.setPaint(theme.colour(points.look()));
                    g.setStroke(Theme.solid(1.2f));
                    double at = x + WIDTH / 2;
                    g.draw(new Line2D.Double(at, y - 8, at, y + 8));
                    g.draw(new Line2D.Double(at - 3.5, y - 8, at + 3.5, y - 8));
                    g.draw(new Line2D.Double(at - 3.5, y + 8, at + 3.5, y + 8));
                }
                marker(g, points.look(), x + WIDTH / 2, y, points.solid(), theme);
            }
            default -> throw new IllegalArgumentException("no line: " + layer);
        }
    }

    private static void segment(Graphics2D g, Look look, double x, double y, Theme theme) {
        g.setPaint(theme.colour(look));
        g.setStroke(theme.stroke(look));
        g.draw(new Line2D.Double(x, y, x + WIDTH, y));
    }

    private static void marker(
            Graphics2D g, Look look, double x, double y, boolean solid, Theme theme) {
        Color colour = theme.colour(look);
        Shape marker = Markers.shape(look.rank(), solid ? 7 : 8);
        g.translate(x, y);
        g.setPaint(solid ? colour : theme.background());
        g.fill(marker);
        g.setPaint(solid ? theme.background() : colour);
        g.setStroke(Theme.solid(solid ? 0.8f : 1.4f));
        g.draw(marker);
        g.translate(-x, -y);
    }

    private static void drawArea(Graphics2D g, Layer layer, Rectangle2D box, Theme theme) {
        if (layer instanceof Layer.Outside) {
            hatch(g, box, theme);
            return;
        }
        if (layer instanceof Layer.Domain domain) {
            hatch(g, box, theme);
            g.setPaint(theme.colour(domain.look()));
            g.setStroke(Theme.solid(1.8f));
            g.draw(new Line2D.Double(box.getMinX(), box.getMaxY(), box.getMaxX(), box.getMaxY()));
            return;
        }
        g.setPaint(ShadedPainters.fill(layer, theme));
        g.fill(box);
        if (layer instanceof Layer.Bars bars) {
            g.setPaint(theme.colour(bars.look()));
            g.setStroke(Theme.solid(1.3f));
            g.draw(box);
        }
    }

    private static void hatch(Graphics2D g, Rectangle2D box, Theme theme) {
        Shape before = g.getClip();
        g.clip(box);
        g.setPaint(theme.quiet());
        g.setStroke(Theme.solid(0.8f));
        MapPainters.Hatch.lines(g, box);
        g.setClip(before);
    }
}
