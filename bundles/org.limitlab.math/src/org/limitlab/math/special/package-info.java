/**
 * Special functions that Commons Math lacks (Lambert W, modified Bessel functions, Gegenbauer
 * polynomials, normal laws of one and two variables with their tails), and sums of exponentials
 * that neither overflow nor vanish.
 *
 * <p>Read first: {@link org.limitlab.math.special.LambertW}, {@link
 * org.limitlab.math.special.LogSumExp}.
 */
package org.limitlab.math.special;
