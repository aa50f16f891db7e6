/**
 * Optimal protocols for learning: which task to train, how hard the examples, how much dropout or
 * corruption, chosen over time to make the last error least, on the order parameters of the
 * network; and finite networks that play such schedules.
 *
 * <p>Read first: {@link org.limitlab.family.teachers.control.ContinualLearning}, {@link
 * org.limitlab.family.teachers.control.OptimalProtocol}, and {@link
 * org.limitlab.math.control.OptimalControl}.
 */
package org.limitlab.family.teachers.control;
