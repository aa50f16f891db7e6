package org.limitlab.math.stats;

/**
 * A closed interval of real numbers; an end may be infinite where the data say nothing.
 *
 * @param lower lower end, at most {@code upper}
 * @param upper upper end
 */
public record Interval(double lower, double upper) {

    /** All numbers: nothing is known. */
    public static final Interval UNKNOWN =
            new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    public Interval {
        if (!(lower <= upper)) {
            throw new IllegalArgumentException(
                    "an interval needs lower <= upper: [" + lower + ", " + upper + "]");
        }
    }

    /** The interval of one number. */
    public static Interval point(double value) {
        return new Interval(value, value);
    }

    /**
     * {@code centre ± halfWidth}; everything where either is not a number or the width is infinite.
     *
     * @param halfWidth at least 0
     */
    public static Interval around(double centre, double halfWidth) {
        if (Double.isNaN(centre) || !(halfWidth < Double.POSITIVE_INFINITY)) {
            return UNKNOWN;
        }
        return new Interval(centre - halfWidth, centre + halfWidth);
    }

    /** Half the distance between the ends, infinite where an end is. */
    public double halfWidth() {
        return lower == upper ? 0 : (upper - lower) / 2;
    }

    /** True if both ends are finite. */
    public boolean isFinite() {
        return Double.isFinite(lower) && Double.isFinite(upper);
    }

    /** True if {@code value} lies in it, ends included. */
    public boolean contains(double value) {
        return lower <= value && value <= upper;
    }

    /**
     * Moves both ends outwards: how a deterministic error enters a statistical interval.
     *
     * @param error at least 0, may be infinite
     * @throws IllegalArgumentException if the error is negative or not a number
     */
    public Interval widen(double error) {
        if (!(error >= 0)) {
            throw new IllegalArgumentException("an error bound is at least 0: " + error);
        }
        return error == Double.POSITIVE_INFINITY
                ? UNKNOWN
                : new Interval(lower - error, upper + error);
    }

    /** The smallest interval that holds both. */
    public Interval hull(Interval other) {
        return new Interval(Math.min(lower, other.lower), Math.max(upper, other.upper));
    }

    /** Adds a number to both ends. */
    public Interval plus(double shift) {
        return new Interval(lower + shift, upper + shift);
    }

    /** The interval of the numbers with opposite sign. */
    public Interval negate() {
        return new Interval(-upper, -lower);
    }
}
