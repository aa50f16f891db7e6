package org.limitlab.family.swarm.softmin;

import org.limitlab.core.model.Objective;

/**
 * The softmin energy J = sum_i w_i f(x_i), w_i = exp(-beta f(x_i)) / sum_j exp(-beta f(x_j)), and
 * its gradient
 *
 * <pre>grad_i J = w_i (1 - beta (f(x_i) - J)) grad f(x_i).</pre>
 *
 * <p>Particles with f above J + 1/beta climb, the others descend. Weights are taken relative to the
 * lowest value. Holds its buffers: one instance per simulation and thread. Equations (17) and (18).
 */
public final class SoftminEnergy {

    private final Objective objective;
    private final int particles;
    private final int dimension;
    private final double[] values;
    private final double[] weights;
    private double energy;
    private double lowest;

    /**
     * An energy of a number of particles.
     *
     * @param objective f
     * @param particles N, 1 or more
     * @param dimension d
     */
    public SoftminEnergy(Objective objective, int particles, int dimension) {
        this.objective = objective;
        this.particles = particles;
        this.dimension = dimension;
        this.values = new double[particles];
        this.weights = new double[particles];
    }

    /**
     * Evaluates values, weights and energy.
     *
     * @param x positions, shape (N, d)
     * @param moved number of particles that may have moved since the last evaluation, the first
     *     ones; N the first time
     * @param beta inverse temperature, 0 or more; infinity for the lowest particle alone
     * @return J; not finite if a value is not
     */
    public double evaluate(double[] x, int moved, double beta) {
        objective.values(x, 0, moved, dimension, values, 0);
        lowest = values[0];
        for (int i = 1; i < particles; i++) {
            lowest = Math.min(lowest, values[i]);
        }
        double total = 0;
        double sum = 0;
        for (int i = 0; i < particles; i++) {
            double above = values[i] - lowest;
            double w = above == 0 ? 1 : Math.exp(-beta * above);
            weights[i] = w;
            total += w;
            sum += w == 0 ? 0 : w * above;
        }
        for (int i = 0; i < particles; i++) {
            weights[i] /= total;
        }
        energy = lowest + sum / total;
        return energy;
    }

    /**
     * The gradient at the positions of the last evaluation.
     *
     * @param x those positions, shape (N, d)
     * @param count number of particles whose gradient is wanted, the first ones
     * @param beta that inverse temperature
     * @param into receives grad_i J, shape (count, d)
     */
    public void gradient(double[] x, int count, double beta, double[] into) {
        for (int i = 0; i < count; i++) {
            int at = i * dimension;
            objective.gradient(x, at, dimension, into, at);
            double factor = slope(i, beta);
            for (int j = 0; j < dimension; j++) {
                into[at + j] *= factor;
            }
        }
    }

    /** dJ/df_i = w_i (1 - beta (f_i - J)); a particle without weight does not move. */
    private double slope(int i, double beta) {
        double w = weights[i];
        return w == 0 ? 0 : w * (1 - (values[i] == energy ? 0 : beta * (values[i] - energy)));
    }

    /**
     * Number of particles that climb.
     *
     * @param beta inverse temperature of the last evaluation
     * @return how many have f above J + 1/beta
     */
    public int uphill(double beta) {
        int count = 0;
        for (int i = 0; i < particles; i++) {
            count += beta * (values[i] - energy) > 1 ? 1 : 0;
        }
        return count;
    }

    /**
     * J of the last evaluation.
     *
     * @return the energy
     */
    public double energy() {
        return energy;
    }

    /**
     * The lowest value of the last evaluation.
     *
     * @return min f
     */
    public double lowest() {
        return lowest;
    }

    /**
     * The mean value of the last evaluation.
     *
     * @return mean f
     */
    public double meanValue() {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / particles;
    }

    /**
     * A weight of the last evaluation.
     *
     * @param particle index, 0 to N - 1
     * @return w_i
     */
    public double weight(int particle) {
        return weights[particle];
    }

    /**
     * A value of the last evaluation.
     *
     * @param particle index, 0 to N - 1
     * @return f(x_i)
     */
    public double value(int particle) {
        return values[particle];
    }
}
