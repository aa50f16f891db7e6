/**
 * Derivatives of computed quantities by reverse accumulation: a tape records each operation with
 * its partial derivatives; one sweep back gives the derivative of one result with respect to
 * everything, at the cost of a few evaluations whatever the number of variables.
 *
 * <p>Read first: {@link org.limitlab.math.adjoint.Tape}, {@link
 * org.limitlab.math.adjoint.ErfNodes}.
 */
package org.limitlab.math.adjoint;
