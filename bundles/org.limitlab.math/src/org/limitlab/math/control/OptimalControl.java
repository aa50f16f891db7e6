package org.limitlab.math.control;

import org.limitlab.math.optimise.FeasibleSet;
import org.limitlab.math.optimise.Minimum;
import org.limitlab.math.optimise.ProjectedQuasiNewton;

import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * The direct method: the gradient of the discretised problem by its adjoint, minimised by projected
 * quasi-Newton steps from each of several starts, roughly first, then the best to the end. A local
 * minimum: control problems are seldom convex, and the spread over the starts says how much hangs
 * on them.
 */
public final class OptimalControl {

    private static final double BOUND = 1e-9;

    private OptimalControl() {}

    /**
     * Solves.
     *
     * @param problem what
     * @param starts controls to begin from, each of shape (intervals * controls), at least one;
     *     moved into the bounds and to the fixed mean first
     * @param valueTolerance the search ends when eight steps gain less than this, or after 600 runs
     *     when they gain less than a hundred times this; else its minimum says that it has not
     *     converged
     * @param cancelled polled before every evaluation
     * @return the best schedule
     * @throws ArithmeticException if the cost is not finite at any start
     */
    public static OptimalSchedule solve(
            ControlProblem problem,
            double[][] starts,
            double valueTolerance,
            BooleanSupplier cancelled) {
        Rollout rollout = new Rollout(problem);
        FeasibleSet set = feasible(problem);
        ProjectedQuasiNewton.Options rough =
                new ProjectedQuasiNewton.Options(
                        12, 1e-2 * Math.sqrt(valueTolerance), 1e3 * valueTolerance, 120, cancelled);
        double[] costs = new double[starts.length];
        Minimum best = null;
        for (int s = 0; s < starts.length; s++) {
            Minimum found = attempt(rollout, starts[s], set, rough);
            costs[s] = found == null ? Double.NaN : found.value();
            if (found != null && (best == null || found.value() < best.value())) {
                best = found;
            }
        }
        if (best == null) {
            throw new ArithmeticException("the cost is not finite at any of the starts");
        }
        Minimum polished = polish(rollout, best.point(), set, valueTolerance, cancelled);
        Rollout.Path path = rollout.path(polished.point());
        double multiplier = multiplier(problem, polished.point(), path.gradient());
        return new OptimalSchedule(problem, polished, path, finite(costs), multiplier);
    }

    /** To the tolerance; where the valley is too flat for that, afresh to a hundred times it. */
    private static Minimum polish(
            Rollout rollout,
            double[] start,
            FeasibleSet set,
            double tolerance,
            BooleanSupplier cancelled) {
        Minimum found = null;
        double[] from = start;
        for (double reach = 1; reach <= 100; reach *= 100) {
            found =
                    ProjectedQuasiNewton.minimise(
                            rollout,
                            from,
                            set,
                            new ProjectedQuasiNewton.Options(
                                    12,
                                    1e-3 * Math.sqrt(tolerance),
                                    reach * tolerance,
                                    600,
                                    cancelled));
            if (found.converged()) {
                break;
            }
            from = found.point();
        }
        return found;
    }

    private static Minimum attempt(
            Rollout rollout,
            double[] start,
            FeasibleSet set,
            ProjectedQuasiNewton.Options options) {
        double[] feasible = start.clone();
        set.project(feasible);
        return Double.isFinite(rollout.cost(feasible))
                ? ProjectedQuasiNewton.minimise(rollout, feasible, set, options)
                : null;
    }

    private static double[] finite(double[] costs) {
        return Arrays.stream(costs).filter(Double::isFinite).toArray();
    }

    /** The box of all intervals, cut by the fixed mean of the first control. */
    static FeasibleSet feasible(ControlProblem problem) {
        double[] lower = problem.constant(problem.lower());
        double[] upper = problem.constant(problem.upper());
        if (problem.budget().isEmpty()) {
            return FeasibleSet.box(lower, upper);
        }
        double total = problem.budget().getAsDouble() * problem.grid().intervals();
        return FeasibleSet.boxWithSum(lower, upper, 0, problem.dynamics().controls(), total);
    }

    /**
     * The multiplier: the mean slope where the control is between its bounds, or where it never is
     * the middle between the slopes at the bounds.
     */
    static double multiplier(ControlProblem problem, double[] u, double[] gradient) {
        if (problem.budget().isEmpty()) {
            return 0;
        }
        int stride = problem.dynamics().controls();
        double sum = 0;
        int free = 0;
        double above = Double.NEGATIVE_INFINITY;
        double below = Double.POSITIVE_INFINITY;
        for (int i = 0; i < u.length; i += stride) {
            if (u[i] >= problem.upper()[0] - BOUND) {
                above = Math.max(above, gradient[i]);
            } else if (u[i] <= problem.lower()[0] + BOUND) {
                below = Math.min(below, gradient[i]);
            } else {
                sum += gradient[i];
                free++;
            }
        }
        double slope = free > 0 ? sum / free : middle(above, below);
        return slope / problem.grid().width();
    }

    private static double middle(double above, double below) {
        if (Double.isInfinite(above) || Double.isInfinite(below)) {
            return Double.isInfinite(above) ? below : above;
        }
        return 0.5 * (above + below);
    }
}
