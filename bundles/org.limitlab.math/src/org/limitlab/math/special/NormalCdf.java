package org.limitlab.math.special;

import org.apache.commons.math3.special.Erf;

/** The distribution function of the standard normal law. */
public final class NormalCdf {

    private static final double ROOT_TWO = Math.sqrt(2);

    private NormalCdf() {}

    /**
     * P(Z &lt;= z) for a standard normal Z.
     *
     * @param z any number; infinities give 0 and 1
     * @return to some 1e-13 of the value, in the lower tail too
     */
    public static double of(double z) {
        return 0.5 * Erf.erfc(-z / ROOT_TWO);
    }
}
