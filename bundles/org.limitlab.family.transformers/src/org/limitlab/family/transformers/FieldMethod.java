package org.limitlab.family.transformers;

/** How the attention field is summed. Names after the first are those of the field package. */
public enum FieldMethod {
    /** The fastest method that fits, by {@link FieldRule}. */
    AUTO,
    /** Over all pairs, O(N² d), any dimension and matrices. */
    DIRECT,
    /** On the circle, by its Fourier modes, O(N K), exact to rounding. */
    FOURIER,
    /** On the circle, through a grid and fast Fourier transforms, O(N + n log n). */
    GRID_FFT,
    /** On the sphere of three dimensions, by spherical harmonics, O(N L²). */
    LEGENDRE
}
