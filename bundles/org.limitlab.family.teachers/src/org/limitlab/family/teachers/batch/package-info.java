/**
 * Batch learning in high dimension: penalised classification of a Gaussian mixture (P11), the
 * multi-class teacher-student perceptron (P02), and ridge regression, each beside its replica or
 * state-evolution theory.
 *
 * <p>Read first: {@link org.limitlab.family.teachers.batch.GaussianMixture}, {@link
 * org.limitlab.family.teachers.batch.MixtureReplicaTheory}.
 */
package org.limitlab.family.teachers.batch;
