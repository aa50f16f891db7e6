package org.limitlab.family.teachers.control;

import org.limitlab.core.problem.InvalidValue;

/** The start of {@link DenoisingAutoencoder} and its equations. */
record AutoencoderSetup(
        int dimension,
        int hidden,
        double[] weights,
        double[] squares,
        double spread,
        double learningRate,
        double skipRate,
        double alignment,
        double norm,
        double skip) {

    /**
     * Checks what belongs together.
     *
     * @throws InvalidValue naming the parameter that does not fit
     */
    static void check(
            int hidden, double[] weights, double[] squares, double alignment, double norm) {
        double sum = 0;
        for (double weight : weights) {
            if (!(weight >= 0)) {
                throw new InvalidValue(
                        "clusterWeights",
                        "clusterWeights has the entry " + weight + " below 0",
                        "give probabilities");
            }
            sum += weight;
        }
        if (weights.length == 0 || weights.length > 5 || Math.abs(sum - 1) > 1e-9) {
            throw new InvalidValue(
                    "clusterWeights",
                    "clusterWeights has " + weights.length + " entries with sum " + sum,
                    "give 1 to 5 probabilities that add up to 1");
        }
        if (squares.length != weights.length) {
            throw new InvalidValue(
                    "centroidSquares",
                    "centroidSquares has "
                            + squares.length
                            + " entries for "
                            + weights.length
                            + " clusters",
                    "give one number a cluster");
        }
        for (int c = 0; c < squares.length; c++) {
            boolean aligned = c < hidden && alignment != 0;
            if (!(squares[c] > 0) || aligned && alignment * alignment > squares[c] * norm) {
                throw new InvalidValue(
                        "centroidSquares",
                        "centroid "
                                + c
                                + " has the square "
                                + squares[c]
                                + ", but initialAlignment² = "
                                + alignment * alignment
                                + " may not exceed it times initialNorm = "
                                + norm,
                        "choose a smaller initialAlignment or a larger square");
            }
        }
    }

    /** The equations; {@code allTerms} false leaves out those of db with a factor 1/N. */
    AutoencoderDynamics dynamics(boolean allTerms) {
        double[][] s = new double[squares.length][squares.length];
        for (int c = 0; c < s.length; c++) {
            s[c][c] = squares[c];
        }
        return new AutoencoderDynamics(
                dimension, hidden, weights, s, spread, learningRate, skipRate, allTerms);
    }

    /** The state at time 0. */
    double[] start() {
        double[] x = new double[dynamics(true).states()];
        int clusters = weights.length;
        for (int c = 0; c < Math.min(clusters, hidden); c++) {
            x[c * hidden + c] = alignment;
        }
        for (int i = 0; i < hidden; i++) {
            x[clusters * hidden + Overlaps.triangle(hidden, i, i)] = norm;
        }
        x[x.length - 1] = skip;
        return x;
    }

    /**
     * Overlaps to plant: centroids scaled to squared length N, then hidden units, shape (n, n) row
     * by row.
     */
    double[] planted() {
        int clusters = weights.length;
        int n = clusters + hidden;
        double[] overlaps = new double[n * n];
        for (int i = 0; i < n; i++) {
            overlaps[i * n + i] = i < clusters ? 1 : norm;
        }
        for (int c = 0; c < Math.min(clusters, hidden); c++) {
            double m = alignment / Math.sqrt(squares[c]);
            overlaps[c * n + clusters + c] = m;
            overlaps[(clusters + c) * n + c] = m;
        }
        return overlaps;
    }
}
