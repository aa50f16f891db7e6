/**
 * Integrals with a stated error.
 *
 * <p>Gauss rules for fixed cost, adaptive bisection for a tolerance, the trapezoid on the logarithm
 * for integrals over the positive axis.
 *
 * <p>Read first: {@link org.limitlab.math.quadrature.GaussRule}, {@link
 * org.limitlab.math.quadrature.AdaptiveQuadrature}, {@link org.limitlab.math.quadrature.Integral}.
 */
package org.limitlab.math.quadrature;
