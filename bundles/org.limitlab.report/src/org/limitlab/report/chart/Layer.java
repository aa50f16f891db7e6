package org.limitlab.report.chart;

import java.util.List;

/** One thing drawn in a panel. Layers are drawn in their order, later ones on top. */
public sealed interface Layer {

    /** What the legend says; empty for no entry. Layers with equal names share one entry. */
    Text name();

    /** How two neighbouring points of a curve are joined. */
    enum Join {
        STRAIGHT,
        /**
         * A value holds from its point to the next: schedules and other piecewise constant curves.
         */
        STEP
    }

    /** The side of a boundary or of a rule. */
    enum Side {
        BELOW,
        ABOVE,
        LEFT,
        RIGHT
    }

    /** An axis of the panel. */
    enum Along {
        X,
        Y
    }

    /** How the values of a heat map become colours. */
    enum Ramp {
        /** From little to much. */
        SEQUENTIAL,
        /** Both signs, zero in the middle. */
        DIVERGING
    }

    /**
     * A curve.
     *
     * @param x increasing
     * @param y as many as x; NaN leaves a gap
     * @param label direct label at the right end, may be empty
     */
    record Line(Text name, Look look, Samples x, Samples y, Join join, Text label)
            implements Layer {
        public Line {
            requireSame("x", x, "y", y);
        }

        public Line(Text name, Look look, Samples x, Samples y) {
            this(name, look, x, y, Join.STRAIGHT, Text.empty());
        }
    }

    /**
     * Measured points with error bars.
     *
     * @param lower lower ends of the bars, empty for none
     * @param upper upper ends of the bars, empty for none
     * @param solid false for hollow markers: shown, but not part of the fit
     */
    record Points(
            Text name, Look look, Samples x, Samples y, Samples lower, Samples upper, boolean solid)
            implements Layer {
        public Points {
            requireSame("x", x, "y", y);
            requireSameOrEmpty(x, lower);
            requireSameOrEmpty(x, upper);
        }
    }

    /**
     * A shaded band between two curves. Its name says what it is: "95 % of replicas", "95 %
     * interval of the mean".
     */
    record Band(Text name, Look look, Samples x, Samples lower, Samples upper, Join join)
            implements Layer {
        public Band {
            requireSame("x", x, "lower", lower);
            requireSame("x", x, "upper", upper);
        }

        public Band(Text name, Look look, Samples x, Samples lower, Samples upper) {
            this(name, look, x, lower, upper, Join.STRAIGHT);
        }
    }

    /**
     * A strip across the panel, such as the noise floor.
     *
     * @param along the axis on which the ends are measured
     * @param from lower end, NaN for "from the edge"
     * @param to upper end, NaN for "to the edge"
     * @param label written inside the strip, may be empty
     */
    record Region(Text name, Look look, Along along, double from, double to, Text label)
            implements Layer {}

    /**
     * A straight line across the panel at one value of an axis.
     *
     * @param label written at its end, may be empty
     */
    record Rule(Text name, Look look, Along along, double at, Text label) implements Layer {}

    /**
     * Bars of a histogram, as an outline over a light fill.
     *
     * @param edges increasing, one more than heights
     * @param lower lower ends of the error bars, empty for none
     * @param upper upper ends of the error bars, empty for none
     */
    record Bars(Text name, Look look, Samples edges, Samples heights, Samples lower, Samples upper)
            implements Layer {
        public Bars {
            requireEdges(edges, heights.size());
            requireSameOrEmpty(heights, lower);
            requireSameOrEmpty(heights, upper);
        }
    }

    /**
     * A heat map.
     *
     * @param name what the colours measure, beside the colour bar
     * @param xEdges increasing
     * @param yEdges increasing
     * @param values shape (yEdges - 1, xEdges - 1), row by row from the lowest y; NaN leaves a hole
     * @param lower value at the lower end of the colours, NaN for the least one
     * @param upper value at the upper end of the colours, NaN for the largest one
     */
    record Heat(
            Text name,
            Samples xEdges,
            Samples yEdges,
            Samples values,
            Ramp ramp,
            double lower,
            double upper)
            implements Layer {

        /** With colours from the least to the largest value. */
        public Heat(Text name, Samples xEdges, Samples yEdges, Samples values, Ramp ramp) {
            this(name, xEdges, yEdges, values, ramp, Double.NaN, Double.NaN);
        }

        public Heat {
            int cells = (xEdges.size() - 1) * (yEdges.size() - 1);
            if (cells < 1 || cells != values.size()) {
                throw new IllegalArgumentException(
                        values.size()
                                + " values for "
                                + xEdges.size()
                                + " x "
                                + yEdges.size()
                                + " edges");
            }
            requireEdges(xEdges, xEdges.size() - 1);
            requireEdges(yEdges, yEdges.size() - 1);
        }
    }

    /**
     * Verdicts on a grid of points: the cells of a validity map.
     *
     * @param x increasing
     * @param y increasing
     * @param tones shape (y, x), row by row from the lowest y; NEUTRAL where nothing was judged
     */
    record Verdicts(Samples x, Samples y, List<Tone> tones) implements Layer {
        public Verdicts {
            tones = List.copyOf(tones);
            if (tones.isEmpty() || tones.size() != x.size() * y.size()) {
                throw new IllegalArgumentException(
                        tones.size() + " verdicts for a grid of " + x.size() + " x " + y.size());
            }
        }

        @Override
        public Text name() {
            return Text.empty();
        }

        public Tone at(int row, int column) {
            return tones.get(row * x.size() + column);
        }
    }

    /**
     * The domain that a theory states for itself: its boundary as a curve, the side where the
     * theory does not speak hatched.
     *
     * @param outside the hatched side of the curve
     * @param label written along the boundary, may be empty
     */
    record Domain(Text name, Look look, Samples x, Samples y, Side outside, Text label)
            implements Layer {
        public Domain {
            requireSame("x", x, "y", y);
            if (x.size() < 2) {
                throw new IllegalArgumentException("a boundary needs two points, not " + x.size());
            }
        }
    }

    /**
     * Points of a grid that lie outside the domain that a theory states for itself: their cells are
     * hatched.
     *
     * @param x increasing
     * @param y increasing
     * @param outside shape (y, x), row by row from the lowest y
     */
    record Outside(Text name, Samples x, Samples y, List<Boolean> outside) implements Layer {
        public Outside {
            outside = List.copyOf(outside);
            if (outside.isEmpty() || outside.size() != x.size() * y.size()) {
                throw new IllegalArgumentException(
                        outside.size() + " cells for a grid of " + x.size() + " x " + y.size());
            }
        }
    }

    /** Words at a place of the data; {@code side} says where they stand from there. */
    record Note(Text text, Look look, double x, double y, Side side) implements Layer {
        @Override
        public Text name() {
            return Text.empty();
        }
    }

    private static void requireSame(String one, Samples first, String other, Samples second) {
        if (first.size() != second.size()) {
            throw new IllegalArgumentException(
                    first.size() + " values of " + one + " for " + second.size() + " of " + other);
        }
    }

    private static void requireSameOrEmpty(Samples values, Samples errors) {
        if (!errors.isEmpty()) {
            requireSame("points", values, "errors", errors);
        }
    }

    private static void requireEdges(Samples edges, int bins) {
        if (bins < 1 || edges.size() != bins + 1) {
            throw new IllegalArgumentException(edges.size() + " edges for " + bins + " bins");
        }
        for (int i = 0; i < bins; i++) {
            if (!(edges.at(i) < edges.at(i + 1))) {
                throw new IllegalArgumentException("edges do not increase at " + edges.at(i));
            }
        }
    }
}
