package org.limitlab.family.teachers.control;

import org.limitlab.core.model.Axis;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Reduction;
import org.limitlab.core.parameter.Schedule;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.math.control.ControlProblem;
import org.limitlab.math.control.OptimalSchedule;
import org.limitlab.math.control.Scheme;

import java.util.List;

/** What the theories of optimal schedules share: observables, grids, tables. */
final class Schedules {

    /** Eight steps of a search that gain less than this end it. */
    static final double VALUE_TOLERANCE = 1e-10;

    static final Observable CONVERGED =
            Observable.once(
                    "convergedCost",
                    "J(h -> 0)",
                    "least cost with steps so small that they do not matter");
    static final Observable SPREAD =
            Observable.once(
                    "startSpread", "max J - min J", "spread of the costs reached from the starts");
    static final Observable STARTS =
            Observable.once("starts", "n", "starts of the search for the optimum");
    static final Observable STATIONARITY =
            Observable.once(
                    "stationarity",
                    "|P(u - dJ/du) - u|",
                    "largest component of the projected gradient, 0 at an optimum");

    static final String SCHEME_TEXT =
            "One-step scheme of the discretised problem; the second-order ones are midpoint and"
                    + " heun.";

    private Schedules() {}

    /** The least cost, in the discretisation that was asked for. */
    static Observable cost(String label) {
        return Observable.once("optimalCost", "J", label);
    }

    /** A control on the intervals of a grid. */
    static Observable table(String id, String symbol, String label, ControlProblem.Grid grid) {
        return new Observable(
                id,
                symbol,
                label,
                "",
                false,
                List.of(new Axis("alpha", "time", grid.starts())),
                Reduction.MEAN);
    }

    /** The schedule that holds a control on each interval of a grid. */
    static Schedule schedule(ControlProblem.Grid grid, double[] values) {
        return Schedule.table(grid.starts(), values);
    }

    /** The grid for the converged cost: fourth order, no fewer steps. */
    static ControlProblem.Grid converged(ControlProblem.Grid grid) {
        boolean fine = grid.scheme() == Scheme.RK4;
        return new ControlProblem.Grid(
                grid.horizon(),
                grid.intervals(),
                fine ? 2 * grid.steps() : grid.steps(),
                Scheme.RK4);
    }

    /**
     * Puts what every optimum shows.
     *
     * @throws NoPrediction if the search did not converge
     */
    static void putOptimum(Prediction into, OptimalSchedule best, double convergedCost) {
        if (!best.minimum().converged()) {
            throw new NoPrediction(
                    "the search for the optimum ended "
                            + best.minimum()
                            + ", the best of "
                            + best.startCosts().length
                            + " starts; choose fewer intervals or a shorter horizon");
        }
        into.put("optimalCost", best.cost())
                .put(CONVERGED.id(), convergedCost)
                .put(SPREAD.id(), best.spread())
                .put(STARTS.id(), best.startCosts().length)
                .put(STATIONARITY.id(), best.minimum().residual());
    }

    /** A table's values at times; the last value holds at the end. */
    static double[] at(ControlProblem.Grid grid, double[] values, double[] times) {
        Schedule schedule = schedule(grid, values);
        double[] found = new double[times.length];
        for (int k = 0; k < times.length; k++) {
            // a time that equals the start of an interval up to rounding belongs to it
            found[k] = schedule.at(times[k] + 1e-9 * grid.width());
        }
        return found;
    }

    /** A schedule's values at times. */
    static double[] at(Schedule schedule, double[] times) {
        return java.util.Arrays.stream(times).map(schedule::at).toArray();
    }

    /** Values on intervals: one until a time, the other from there, their mean where it changes. */
    static void fill(ControlProblem.Grid grid, double[] values, double from, double to, double v) {
        for (int k = 0; k < values.length; k++) {
            double low = Math.max(from, k * grid.width());
            double high = Math.min(to, (k + 1) * grid.width());
            double share = Math.max(0, high - low) / grid.width();
            values[k] += share * v;
        }
    }
}
