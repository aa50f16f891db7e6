/**
 * Optimal control of small systems of ordinary differential equations, with controls that are
 * constant on equal intervals: the discrete adjoint of a one-step scheme gives the exact gradient
 * of the discretised problem, a projected quasi-Newton method minimises it on a box with or without
 * a fixed mean, from several starts; switching functions and arcs are reported as Pontryagin has
 * them.
 *
 * <p>Read first: {@link org.limitlab.math.control.Dynamics}, {@link
 * org.limitlab.math.control.ControlProblem}, {@link org.limitlab.math.control.OptimalControl}.
 */
package org.limitlab.math.control;
