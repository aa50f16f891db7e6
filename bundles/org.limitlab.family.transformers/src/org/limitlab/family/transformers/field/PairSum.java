package org.limitlab.family.transformers.field;

/**
 * Sums over all tokens of 2^(q · x_j - shift) x_j for one query q at a time, without a weight
 * matrix. N is rounded up to whole blocks. Rows may be summed on several threads, each with a
 * buffer of its own.
 */
abstract class PairSum {

    /** Tokens in a block. */
    static final int BLOCK = 256;

    /** Length of a buffer. */
    static final int BUFFER = BLOCK + Lanes.MOST;

    /** Fewer tokens are not worth vectors. */
    static final int FEW = 64;

    /** Exponents below this count as this: 2^-1022 of the largest weight. */
    static final double LOWEST = -1022;

    final int count;
    final int dimension;
    final int padded;
    final double[] tokens;
    private double longest;

    PairSum(int count, int dimension) {
        this.count = count;
        this.dimension = dimension;
        this.padded = (count + BLOCK - 1) / BLOCK * BLOCK;
        this.tokens = new double[Math.max(3, dimension) * padded];
    }

    /** With vector instructions where there are any, and tokens enough. */
    static PairSum open(int count, int dimension) {
        return Lanes.PRESENT && count >= FEW
                ? new VectorPairSum(count, dimension)
                : new ScalarPairSum(count, dimension);
    }

    /**
     * Where an axis of a block starts: up to three dimensions one axis after the other, above them
     * one block after the other, which then stays in the cache.
     */
    final int index(int axis, int block) {
        return dimension <= 3 ? axis * padded + block : block * dimension + axis * BLOCK;
    }

    /** Takes the tokens, positions[token * d + axis]. */
    final void load(double[] positions) {
        double most = 0;
        for (int i = 0; i < count; i++) {
            double square = 0;
            for (int a = 0; a < dimension; a++) {
                double x = positions[i * dimension + a];
                tokens[index(a, i / BLOCK * BLOCK) + i % BLOCK] = x;
                square += x * x;
            }
            most = Math.max(most, square);
        }
        longest = Math.sqrt(most);
    }

    /** Length of the longest token at the last load. */
    final double longest() {
        return longest;
    }

    /** The largest q · x_j. */
    final double largestScore(double[] query, int queryAt) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < count; j++) {
            double score = 0;
            for (int a = 0; a < dimension; a++) {
                score += query[queryAt + a] * tokens[index(a, j / BLOCK * BLOCK) + j % BLOCK];
            }
            largest = Math.max(largest, score);
        }
        return largest;
    }

    /**
     * One row.
     *
     * @param query q, d entries from {@code queryAt} on
     * @param shift at least the largest score less 1000
     * @param buffer {@link #BUFFER} entries
     * @param sum receives sum_j 2^(q · x_j - shift) x_j, d entries from {@code sumAt} on
     * @return sum_j 2^(q · x_j - shift)
     */
    abstract double row(
            double[] query, int queryAt, double shift, double[] buffer, double[] sum, int sumAt);
}
