package org.limitlab.math.quadrature;

/**
 * A number that was computed by refinement.
 *
 * @param value best estimate
 * @param error estimated absolute error, at least the rounding error
 * @param evaluations how often the integrand was called
 */
public record Integral(double value, double error, long evaluations) {

    /**
     * Whether the estimated error is within a tolerance.
     *
     * @param relative tolerance as a share of the value
     * @param absolute tolerance as an amount
     * @return true if the error is at most the larger of both
     */
    public boolean isWithin(double relative, double absolute) {
        return error <= Math.max(absolute, relative * Math.abs(value));
    }
}
