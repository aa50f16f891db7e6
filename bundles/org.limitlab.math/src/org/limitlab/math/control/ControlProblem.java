package org.limitlab.math.control;

import java.util.OptionalDouble;

/**
 * Minimise h(x(T)) over controls that are constant on n equal intervals of [0, T].
 *
 * @param dynamics right-hand side
 * @param start x(0), shape (states)
 * @param cost h
 * @param grid how it is discretised
 * @param lower least value of each control, shape (controls)
 * @param upper largest value of each control, shape (controls)
 * @param budget the mean over time of the first control, where it is fixed
 */
public record ControlProblem(
        Dynamics dynamics,
        double[] start,
        TerminalCost cost,
        Grid grid,
        double[] lower,
        double[] upper,
        OptionalDouble budget) {

    /**
     * A discretisation of time.
     *
     * @param horizon T
     * @param intervals number of equal intervals on which controls are constant
     * @param steps steps of the scheme an interval
     * @param scheme the scheme
     */
    public record Grid(double horizon, int intervals, int steps, Scheme scheme) {
        public Grid {
            if (!(horizon > 0) || intervals < 1 || steps < 1) {
                throw new IllegalArgumentException(
                        "horizon = "
                                + horizon
                                + ", intervals = "
                                + intervals
                                + ", steps = "
                                + steps);
            }
        }

        /** Length of an interval. */
        public double width() {
            return horizon / intervals;
        }

        /** Where intervals begin, shape (intervals). */
        public double[] starts() {
            double[] starts = new double[intervals];
            for (int k = 0; k < intervals; k++) {
                starts[k] = horizon * k / intervals;
            }
            return starts;
        }
    }

    public ControlProblem {
        start = start.clone();
        lower = lower.clone();
        upper = upper.clone();
        if (start.length != dynamics.states()
                || lower.length != dynamics.controls()
                || upper.length != dynamics.controls()) {
            throw new IllegalArgumentException(
                    dynamics.states()
                            + " states and "
                            + dynamics.controls()
                            + " controls, but a start of "
                            + start.length
                            + " and bounds of "
                            + lower.length
                            + " and "
                            + upper.length);
        }
    }

    /** The same problem on another grid. */
    public ControlProblem on(Grid other) {
        return new ControlProblem(dynamics, start, cost, other, lower, upper, budget);
    }

    /** The same problem with other bounds. */
    public ControlProblem within(double[] low, double[] high) {
        return new ControlProblem(dynamics, start, cost, grid, low, high, budget);
    }

    /** Number of controls in all: intervals times controls, interval by interval. */
    public int size() {
        return grid.intervals * dynamics.controls();
    }

    /** Every interval with the same controls. */
    public double[] constant(double... u) {
        double[] all = new double[size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = u[i % u.length];
        }
        return all;
    }
}
