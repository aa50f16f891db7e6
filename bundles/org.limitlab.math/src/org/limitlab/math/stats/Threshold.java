package org.limitlab.math.stats;

import java.util.List;

/**
 * A point of change: where a statistic of a monotone response passes a critical value (1/2 for a
 * probability, 0 for a growth rate). No curve is fitted: a wrong link function covers anything
 * between 0 and 92 %.
 */
public final class Threshold {

    private Threshold() {}

    /**
     * The claim "the change is at theta ± m", from samples at both edges. SUPPORTED when the edge
     * before is on its side of the critical value and the edge after on the other, each by its own
     * interval; REFUTED when either is on the wrong side.
     *
     * @param before interval of the response at theta - m
     * @param after interval of the response at theta + m
     * @param critical value that separates the two sides
     * @param rising true if the response is below the critical value before the change
     */
    public static Decision decide(
            Interval before, Interval after, double critical, boolean rising) {
        Region low = Region.below(critical, Double.NaN);
        Region high = Region.above(critical, Double.NaN);
        Region first = rising ? low : high;
        Region second = rising ? high : low;
        return Decision.ofAll(
                List.of(
                        new Decision.Component(before, before, first),
                        new Decision.Component(after, after, second)));
    }

    /**
     * Interval of the point of change from samples along the axis: from the last point of the
     * leading run that is significantly before the change, to the first point of the trailing run
     * that is significantly after it. For a monotone response each end errs with at most half of 1
     * - level (only the first point beyond the change has to be mistaken), whatever the number of
     * points.
     *
     * @param positions along the axis, ascending, shape (points)
     * @param responses intervals of the stated level, shape (points)
     * @return infinite towards a side where no point decides
     */
    public static Interval bracket(
            double[] positions, List<Interval> responses, double critical, boolean rising) {
        Region low = Region.below(critical, Double.NaN);
        Region high = Region.above(critical, Double.NaN);
        Region first = rising ? low : high;
        Region second = rising ? high : low;
        int n = positions.length;
        int last = -1;
        while (last + 1 < n && first.contains(responses.get(last + 1))) {
            last++;
        }
        int next = n;
        while (next - 1 >= 0 && second.contains(responses.get(next - 1))) {
            next--;
        }
        return new Interval(
                last < 0 ? Double.NEGATIVE_INFINITY : positions[last],
                next >= n ? Double.POSITIVE_INFINITY : positions[next]);
    }
}
