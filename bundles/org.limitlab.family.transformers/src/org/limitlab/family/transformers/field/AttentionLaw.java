package org.limitlab.family.transformers.field;

/**
 * What the attention of N tokens depends on: F_i = sum_j w_ij V x_j with w_ij = e_ij / sum_k e_ik
 * (softmax) or e_ij / N (unnormalised), e_ij = exp(beta x_i · (Q^T K x_j) - u).
 *
 * @param tokens N, at least 1
 * @param dimension d, at least 1
 * @param beta inverse temperature, at least 0
 * @param softmax whether the weights of a token are divided by their sum
 * @param queryKey Q^T K, row-major, d times d; empty for the identity. It may be singular
 * @param value V, row-major, d times d, its strength included; empty for the identity
 * @param logUnit u: the unit in which unnormalised weights are measured is exp(u); 0 for the plain
 *     exponentials, which overflow above 709, and beta |Q^T K| for weights of at most one. Softmax
 *     does not depend on it
 */
public record AttentionLaw(
        int tokens,
        int dimension,
        double beta,
        boolean softmax,
        double[] queryKey,
        double[] value,
        double logUnit) {

    private static final double[] IDENTITY = {};

    public AttentionLaw {
        if (tokens < 1 || dimension < 1 || !(beta >= 0) || Double.isInfinite(beta)) {
            throw new IllegalArgumentException(
                    "tokens = " + tokens + ", dimension = " + dimension + ", beta = " + beta);
        }
        queryKey = square("queryKey", queryKey, dimension);
        value = square("value", value, dimension);
    }

    /** Queries, keys and values that are the tokens themselves. */
    public AttentionLaw(int tokens, int dimension, double beta, boolean softmax) {
        this(tokens, dimension, beta, softmax, IDENTITY, IDENTITY, 0);
    }

    private static double[] square(String name, double[] matrix, int d) {
        if (matrix.length != 0 && matrix.length != d * d) {
            throw new IllegalArgumentException(
                    name + " has " + matrix.length + " entries, not " + d * d);
        }
        return matrix.clone();
    }

    /**
     * c if Q^T K = c I with c at least 0, so that every token's weights depend on its angles to the
     * others alone, and its own is the largest; otherwise not a number.
     */
    double queryKeyScale() {
        if (queryKey.length == 0) {
            return 1;
        }
        double c = queryKey[0];
        boolean isotropic = c >= 0;
        for (int a = 0; a < dimension; a++) {
            for (int b = 0; b < dimension; b++) {
                isotropic &= queryKey[a * dimension + b] == (a == b ? c : 0);
            }
        }
        return isotropic ? c : Double.NaN;
    }

    /** Replaces each of N rows by V times it. */
    void applyValue(double[] rows, double[] scratch) {
        if (value.length == 0) {
            return;
        }
        for (int i = 0; i < tokens; i++) {
            int at = i * dimension;
            System.arraycopy(rows, at, scratch, 0, dimension);
            for (int a = 0; a < dimension; a++) {
                double sum = 0;
                for (int b = 0; b < dimension; b++) {
                    sum += value[a * dimension + b] * scratch[b];
                }
                rows[at + a] = sum;
            }
        }
    }
}
