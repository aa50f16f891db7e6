package org.limitlab.report.chart;

import java.util.List;

/**
 * One axis: what it measures, its scale, and what part of it is shown.
 *
 * @param label what stands beside the axis: quantity, symbol, unit; see {@link #label}
 * @param lower lower end, NaN for "from the data"
 * @param upper upper end, NaN for "from the data"
 * @param ticks chosen marks, such as the sizes of a run; empty for the usual 1-2-5 ticks
 */
public record Axis(Text label, Scale scale, double lower, double upper, List<Tick> ticks) {
    public Axis {
        ticks = List.copyOf(ticks);
        if (lower >= upper) {
            throw new IllegalArgumentException("axis from " + lower + " to " + upper + " is empty");
        }
        if (scale == Scale.LOG && (lower <= 0 || upper <= 0)) {
            throw new IllegalArgumentException(
                    "logarithmic axis from " + lower + " to " + upper + " must be positive");
        }
    }

    public static Axis linear(Text label) {
        return new Axis(label, Scale.LINEAR, Double.NaN, Double.NaN, List.of());
    }

    public static Axis log(Text label) {
        return new Axis(label, Scale.LOG, Double.NaN, Double.NaN, List.of());
    }

    /** An axis of categories at 0, 1, 2, ..., each with half a unit of room. */
    public static Axis categories(Text label, List<Text> names) {
        List<Tick> ticks =
                java.util.stream.IntStream.range(0, names.size())
                        .mapToObj(i -> new Tick(i, names.get(i)))
                        .toList();
        return new Axis(label, Scale.LINEAR, -0.5, names.size() - 0.5, ticks);
    }

    /**
     * The usual label: {@code time t (s)}, the symbol in italics.
     *
     * @param symbol plain text or TeX without dollar signs, see {@link Text#symbol}; may be empty
     * @param unit empty or "1" for a plain number
     */
    public static Text label(String quantity, String symbol, String unit) {
        Text label = Text.plain(quantity);
        if (!symbol.isBlank()) {
            label =
                    label.plus(Text.plain(quantity.isEmpty() ? "" : "  "))
                            .plus(Text.symbol(symbol));
        }
        if (unit.isBlank() || unit.equals("1")) {
            return label;
        }
        String tex = "\\mathrm{" + unit.replaceAll("\\^\\(([^()]*)\\)", "^{$1}") + "}";
        Text set = unit.indexOf('^') < 0 ? Text.plain(unit) : Text.math(tex);
        return label.plus(" (").plus(set).plus(")");
    }

    public Axis withRange(double newLower, double newUpper) {
        return new Axis(label, scale, newLower, newUpper, ticks);
    }

    public Axis withTicks(List<Tick> newTicks) {
        return new Axis(label, scale, lower, upper, newTicks);
    }

    /** Marks exactly at these values, such as the sizes of a run. */
    public Axis withTicksAt(Samples values) {
        return withTicks(
                java.util.stream.IntStream.range(0, values.size())
                        .mapToObj(i -> new Tick(values.at(i), Numbers.tick(values.at(i))))
                        .toList());
    }
}
