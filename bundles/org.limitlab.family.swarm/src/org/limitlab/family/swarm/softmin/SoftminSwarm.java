package org.limitlab.family.swarm.softmin;

import org.limitlab.core.model.Objective;
import org.limitlab.core.parameter.Schedule;
import org.limitlab.core.problem.NumericalFailure;
import org.limitlab.math.random.BrownianIncrements;

/**
 * One swarm that descends the softmin energy with noise, by Euler steps:
 *
 * <pre>
 * x_i &lt;- x_i - c grad_i J h + amplitude sqrt(h) xi_i,   then reflected at the walls: x -&gt; 2 wall - x.
 * </pre>
 *
 * <p>With frozen leaders only particle 0 moves and the others stand at a minimiser. One particle is
 * overdamped Langevin dynamics with c = 1. Allocation-free after the first step. Equation (19).
 */
public final class SoftminSwarm {

    /**
     * What a step does.
     *
     * @param objective f
     * @param dimension d
     * @param particles N
     * @param scale c
     * @param amplitude sigma, or sqrt 2 sigma
     * @param beta inverse temperature in time
     * @param step h
     * @param lowerWall reflecting wall of every coordinate, or -infinity
     * @param upperWall reflecting wall of every coordinate, or infinity
     * @param frozenLeaders true if only particle 0 moves
     */
    public record Dynamics(
            Objective objective,
            int dimension,
            int particles,
            double scale,
            double amplitude,
            Schedule beta,
            double step,
            double lowerWall,
            double upperWall,
            boolean frozenLeaders) {

        int moving() {
            return frozenLeaders ? 1 : particles;
        }
    }

    private final Dynamics dynamics;
    private final double[] positions;
    private final BrownianIncrements increments;
    private final Arrival arrival;
    private final SoftminEnergy energy;
    private final double[] gradient;
    private final double[] normals;
    private final boolean constantBeta;
    private double beta;
    private long steps;
    private double dissipated;
    private long moved;

    /**
     * A swarm at time 0.
     *
     * @param dynamics what a step does
     * @param positions shape (N, d); kept and changed
     * @param increments noise, width d times the particles that move
     * @param arrival watches for the target
     */
    public SoftminSwarm(
            Dynamics dynamics, double[] positions, BrownianIncrements increments, Arrival arrival) {
        this.dynamics = dynamics;
        this.positions = positions;
        this.increments = increments;
        this.arrival = arrival;
        this.energy = new SoftminEnergy(dynamics.objective, dynamics.particles, dynamics.dimension);
        this.gradient = new double[positions.length];
        this.normals = new double[dynamics.moving() * dynamics.dimension];
        this.constantBeta = dynamics.beta.isConstant();
        this.beta = dynamics.beta.at(0);
        evaluate(dynamics.particles);
    }

    private void evaluate(int moved) {
        if (!constantBeta) {
            beta = dynamics.beta.at(steps * dynamics.step);
        }
        if (!Double.isFinite(energy.evaluate(positions, moved, beta))) {
            throw new NumericalFailure(
                    "energy is " + energy.energy() + " at t = " + steps * dynamics.step);
        }
        energy.gradient(positions, dynamics.moving(), beta, gradient);
    }

    /**
     * Moves by steps until a number of them is done in all; a swarm that has arrived and stops
     * there does not move any more.
     *
     * @param until number of steps since time 0
     * @throws NumericalFailure if the energy is not finite
     */
    public void advanceTo(long until) {
        while (steps < until && !arrival.stops()) {
            step();
        }
        steps = Math.max(steps, until);
    }

    private void step() {
        double drift = dynamics.scale * dynamics.step;
        double noise = dynamics.amplitude * Math.sqrt(dynamics.step);
        double before = noise == 0 ? squaredGradient() : 0;
        increments.nextStep();
        increments.fill(normals, 0, normals.length);
        for (int k = 0; k < normals.length; k++) {
            double x = positions[k] - drift * gradient[k] + noise * normals[k];
            positions[k] = reflected(x);
        }
        steps++;
        moved++;
        evaluate(dynamics.moving());
        if (noise == 0) {
            dissipated += 0.5 * drift * (before + squaredGradient());
        }
        arrival.watch(positions, dynamics.dimension, normals.length, steps * dynamics.step);
    }

    private double reflected(double x) {
        double inside = x < dynamics.lowerWall ? 2 * dynamics.lowerWall - x : x;
        return inside > dynamics.upperWall ? 2 * dynamics.upperWall - inside : inside;
    }

    private double squaredGradient() {
        double sum = 0;
        for (int k = 0; k < normals.length; k++) {
            sum += gradient[k] * gradient[k];
        }
        return sum;
    }

    /**
     * Rate at which the noiseless flow loses energy.
     *
     * @return c |grad J|², over the particles that move
     */
    public double dissipation() {
        return dynamics.scale * squaredGradient();
    }

    /**
     * Energy that the noiseless flow should have lost: the trapezoid of {@link #dissipation} over
     * the steps; 0 with noise.
     *
     * @return integral of c |grad J|² dt
     */
    public double dissipated() {
        return dissipated;
    }

    /**
     * Values, weights and energy of the present positions.
     *
     * @return the swarm's own, valid until the next step
     */
    public SoftminEnergy energy() {
        return energy;
    }

    /**
     * The present inverse temperature.
     *
     * @return beta(t)
     */
    public double beta() {
        return beta;
    }

    /**
     * Evaluations so far, of f and of its gradient.
     *
     * @return two for each moving particle at the start and after each step, and one for each
     *     frozen leader
     */
    public long evaluations() {
        long moving = dynamics.moving();
        return 2 * moving * (moved + 1) + dynamics.particles - moving;
    }

    /**
     * The positions.
     *
     * @return shape (N, d); the swarm's own array
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
