/**
 * Dense linear algebra on flat row-major arrays.
 *
 * <p>A matrix of shape (rows, columns) is a {@code double[]} whose entry (i, j) stands at {@code i
 * * columns + j}. Matrix products go through one class, whose provider every result records; the
 * factors of a Cholesky decomposition are kept and used again without allocation.
 *
 * <p>Read first: {@link org.limitlab.math.linear.Blas}, {@link org.limitlab.math.linear.Cholesky},
 * {@link org.limitlab.math.linear.LinearSystem}.
 */
package org.limitlab.math.linear;
