package org.limitlab.family.transformers.field;

import org.limitlab.core.model.Workers;

/**
 * Attention at every token. Not thread-safe; one evaluation may split over workers in chunks that
 * follow from the law alone, so that its bits do not depend on the threads. Memory O(N d) beside
 * what the method's class states.
 */
public interface AttentionField {

    /** Name of the method: "direct", "fourier", "grid-fft" or "legendre". */
    String method();

    /**
     * The attention F_i = sum_j w_ij V x_j, not projected.
     *
     * @param positions unit vectors, positions[token * d + axis]; not modified
     * @param field receives F, same shape
     */
    void evaluate(double[] positions, double[] field, Workers workers);

    /**
     * log of (1/N) sum_j exp(beta x_i · (Q^T K x_j)) at the last evaluation; the interaction energy
     * for Q^T K = I is the mean of its exponentials over 2 beta.
     */
    double logMeanWeight(int token);

    /**
     * The cheapest method for a law, by the operations that each needs (section "Fast paths" of
     * docs/models/transformers.md): it depends on N, d, beta and Q^T K alone.
     */
    static AttentionField choose(AttentionLaw law) {
        return Choice.of(law).open(law);
    }

    /** The name that {@link #choose} gives, without room for any token. */
    static String methodOf(AttentionLaw law) {
        return Choice.of(law).toString();
    }

    /** Direct summation over all pairs, whatever the law. */
    static AttentionField direct(AttentionLaw law) {
        return new DirectField(law);
    }
}
