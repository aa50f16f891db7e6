/**
 * Swarms that descend a softmin energy, their comparison partners, and the formulas of their
 * limits.
 *
 * <p>J = sum_i w_i f(x_i) with weights proportional to exp(-beta f). Positions are flat, {@code
 * x[particle * d + axis]}. Equations and their numbers: docs/models/swarm.md.
 *
 * <p>Read first: {@link org.limitlab.family.swarm.softmin.SoftminEnergy}, {@link
 * org.limitlab.family.swarm.softmin.SoftminSwarm}, {@link
 * org.limitlab.family.swarm.softmin.EffectiveBarrier}.
 */
package org.limitlab.family.swarm.softmin;
