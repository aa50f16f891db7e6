package org.limitlab.math.stats;

import java.util.Locale;

/**
 * Acceptance region of a claim: an interval whose ends may belong to it or not, and may be
 * infinite, around the claimed value itself.
 *
 * @param lower lower end, below {@code upper} (or equal, when both are closed)
 * @param lowerClosed true if the lower end itself is accepted
 * @param upper upper end
 * @param upperClosed true if the upper end itself is accepted
 * @param claimed the value that would be exactly true, inside; NaN where there is none
 */
public record Region(
        double lower, boolean lowerClosed, double upper, boolean upperClosed, double claimed) {

    public Region {
        boolean empty = lower == upper && !(lowerClosed && upperClosed);
        if (!(lower <= upper) || empty) {
            throw new IllegalArgumentException(
                    "an acceptance region needs lower < upper: " + lower + ", " + upper);
        }
    }

    /**
     * {@code [centre - margin, centre + margin]}.
     *
     * @param margin at least 0
     */
    public static Region around(double centre, double margin) {
        return new Region(centre - margin, true, centre + margin, true, centre);
    }

    /**
     * {@code (-infinity, bound + slack]}.
     *
     * @param slack at least 0
     */
    public static Region atMost(double bound, double slack) {
        return new Region(Double.NEGATIVE_INFINITY, false, bound + slack, true, bound);
    }

    /**
     * {@code [bound - slack, infinity)}.
     *
     * @param slack at least 0
     */
    public static Region atLeast(double bound, double slack) {
        return new Region(bound - slack, true, Double.POSITIVE_INFINITY, false, bound);
    }

    /** {@code (bound, infinity)} of a difference that is claimed to be {@code claimed}. */
    public static Region above(double bound, double claimed) {
        return new Region(bound, false, Double.POSITIVE_INFINITY, false, claimed);
    }

    /** {@code (-infinity, bound)} of a difference that is claimed to be {@code claimed}. */
    public static Region below(double bound, double claimed) {
        return new Region(Double.NEGATIVE_INFINITY, false, bound, false, claimed);
    }

    /** True if every number of the interval is accepted. */
    public boolean contains(Interval interval) {
        boolean low = lowerClosed ? interval.lower() >= lower : interval.lower() > lower;
        boolean high = upperClosed ? interval.upper() <= upper : interval.upper() < upper;
        return low && high;
    }

    /**
     * True if no number of the interval is accepted, and the interval is clear of the claimed value
     * by a quarter of its width. The second part always holds for an interval that is narrow enough
     * to stop a run; it keeps a wide one, from few data, from refuting an exact truth by chance
     * (less than 1 claim in 100, where 5 would be refuted if the region is narrow against the
     * interval).
     */
    public boolean excludes(Interval interval) {
        boolean low = lowerClosed ? interval.upper() < lower : interval.upper() <= lower;
        boolean high = upperClosed ? interval.lower() > upper : interval.lower() >= upper;
        return (low || high) && isClear(interval);
    }

    private boolean isClear(Interval interval) {
        if (Double.isNaN(claimed) || !interval.isFinite()) {
            return true;
        }
        double distance = Math.max(interval.lower() - claimed, claimed - interval.upper());
        return distance >= interval.halfWidth() / 2;
    }

    /** True if the number is accepted. */
    public boolean contains(double value) {
        return contains(Interval.point(value));
    }

    /**
     * Distance from a number to the nearest finite end, positive inside and negative outside;
     * infinite for a region without ends.
     */
    public double depth(double value) {
        return Math.min(
                lower == Double.NEGATIVE_INFINITY ? Double.POSITIVE_INFINITY : value - lower,
                upper == Double.POSITIVE_INFINITY ? Double.POSITIVE_INFINITY : upper - value);
    }

    @Override
    public String toString() {
        return (lowerClosed ? "[" : "(")
                + text(lower)
                + ", "
                + text(upper)
                + (upperClosed ? "]" : ")");
    }

    private static String text(double x) {
        if (Double.isInfinite(x)) {
            return x < 0 ? "-inf" : "inf";
        }
        return String.format(Locale.ROOT, "%.6g", x);
    }
}
