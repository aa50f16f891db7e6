package org.limitlab.core.model;

import java.util.List;
import java.util.Objects;

/**
 * A quantity that a simulation measures or a theory predicts.
 *
 * @param id key in files and tables, lower camel case
 * @param symbol symbol in formulas and on axes, plain text
 * @param label name for people, lower case: "second moment"
 * @param unit unit, empty for a pure number
 * @param inTime true if it has a value at every observation time; false for one value a replica (a
 *     hitting time, a winner), taken at the last time
 * @param axes axes of the values at one time; empty for a scalar
 * @param reduction what replicas are reduced to where nothing else is asked for
 */
public record Observable(
        String id,
        String symbol,
        String label,
        String unit,
        boolean inTime,
        List<Axis> axes,
        Reduction reduction) {

    public Observable {
        Objects.requireNonNull(id);
        axes = List.copyOf(axes);
    }

    /** A scalar in time, reduced to its mean. */
    public static Observable scalar(String id, String symbol, String label) {
        return new Observable(id, symbol, label, "", true, List.of(), Reduction.MEAN);
    }

    /** A vector in time whose entries are numbered, reduced to its mean. */
    public static Observable vector(String id, String symbol, String label, Axis axis) {
        return new Observable(id, symbol, label, "", true, List.of(axis), Reduction.MEAN);
    }

    /** One number a replica, taken at the last time, reduced to its mean. */
    public static Observable once(String id, String symbol, String label) {
        return new Observable(id, symbol, label, "", false, List.of(), Reduction.MEAN);
    }

    /** This observable with another reduction. */
    public Observable reducedTo(Reduction other) {
        return new Observable(id, symbol, label, unit, inTime, axes, other);
    }

    /** This observable with a unit. */
    public Observable in(String otherUnit) {
        return new Observable(id, symbol, label, otherUnit, inTime, axes, reduction);
    }

    /** Number of values at one time: the product of the axes' lengths. */
    public int size() {
        int size = 1;
        for (Axis axis : axes) {
            size *= axis.length();
        }
        return size;
    }
}
