package org.limitlab.math.stats;

/**
 * When a run may stop for having enough replicas: looked at only when replicas 0..2^k-1 are
 * complete, and by the width of intervals alone, never by a verdict.
 */
public final class Stopping {

    private static final int FIRST = 32;
    private static final int FIRST_SKEWED = 128;
    private static final double SKEWED = 1;

    private Stopping() {}

    /** Kinds of estimate that differ in their first look. */
    public enum Kind {
        /** Rate along a size, or a probability. */
        ORDINARY,
        /** Rate of an rms or other positive gap with a correction. */
        CORRECTED_RMS,
        /** Mean (of a value, an order or a bound), or a rate in time. */
        MEAN
    }

    /**
     * The first number of replicas at which intervals are looked at: 32; 128 for a corrected rms
     * fit, and for means and rates in time of skewed data.
     *
     * @param skewness largest |skewness| among the components in a pilot
     */
    public static int firstLook(Kind kind, double skewness) {
        boolean late =
                kind == Kind.CORRECTED_RMS || kind == Kind.MEAN && Math.abs(skewness) > SKEWED;
        return late ? FIRST_SKEWED : FIRST;
    }

    /** True at powers of two from the first look on. */
    public static boolean isLook(int replicas, int firstLook) {
        return replicas >= firstLook && Integer.bitCount(replicas) == 1;
    }

    /**
     * True if both half-widths are at most half the margin.
     *
     * @param fit half-width of the interval from the data
     * @param design half-width expected if the claim is true
     */
    public static boolean isEnough(double fit, double design, double margin) {
        return fit <= margin / 2 && design <= margin / 2;
    }
}
