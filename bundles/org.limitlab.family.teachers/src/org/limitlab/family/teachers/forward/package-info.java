/**
 * Learning without a backward pass: feedback alignment, adaptive feedback alignment, PEPITA, its
 * Hebbian form and Forward-Forward, beside backpropagation, in two-layer networks with a teacher
 * (P03). Equations: docs/models/teachers.md.
 *
 * <p>Read first: {@link org.limitlab.family.teachers.forward.ForwardOnlyLearning}, {@link
 * org.limitlab.family.teachers.forward.ForwardLearner} (one finite network), {@link
 * org.limitlab.family.teachers.forward.ForwardOrderParameters} (its limit).
 */
package org.limitlab.family.teachers.forward;
