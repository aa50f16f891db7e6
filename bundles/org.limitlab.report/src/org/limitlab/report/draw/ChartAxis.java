package org.limitlab.report.draw;

import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.Range;
import org.limitlab.report.chart.Axis;
import org.limitlab.report.chart.Scale;
import org.limitlab.report.chart.Text;
import org.limitlab.report.chart.Tick;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * An axis at the left or the bottom with our ticks and typeset labels; linear or logarithmic by its
 * model.
 */
final class ChartAxis extends ValueAxis {
    private static final long serialVersionUID = 1L;

    static final double TICK_SIZE = 12.5;
    static final double LABEL_SIZE = 13.5;

    private static final double MAJOR = 5;
    private static final double MINOR = 3;
    private static final double GAP = 4;
    private static final double LABEL_GAP = 8;

    /** A label may be a little longer than its axis before it is broken. */
    private static final double LABEL_OVERHANG = 1.1;

    /** Room that one label takes along the axis, in font sizes: a word below, a line beside. */
    private static final double ROOM_BELOW = 1.6;

    private static final double ROOM_BESIDE = 2;

    private static final int MOST_BESIDE = 8;

    private final transient Axis model;
    private final transient Theme theme;
    private double labelsRoom;

    ChartAxis(Axis model, Range range, Theme theme) {
        super(null, null);
        this.model = model;
        this.theme = theme;
        setAutoRange(false, false);
        setRange(range, false, false);
    }

    Scale scale() {
        return model.scale();
    }

    @Override
    public double valueToJava2D(double value, Rectangle2D area, RectangleEdge edge) {
        double from = scale().forward(getLowerBound());
        double to = scale().forward(getUpperBound());
        double part = (scale().forward(value) - from) / (to - from);
        return RectangleEdge.isTopOrBottom(edge)
                ? area.getMinX() + part * area.getWidth()
                : area.getMaxY() - part * area.getHeight();
    }

    @Override
    public double java2DToValue(double place, Rectangle2D area, RectangleEdge edge) {
        double from = scale().forward(getLowerBound());
        double to = scale().forward(getUpperBound());
        double part =
                RectangleEdge.isTopOrBottom(edge)
                        ? (place - area.getMinX()) / area.getWidth()
                        : (area.getMaxY() - place) / area.getHeight();
        return scale().inverse(from + part * (to - from));
    }

    @Override
    public double lengthToJava2D(double length, Rectangle2D area, RectangleEdge edge) {
        double start = getLowerBound();
        return Math.abs(
                valueToJava2D(start + length, area, edge) - valueToJava2D(start, area, edge));
    }

    @Override
    protected void autoAdjustRange() {
        // the range is set from the model
    }

    @Override
    public void configure() {
        // the range is set from the model
    }

    /** The marks of this axis on a line of the given length. */
    List<Tick> ticks(double length, RectangleEdge edge) {
        boolean below = RectangleEdge.isTopOrBottom(edge);
        if (!model.ticks().isEmpty()) {
            return thinned(length, below);
        }
        double room =
                below
                        ? length / (widestLabel(length) + ROOM_BELOW * TICK_SIZE)
                        : Math.min(MOST_BESIDE, length / (ROOM_BESIDE * TICK_SIZE));
        return Ticks.choose(scale(), getLowerBound(), getUpperBound(), (int) room);
    }

    /**
     * The model's own marks; a label that would touch the one before it is left out, its mark
     * stays.
     */
    private List<Tick> thinned(double length, boolean below) {
        double from = scale().forward(getLowerBound());
        double unit = length / (scale().forward(getUpperBound()) - from);
        double free = Double.NEGATIVE_INFINITY;
        List<Tick> ticks = new ArrayList<>();
        for (Tick tick : model.ticks()) {
            double place = (scale().forward(tick.at()) - from) * unit;
            double half = (below ? set(tick).width() : set(tick).height()) / 2;
            if (getRange().contains(tick.at())) {
                boolean fits = place - half > free;
                ticks.add(fits ? tick : new Tick(tick.at(), Text.empty()));
                free = fits && !tick.isMinor() ? place + half + TICK_SIZE / 2 : free;
            }
        }
        return ticks;
    }

    private double widestLabel(double length) {
        int guess = (int) (length / (4 * TICK_SIZE));
        return Ticks.choose(scale(), getLowerBound(), getUpperBound(), guess).stream()
                .mapToDouble(t -> set(t).width())
                .max()
                .orElse(TICK_SIZE);
    }

    private static SetText set(Tick tick) {
        return SetText.of(tick.label(), TICK_SIZE, false);
    }

    @Override
    public List<NumberTick> refreshTicks(
            Graphics2D g2, AxisState state, Rectangle2D area, RectangleEdge edge) {
        return ticks(length(area, edge), edge).stream()
                .map(
                        t ->
                                new NumberTick(
                                        t.at(),
                                        t.label().toString(),
                                        TextAnchor.CENTER,
                                        TextAnchor.CENTER,
                                        0))
                .toList();
    }

    private static double length(Rectangle2D area, RectangleEdge edge) {
        return RectangleEdge.isTopOrBottom(edge) ? area.getWidth() : area.getHeight();
    }

    @Override
    public AxisSpace reserveSpace(
            Graphics2D g2, Plot plot, Rectangle2D area, RectangleEdge edge, AxisSpace space) {
        AxisSpace reserved = space == null ? new AxisSpace() : space;
        if (isVisible()) {
            reserved.add(depth(length(area, edge), edge), edge);
        }
        return reserved;
    }

    /** How far this axis reaches out of the data area: marks, their labels and its own label. */
    double depth(double length, RectangleEdge edge) {
        double depth = MAJOR + GAP + labelsDepth(ticks(length, edge), edge);
        if (!model.label().isEmpty()) {
            depth += LABEL_GAP + label(length).height();
        }
        return depth;
    }

    /** The size of the largest tick label across the axis. */
    double labelsDepth(double length, RectangleEdge edge) {
        return labelsDepth(ticks(length, edge), edge);
    }

    /**
     * Puts the label as far out as tick labels of this size would: labels of panels above each
     * other then align.
     */
    void alignLabel(double room) {
        labelsRoom = room;
    }

    private static double labelsDepth(List<Tick> ticks, RectangleEdge edge) {
        return ticks.stream()
                .map(ChartAxis::set)
                .mapToDouble(t -> RectangleEdge.isTopOrBottom(edge) ? t.height() : t.width())
                .max()
                .orElse(0);
    }

    @Override
    public AxisState draw(
            Graphics2D g2,
            double cursor,
            Rectangle2D plotArea,
            Rectangle2D dataArea,
            RectangleEdge edge,
            PlotRenderingInfo info) {
        AxisState state = new AxisState(cursor);
        if (isVisible()) {
            List<Tick> ticks = ticks(length(dataArea, edge), edge);
            drawLineAndMarks(g2, cursor, dataArea, edge, ticks);
            drawTickLabels(g2, cursor, dataArea, edge, ticks);
            drawLabel(g2, cursor, dataArea, edge, Math.max(labelsRoom, labelsDepth(ticks, edge)));
        }
        return state;
    }

    /** The line and its marks alone, as at the foot of a panel that has another panel beneath. */
    void drawLineAndMarks(
            Graphics2D g2, double cursor, Rectangle2D area, RectangleEdge edge, List<Tick> ticks) {
        g2.setPaint(theme.ink());
        g2.setStroke(Theme.solid(1f));
        boolean below = RectangleEdge.isTopOrBottom(edge);
        g2.draw(
                below
                        ? new Line2D.Double(area.getMinX(), cursor, area.getMaxX(), cursor)
                        : new Line2D.Double(cursor, area.getMinY(), cursor, area.getMaxY()));
        for (Tick tick : ticks) {
            double at = valueToJava2D(tick.at(), area, edge);
            double size = tick.isMinor() ? MINOR : MAJOR;
            g2.draw(
                    below
                            ? new Line2D.Double(at, cursor, at, cursor + size)
                            : new Line2D.Double(cursor - size, at, cursor, at));
        }
    }

    private void drawTickLabels(
            Graphics2D g2, double cursor, Rectangle2D area, RectangleEdge edge, List<Tick> ticks) {
        for (Tick tick : ticks) {
            SetText label = set(tick);
            double at = valueToJava2D(tick.at(), area, edge);
            if (RectangleEdge.isTopOrBottom(edge)) {
                double baseline = cursor + MAJOR + GAP + labelsAscent(ticks);
                label.draw(g2, at, baseline, SetText.Anchor.CENTRE);
            } else {
                double capHeight = 0.73 * TICK_SIZE;
                label.draw(g2, cursor - MAJOR - GAP, at + capHeight / 2, SetText.Anchor.RIGHT);
            }
        }
    }

    private static double labelsAscent(List<Tick> ticks) {
        return ticks.stream().mapToDouble(t -> set(t).ascent()).max().orElse(0);
    }

    private void drawLabel(
            Graphics2D g2,
            double cursor,
            Rectangle2D area,
            RectangleEdge edge,
            double labelsDepth) {
        Paragraph label = label(length(area, edge));
        double gap = MAJOR + GAP + labelsDepth + LABEL_GAP;
        if (RectangleEdge.isTopOrBottom(edge)) {
            label.draw(g2, area.getCenterX(), cursor + gap, SetText.Anchor.CENTRE);
        } else {
            label.drawUpwards(g2, cursor - gap, area.getCenterY());
        }
    }

    private Paragraph label(double length) {
        return Paragraph.of(model.label(), LABEL_SIZE, false, LABEL_OVERHANG * length);
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
