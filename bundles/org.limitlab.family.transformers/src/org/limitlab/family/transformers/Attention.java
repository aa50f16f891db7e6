package org.limitlab.family.transformers;

/** How attention weights are normalised. */
public enum Attention {
    /** Weights sum to one over the tokens (SA). */
    SOFTMAX,
    /** Exponentials divided by the number of tokens (USA). */
    UNNORMALISED
}
