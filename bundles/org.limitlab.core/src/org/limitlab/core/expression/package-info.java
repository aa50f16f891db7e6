/**
 * Small formulas in experiment files: {@link org.limitlab.core.expression.Expression} parses and
 * evaluates {@code 3*log(particles)}; {@link org.limitlab.core.expression.Law} is a decay law such
 * as {@code n^-1/2}.
 */
package org.limitlab.core.expression;
