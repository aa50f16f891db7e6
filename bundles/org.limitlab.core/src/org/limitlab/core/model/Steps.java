package org.limitlab.core.model;

/** Counts the steps of fixed length between observation times, without drift by rounding. */
public final class Steps {

    private Steps() {}

    /**
     * Steps from time 0 to a time that is a multiple of the step.
     *
     * @throws IllegalArgumentException if the time is not a multiple of the step, to 1e-6 of a step
     */
    public static long until(double time, double step) {
        double steps = time / step;
        long whole = Math.round(steps);
        if (Math.abs(steps - whole) > 1e-6 * Math.max(1, Math.abs(steps) * 1e-3)) {
            throw new IllegalArgumentException(
                    "time " + time + " is not a multiple of the step " + step);
        }
        return whole;
    }
}
