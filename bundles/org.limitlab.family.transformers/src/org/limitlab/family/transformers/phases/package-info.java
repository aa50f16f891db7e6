/**
 * The three phases of tokens at large inverse temperature (paper A05): alignment in time O(1), heat
 * in time O(beta), pairing in time exp(c beta). Each class is the mathematics of one limit, without
 * parameters or files: {@link org.limitlab.family.transformers.phases.Alignment}, {@link
 * org.limitlab.family.transformers.phases.HeatFlow}, {@link
 * org.limitlab.family.transformers.phases.ClusterFlow}.
 */
package org.limitlab.family.transformers.phases;
