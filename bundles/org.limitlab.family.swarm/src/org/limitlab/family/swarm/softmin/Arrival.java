package org.limitlab.family.swarm.softmin;

/**
 * Watches when the first coordinate of any moving particle has crossed a target, at the ends of
 * steps. So a simulated time is late by O(sqrt step) against that of the diffusion.
 */
public final class Arrival {

    private final double target;
    private final boolean stop;
    private final boolean upwards;
    private double time = Double.POSITIVE_INFINITY;

    /**
     * A watch at time 0.
     *
     * @param target the point to cross; infinite for none
     * @param stop true if a swarm that has arrived stays where it is
     * @param start first coordinate that tells the side from which the target is approached
     */
    public Arrival(double target, boolean stop, double start) {
        this.target = target;
        this.stop = stop;
        this.upwards = start <= target;
        if (start == target) {
            time = 0;
        }
    }

    void watch(double[] positions, int dimension, int coordinates, double now) {
        if (time != Double.POSITIVE_INFINITY || Double.isInfinite(target)) {
            return;
        }
        for (int at = 0; at < coordinates; at += dimension) {
            if (upwards ? positions[at] >= target : positions[at] <= target) {
                time = now;
                return;
            }
        }
    }

    boolean stops() {
        return stop && time != Double.POSITIVE_INFINITY;
    }

    /**
     * When the target was reached.
     *
     * @return end of the step; infinity if it was not yet
     */
    public double time() {
        return time;
    }
}
