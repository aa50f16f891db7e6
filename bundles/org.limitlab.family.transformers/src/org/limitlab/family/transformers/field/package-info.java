/**
 * Attention at every one of N tokens, sum_j w_ij V x_j, by the method that is cheapest: direct
 * summation over all pairs in any dimension, a finite Fourier sum or a grid with fast Fourier
 * transforms on the circle, spherical harmonics on the sphere of three dimensions. All agree with
 * direct summation to the accuracy that their class states. Vector instructions are used where the
 * module jdk.incubator.vector is present, plain loops elsewhere. Read {@link
 * org.limitlab.family.transformers.field.AttentionField} and {@link
 * org.limitlab.family.transformers.field.AttentionLaw} first.
 */
package org.limitlab.family.transformers.field;
