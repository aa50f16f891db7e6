package org.limitlab.math.optimise;

/** A function of several variables with its gradient. */
@FunctionalInterface
public interface SmoothFunction {

    /**
     * Value and gradient at a point.
     *
     * @param x the point, shape (n); not modified
     * @param gradient shape (n); overwritten
     * @return the value; NaN or infinite outside the domain, which a line search takes as "too far"
     */
    double evaluate(double[] x, double[] gradient);
}
