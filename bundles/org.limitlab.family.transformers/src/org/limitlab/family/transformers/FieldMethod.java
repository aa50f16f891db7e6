package org.limitlab.family.transformers;

/** How the attention field is summed. */
public enum FieldMethod {
    /** The fastest method that fits, by {@link FieldRule}. */
    AUTO,
    /** Over all pairs, O(N² d), any dimension and matrices. */
    DIRECT,
    /** On the circle, by its Fourier modes, O(N K), exact to rounding. */
    FOURIER
}
