package org.limitlab.math.control;

import org.limitlab.math.adjoint.Tape;
import org.limitlab.math.optimise.SmoothFunction;

/**
 * A problem played with given controls: cost, path, and by the discrete adjoint the gradient and
 * the costate. Holds its tape, so it is not thread-safe.
 */
public final class Rollout implements SmoothFunction {

    /**
     * What one run shows.
     *
     * @param cost h(x(T))
     * @param states x where intervals begin and at the end, shape (intervals + 1, states)
     * @param costates dh/dx at the same times, shape (intervals + 1, states)
     * @param gradient dh/du, shape (intervals * controls), interval by interval
     */
    public record Path(double cost, double[][] states, double[][] costates, double[] gradient) {}

    private final ControlProblem problem;
    private final Tape tape = new Tape();
    private final int[][] nodes;

    /** A problem to be played. */
    public Rollout(ControlProblem problem) {
        this.problem = problem;
        this.nodes = new int[problem.grid().intervals() + 1][];
    }

    /** What is played. */
    public ControlProblem problem() {
        return problem;
    }

    /**
     * The cost alone.
     *
     * @param u controls, shape (intervals * controls)
     */
    public double cost(double[] u) {
        return tape.value(record(u, new int[u.length]));
    }

    @Override
    public double evaluate(double[] u, double[] gradient) {
        int[] leaves = new int[u.length];
        int end = record(u, leaves);
        tape.sweep(end);
        for (int i = 0; i < u.length; i++) {
            gradient[i] = tape.adjoint(leaves[i]);
        }
        return tape.value(end);
    }

    /** Everything that one run shows. */
    public Path path(double[] u) {
        double[] gradient = new double[u.length];
        double cost = evaluate(u, gradient);
        double[][] states = new double[nodes.length][];
        double[][] costates = new double[nodes.length][];
        for (int k = 0; k < nodes.length; k++) {
            states[k] = new double[problem.start().length];
            costates[k] = new double[problem.start().length];
            for (int i = 0; i < states[k].length; i++) {
                states[k][i] = tape.value(nodes[k][i]);
                costates[k][i] = tape.adjoint(nodes[k][i]);
            }
        }
        return new Path(cost, states, costates, gradient);
    }

    private int record(double[] u, int[] leaves) {
        tape.clear();
        int controls = problem.dynamics().controls();
        ControlProblem.Grid grid = problem.grid();
        double h = grid.width() / grid.steps();
        nodes[0] = tape.leaves(problem.start());
        int[] held = new int[controls];
        for (int k = 0; k < grid.intervals(); k++) {
            for (int c = 0; c < controls; c++) {
                held[c] = tape.leaf(u[k * controls + c]);
                leaves[k * controls + c] = held[c];
            }
            int[] x = nodes[k];
            for (int s = 0; s < grid.steps(); s++) {
                x = grid.scheme().step(tape, problem.dynamics(), x, held, h);
            }
            nodes[k + 1] = x;
        }
        return problem.cost().cost(tape, nodes[grid.intervals()]);
    }
}
