package org.limitlab.core.model;

/**
 * An axis of an observable's values: particles, modes, bins.
 *
 * @param id key in files and tables
 * @param unit unit of the values, empty for a pure number
 * @param values one value an index, shape (length)
 */
public record Axis(String id, String unit, double[] values) {

    public Axis {
        values = values.clone();
    }

    /** An axis of indices 0, 1, ..., length - 1. */
    public static Axis indices(String id, int length) {
        double[] values = new double[length];
        for (int i = 0; i < length; i++) {
            values[i] = i;
        }
        return new Axis(id, "", values);
    }

    /** Number of values. */
    public int length() {
        return values.length;
    }
}
