package org.limitlab.report.draw;

import org.limitlab.report.chart.Layer;
import org.limitlab.report.chart.Panel;
import org.limitlab.report.chart.Samples;
import org.limitlab.report.chart.Scale;
import org.limitlab.report.chart.Tick;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What stands at the right of a panel: the names of curves at their ends, and colour bars. */
record Margin(Graphics2D g, Frame frame, Theme theme) {
    private static final double GAP = 7;
    private static final double BAR_WIDTH = 13;
    private static final double SPACING = 1.25 * GroundPainters.WORD_SIZE;

    private record Label(Layer.Line line, double x, double y) {
        Label at(double newY) {
            return new Label(line, x, newY);
        }
    }

    void paint(Panel panel) {
        List<Label> labels = new ArrayList<>();
        for (Layer layer : panel.layers()) {
            if (layer instanceof Layer.Line line && !line.label().isEmpty()) {
                addLabel(labels, line);
            } else if (layer instanceof Layer.Heat heat) {
                paintBar(heat);
            }
        }
        for (Label label : spread(labels)) {
            g.setPaint(theme.colour(label.line.look()));
            SetText words = SetText.of(label.line.label(), GroundPainters.WORD_SIZE, false);
            words.draw(g, label.x, label.y + 0.36 * GroundPainters.WORD_SIZE, SetText.Anchor.LEFT);
        }
    }

    private void addLabel(List<Label> labels, Layer.Line line) {
        Samples y = line.y();
        for (int i = y.size() - 1; i >= 0; i--) {
            double py = frame.py(y.at(i));
            double px = Math.min(frame.px(line.x().at(i)), frame.area().getMaxX());
            if (Double.isFinite(py) && Double.isFinite(px)) {
                double inside = Math.clamp(py, frame.area().getMinY(), frame.area().getMaxY());
                labels.add(new Label(line, px + GAP, inside));
                return;
            }
        }
    }

    /** Moves labels apart, keeping their order and staying as near to their curves as they can. */
    private List<Label> spread(List<Label> labels) {
        List<Label> sorted = new ArrayList<>(labels);
        sorted.sort(Comparator.comparingDouble(Label::y));
        for (int round = 0; round < 50; round++) {
            for (int i = 1; i < sorted.size(); i++) {
                double lack = SPACING - (sorted.get(i).y - sorted.get(i - 1).y);
                if (lack > 0) {
                    sorted.set(i - 1, sorted.get(i - 1).at(sorted.get(i - 1).y - lack / 2));
                    sorted.set(i, sorted.get(i).at(sorted.get(i).y + lack / 2));
                }
            }
        }
        return sorted;
    }

    private void paintBar(Layer.Heat heat) {
        Rectangle2D area = frame.area();
        double x = area.getMaxX() + 2 * GAP;
        paintColours(heat, x);
        double[] ends = Ramps.ends(heat);
        if (!(ends[0] < ends[1])) {
            return;
        }
        double widest = 0;
        g.setPaint(theme.ink());
        g.setStroke(Theme.solid(1f));
        for (Tick tick :
                Ticks.choose(Scale.LINEAR, ends[0], ends[1], (int) (area.getHeight() / 45))) {
            double y =
                    area.getMaxY() - (tick.at() - ends[0]) / (ends[1] - ends[0]) * area.getHeight();
            g.draw(new Line2D.Double(x + BAR_WIDTH, y, x + BAR_WIDTH + 4, y));
            SetText label = SetText.of(tick.label(), GroundPainters.WORD_SIZE, false);
            label.draw(
                    g, x + BAR_WIDTH + 8, y + 0.36 * GroundPainters.WORD_SIZE, SetText.Anchor.LEFT);
            widest = Math.max(widest, label.width());
        }
        SetText name = SetText.of(heat.name(), GroundPainters.WORD_SIZE, false);
        name.drawUpwards(g, x + BAR_WIDTH + 12 + widest + name.ascent(), area.getCenterY());
    }

    private void paintColours(Layer.Heat heat, double x) {
        Rectangle2D area = frame.area();
        int steps = 64;
        double step = area.getHeight() / steps;
        for (int i = 0; i < steps; i++) {
            double reach = i == steps - 1 ? step : step + 0.6;
            g.setPaint(Ramps.colour(heat.ramp(), (i + 0.5) / steps));
            g.fill(new Rectangle2D.Double(x, area.getMaxY() - i * step - reach, BAR_WIDTH, reach));
        }
        g.setPaint(theme.ink());
        g.setStroke(Theme.solid(0.7f));
        g.draw(new Rectangle2D.Double(x, area.getMinY(), BAR_WIDTH, area.getHeight()));
    }
}
