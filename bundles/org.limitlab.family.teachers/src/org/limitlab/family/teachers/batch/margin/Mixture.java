package org.limitlab.family.teachers.batch.margin;

import org.limitlab.math.special.NormalLaw;

/**
 * Two Gaussian clusters x = v y/sqrt(d) + sqrt(Delta) z with |v|² = d, n = alpha d samples, a share
 * rho of them with label +1; a classifier w minimises the sum of l(y (w x/sqrt(d) + b)) + lambda
 * |w|²/2.
 *
 * @param alpha samples per dimension, above 0
 * @param delta variance Delta of the noise, above 0
 * @param rho share of the cluster +1, in (0, 1)
 * @param lambda penalty, above 0; it goes with a sum over samples, not a mean
 * @param loss loss
 * @param bias true if b is free and not penalised, false if b = 0
 */
public record Mixture(
        double alpha, double delta, double rho, double lambda, MarginLoss loss, boolean bias) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is outside its range
     */
    public Mixture {
        if (!(alpha > 0 && delta > 0 && rho > 0 && rho < 1 && lambda > 0)) {
            throw new IllegalArgumentException(
                    "alpha = "
                            + alpha
                            + ", Delta = "
                            + delta
                            + ", rho = "
                            + rho
                            + ", lambda = "
                            + lambda);
        }
    }

    /** The same at another penalty. */
    public Mixture withPenalty(double other) {
        return new Mixture(alpha, delta, rho, other, loss, bias);
    }

    /**
     * Probability of misclassifying a new point, exact for a classifier that is given.
     *
     * @param m overlap w v/d
     * @param q norm |w|²/d, above 0
     * @param b bias
     * @return the error
     */
    public double testError(double m, double q, double b) {
        double s = Math.sqrt(delta * q);
        return rho * NormalLaw.cdf(-(m + b) / s) + (1 - rho) * NormalLaw.cdf(-(m - b) / s);
    }

    /** The least error that any classifier can have that learns from the samples alone. */
    public double bayesError() {
        return errorAt(Math.sqrt(alpha / (delta * (alpha + delta))));
    }

    /** The least error with the centre v known. */
    public double oracleError() {
        return errorAt(1 / Math.sqrt(delta));
    }

    /** Best threshold on a direction whose signal-to-noise ratio is a. */
    private double errorAt(double a) {
        double shift = Math.log(rho / (1 - rho)) / (2 * a);
        return rho * NormalLaw.cdf(-(a + shift)) + (1 - rho) * NormalLaw.cdf(-(a - shift));
    }

    /** Error of the Hebbian direction without a bias: the limit of every loss for lambda to inf. */
    public double hebbError() {
        return NormalLaw.cdf(-Math.sqrt(alpha / (delta * (alpha + delta))));
    }

    /**
     * Error of least squares with a vanishing penalty and balanced clusters.
     *
     * @return the error: 1/2 at alpha = 1
     */
    public double interpolationError() {
        double signal =
                alpha < 1
                        ? alpha * (1 - alpha) / (delta * (alpha + delta))
                        : (alpha - 1) / (delta * (alpha + delta));
        return NormalLaw.cdf(-Math.sqrt(signal));
    }
}
