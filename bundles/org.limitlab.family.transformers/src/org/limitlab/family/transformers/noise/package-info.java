/**
 * Deep transformers with random MLP blocks, and their limit: tokens driven by a noise that all of
 * them share (paper A03). The field of a layer is a random function on the sphere; tokens are
 * places where it is read.
 *
 * <p>Read first: {@link org.limitlab.family.transformers.noise.LayeredTransformer}, {@link
 * org.limitlab.family.transformers.noise.TransformerSde}, {@link
 * org.limitlab.family.transformers.noise.TwoTokenSde}.
 */
package org.limitlab.family.transformers.noise;
