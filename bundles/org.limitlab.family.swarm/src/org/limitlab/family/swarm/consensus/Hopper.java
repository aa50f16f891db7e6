package org.limitlab.family.swarm.consensus;

import org.limitlab.core.model.Objective;
import org.limitlab.math.random.RandomStream;

/**
 * Hops of a finite number of samples, with buffers of its own: one instance per thread. Equation
 * (13).
 */
public final class Hopper {

    private static final int BLOCK = 4096;

    private final Objective objective;
    private final double spread;
    private final long samples;
    private final int dimension;
    private final int block;
    private final double[] points;
    private final double[] values;
    private final GibbsMean mean;

    /**
     * Hops of one kind.
     *
     * @param objective f
     * @param alpha weight exponent; infinity for the best sample
     * @param spread s
     * @param samples N, 1 or more
     * @param dimension d
     */
    public Hopper(Objective objective, double alpha, double spread, long samples, int dimension) {
        this.objective = objective;
        this.spread = spread;
        this.samples = samples;
        this.dimension = dimension;
        this.block = (int) Math.min(samples, Math.max(1, BLOCK / dimension));
        this.points = new double[block * dimension];
        this.values = new double[block];
        this.mean = new GibbsMean(alpha, dimension, block);
    }

    /**
     * One hop.
     *
     * @param v start, shape (d)
     * @param stream random numbers
     * @param to receives the weighted mean, shape (d)
     * @return false, and nothing written, if it is not finite
     */
    public boolean hop(double[] v, RandomStream stream, double[] to) {
        mean.reset();
        for (long done = 0; done < samples; done += block) {
            int count = (int) Math.min(block, samples - done);
            stream.fillGaussian(points, 0, count * dimension);
            for (int at = 0; at < count * dimension; at += dimension) {
                for (int j = 0; j < dimension; j++) {
                    points[at + j] = v[j] + spread * points[at + j];
                }
            }
            objective.values(points, 0, count, dimension, values, 0);
            mean.add(points, 0, count, values);
        }
        return mean.mean(to);
    }
}
