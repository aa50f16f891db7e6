/**
 * Classification of a noisy Gaussian mixture by penalised losses of the margin: proximal operators,
 * replica equations, separability, and the solvers of the finite problem (normal equations,
 * Newton's method, an interior-point method with a certified duality gap).
 *
 * <p>Read first: {@link org.limitlab.family.teachers.batch.margin.Mixture}, {@link
 * org.limitlab.family.teachers.batch.margin.MixtureReplica}, {@link
 * org.limitlab.family.teachers.batch.margin.MarginLoss}.
 */
package org.limitlab.family.teachers.batch.margin;
