/**
 * Averages over jointly Gaussian fields in closed form: products of g(x) = erf(x/√2), its
 * derivative and the fields themselves, with gradients in the covariance. They turn networks of erf
 * units with Gaussian inputs into ordinary differential equations for overlaps. Flat arrays,
 * nothing allocated. The dual of an activation is the covariance of a wide random layer of it.
 *
 * <p>Read first: {@link org.limitlab.math.gaussian.ErfIntegrals}, {@link
 * org.limitlab.math.gaussian.ErfGradients}, {@link org.limitlab.math.gaussian.DualActivation}.
 */
package org.limitlab.math.gaussian;
