package org.limitlab.family.teachers.control;

import org.limitlab.core.parameter.Schedule;
import org.limitlab.core.theory.Request;
import org.limitlab.core.yaml.Node;
import org.limitlab.math.control.Dynamics;
import org.limitlab.math.control.Scheme;
import org.limitlab.math.control.Stepper;
import org.limitlab.math.control.TerminalCost;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * A system of order parameters played with given schedules: Runge-Kutta steps of fourth order that
 * end at every time asked for and wherever a table changes. Within a step controls are held at
 * their value in its middle, which is exact for tables and of second order for formulas.
 */
final class ScheduledPath {

    private final Dynamics dynamics;
    private final Schedule[] schedules;
    private final double[][] fine;
    private final double[][] coarse;
    private final Stepper stepper;

    /**
     * Plays it, and once more at twice the step for the error.
     *
     * @param dynamics right-hand side
     * @param start state at time 0
     * @param schedules one for each control
     * @param longest longest step of the coarser run
     * @param request times, and whether anyone still waits
     */
    ScheduledPath(
            Dynamics dynamics,
            double[] start,
            Schedule[] schedules,
            double longest,
            Request request) {
        this.dynamics = dynamics;
        this.schedules = schedules;
        this.stepper = new Stepper(dynamics, Scheme.RK4);
        this.coarse = states(start, longest, request);
        this.fine = states(start, longest / 2, request);
    }

    private double[][] states(double[] start, double longest, Request request) {
        double[] times = request.times();
        double[][] states = new double[times.length][];
        double[] x = start.clone();
        double at = 0;
        for (int k = 0; k < times.length; k++) {
            for (double next : stops(at, times[k])) {
                request.checkCancelled();
                advance(x, at, next, longest);
                at = next;
            }
            states[k] = x.clone();
        }
        return states;
    }

    /** Where the way from one time to another is cut. */
    private List<Double> stops(double from, double to) {
        TreeSet<Double> stops = new TreeSet<>();
        for (Schedule schedule : schedules) {
            for (double change : changes(schedule)) {
                if (change > from + 1e-12 && change < to - 1e-12) {
                    stops.add(change);
                }
            }
        }
        if (to > from) {
            stops.add(to);
        }
        return new ArrayList<>(stops);
    }

    /** Times at which a table changes; none for a constant or a formula. */
    static double[] changes(Schedule schedule) {
        if (schedule.node() instanceof Node.Mapping table
                && table.entries().get("times") instanceof Node.Sequence times) {
            return times.items().stream()
                    .mapToDouble(item -> Double.parseDouble(((Node.Scalar) item).value()))
                    .toArray();
        }
        return new double[0];
    }

    private void advance(double[] x, double from, double to, double longest) {
        int steps = (int) Math.max(1, Math.ceil((to - from) / longest - 1e-9));
        double h = (to - from) / steps;
        double[] u = new double[schedules.length];
        for (int s = 0; s < steps; s++) {
            for (int c = 0; c < u.length; c++) {
                u[c] = schedules[c].at(from + (s + 0.5) * h);
            }
            stepper.step(x, u, h);
        }
    }

    /** The state at a time asked for, by its index. */
    double[] state(int k) {
        return fine[k];
    }

    /** Values of a cost at all times. */
    double[] values(TerminalCost cost) {
        return values(cost, fine);
    }

    /** How far the coarser run is from the finer in a cost, at all times. */
    double[] errors(TerminalCost cost) {
        double[] a = values(cost, fine);
        double[] b = values(cost, coarse);
        for (int k = 0; k < a.length; k++) {
            a[k] = Math.abs(a[k] - b[k]);
        }
        return a;
    }

    private double[] values(TerminalCost cost, double[][] states) {
        double[] values = new double[states.length];
        for (int k = 0; k < values.length; k++) {
            values[k] = stepper.cost(cost, states[k]);
        }
        return values;
    }

    /** Components of the states from one index to another, time by time. */
    double[] components(int from, int to) {
        return components(fine, from, to);
    }

    /** How far the coarser run is from the finer, component by component. */
    double[] componentErrors(int from, int to) {
        double[] a = components(fine, from, to);
        double[] b = components(coarse, from, to);
        for (int i = 0; i < a.length; i++) {
            a[i] = Math.abs(a[i] - b[i]);
        }
        return a;
    }

    private static double[] components(double[][] states, int from, int to) {
        double[] all = new double[states.length * (to - from)];
        for (int k = 0; k < states.length; k++) {
            System.arraycopy(states[k], from, all, k * (to - from), to - from);
        }
        return all;
    }

    /** Length of a state. */
    int size() {
        return dynamics.states();
    }
}
