package org.limitlab.math.stats;

import java.util.List;

/**
 * A fitted decay law: what decides, and what the report shows.
 *
 * @param exponent the fitted exponent p with its standard error
 * @param interval of p
 * @param constant fitted c in {@code c factor exp(-p x)}
 * @param chiSquared of the fit; NaN where points share replicas
 * @param chiSquaredDegrees points - 2
 * @param points the measured gap at each point
 * @param localSlopes between neighbouring points, in the order of the points
 * @param largestSlope exponent fitted to the last half of the points (at least two)
 */
public record RateFit(
        Estimate exponent,
        Interval interval,
        double constant,
        double chiSquared,
        int chiSquaredDegrees,
        List<Point> points,
        List<Interval> localSlopes,
        double largestSlope) {

    public RateFit {
        points = List.copyOf(points);
        localSlopes = List.copyOf(localSlopes);
    }

    /**
     * The gap at one point.
     *
     * @param axis size or time
     * @param gap signed mean, or root mean square
     * @param interval of the gap
     * @param standardError of the gap: the noise floor
     * @param replicas number of replicas
     * @param fitted the law's value
     */
    public record Point(
            double axis,
            double gap,
            Interval interval,
            double standardError,
            int replicas,
            double fitted) {}

    /** Probability of a chi-squared as large if the law holds exactly; NaN where there is none. */
    public double chiSquaredProbability() {
        return chiSquaredDegrees < 1
                ? Double.NaN
                : Distributions.chiSquaredTail(chiSquared, chiSquaredDegrees);
    }
}
