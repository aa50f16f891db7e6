package org.limitlab.family.transformers;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Direct summation of attention over all pairs without storing a weight matrix: for each row i,
 * sum_j exp(s_ij) v_j and sum_j exp(s_ij), s_ij = q_i · k_j. Keys are read in blocks; the running
 * maximum of the scores is subtracted, so that no exponential overflows whatever beta is. Memory
 * O(N d), time O(N² d); the bound is one vector exponential a pair.
 *
 * <p>Arrays are padded to whole vectors, so there is no scalar tail: on one machine type the bits
 * of a row depend on neither the number of rows nor the threads. Rows may be summed on several
 * threads, each with a {@link Scratch} of its own.
 */
final class AttentionSum {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int BLOCK = 256;

    private final int count;
    private final int dimension;
    private final int padded;
    private final double[] keys;
    private final double[] values;
    private final double[] mask;

    /** Buffers of one thread. */
    static final class Scratch {
        private final double[] weights = new double[BLOCK];
    }

    /**
     * Room for N tokens.
     *
     * @param count N, at least 1
     * @param dimension d, at least 1
     */
    AttentionSum(int count, int dimension) {
        this.count = count;
        this.dimension = dimension;
        this.padded = (count + BLOCK - 1) / BLOCK * BLOCK;
        this.keys = new double[dimension * padded];
        this.values = new double[dimension * padded];
        this.mask = new double[padded];
        java.util.Arrays.fill(mask, count, padded, Double.NEGATIVE_INFINITY);
    }

    /** Sets one token's key and value; both have d entries from the given index on. */
    void set(int token, double[] key, int keyAt, double[] value, int valueAt) {
        for (int a = 0; a < dimension; a++) {
            keys[a * padded + token] = key[keyAt + a];
            values[a * padded + token] = value[valueAt + a];
        }
    }

    /** Number of tokens. */
    int count() {
        return count;
    }

    /**
     * One row.
     *
     * @param query q_i times the inverse temperature, d entries from {@code queryAt} on
     * @param sum receives sum_j exp(s_j - m) v_j, d entries from {@code sumAt} on
     * @param tail receives at {@code tailAt} sum_j exp(s_j - m) and at {@code tailAt + 1} the
     *     maximum m of the scores
     */
    void row(
            double[] query,
            int queryAt,
            Scratch scratch,
            double[] sum,
            int sumAt,
            double[] tail,
            int tailAt) {
        double largest = Double.NEGATIVE_INFINITY;
        double total = 0;
        java.util.Arrays.fill(sum, sumAt, sumAt + dimension, 0);
        for (int from = 0; from < padded; from += BLOCK) {
            double blockLargest = scores(query, queryAt, from, scratch.weights);
            if (blockLargest > largest) {
                double scale = Math.exp(largest - blockLargest);
                largest = blockLargest;
                total *= scale;
                for (int a = 0; a < dimension; a++) {
                    sum[sumAt + a] *= scale;
                }
            }
            total += exponentials(scratch.weights, largest);
            for (int a = 0; a < dimension; a++) {
                sum[sumAt + a] += dot(scratch.weights, a * padded + from);
            }
        }
        tail[tailAt] = total;
        tail[tailAt + 1] = largest;
    }

    private double scores(double[] query, int queryAt, int from, double[] into) {
        DoubleVector most = DoubleVector.broadcast(SPECIES, Double.NEGATIVE_INFINITY);
        for (int j = 0; j < BLOCK; j += LANES) {
            DoubleVector s = DoubleVector.fromArray(SPECIES, mask, from + j);
            for (int a = 0; a < dimension; a++) {
                s =
                        DoubleVector.fromArray(SPECIES, keys, a * padded + from + j)
                                .fma(DoubleVector.broadcast(SPECIES, query[queryAt + a]), s);
            }
            s.intoArray(into, j);
            most = most.max(s);
        }
        return most.reduceLanes(VectorOperators.MAX);
    }

    private static double exponentials(double[] scores, double largest) {
        DoubleVector shift = DoubleVector.broadcast(SPECIES, largest);
        DoubleVector total = DoubleVector.zero(SPECIES);
        for (int j = 0; j < BLOCK; j += LANES) {
            DoubleVector e =
                    DoubleVector.fromArray(SPECIES, scores, j)
                            .sub(shift)
                            .lanewise(VectorOperators.EXP);
            e.intoArray(scores, j);
            total = total.add(e);
        }
        return total.reduceLanes(VectorOperators.ADD);
    }

    private double dot(double[] weights, int valuesAt) {
        DoubleVector even = DoubleVector.zero(SPECIES);
        DoubleVector odd = DoubleVector.zero(SPECIES);
        for (int j = 0; j < BLOCK; j += 2 * LANES) {
            even =
                    DoubleVector.fromArray(SPECIES, weights, j)
                            .fma(DoubleVector.fromArray(SPECIES, values, valuesAt + j), even);
            odd =
                    DoubleVector.fromArray(SPECIES, weights, j + LANES)
                            .fma(
                                    DoubleVector.fromArray(SPECIES, values, valuesAt + j + LANES),
                                    odd);
        }
        return even.add(odd).reduceLanes(VectorOperators.ADD);
    }
}
