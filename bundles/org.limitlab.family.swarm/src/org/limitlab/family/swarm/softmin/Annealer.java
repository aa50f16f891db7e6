package org.limitlab.family.swarm.softmin;

import org.limitlab.core.model.Objective;
import org.limitlab.core.parameter.Schedule;
import org.limitlab.core.problem.NumericalFailure;
import org.limitlab.math.random.BrownianIncrements;
import org.limitlab.math.random.RandomStream;

/**
 * Simulated annealing: independent Metropolis walkers with normal proposals of deviation amplitude
 * sqrt(h) a coordinate, accepted with probability min(1, exp(-beta(t) (f(new) - f(old)))). A
 * proposal beyond a wall is reflected. Equation (26).
 */
public final class Annealer {

    /**
     * What a step does.
     *
     * @param objective f
     * @param dimension d
     * @param walkers number of walkers
     * @param amplitude deviation of a proposal over sqrt(h)
     * @param beta inverse temperature in time
     * @param step h
     * @param lowerWall reflecting wall of every coordinate, or -infinity
     * @param upperWall reflecting wall of every coordinate, or infinity
     */
    public record Dynamics(
            Objective objective,
            int dimension,
            int walkers,
            double amplitude,
            Schedule beta,
            double step,
            double lowerWall,
            double upperWall) {}

    private final Dynamics dynamics;
    private final double[] positions;
    private final BrownianIncrements increments;
    private final RandomStream decisions;
    private final Arrival arrival;
    private final double[] values;
    private final double[] normals;
    private final double[] proposal;
    private double best;
    private long steps;
    private long accepted;
    private long proposals;

    /**
     * Walkers at time 0.
     *
     * @param dynamics what a step does
     * @param positions shape (walkers, d); kept and changed
     * @param increments proposals, width walkers times d
     * @param decisions uniform numbers
     * @param arrival watches for the target
     */
    public Annealer(
            Dynamics dynamics,
            double[] positions,
            BrownianIncrements increments,
            RandomStream decisions,
            Arrival arrival) {
        this.dynamics = dynamics;
        this.positions = positions;
        this.increments = increments;
        this.decisions = decisions;
        this.arrival = arrival;
        this.values = new double[dynamics.walkers];
        this.normals = new double[positions.length];
        this.proposal = new double[dynamics.dimension];
        dynamics.objective.values(positions, 0, dynamics.walkers, dynamics.dimension, values, 0);
        best = Double.POSITIVE_INFINITY;
        for (double value : values) {
            if (Double.isNaN(value)) {
                throw new NumericalFailure("the objective is not a number at the start");
            }
            best = Math.min(best, value);
        }
    }

    /**
     * Moves by steps until a number of them is done in all; walkers that have arrived and stop
     * there do not move any more.
     *
     * @param until number of steps since time 0
     * @throws NumericalFailure if the objective is not a number at a proposal
     */
    public void advanceTo(long until) {
        while (steps < until && !arrival.stops()) {
            step();
        }
        steps = Math.max(steps, until);
    }

    private void step() {
        double beta = dynamics.beta.at(steps * dynamics.step);
        increments.nextStep();
        increments.fill(normals, 0, normals.length);
        for (int i = 0; i < values.length; i++) {
            move(i, beta);
        }
        steps++;
        arrival.watch(positions, dynamics.dimension, positions.length, steps * dynamics.step);
    }

    private void move(int i, double beta) {
        int d = dynamics.dimension;
        double deviation = dynamics.amplitude * Math.sqrt(dynamics.step);
        for (int j = 0; j < d; j++) {
            double x = positions[i * d + j] + deviation * normals[i * d + j];
            x = x < dynamics.lowerWall ? 2 * dynamics.lowerWall - x : x;
            proposal[j] = x > dynamics.upperWall ? 2 * dynamics.upperWall - x : x;
        }
        double value = dynamics.objective.value(proposal, 0, d);
        if (Double.isNaN(value)) {
            throw new NumericalFailure(
                    "the objective is not a number at a proposal, t = " + steps * dynamics.step);
        }
        proposals++;
        double uniform = decisions.nextDouble();
        double rise = value - values[i];
        if (rise <= 0 || uniform < Math.exp(-beta * rise)) {
            System.arraycopy(proposal, 0, positions, i * d, d);
            values[i] = value;
            best = Math.min(best, value);
            accepted++;
        }
    }

    /**
     * The lowest value that any walker has met.
     *
     * @return best value so far
     */
    public double best() {
        return best;
    }

    /**
     * The mean of the walkers' present values.
     *
     * @return mean f
     */
    public double meanValue() {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /**
     * Share of proposals that were accepted.
     *
     * @return between 0 and 1; 1 before the first step
     */
    public double acceptance() {
        return proposals == 0 ? 1 : (double) accepted / proposals;
    }

    /**
     * Evaluations of f so far.
     *
     * @return walkers at the start, and one for each proposal
     */
    public long evaluations() {
        return values.length + proposals;
    }

    /**
     * The positions.
     *
     * @return shape (walkers, d); the annealer's own array
     */
    public double[] positions() {
        return positions;
    }

    /**
     * When the target was reached.
     *
     * @return the watch
     */
    public Arrival arrival() {
        return arrival;
    }
}
