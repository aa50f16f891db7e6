/**
 * Functions to be minimised, each a small named part with formula, gradient and minimiser.
 *
 * <p>All take an {@code offset} that moves them as a whole: u = x - offset. Definitions are those
 * of docs/models/swarm.md, one each.
 *
 * <p>Read first: {@link org.limitlab.family.swarm.objective.SeparableObjective}, {@link
 * org.limitlab.family.swarm.objective.Quadratic}, {@link
 * org.limitlab.family.swarm.objective.Ackley}.
 */
package org.limitlab.family.swarm.objective;
