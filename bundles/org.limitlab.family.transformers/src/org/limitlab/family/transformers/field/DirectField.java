package org.limitlab.family.transformers.field;

import org.limitlab.core.model.Workers;

import java.util.function.IntConsumer;

/**
 * Direct summation over all pairs, any dimension and any Q, K, V, O(N² d) time and O(N d) memory.
 * Scores are counted in units of log 2, less an upper bound |q_i| max |x_j|; where all weights of a
 * row are lost against it, as they are for a query far from every key, the row is summed again less
 * its largest score. So nothing overflows whatever beta is, and a row costs the same. Relative
 * error of a weight: 1e-15 + 2e-16 beta |Q^T K|.
 */
final class DirectField implements AttentionField {

    private static final int ROWS = 128;
    private static final double LOST = 0x1p-940;
    private static final double LOG_2 = Math.log(2);

    private final AttentionLaw law;
    private final int d;
    private final PairSum pairs;
    private final double[][] buffers;
    private final double[][] queries;
    private final double[] logMean;
    private final double[] row;
    private final IntConsumer work;
    private double[] from;
    private double[] into;

    DirectField(AttentionLaw law) {
        this(law, PairSum.open(law.tokens(), law.dimension()));
    }

    DirectField(AttentionLaw law, PairSum pairs) {
        this.law = law;
        this.d = law.dimension();
        this.pairs = pairs;
        int chunks = (law.tokens() + ROWS - 1) / ROWS;
        this.buffers = new double[chunks][PairSum.BUFFER];
        this.queries = new double[chunks][d];
        this.logMean = new double[law.tokens()];
        this.row = new double[d];
        this.work = this::rows;
    }

    @Override
    public String method() {
        return Choice.DIRECT.toString();
    }

    @Override
    public double logMeanWeight(int token) {
        return logMean[token];
    }

    @Override
    public void evaluate(double[] positions, double[] field, Workers workers) {
        pairs.load(positions);
        from = positions;
        into = field;
        workers.run(buffers.length, work);
        law.applyValue(field, row);
    }

    private void rows(int chunk) {
        int to = Math.min(law.tokens(), (chunk + 1) * ROWS);
        for (int i = chunk * ROWS; i < to; i++) {
            row(i, from, queries[chunk], buffers[chunk], into);
        }
    }

    private void row(int i, double[] positions, double[] query, double[] buffer, double[] field) {
        int at = i * d;
        double shift = query(positions, at, query) * pairs.longest();
        double total = pairs.row(query, 0, shift, buffer, field, at);
        if (total < LOST) {
            shift = pairs.largestScore(query, 0);
            total = pairs.row(query, 0, shift, buffer, field, at);
        }
        logMean[i] = Math.log(total / law.tokens()) + shift * LOG_2;
        double scale =
                law.softmax() ? 1 / total : Math.exp(shift * LOG_2 - law.logUnit()) / law.tokens();
        for (int a = at; a < at + d; a++) {
            field[a] *= scale;
        }
    }

    /** beta (Q^T K)^T x / log 2; returns its length. */
    private double query(double[] positions, int at, double[] query) {
        double[] matrix = law.queryKey();
        double factor = law.beta() / LOG_2;
        double square = 0;
        for (int b = 0; b < d; b++) {
            double sum = matrix.length == 0 ? positions[at + b] : 0;
            for (int a = 0; a < d && matrix.length > 0; a++) {
                sum += matrix[a * d + b] * positions[at + a];
            }
            query[b] = factor * sum;
            square += query[b] * query[b];
        }
        return Math.sqrt(square);
    }

    /** Bytes beside positions and field. */
    long bytes() {
        long rows = (long) buffers.length * (PairSum.BUFFER + d);
        return 8L * (pairs.tokens.length + logMean.length + rows);
    }
}
