/**
 * Densities that move by drift and diffusion: mean-field limits of particle systems on a line or on
 * the circle.
 *
 * <p>Read first: {@link org.limitlab.math.pde.FokkerPlanck1D} (finite volumes on an interval),
 * {@link org.limitlab.math.pde.CircleTransport} (Fourier modes on the circle).
 */
package org.limitlab.math.pde;
