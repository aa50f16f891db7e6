/**
 * Online linear regression: stochastic gradient steps on fresh Gaussian inputs, with the limit of
 * large dimension and the exact moments of every finite one. Equations: docs/models/teachers.md.
 *
 * <p>Read first: {@link org.limitlab.family.teachers.linear.OnlineLinearRegression}, {@link
 * org.limitlab.family.teachers.linear.OnlineRegression} (the hot loop), {@link
 * org.limitlab.family.teachers.linear.LinearRegressionExact}.
 */
package org.limitlab.family.teachers.linear;
