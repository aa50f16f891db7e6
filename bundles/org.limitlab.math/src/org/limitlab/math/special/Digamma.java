package org.limitlab.math.special;

/** The derivative of log Gamma. Commons Math has it to 1e-8 only. */
public final class Digamma {

    private static final double SERIES_FROM = 12;

    private Digamma() {}

    /**
     * psi(x), by its recurrence up to 12 and its asymptotic series from there.
     *
     * @param x positive
     * @return Gamma'(x)/Gamma(x), to some 1e-15 of the larger of 1 and |psi|
     * @throws IllegalArgumentException if x is not positive
     */
    public static double of(double x) {
        if (!(x > 0)) {
            throw new IllegalArgumentException("x = " + x + " must be positive");
        }
        double shift = 0;
        double z = x;
        for (; z < SERIES_FROM; z++) {
            shift += 1 / z;
        }
        double square = 1 / (z * z);
        double series =
                square
                        * (1.0 / 12
                                - square
                                        * (1.0 / 120
                                                - square
                                                        * (1.0 / 252
                                                                - square
                                                                        * (1.0 / 240
                                                                                - square
                                                                                        * (1.0 / 132
                                                                                                - square
                                                                                                        * (691.0
                                                                                                                        / 32760
                                                                                                                - square
                                                                                                                        / 12))))));
        return Math.log(z) - 0.5 / z - series - shift;
    }
}
