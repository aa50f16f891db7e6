/**
 * Ordinary differential equations. {@link org.limitlab.math.ode.DormandPrince} integrates with
 * controlled error, dense output and events, and fails with a reason; {@link
 * org.limitlab.math.ode.FixedStep} has the schemes whose step belongs to the result (Euler, RK2,
 * RK4).
 *
 * <p>Read first: {@link org.limitlab.math.ode.VectorField}, {@link
 * org.limitlab.math.ode.DormandPrince}, {@link org.limitlab.math.ode.OdeSolution}.
 */
package org.limitlab.math.ode;
