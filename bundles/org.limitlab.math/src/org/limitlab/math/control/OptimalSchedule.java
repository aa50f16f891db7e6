package org.limitlab.math.control;

import org.limitlab.math.optimise.Minimum;

/**
 * The best controls that were found.
 *
 * @param problem what was solved
 * @param minimum where the best search ended; its residual is the projected gradient
 * @param path the run with these controls
 * @param startCosts cost that the search from each start reached before the best was polished,
 *     shape (starts)
 * @param multiplier of the fixed mean, per unit of time; 0 without one
 */
public record OptimalSchedule(
        ControlProblem problem,
        Minimum minimum,
        Rollout.Path path,
        double[] startCosts,
        double multiplier) {

    /** How a control stands on an interval. */
    public enum Arc {
        /** At its lower bound. */
        LOWER,
        /** Between the bounds: singular where the problem is linear in the control. */
        INTERIOR,
        /** At its upper bound. */
        UPPER
    }

    /** The cost in the problem's own discretisation. */
    public double cost() {
        return minimum.value();
    }

    /** Largest less least cost over the starts. */
    public double spread() {
        double least = Double.POSITIVE_INFINITY;
        double largest = Double.NEGATIVE_INFINITY;
        for (double cost : startCosts) {
            least = Math.min(least, cost);
            largest = Math.max(largest, cost);
        }
        return largest - least;
    }

    /** All controls, interval by interval, shape (intervals * controls). */
    public double[] controls() {
        return minimum.point();
    }

    /** One control on all intervals, shape (intervals). */
    public double[] control(int which) {
        return every(minimum.point(), which);
    }

    /**
     * The switching function of a control: dH/du on each interval, less the multiplier of the fixed
     * mean for the first. Negative where the control is at its upper bound, positive at its lower,
     * zero between, shape (intervals).
     */
    public double[] switching(int which) {
        double[] s = every(path.gradient(), which);
        for (int k = 0; k < s.length; k++) {
            s[k] = s[k] / problem.grid().width() - (which == 0 ? multiplier : 0);
        }
        return s;
    }

    /**
     * How a control stands on each interval.
     *
     * @param share of the range that counts as the bound, such as 0.01
     */
    public Arc[] arcs(int which, double share) {
        double[] u = control(which);
        double low = problem.lower()[which];
        double high = problem.upper()[which];
        Arc[] arcs = new Arc[u.length];
        for (int k = 0; k < u.length; k++) {
            boolean atLower = u[k] <= low + share * (high - low);
            boolean atUpper = u[k] >= high - share * (high - low);
            arcs[k] = atUpper ? Arc.UPPER : atLower ? Arc.LOWER : Arc.INTERIOR;
        }
        return arcs;
    }

    private double[] every(double[] all, int which) {
        int controls = problem.dynamics().controls();
        double[] one = new double[problem.grid().intervals()];
        for (int k = 0; k < one.length; k++) {
            one[k] = all[k * controls + which];
        }
        return one;
    }
}
