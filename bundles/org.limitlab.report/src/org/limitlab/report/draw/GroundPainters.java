package org.limitlab.report.draw;

import org.limitlab.report.chart.Layer;
import org.limitlab.report.chart.Role;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/** Strips, straight lines and words. */
final class GroundPainters {
    static final double WORD_SIZE = 12;
    private static final double INSET = 8;

    private GroundPainters() {}

    /** A strip across the panel with its words inside. */
    record Strip(Layer.Region region, Theme theme) implements FramePainter {
        @Override
        public void paint(Graphics2D g, Frame frame) {
            Rectangle2D strip = box(region, frame).createIntersection(frame.area());
            if (strip.getWidth() <= 0 || strip.getHeight() <= 0) {
                return;
            }
            g.setPaint(theme.ground());
            g.fill(strip);
            SetText words = SetText.of(region.label(), WORD_SIZE, false);
            if (words.height() + 4 <= strip.getHeight()
                    && words.width() + 2 * INSET <= strip.getWidth()) {
                g.setPaint(theme.quiet());
                boolean open = Double.isNaN(region.from()) || Double.isNaN(region.to());
                double middle = strip.getCenterY() + 0.36 * WORD_SIZE;
                if (open) {
                    words.draw(g, strip.getMinX() + 2 * INSET, middle, SetText.Anchor.LEFT);
                } else {
                    double foot = strip.getMaxY() - words.descent() - 2;
                    words.draw(g, strip.getMaxX() - INSET, foot, SetText.Anchor.RIGHT);
                }
            }
        }

        static Rectangle2D box(Layer.Region region, Frame frame) {
            Rectangle2D area = frame.area();
            boolean across = region.along() == Layer.Along.Y;
            double far = across ? frame.py(region.to()) : frame.px(region.to());
            double near = across ? frame.py(region.from()) : frame.px(region.from());
            if (across) {
                double top = Double.isFinite(far) ? far : area.getMinY();
                double foot = Double.isFinite(near) ? near : area.getMaxY();
                return new Rectangle2D.Double(area.getMinX(), top, area.getWidth(), foot - top);
            }
            double left = Double.isFinite(near) ? near : area.getMinX();
            double right = Double.isFinite(far) ? far : area.getMaxX();
            return new Rectangle2D.Double(left, area.getMinY(), right - left, area.getHeight());
        }
    }

    /** A straight line across the panel at one value. */
    record Straight(Layer.Rule rule, Theme theme) implements FramePainter {
        @Override
        public void paint(Graphics2D g, Frame frame) {
            Rectangle2D area = frame.area();
            boolean ground = rule.look().role() == Role.GROUND;
            g.setPaint(ground ? theme.ink() : theme.colour(rule.look()));
            g.setStroke(theme.stroke(rule.look()));
            SetText words = SetText.of(rule.label(), WORD_SIZE, false);
            if (rule.along() == Layer.Along.Y) {
                double y = frame.py(rule.at());
                g.draw(new Line2D.Double(area.getMinX(), y, area.getMaxX(), y));
                words.draw(
                        g, area.getMaxX() - INSET, y - 4 - words.descent(), SetText.Anchor.RIGHT);
            } else {
                double x = frame.px(rule.at());
                g.draw(new Line2D.Double(x, area.getMinY(), x, area.getMaxY()));
                words.draw(g, x + 5, area.getMinY() + words.ascent() + 2, SetText.Anchor.LEFT);
            }
        }
    }

    /** Words at a place of the data. */
    record Words(Layer.Note note, Theme theme) implements FramePainter {
        @Override
        public void paint(Graphics2D g, Frame frame) {
            SetText words = SetText.of(note.text(), WORD_SIZE, false);
            double x = frame.px(note.x());
            double y = frame.py(note.y());
            g.setPaint(theme.colour(note.look()));
            switch (note.side()) {
                case ABOVE -> words.draw(g, x, y - 6 - words.descent(), SetText.Anchor.CENTRE);
                case BELOW -> words.draw(g, x, y + 6 + words.ascent(), SetText.Anchor.CENTRE);
                case LEFT -> words.draw(g, x - 7, y + 0.36 * WORD_SIZE, SetText.Anchor.RIGHT);
                case RIGHT -> words.draw(g, x + 7, y + 0.36 * WORD_SIZE, SetText.Anchor.LEFT);
            }
        }
    }
}
