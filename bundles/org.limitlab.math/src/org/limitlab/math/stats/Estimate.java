package org.limitlab.math.stats;

/**
 * A number with a standard error, to be read by Student's t.
 *
 * @param value the estimate
 * @param standardError at least 0; NaN or infinite where the data do not tell
 * @param degreesOfFreedom of the standard error, above 0; infinite for a known error
 */
public record Estimate(double value, double standardError, double degreesOfFreedom) {

    /** A number without statistical error. */
    public static Estimate exact(double value) {
        return new Estimate(value, 0, Double.POSITIVE_INFINITY);
    }

    /**
     * {@code t} times the standard error; infinite where that is not determined.
     *
     * @param level confidence level in (0, 1), for example 0.95
     */
    public double halfWidth(double level) {
        if (standardError == 0) {
            return 0;
        }
        if (!Double.isFinite(standardError) || !(degreesOfFreedom > 0)) {
            return Double.POSITIVE_INFINITY;
        }
        return Distributions.studentTwoSided(level, degreesOfFreedom) * standardError;
    }

    /** {@code value ± halfWidth(level)}. */
    public Interval interval(double level) {
        return Interval.around(value, halfWidth(level));
    }

    /** The same error around another number. */
    public Estimate plus(double shift) {
        return new Estimate(value + shift, standardError, degreesOfFreedom);
    }

    /**
     * Difference {@code this - other} of independent estimates, degrees of freedom by Welch and
     * Satterthwaite.
     */
    public Estimate minus(Estimate other) {
        double a = standardError * standardError;
        double b = other.standardError * other.standardError;
        double df = welch(new double[] {a, b}, degreesOfFreedom, other.degreesOfFreedom);
        return new Estimate(value - other.value, Math.sqrt(a + b), df);
    }

    /** {@code (sum v)² / sum v²/df}: degrees of freedom of a sum of independent variances. */
    static double welch(double[] variances, double... degrees) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < variances.length; i++) {
            sum += variances[i];
            squares += variances[i] * variances[i] / degrees[i];
        }
        return squares == 0 ? Double.POSITIVE_INFINITY : sum * sum / squares;
    }
}
