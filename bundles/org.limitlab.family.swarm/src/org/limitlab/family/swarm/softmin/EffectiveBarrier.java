package org.limitlab.family.swarm.softmin;

import org.limitlab.math.special.LambertW;

/**
 * What one explorer feels beside N - 1 leaders frozen at the minimum f = 0: at level s the
 * potential c U(s), U(s) = s / (1 + (N-1) e^{beta s}). It rises up to beta s* = 1 + W0(1/((N-1) e))
 * and falls beyond, where the explorer is drawn uphill. Equations (20) to (22). Our derivation.
 *
 * @param particles N, 2 or more
 * @param beta inverse temperature, positive
 * @param scale c
 */
public record EffectiveBarrier(long particles, double beta, double scale) {

    private double w() {
        return LambertW.w0(1 / ((particles - 1) * Math.E));
    }

    /**
     * The potential, relative to the leaders' level.
     *
     * @param level s = f - min f, 0 or more
     * @return c U(s)
     */
    public double potential(double level) {
        return scale * level / (1 + (particles - 1) * Math.exp(beta * level));
    }

    /**
     * Derivative of the potential by the level.
     *
     * @param level s
     * @return c U'(s)
     */
    public double slope(double level) {
        double weight = 1 / (1 + (particles - 1) * Math.exp(beta * level));
        return scale * weight * (1 - (level == 0 ? 0 : beta * level * (1 - weight)));
    }

    /**
     * Where the drift of the explorer changes sign, as beta f.
     *
     * @return 1 + W0(1/((N-1) e))
     */
    public double signChange() {
        return 1 + w();
    }

    /**
     * The level of the top.
     *
     * @return s*
     */
    public double topLevel() {
        return signChange() / beta;
    }

    /**
     * The barrier on the way over a height of the objective.
     *
     * @param height H, positive; infinity for no end
     * @return c W0(1/((N-1) e)) / beta if H exceeds s*, else c H / (1 + (N-1) e^{beta H})
     */
    public double barrier(double height) {
        return height > topLevel() ? scale * w() / beta : potential(height);
    }

    /**
     * Level of N - m particles beside m at the minimum where all are at rest, as beta f: the root y
     * of (y - 1) e^y = (N - m)/m. For strongly convex f; unstable outwards.
     *
     * @param particles N
     * @param atMinimum m, 1 to N - 1
     * @return 1 + W0((N - m) / (m e))
     */
    public static double restLevel(long particles, long atMinimum) {
        return 1 + LambertW.w0((particles - atMinimum) / (atMinimum * Math.E));
    }
}
