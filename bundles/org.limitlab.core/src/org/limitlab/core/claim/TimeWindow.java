package org.limitlab.core.claim;

import org.limitlab.core.expression.Expression;

import java.util.List;

/**
 * Which observation times a statistic reads. Bounds and times may be formulas of the parameters, so
 * that a window can end where the theory ends.
 *
 * @param kind how they are chosen
 * @param times for {@link Kind#LISTED}: the times
 * @param from for {@link Kind#WINDOW}: first time
 * @param to for {@link Kind#WINDOW}: last time
 */
public record TimeWindow(Kind kind, List<Expression> times, Expression from, Expression to) {

    /** How times are chosen. */
    public enum Kind {
        /** The last time alone. */
        END,
        /** All times. */
        ALL,
        /** Listed times. */
        LISTED,
        /** Every time in a window, ends included. */
        WINDOW
    }

    /** The last time. */
    public static final TimeWindow END = new TimeWindow(Kind.END, List.of(), null, null);

    /** All times. */
    public static final TimeWindow ALL = new TimeWindow(Kind.ALL, List.of(), null, null);
}
