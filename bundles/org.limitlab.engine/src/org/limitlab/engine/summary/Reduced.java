package org.limitlab.engine.summary;

import org.limitlab.math.stats.Estimate;
import org.limitlab.math.stats.Interval;

/**
 * What replicas were reduced to.
 *
 * @param value the statistic; NaN where it is not defined
 * @param standardError of the value; NaN where it has none or too few replicas
 * @param lower lower end of the 95 % interval; NaN where nothing is known
 * @param upper upper end; infinite where the data set no bound on that side
 */
public record Reduced(double value, double standardError, double lower, double upper) {

    /** Nothing. */
    public static final Reduced NONE = of(Double.NaN);

    /** A value without error or interval. */
    static Reduced of(double value) {
        return new Reduced(value, Double.NaN, Double.NaN, Double.NaN);
    }

    /** An estimate with its interval by Student's t. */
    static Reduced of(Estimate estimate, double t) {
        double error = estimate.standardError();
        if (!Double.isFinite(estimate.value()) || !Double.isFinite(error)) {
            return of(estimate.value());
        }
        return new Reduced(
                estimate.value(),
                error,
                estimate.value() - t * error,
                estimate.value() + t * error);
    }

    /** A value with an interval. */
    static Reduced of(double value, double standardError, Interval interval) {
        return interval.equals(Interval.UNKNOWN)
                ? new Reduced(value, standardError, Double.NaN, Double.NaN)
                : new Reduced(value, standardError, interval.lower(), interval.upper());
    }

    /** The interval; everything where nothing is known. */
    public Interval interval() {
        return Double.isNaN(lower) || Double.isNaN(upper)
                ? Interval.UNKNOWN
                : new Interval(lower, upper);
    }
}
