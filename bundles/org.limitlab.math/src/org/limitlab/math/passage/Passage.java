package org.limitlab.math.passage;

import java.util.function.DoubleUnaryOperator;

/**
 * A first-passage problem: dX = -U'(X) dt + sigma dB from {@code start} until {@code target} is
 * reached.
 *
 * @param potential U, finite between wall and target
 * @param noise sigma, positive
 * @param wall reflecting wall on the other side of the start than the target; infinite for none
 * @param start where the particle begins, between wall and target
 * @param target the point to reach
 */
public record Passage(
        DoubleUnaryOperator potential, double noise, double wall, double start, double target) {

    /**
     * Checks the order of the points.
     *
     * @throws IllegalArgumentException if the noise is not positive, a point is not finite (the
     *     wall may be infinite), or the start does not lie between wall and target
     */
    public Passage {
        if (!(noise > 0) || Double.isInfinite(noise)) {
            throw new IllegalArgumentException("noise = " + noise + " must be positive");
        }
        if (!Double.isFinite(start) || !Double.isFinite(target)) {
            throw new IllegalArgumentException(
                    "start = " + start + " and target = " + target + " must be finite");
        }
        boolean upwards = wall <= start && start <= target;
        boolean downwards = wall >= start && start >= target;
        if (!upwards && !downwards) {
            throw new IllegalArgumentException(
                    "start = "
                            + start
                            + " must lie between the wall "
                            + wall
                            + " and the target "
                            + target);
        }
    }

    /** The same problem with the target on the right: reflected at 0 where it was on the left. */
    Passage upwards() {
        return wall <= start && start <= target
                ? this
                : new Passage(x -> potential.applyAsDouble(-x), noise, -wall, -start, -target);
    }
}
