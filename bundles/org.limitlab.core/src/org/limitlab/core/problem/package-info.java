/**
 * What can go wrong, and how it is said: a {@link org.limitlab.core.problem.Problem} names the
 * file, the line, the value, its bound and the remedy; {@link
 * org.limitlab.core.problem.ConfigurationException} carries all problems of an input at once;
 * {@link org.limitlab.core.problem.NumericalFailure} ends one replica while the others go on.
 */
package org.limitlab.core.problem;
