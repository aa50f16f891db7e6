package org.limitlab.family.swarm.objective;

import org.limitlab.core.model.Objective;

/**
 * A sum of one function over the axes, f(x) = sum_j g(x_j - offset_j). Theories then need integrals
 * in one dimension only.
 */
public interface SeparableObjective extends Objective {

    /**
     * Where the function is moved to.
     *
     * @return one number for all axes, or one per axis
     */
    double[] offset();

    /**
     * The summand g.
     *
     * @param u place relative to the offset
     * @return g(u)
     */
    double term(double u);

    /**
     * The derivative of the summand.
     *
     * @param u place relative to the offset
     * @return g'(u)
     */
    double slope(double u);

    /**
     * Where g is least.
     *
     * @return a global minimiser of g
     */
    double lowest();

    /**
     * The offset of one axis.
     *
     * @param axis index, 0 to d - 1
     * @return the offset
     */
    default double offset(int axis) {
        return Offsets.at(offset(), axis);
    }

    @Override
    default double value(double[] x, int at, int d) {
        double[] offset = offset();
        double sum = 0;
        for (int j = 0; j < d; j++) {
            sum += term(x[at + j] - Offsets.at(offset, j));
        }
        return sum;
    }

    @Override
    default void gradient(double[] x, int at, int d, double[] into, int to) {
        double[] offset = offset();
        for (int j = 0; j < d; j++) {
            into[to + j] = slope(x[at + j] - Offsets.at(offset, j));
        }
    }

    @Override
    default double[] minimiser(int d) {
        return Offsets.moved(lowest(), offset(), d);
    }
}
