package org.limitlab.report.draw;

import org.limitlab.report.chart.Numbers;
import org.limitlab.report.chart.Scale;
import org.limitlab.report.chart.Text;
import org.limitlab.report.chart.Tick;

import java.util.ArrayList;
import java.util.List;

/**
 * Chooses marks: steps of 1, 2 or 5 on a linear axis; 1-2-5, decades or every few decades on a
 * logarithmic one, whatever leaves room for the labels.
 */
final class Ticks {
    private static final double[] STEPS = {1, 2, 5};
    private static final double EDGE = 1e-9;

    /** Labels stay plain decimals inside these bounds. */
    private static final double PLAIN_FROM = 0.9999e-4;

    private static final double PLAIN_TO = 1.0001e5;

    private Ticks() {}

    /**
     * Marks for a range.
     *
     * @param room how many labels fit without crowding, at least 2
     */
    static List<Tick> choose(Scale scale, double lower, double upper, int room) {
        return scale == Scale.LOG ? logarithmic(lower, upper, room) : linear(lower, upper, room);
    }

    /**
     * Steps of 1, 2 or 5 times a power of ten, the finest that gives no more than {@code room}
     * marks.
     */
    static List<Tick> linear(double lower, double upper, int room) {
        double step = step(lower, upper, room);
        int decimals = (int) Math.max(0, -Math.floor(Math.log10(step) + EDGE));
        List<Tick> ticks = new ArrayList<>();
        for (long k = first(lower, step); k <= last(upper, step); k++) {
            double at = Math.clamp(k * step, lower, upper);
            ticks.add(new Tick(at, linearLabel(k * step, step, decimals, Math.max(-lower, upper))));
        }
        return ticks;
    }

    /** Plain decimals near 1, or where a power of ten would need many digits in front of it. */
    private static Text linearLabel(double value, double step, int decimals, double largest) {
        int digits =
                1
                        + (int)
                                (Math.floor(Math.log10(largest) + EDGE)
                                        - Math.floor(Math.log10(step) + EDGE));
        boolean near = largest < 1e6 && decimals <= 5;
        if (value == 0) {
            return Text.plain(near ? Numbers.fixed(0, decimals) : "0");
        }
        return near || digits > 5
                ? Text.plain(Numbers.fixed(value, decimals))
                : Numbers.text(value, digits);
    }

    private static double step(double lower, double upper, int room) {
        double width = upper - lower;
        for (int power = (int) Math.floor(Math.log10(width)) - 2; ; power++) {
            for (double digit : STEPS) {
                double step = digit * Math.pow(10, power);
                if (last(upper, step) - first(lower, step) + 1 <= Math.max(2, room)) {
                    return step;
                }
            }
        }
    }

    private static long first(double lower, double step) {
        return (long) Math.ceil(lower / step - EDGE);
    }

    private static long last(double upper, double step) {
        return (long) Math.floor(upper / step + EDGE);
    }

    /** Labelled marks and, where they have room, unlabelled ones between. */
    static List<Tick> logarithmic(double lower, double upper, int room) {
        int first = (int) Math.floor(Math.log10(lower) + EDGE);
        int last = (int) Math.ceil(Math.log10(upper) - EDGE);
        List<Double> fine = within(lower, upper, first, last, 1, new double[] {1, 2, 5});
        if (fine.size() < 2) {
            return linear(lower, upper, room);
        }
        List<Double> chosen = fine;
        if (fine.size() > room) {
            chosen = within(lower, upper, first, last, 1, new double[] {1, 3});
        }
        for (int stride = 1; chosen.size() > room; stride++) {
            chosen = within(lower, upper, first, last, stride, new double[] {1});
        }
        boolean powers = chosen.stream().anyMatch(v -> v < PLAIN_FROM || v > PLAIN_TO);
        return withMinor(chosen, lower, upper, first, last, powers);
    }

    private static List<Tick> withMinor(
            List<Double> labelled,
            double lower,
            double upper,
            int first,
            int last,
            boolean powers) {
        List<Tick> ticks = new ArrayList<>();
        labelled.forEach(v -> ticks.add(new Tick(v, powers ? power(v) : Numbers.tick(v))));
        double[] digits =
                last - first <= 6 ? new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9} : new double[] {1};
        for (double minor : within(lower, upper, first, last, 1, digits)) {
            if (labelled.stream().noneMatch(v -> Math.abs(v / minor - 1) < EDGE)) {
                ticks.add(new Tick(minor, Text.empty()));
            }
        }
        return ticks;
    }

    private static Text power(double value) {
        int exponent = (int) Math.floor(Math.log10(value) + EDGE);
        double digit = value / Math.pow(10, exponent);
        Text power = Text.math("10^{" + exponent + "}");
        return Math.abs(digit - 1) < 1e-6
                ? power
                : Text.plain(Math.round(digit) + "\u2009\u00d7\u2009").plus(power);
    }

    private static List<Double> within(
            double lower, double upper, int first, int last, int stride, double[] digits) {
        List<Double> values = new ArrayList<>();
        for (int power = Math.ceilDiv(first, stride) * stride; power <= last; power += stride) {
            for (double digit : digits) {
                double value = Double.parseDouble(digit + "e" + power);
                if (value >= lower * (1 - EDGE) && value <= upper * (1 + EDGE)) {
                    values.add(value);
                }
            }
        }
        return values;
    }
}
