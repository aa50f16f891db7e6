/**
 * Minimisation of smooth functions: of many variables without bounds by L-BFGS, on a box with or
 * without a fixed sum by a projected quasi-Newton method, from several starts, and in one or few
 * variables without derivatives.
 *
 * <p>Read first: {@link org.limitlab.math.optimise.Lbfgs}, {@link
 * org.limitlab.math.optimise.ProjectedQuasiNewton}, {@link org.limitlab.math.optimise.Minimum}.
 */
package org.limitlab.math.optimise;
