package org.limitlab.core.experiment;

import java.util.OptionalDouble;

/**
 * How many replicas each cell gets.
 *
 * @param untilHalfMargin true to stop when every interval is at most half its claim's margin wide
 *     to each side
 * @param untilWidth stop when (upper - lower)/2 of every claim is at most this
 * @param most the count, or the largest count of an adaptive run
 */
public record Replicas(boolean untilHalfMargin, OptionalDouble untilWidth, int most) {

    /** A fixed count. */
    public static Replicas fixed(int count) {
        return new Replicas(false, OptionalDouble.empty(), count);
    }

    /** True if the run looks at intervals and may stop before {@link #most}. */
    public boolean isAdaptive() {
        return untilHalfMargin || untilWidth.isPresent();
    }
}
