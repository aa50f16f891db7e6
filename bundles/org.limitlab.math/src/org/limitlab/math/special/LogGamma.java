package org.limitlab.math.special;

import org.apache.commons.math3.special.Gamma;

/** The logarithm of the gamma function, as Commons Math has it. */
public final class LogGamma {

    private LogGamma() {}

    /**
     * log Gamma(x).
     *
     * @param x positive
     * @return to some 1e-14 of the larger of 1 and the value
     * @throws IllegalArgumentException if x is not positive
     */
    public static double of(double x) {
        if (!(x > 0)) {
            throw new IllegalArgumentException("x = " + x + " must be positive");
        }
        return Gamma.logGamma(x);
    }
}
