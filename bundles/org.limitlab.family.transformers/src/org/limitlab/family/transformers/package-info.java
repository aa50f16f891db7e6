/**
 * Tokens of a deep transformer as interacting particles on the unit sphere (papers A03, A04, A05).
 * The model {@link org.limitlab.family.transformers.SelfAttention} and its theories: linear growth
 * rates, alignment, heat and pairing phases. How attention is summed: package {@code field}; random
 * layers and common noise: package {@code noise}.
 */
package org.limitlab.family.transformers;
