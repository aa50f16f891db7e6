/**
 * Consensus-based optimisation and consensus hopping: kernels and the formulas of their limits,
 * free of files and forms.
 *
 * <p>Positions are flat, {@code x[particle * d + axis]}. Equations and their numbers:
 * docs/models/swarm.md.
 *
 * <p>Read first: {@link org.limitlab.family.swarm.consensus.ConsensusSwarm}, {@link
 * org.limitlab.family.swarm.consensus.GibbsMean}, {@link
 * org.limitlab.family.swarm.consensus.SecondMoment}.
 */
package org.limitlab.family.swarm.consensus;
