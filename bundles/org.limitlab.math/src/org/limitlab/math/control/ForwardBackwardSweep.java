package org.limitlab.math.control;

import org.limitlab.math.adjoint.Tape;
import org.limitlab.math.optimise.ScalarMinimiser;

import java.util.Arrays;

/**
 * The indirect method, as a cross-check: state forward, costate backward, then each control moves
 * part of the way to where the Hamiltonian psi·f(x, u) is least. With a fixed mean the first
 * control is set to its upper bound where the switching function is lowest. Source: McAsey, Mou,
 * Han (2012), Convergence of the forward-backward sweep method in optimal control.
 */
public final class ForwardBackwardSweep {

    private final ControlProblem problem;
    private final Rollout rollout;
    private final Tape tape = new Tape();

    /** Sweeps of a problem. */
    public ForwardBackwardSweep(ControlProblem problem) {
        this.problem = problem;
        this.rollout = new Rollout(problem);
    }

    /**
     * Sweeps a number of times.
     *
     * @param start controls, shape (intervals * controls)
     * @param damping share of the way of the first sweep; that of sweep k is damping / (1 + k
     *     damping / 2), so that the sweeps come to rest
     * @param sweeps how many
     * @return the controls of least cost that were seen
     */
    public double[] run(double[] start, double damping, int sweeps) {
        double[] u = start.clone();
        OptimalControl.feasible(problem).project(u);
        double[] best = u.clone();
        double least = Double.POSITIVE_INFINITY;
        for (int sweep = 0; sweep <= sweeps; sweep++) {
            Rollout.Path path = rollout.path(u);
            if (path.cost() < least) {
                least = path.cost();
                best = u.clone();
            }
            double[] aim = aim(u, path);
            double share = damping / (1 + 0.5 * damping * sweep);
            for (int i = 0; i < u.length; i++) {
                u[i] += share * (aim[i] - u[i]);
            }
        }
        return best;
    }

    private double[] aim(double[] u, Rollout.Path path) {
        int controls = problem.dynamics().controls();
        double[] aim = u.clone();
        for (int c = 0; c < controls; c++) {
            if (c == 0 && problem.budget().isPresent()) {
                threshold(aim, path.gradient());
            } else {
                for (int k = 0; k < problem.grid().intervals(); k++) {
                    aim[k * controls + c] = argmin(u, path, k, c);
                }
            }
        }
        return aim;
    }

    /** Upper bound in order of the switching function, until the mean is reached. */
    private void threshold(double[] aim, double[] gradient) {
        int controls = problem.dynamics().controls();
        int intervals = problem.grid().intervals();
        Integer[] order = new Integer[intervals];
        Arrays.setAll(order, k -> k);
        Arrays.sort(
                order, (a, b) -> Double.compare(gradient[a * controls], gradient[b * controls]));
        double range = problem.upper()[0] - problem.lower()[0];
        double left = problem.budget().getAsDouble() * intervals - problem.lower()[0] * intervals;
        for (int k : order) {
            double more = Math.clamp(left, 0, range);
            aim[k * controls] = problem.lower()[0] + more;
            left -= more;
        }
    }

    private double argmin(double[] u, Rollout.Path path, int k, int c) {
        double low = problem.lower()[c];
        double high = problem.upper()[c];
        if (low == high) {
            return low;
        }
        int controls = problem.dynamics().controls();
        double[] held = Arrays.copyOfRange(u, k * controls, (k + 1) * controls);
        return ScalarMinimiser.minimise(
                        v -> {
                            held[c] = v;
                            return hamiltonian(path.states()[k], path.costates()[k + 1], held);
                        },
                        low,
                        high,
                        8,
                        1e-4)
                .point();
    }

    private double hamiltonian(double[] x, double[] costate, double[] u) {
        tape.clear();
        int[] rates = new int[x.length];
        problem.dynamics().rates(tape, tape.leaves(x), tape.leaves(u), rates);
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += costate[i] * tape.value(rates[i]);
        }
        return sum;
    }
}
