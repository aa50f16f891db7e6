package org.limitlab.family.teachers.online;

import org.limitlab.math.random.RandomStream;

/**
 * The weights of students and fixed vectors in dimension N, and the input of the present step.
 * {@link #draw} makes a fresh input x ~ N(0, I) and all fields w·x/√N; {@link #move} adds multiples
 * of x to a student. Nothing is allocated after the constructor; loops are flat and their order is
 * fixed. Benchmark: OnlineStep. Not thread-safe.
 */
public final class OnlineNetwork {

    private final int vectors;
    private final int dimension;
    private final double[] weights;
    private final double[] input;
    private final double[] fields;
    private final double root;

    /**
     * A network.
     *
     * @param weights students first, then fixed vectors, row by row, shape (n, N); kept, not copied
     * @param dimension N, at least 1
     */
    public OnlineNetwork(double[] weights, int dimension) {
        if (dimension < 1 || weights.length == 0 || weights.length % dimension != 0) {
            throw new IllegalArgumentException(
                    weights.length + " weights are no vectors in dimension " + dimension);
        }
        this.vectors = weights.length / dimension;
        this.dimension = dimension;
        this.weights = weights;
        this.input = new double[dimension];
        this.fields = new double[vectors];
        this.root = 1 / Math.sqrt(dimension);
    }

    /**
     * A fresh input: N normals, and the fields of all vectors.
     *
     * @return the fields w·x/√N, shape (n); a view that the next call overwrites
     */
    public double[] draw(RandomStream stream) {
        stream.fillGaussian(input, 0, dimension);
        for (int f = 0; f < vectors; f++) {
            fields[f] = root * dot(weights, f * dimension, input, 0, dimension);
        }
        return fields;
    }

    /** Adds {@code amount}/√N times the input to a vector. */
    public void move(int vector, double amount) {
        int at = vector * dimension;
        double factor = amount * root;
        for (int j = 0; j < dimension; j++) {
            weights[at + j] += factor * input[j];
        }
    }

    /** Weights, row by row, shape (n, N): the network's own. */
    public double[] weights() {
        return weights;
    }

    /** The present input, shape (N): the network's own. */
    public double[] input() {
        return input;
    }

    /**
     * All overlaps w_a·w_b/N.
     *
     * @param into shape (n, n), row by row; overwritten
     */
    public void overlaps(double[] into) {
        for (int a = 0; a < vectors; a++) {
            for (int b = a; b < vectors; b++) {
                double overlap =
                        dot(weights, a * dimension, weights, b * dimension, dimension) / dimension;
                into[a * vectors + b] = overlap;
                into[b * vectors + a] = overlap;
            }
        }
    }

    /** Eight sums, so that additions do not wait for each other. */
    private static double dot(double[] x, int atX, double[] y, int atY, int length) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        int j = 0;
        for (; j <= length - 8; j += 8) {
            s0 += x[atX + j] * y[atY + j];
            s1 += x[atX + j + 1] * y[atY + j + 1];
            s2 += x[atX + j + 2] * y[atY + j + 2];
            s3 += x[atX + j + 3] * y[atY + j + 3];
            s4 += x[atX + j + 4] * y[atY + j + 4];
            s5 += x[atX + j + 5] * y[atY + j + 5];
            s6 += x[atX + j + 6] * y[atY + j + 6];
            s7 += x[atX + j + 7] * y[atY + j + 7];
        }
        for (; j < length; j++) {
            s0 += x[atX + j] * y[atY + j];
        }
        return s0 + s1 + (s2 + s3) + (s4 + s5 + (s6 + s7));
    }
}
