/**
 * Swarms that optimise: consensus-based optimisation, consensus hopping, softmin swarms and their
 * comparison partners, with the theories of their limits and the experiments that test them.
 *
 * <p>Models and theories only wrap the kernels of the packages below. Equations:
 * docs/models/swarm.md.
 *
 * <p>Read first: {@link org.limitlab.family.swarm.Cbo}, {@link
 * org.limitlab.family.swarm.CboSecondMoment}, {@link org.limitlab.family.swarm.SoftminSwarms}.
 */
package org.limitlab.family.swarm;
