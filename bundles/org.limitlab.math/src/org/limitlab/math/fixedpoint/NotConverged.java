package org.limitlab.math.fixedpoint;

import java.util.Locale;

/** No fixed point was found: how far it got, and what was tried. */
public final class NotConverged extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final double residual;
    private final int evaluations;

    /**
     * A failure.
     *
     * @param tried methods and settings, in words
     * @param residual largest |F(x) - x| at the best point seen; infinite where no point was finite
     * @param evaluations how often the map was evaluated
     */
    public NotConverged(String tried, double residual, int evaluations) {
        super(
                String.format(
                        Locale.ROOT,
                        "no fixed point found: residual %.3g after %d evaluations of the map (%s)",
                        residual,
                        evaluations,
                        tried));
        this.residual = residual;
        this.evaluations = evaluations;
    }

    /** Largest |F(x) - x| at the best point seen. */
    public double residual() {
        return residual;
    }

    /** How often the map was evaluated. */
    public int evaluations() {
        return evaluations;
    }
}
