package org.limitlab.core.model;

import org.limitlab.core.parameter.Part;

/**
 * A function to be minimised, f: R^d -> R. A record, see {@link Part}. Stateless and thread-safe;
 * called in hot loops, so it allocates nothing.
 */
public interface Objective extends Part {

    /** Formula in LaTeX, with x in R^d. */
    String formula();

    /**
     * The value.
     *
     * @param x holds the point from index {@code at} on
     * @param d dimension, at least 1
     */
    double value(double[] x, int at, int d);

    /**
     * The values of many points; override it where one loop over all is faster.
     *
     * @param x holds the points one after the other from index {@code at} on
     * @param count number of points
     * @param d dimension, at least 1
     * @param into receives the values from index {@code to} on
     */
    default void values(double[] x, int at, int count, int d, double[] into, int to) {
        for (int i = 0; i < count; i++) {
            into[to + i] = value(x, at + i * d, d);
        }
    }

    /**
     * The gradient, where f is differentiable; at kinks the mean of the one-sided limits or 0.
     *
     * @param into receives d values from index {@code to} on
     */
    void gradient(double[] x, int at, int d, double[] into, int to);

    /**
     * A global minimiser.
     *
     * @return shape (d); a new array
     */
    double[] minimiser(int d);

    /** True if the gradient is Lipschitz continuous on bounded sets. */
    default boolean isSmooth() {
        return true;
    }
}
