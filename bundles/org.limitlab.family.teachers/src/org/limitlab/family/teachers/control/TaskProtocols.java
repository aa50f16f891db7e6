package org.limitlab.family.teachers.control;

import org.limitlab.math.control.ControlProblem;
import org.limitlab.math.control.Rollout;
import org.limitlab.math.control.Stepper;
import org.limitlab.math.optimise.Minimum;
import org.limitlab.math.optimise.NelderMead;
import org.limitlab.math.optimise.ScalarMinimiser;

import java.util.Arrays;

/**
 * Protocols that people use for two tasks, at a constant learning rate: what an optimum has to
 * beat. All costs are in the discretisation of the problem.
 */
final class TaskProtocols {

    /**
     * The best of the protocols that focus on the new task, mix, and end on the old one.
     *
     * @param focusEnd until when only the new task is trained
     * @param share share of the new task after that
     * @param revisionStart from when only the old task is trained
     * @param cost mean loss at the end
     */
    record Phases(double focusEnd, double share, double revisionStart, double cost) {}

    private final TaskDynamics dynamics;
    private final ControlProblem problem;
    private final double rate;
    private final Rollout rollout;

    TaskProtocols(TaskDynamics dynamics, ControlProblem problem, double rate) {
        this.dynamics = dynamics;
        this.problem = problem;
        this.rate = rate;
        this.rollout = new Rollout(problem);
    }

    /** Cost of a share of the new task on each interval. */
    double cost(double[] task) {
        double[] u = new double[2 * task.length];
        for (int k = 0; k < task.length; k++) {
            u[2 * k] = task[k];
            u[2 * k + 1] = rate;
        }
        return rollout.cost(u);
    }

    double[] constant(double share) {
        double[] task = new double[problem.grid().intervals()];
        Arrays.fill(task, share);
        return task;
    }

    ScalarMinimiser.Point bestConstant() {
        return ScalarMinimiser.minimise(u -> cost(constant(u)), 0, 1, 20, 1e-6);
    }

    /** The new task until a time, then both alike. */
    double[] focusThenHalf(double until) {
        return phases(until, 0.5, problem.grid().horizon());
    }

    ScalarMinimiser.Point bestFocusThenHalf() {
        double horizon = problem.grid().horizon();
        return ScalarMinimiser.minimise(u -> cost(focusThenHalf(u)), 0, horizon, 20, 1e-6);
    }

    double[] phases(double focusEnd, double share, double revisionStart) {
        double[] task = new double[problem.grid().intervals()];
        Schedules.fill(problem.grid(), task, 0, focusEnd, 1);
        Schedules.fill(problem.grid(), task, focusEnd, revisionStart, share);
        return task;
    }

    /** The best of three phases, searched from where a schedule seems to have its own. */
    Phases bestPhases(double[] seen) {
        ControlProblem.Grid grid = problem.grid();
        int first = 0;
        while (first < seen.length && seen[first] > 0.99) {
            first++;
        }
        int last = seen.length;
        while (last > first && seen[last - 1] < 0.01) {
            last--;
        }
        double share = 0;
        for (int k = first; k < last; k++) {
            share += seen[k] / (last - first);
        }
        double horizon = grid.horizon();
        Minimum best =
                NelderMead.minimise(
                        x -> inside(x, horizon) ? cost(phases(x[0], x[1], x[2])) : 1e300,
                        new double[] {
                            first * grid.width(), last > first ? share : 0.5, last * grid.width()
                        },
                        new double[] {-0.05 * horizon, 0.9 * (0.5 - share) + 0.01, -0.03 * horizon},
                        1e-10);
        double[] x = best.point();
        return new Phases(x[0], x[1], x[2], best.value());
    }

    private static boolean inside(double[] x, double horizon) {
        return x[0] >= 0 && x[0] <= x[2] && x[2] <= horizon && x[1] >= 0 && x[1] <= 1;
    }

    /**
     * Focus, then revise: the new task until its loss is no larger than the old one's, then on each
     * interval the share that makes both equal at its end, as far as there is one.
     */
    double[] focusThenRevise() {
        ControlProblem.Grid grid = problem.grid();
        Stepper stepper = new Stepper(dynamics, grid.scheme());
        double[] x = problem.start().clone();
        double[] task = new double[grid.intervals()];
        for (int k = 0; k < task.length; k++) {
            double[] from = x.clone();
            task[k] = equalising(stepper, from);
            play(stepper, x, task[k]);
        }
        return task;
    }

    private double equalising(Stepper stepper, double[] from) {
        if (lag(stepper, from, 1) >= 0) {
            return 1;
        }
        if (lag(stepper, from, 0) <= 0) {
            return 0;
        }
        double low = 0;
        double high = 1;
        for (int halving = 0; halving < 20; halving++) {
            double middle = 0.5 * (low + high);
            if (lag(stepper, from, middle) >= 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return 0.5 * (low + high);
    }

    /** How far the new task's loss is above the old one's after an interval. */
    private double lag(Stepper stepper, double[] from, double share) {
        double[] x = from.clone();
        play(stepper, x, share);
        return stepper.cost((tape, y) -> dynamics.loss(tape, y, 1), x)
                - stepper.cost((tape, y) -> dynamics.loss(tape, y, 0), x);
    }

    private void play(Stepper stepper, double[] x, double share) {
        ControlProblem.Grid grid = problem.grid();
        for (int s = 0; s < grid.steps(); s++) {
            stepper.step(x, new double[] {share, rate}, grid.width() / grid.steps());
        }
    }
}
