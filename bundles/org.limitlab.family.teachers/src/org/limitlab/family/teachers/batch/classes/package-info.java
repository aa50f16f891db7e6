/**
 * The multi-class teacher-student perceptron: probabilities of labels, averages over the centred
 * fields, state evolution of Bayes-optimal learning, replica equations of ridge regression and
 * cross-entropy, and the estimators of the finite problem.
 *
 * <p>Read first: {@link org.limitlab.family.teachers.batch.classes.LabelLaw}, {@link
 * org.limitlab.family.teachers.batch.classes.BayesOptimal}, {@link
 * org.limitlab.family.teachers.batch.classes.ConvexClasses}.
 */
package org.limitlab.family.teachers.batch.classes;
