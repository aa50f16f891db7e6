package org.limitlab.family.swarm;

import org.limitlab.core.model.Batch;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.ReplicaSimulation;
import org.limitlab.core.model.Steps;
import org.limitlab.core.problem.NumericalFailure;
import org.limitlab.family.swarm.softmin.Arrival;
import org.limitlab.family.swarm.softmin.SoftminSwarm;
import org.limitlab.math.random.BrownianIncrements;
import org.limitlab.math.random.Purpose;

/** Replicas of {@link SoftminSwarms} and of {@link Langevin}. */
final class SoftminSimulation extends ReplicaSimulation {

    private static final long POLL = 20_000;

    /**
     * Where replicas start and where they are expected.
     *
     * @param mean mean of the initial positions
     * @param spread their standard deviation
     * @param list explicit positions, or empty
     * @param target the target
     * @param stop true if an arrived swarm stays
     */
    record Start(double[] mean, double spread, double[][] list, double target, boolean stop) {}

    private final SoftminSwarm.Dynamics dynamics;
    private final double successGap;
    private final double minimum;
    private final SoftminSwarm[] swarms;
    private final double[] startEnergy;
    private final long[] steps;

    SoftminSimulation(SoftminSwarm.Dynamics dynamics, Start start, double successGap, Batch batch) {
        super(batch);
        this.dynamics = dynamics;
        this.successGap = successGap;
        double[] minimiser = dynamics.objective().minimiser(dynamics.dimension());
        this.minimum = dynamics.objective().value(minimiser, 0, dynamics.dimension());
        this.swarms = new SoftminSwarm[batch.size()];
        this.startEnergy = new double[batch.size()];
        this.steps = new long[batch.size()];
        for (int i = 0; i < swarms.length; i++) {
            try {
                swarms[i] = open(i, start, minimiser);
                startEnergy[i] = swarms[i].energy().energy();
            } catch (NumericalFailure failure) {
                batch.fail(i, failure);
            }
        }
    }

    private SoftminSwarm open(int i, Start start, double[] minimiser) {
        int d = dynamics.dimension();
        double[] x =
                InitialState.draw(
                        start.mean,
                        start.spread,
                        start.list,
                        dynamics.particles(),
                        d,
                        batch().stream(i, Purpose.INITIAL));
        if (dynamics.frozenLeaders()) {
            for (int at = d; at < x.length; at += d) {
                System.arraycopy(minimiser, 0, x, at, d);
            }
        }
        int width = dynamics.frozenLeaders() ? d : x.length;
        BrownianIncrements noise =
                BrownianIncrements.open(
                        batch().source(Purpose.NOISE),
                        batch().replica(i),
                        0,
                        width,
                        batch().refinement());
        return new SoftminSwarm(dynamics, x, noise, new Arrival(start.target, start.stop, x[0]));
    }

    @Override
    protected void advance(int replica, double time) {
        long until = Steps.until(time, dynamics.step());
        while (steps[replica] < until) {
            steps[replica] = Math.min(until, steps[replica] + POLL);
            swarms[replica].advanceTo(steps[replica]);
            batch().checkCancelled();
        }
    }

    @Override
    public void observe(int replica, Observable observable, double[] into, int at) {
        SoftminSwarm swarm = swarms[replica];
        switch (observable.id()) {
            case "energy" -> into[at] = swarm.energy().energy();
            case "meanValue" -> into[at] = swarm.energy().meanValue();
            case "bestValue" -> into[at] = swarm.energy().lowest();
            case "success" -> into[at] = swarm.energy().lowest() - minimum <= successGap ? 1 : 0;
            case "uphill" -> into[at] = swarm.energy().uphill(swarm.beta());
            case "dissipation" -> into[at] = swarm.dissipation();
            case "energyBalance" ->
                    into[at] = swarm.energy().energy() - startEnergy[replica] + swarm.dissipated();
            case "evaluations" -> into[at] = swarm.evaluations();
            case "arrived" ->
                    into[at] = swarm.arrival().time() <= steps[replica] * dynamics.step() ? 1 : 0;
            case "hittingTime" -> into[at] = swarm.arrival().time();
            case "positions" ->
                    System.arraycopy(swarm.positions(), 0, into, at, swarm.positions().length);
            default -> throw new IllegalArgumentException(observable.id());
        }
    }
}
