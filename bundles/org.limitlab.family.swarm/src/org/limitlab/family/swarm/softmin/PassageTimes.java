package org.limitlab.family.swarm.softmin;

import org.limitlab.math.passage.MeanFirstPassage;
import org.limitlab.math.passage.Passage;
import org.limitlab.math.quadrature.Integral;

import java.util.function.DoubleUnaryOperator;

/**
 * Mean times until a particle on a line first reaches a target: alone (Langevin), beside frozen
 * leaders, and Kramers' formula. Equations (23) and (24).
 */
public final class PassageTimes {

    /**
     * -zeta(1/2)/sqrt(2 pi): a diffusion that is looked at every h crosses a target as if it lay
     * this many sigma sqrt(h) further. Source: Broadie, Glasserman, Kou (1997), A continuity
     * correction for discrete barrier options.
     */
    private static final double CONTINUITY = 0.582597157939010702;

    private static final double TOLERANCE = 1e-9;

    private PassageTimes() {}

    /**
     * Where a particle goes.
     *
     * @param objective f on a line
     * @param amplitude sigma, or sqrt 2 sigma
     * @param wall reflecting wall on the other side of the start than the target; infinite for none
     * @param start where it begins
     * @param target where it is expected
     */
    public record Way(
            DoubleUnaryOperator objective,
            double amplitude,
            double wall,
            double start,
            double target) {

        /**
         * The way to where the target seems to be when it is looked for at the ends of steps.
         *
         * @param step h
         * @return the same way with a target that is 0.5826 sigma sqrt(h) further
         */
        public Way watchedEvery(double step) {
            double further = CONTINUITY * amplitude * Math.sqrt(step);
            return new Way(
                    objective,
                    amplitude,
                    wall,
                    start,
                    target + Math.copySign(further, target - start));
        }
    }

    /**
     * One particle in the potential c f.
     *
     * @param way where it goes
     * @param scale c
     * @return the mean time with its error; infinite where nothing confines the particle
     */
    public static Integral langevin(Way way, double scale) {
        return solve(way, x -> scale * way.objective.applyAsDouble(x));
    }

    /**
     * An explorer beside N - 1 leaders frozen at the minimum.
     *
     * @param way where it goes
     * @param barrier the potential c U
     * @param minimum the leaders' level, min f
     * @return the mean time with its error; infinite without a wall, as U vanishes far out
     */
    public static Integral besideLeaders(Way way, EffectiveBarrier barrier, double minimum) {
        return solve(
                way, x -> barrier.potential(Math.max(0, way.objective.applyAsDouble(x) - minimum)));
    }

    private static Integral solve(Way way, DoubleUnaryOperator potential) {
        Passage passage = new Passage(potential, way.amplitude, way.wall, way.start, way.target);
        return MeanFirstPassage.solve(passage, TOLERANCE);
    }

    /**
     * Kramers' formula for the mean time to the other well: (2 pi / sqrt(f''(min) |f''(top)|))
     * e^{2H/sigma²}, for f times c. The time to the top itself is about half of it. Asymptotic for
     * small noise.
     *
     * @param atMinimum c f'' at the bottom of the well, positive
     * @param atTop c f'' at the top, negative
     * @param height c H
     * @param amplitude sigma, or sqrt 2 sigma
     * @return the time
     */
    public static double kramers(double atMinimum, double atTop, double height, double amplitude) {
        return 2
                * Math.PI
                / Math.sqrt(atMinimum * Math.abs(atTop))
                * Math.exp(2 * height / (amplitude * amplitude));
    }
}
