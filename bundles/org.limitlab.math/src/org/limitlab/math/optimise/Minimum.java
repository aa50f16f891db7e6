package org.limitlab.math.optimise;

/**
 * Where a minimisation ended.
 *
 * @param point the best point, shape (n)
 * @param value the function there
 * @param residual largest component of the gradient there, projected on the feasible set where
 *     there is one: 0 at a stationary point
 * @param iterations steps made
 * @param evaluations calls of the function
 * @param converged true if the residual met its tolerance, or the value could not fall by more than
 *     rounding
 */
public record Minimum(
        double[] point,
        double value,
        double residual,
        int iterations,
        int evaluations,
        boolean converged) {

    public Minimum {
        point = point.clone();
    }

    @Override
    public String toString() {
        return (converged ? "converged: " : "not converged: ")
                + "value "
                + value
                + ", projected gradient "
                + residual
                + " after "
                + iterations
                + " steps and "
                + evaluations
                + " evaluations";
    }
}
