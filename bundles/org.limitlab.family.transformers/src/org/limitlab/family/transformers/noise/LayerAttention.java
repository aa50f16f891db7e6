package org.limitlab.family.transformers.noise;

import org.limitlab.math.linear.Blas;

/**
 * Attention of one layer over all tokens, in blocks of rows: scores by one matrix product, their
 * largest subtracted before the exponential, values by another product. O(N² d) time, O(N d)
 * memory. Allocates nothing.
 */
final class LayerAttention {

    private static final int ROWS = 64;

    private final int count;
    private final int d;
    private final double[] scoreMatrix;
    private final double[] valueMatrix;
    private final double[] queries;
    private final double[] values;
    private final double[] weights;

    /**
     * Attention among N tokens.
     *
     * @param setting beta, c and matrices of shape (d, d)
     */
    LayerAttention(int tokens, int d, AttentionSetting setting) {
        this.count = tokens;
        this.d = d;
        this.scoreMatrix = setting.scores(d);
        this.valueMatrix = setting.values(d);
        this.queries = new double[tokens * d];
        this.values = new double[tokens * d];
        this.weights = new double[Math.min(ROWS, tokens) * tokens];
    }

    /**
     * c V times the weighted mean of the tokens, as each token sees it.
     *
     * @param x positions, shape (N, d); not modified
     * @param f same shape; overwritten
     */
    void evaluate(double[] x, double[] f) {
        Blas.multiply(count, d, d, x, scoreMatrix, queries);
        Blas.gemm(false, true, count, d, d, 1, x, 0, d, valueMatrix, 0, d, 0, values, 0, d);
        for (int row = 0; row < count; row += ROWS) {
            int rows = Math.min(ROWS, count - row);
            int at = row * d;
            Blas.gemm(
                    false, true, rows, count, d, 1, queries, at, d, x, 0, d, 0, weights, 0, count);
            for (int i = 0; i < rows; i++) {
                softmax(i * count);
            }
            Blas.gemm(
                    false, false, rows, d, count, 1, weights, 0, count, values, 0, d, 0, f, at, d);
        }
    }

    private void softmax(int at) {
        double most = Double.NEGATIVE_INFINITY;
        for (int j = at; j < at + count; j++) {
            most = Math.max(most, weights[j]);
        }
        double sum = 0;
        for (int j = at; j < at + count; j++) {
            weights[j] = Math.exp(weights[j] - most);
            sum += weights[j];
        }
        double scale = 1 / sum;
        for (int j = at; j < at + count; j++) {
            weights[j] *= scale;
        }
    }
}
