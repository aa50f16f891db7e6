package org.limitlab.report.chart;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** An immutable list of doubles, compared by value. NaN stands for "missing". */
public final class Samples {
    private static final Samples EMPTY = new Samples(new double[0]);

    private final double[] values;

    private Samples(double[] values) {
        this.values = values;
    }

    /** The given values, copied. */
    public static Samples of(double... values) {
        return values.length == 0 ? EMPTY : new Samples(values.clone());
    }

    public static Samples empty() {
        return EMPTY;
    }

    /**
     * Equally spaced values, both ends included.
     *
     * @param count at least 2
     */
    public static Samples range(double from, double to, int count) {
        if (count < 2) {
            throw new IllegalArgumentException("count = " + count + " is below 2");
        }
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = i == count - 1 ? to : from + (to - from) * i / (count - 1);
        }
        return new Samples(values);
    }

    /**
     * Values at equal ratios, both ends included.
     *
     * @param from positive
     * @param to positive
     * @param count at least 2
     */
    public static Samples logRange(double from, double to, int count) {
        if (!(from > 0) || !(to > 0)) {
            throw new IllegalArgumentException("ends must be positive: " + from + ", " + to);
        }
        double[] values = range(Math.log(from), Math.log(to), count).map(Math::exp).values;
        values[0] = from;
        values[count - 1] = to;
        return new Samples(values);
    }

    public int size() {
        return values.length;
    }

    public boolean isEmpty() {
        return values.length == 0;
    }

    public double at(int index) {
        return values[index];
    }

    public double first() {
        return values[0];
    }

    public double last() {
        return values[values.length - 1];
    }

    public Samples map(DoubleUnaryOperator operator) {
        return new Samples(Arrays.stream(values).map(operator).toArray());
    }

    /** The smallest finite value, NaN if there is none. */
    public double min() {
        return Arrays.stream(values).filter(Double::isFinite).min().orElse(Double.NaN);
    }

    /** The largest finite value, NaN if there is none. */
    public double max() {
        return Arrays.stream(values).filter(Double::isFinite).max().orElse(Double.NaN);
    }

    /** A copy. */
    public double[] toArray() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Samples samples && Arrays.equals(values, samples.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
