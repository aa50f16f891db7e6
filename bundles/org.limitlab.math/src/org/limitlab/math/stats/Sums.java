package org.limitlab.math.stats;

import java.util.function.IntToDoubleFunction;

/**
 * Sums by a fixed binary tree: the same numbers in the same order give the same bits, on any number
 * of threads that only fill the array. The tree splits at the largest power of two below the count,
 * so that the first 2^k terms are always summed alike. Rounding error grows like log n instead of
 * n.
 */
public final class Sums {

    /** Terms that are added one after the other at a leaf. */
    private static final int LEAF = 8;

    private Sums() {}

    /** Sum of all values, 0 for none. */
    public static double sum(double[] values) {
        return sum(0, values.length, i -> values[i]);
    }

    /** Sum of {@code term(from) .. term(to - 1)}, 0 for none. */
    public static double sum(int from, int to, IntToDoubleFunction term) {
        int count = to - from;
        if (count <= LEAF) {
            double sum = 0;
            for (int i = from; i < to; i++) {
                sum += term.applyAsDouble(i);
            }
            return sum;
        }
        int split = from + Integer.highestOneBit(count - 1);
        return sum(from, split, term) + sum(split, to, term);
    }

    /** Mean of the values, NaN for none. */
    public static double mean(double[] values) {
        return sum(values) / values.length;
    }
}
