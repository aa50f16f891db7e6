/**
 * Densities that move by drift and diffusion on an interval: mean-field limits of particle systems
 * on a line.
 *
 * <p>Read first: {@link org.limitlab.math.pde.FokkerPlanck1D}.
 */
package org.limitlab.math.pde;
