package org.limitlab.math.stats;

import java.util.function.Function;

/** How far deterministic errors of a measured gap can move the interval of its rate. */
public final class Sensitivity {

    private Sensitivity() {}

    /**
     * Bound on the shift of either end: the gap at each point is moved by its error, up and down,
     * and the larger shifts of all points are added. The signs are taken as adverse.
     *
     * @param rate the measured gaps
     * @param errors bound on the error of the gap at each point, at least 0, shape (points)
     * @param interval what is decided on, as a function of the gaps
     * @return at least 0; infinite where an error reaches the gap itself
     */
    public static double of(
            DecayRate rate, double[] errors, Function<DecayRate, Interval> interval) {
        Interval centre = interval.apply(rate);
        if (!centre.isFinite()) {
            return 0;
        }
        double total = 0;
        for (int i = 0; i < errors.length; i++) {
            if (errors[i] > 0) {
                double up = shift(centre, rate, i, errors[i], interval);
                double down = shift(centre, rate, i, -errors[i], interval);
                total += Math.max(up, down);
            }
        }
        return total;
    }

    private static double shift(
            Interval centre,
            DecayRate rate,
            int point,
            double by,
            Function<DecayRate, Interval> interval) {
        Interval moved = interval.apply(rate.shifted(point, by));
        return moved.isFinite()
                ? Math.max(
                        Math.abs(moved.lower() - centre.lower()),
                        Math.abs(moved.upper() - centre.upper()))
                : Double.POSITIVE_INFINITY;
    }
}
