package org.limitlab.math.ode;

import org.apache.commons.math3.ode.ContinuousOutputModel;

import java.util.List;

/**
 * A solution at every time of its interval, by the fourth-order interpolation of the integrator.
 * Not thread-safe.
 */
public final class OdeSolution {

    private final ContinuousOutputModel dense;
    private final double[] still;
    private final double start;
    private final double end;
    private final int steps;
    private final int evaluations;
    private final List<OdeEvent.Occurrence> events;

    OdeSolution(
            ContinuousOutputModel dense,
            double start,
            double end,
            int steps,
            int evaluations,
            List<OdeEvent.Occurrence> events) {
        this(dense, null, start, end, steps, evaluations, events);
    }

    private OdeSolution(
            ContinuousOutputModel dense,
            double[] still,
            double start,
            double end,
            int steps,
            int evaluations,
            List<OdeEvent.Occurrence> events) {
        this.dense = dense;
        this.still = still;
        this.start = start;
        this.end = end;
        this.steps = steps;
        this.evaluations = evaluations;
        this.events = List.copyOf(events);
    }

    /** The start alone. */
    static OdeSolution still(double time, double[] state) {
        return new OdeSolution(null, state.clone(), time, time, 0, 1, List.of());
    }

    /** First time. */
    public double start() {
        return start;
    }

    /** Last time: the one asked for, or that of the event that stopped. */
    public double end() {
        return end;
    }

    /** Number of accepted steps. */
    public int steps() {
        return steps;
    }

    /** How often the right-hand side was evaluated. */
    public int evaluations() {
        return evaluations;
    }

    /** Events in the order of integration. */
    public List<OdeEvent.Occurrence> events() {
        return events;
    }

    /**
     * The state at a time.
     *
     * @throws IllegalArgumentException outside the interval by more than rounding
     */
    public double[] at(double time) {
        double rounding = 1e-12 * (Math.abs(start) + Math.abs(end));
        if (!(time >= Math.min(start, end) - rounding && time <= Math.max(start, end) + rounding)) {
            throw new IllegalArgumentException(
                    "time " + time + " lies outside [" + start + ", " + end + "]");
        }
        if (dense == null) {
            return still.clone();
        }
        dense.setInterpolatedTime(time);
        return dense.getInterpolatedState().clone();
    }

    /** The state at the last time. */
    public double[] last() {
        return at(end);
    }
}
