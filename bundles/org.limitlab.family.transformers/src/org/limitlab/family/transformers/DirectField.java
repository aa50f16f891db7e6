package org.limitlab.family.transformers;

import org.limitlab.core.model.Workers;

import java.util.function.IntConsumer;

/**
 * Attention in any dimension with any Q, K and V, over all pairs, in fixed chunks of rows: O(N² d)
 * time, O(N d) memory. Scores are &lt;x_i, beta Q^T K x_j&gt;, so rows query with beta K^T Q x_i
 * and the keys are the tokens.
 */
final class DirectField implements TokenField {

    private static final int ROWS = 64;

    private final int count;
    private final int dimension;
    private final double beta;
    private final boolean softmax;
    private final double[] product;
    private final double[] value;
    private final AttentionSum sum;
    private final double[] queries;
    private final double[] valueRow;
    private final double[] tails;
    private final AttentionSum.Scratch[] scratch;
    private final IntConsumer work;
    private double[] into;

    /** A field with a factor on the values: gamma, or 1 where the step carries it. */
    DirectField(SelfAttention.Parameters p, double factor) {
        this.count = p.tokens();
        this.dimension = p.dimension();
        this.beta = p.inverseTemperature();
        this.softmax = p.attention() == Attention.SOFTMAX;
        this.product = Scores.product(p.query(), p.key(), dimension);
        this.value = Scores.scaled(p.value(), factor, dimension);
        this.sum = new AttentionSum(count, dimension);
        this.queries = new double[count * dimension];
        this.valueRow = new double[dimension];
        this.tails = new double[2 * count];
        this.scratch = new AttentionSum.Scratch[(count + ROWS - 1) / ROWS];
        for (int chunk = 0; chunk < scratch.length; chunk++) {
            scratch[chunk] = new AttentionSum.Scratch();
        }
        this.work = this::rows;
    }

    @Override
    public void evaluate(double[] x, double[] field, Workers workers) {
        for (int i = 0; i < count; i++) {
            int at = i * dimension;
            Scores.multiply(value, dimension, x, at, 1, valueRow, 0);
            sum.set(i, x, at, valueRow, 0);
            Scores.multiplyTransposed(product, dimension, x, at, beta, queries, at);
        }
        into = field;
        workers.run(scratch.length, work);
    }

    private void rows(int chunk) {
        int to = Math.min(count, (chunk + 1) * ROWS);
        for (int i = chunk * ROWS; i < to; i++) {
            int at = i * dimension;
            sum.row(queries, at, scratch[chunk], into, at, tails, 2 * i);
            double scale = softmax ? 1 / tails[2 * i] : Math.exp(tails[2 * i + 1]) / count;
            for (int a = at; a < at + dimension; a++) {
                into[a] *= scale;
            }
        }
    }
}
