/**
 * Fixed points x = F(x) of maps on a few or many unknowns: damped Picard sweeps mixed by Anderson's
 * method, and Newton's method with differences for few unknowns. What does not converge is reported
 * with its residual and what was tried, never returned as a solution.
 *
 * <p>Read first: {@link org.limitlab.math.fixedpoint.FixedPoint}, {@link
 * org.limitlab.math.fixedpoint.NotConverged}.
 */
package org.limitlab.math.fixedpoint;
