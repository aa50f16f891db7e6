package org.limitlab.family.swarm;

import org.limitlab.core.problem.InvalidValue;
import org.limitlab.math.random.RandomStream;

/** Where particles start: independent normals around a mean, or an explicit list of positions. */
final class InitialState {

    static final String MEAN =
            "Mean of the initial positions: one number for all axes, or one per axis.";
    static final String SPREAD = "Standard deviation of each coordinate of the initial positions.";
    static final String LIST =
            "Explicit initial positions, one row a particle, or one row for all; empty for normal ones.";

    private InitialState() {}

    static void check(String name, double[] mean, int dimension) {
        if (mean.length != 1 && mean.length != dimension) {
            throw new InvalidValue(
                    name,
                    name + " has " + mean.length + " numbers, but dimension = " + dimension,
                    "give one number, or " + dimension);
        }
    }

    static void check(double[] mean, double[][] list, int particles, int dimension) {
        check("initialMean", mean, dimension);
        if (list.length > 1 && list.length != particles) {
            throw new InvalidValue(
                    "initial",
                    "initial has " + list.length + " rows, but particles = " + particles,
                    "set particles: " + list.length);
        }
        for (double[] row : list) {
            if (row.length != dimension) {
                throw new InvalidValue(
                        "initial",
                        "initial has a row of "
                                + row.length
                                + " numbers, but dimension = "
                                + dimension,
                        "set dimension: " + row.length);
            }
        }
    }

    /** Shape (particles, d). */
    static double[] draw(
            double[] mean,
            double spread,
            double[][] list,
            int particles,
            int d,
            RandomStream stream) {
        double[] x = new double[Math.multiplyExact(particles, d)];
        if (list.length == 0) {
            stream.fillGaussian(x, 0, x.length);
        }
        for (int i = 0; i < particles; i++) {
            for (int j = 0; j < d; j++) {
                int k = i * d + j;
                x[k] =
                        list.length == 0
                                ? coordinate(mean, j) + spread * x[k]
                                : list[list.length == 1 ? 0 : i][j];
            }
        }
        return x;
    }

    static double coordinate(double[] mean, int axis) {
        return mean[mean.length == 1 ? 0 : axis];
    }

    /** Shape (d). */
    static double[] spread(double[] mean, int d) {
        double[] point = new double[d];
        for (int j = 0; j < d; j++) {
            point[j] = coordinate(mean, j);
        }
        return point;
    }
}
