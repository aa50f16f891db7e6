/**
 * Limit theories. A {@link org.limitlab.core.theory.Theory} states its assumptions, standing and
 * domain and makes a {@link org.limitlab.core.theory.Prediction} with its own error, or answers
 * {@link org.limitlab.core.theory.NoPrediction} with the reason, never a number outside its domain.
 */
package org.limitlab.core.theory;
