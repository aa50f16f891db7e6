package org.limitlab.family.teachers.batch.margin;

/**
 * Order parameters of a classifier of a {@link Mixture} for d to infinity.
 *
 * @param m overlap with the centre, w v/d
 * @param q norm |w|²/d
 * @param v response V, of a single margin to its own sample
 * @param b bias
 * @param error test error
 * @param trainLoss loss per training sample, without the penalty
 * @param trainError share of misclassified training samples
 * @param residual of the equations, in logarithms of m, q, V; 0 for a closed form
 */
public record MixtureState(
        double m,
        double q,
        double v,
        double b,
        double error,
        double trainLoss,
        double trainError,
        double residual) {}
