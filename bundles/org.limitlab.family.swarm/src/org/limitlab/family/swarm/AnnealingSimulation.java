package org.limitlab.family.swarm;

import org.limitlab.core.model.Batch;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.ReplicaSimulation;
import org.limitlab.core.model.Steps;
import org.limitlab.core.problem.NumericalFailure;
import org.limitlab.family.swarm.softmin.Annealer;
import org.limitlab.family.swarm.softmin.Arrival;
import org.limitlab.math.random.BrownianIncrements;
import org.limitlab.math.random.Purpose;

/** Replicas of {@link SimulatedAnnealing}. */
final class AnnealingSimulation extends ReplicaSimulation {

    private static final long POLL = 20_000;

    private final SimulatedAnnealing.Parameters p;
    private final double minimum;
    private final Annealer[] annealers;
    private final long[] steps;

    AnnealingSimulation(SimulatedAnnealing.Parameters p, Batch batch) {
        super(batch);
        this.p = p;
        this.minimum =
                p.objective().value(p.objective().minimiser(p.dimension()), 0, p.dimension());
        this.annealers = new Annealer[batch.size()];
        this.steps = new long[batch.size()];
        for (int i = 0; i < annealers.length; i++) {
            try {
                annealers[i] = open(i);
            } catch (NumericalFailure failure) {
                batch.fail(i, failure);
            }
        }
    }

    private Annealer open(int i) {
        double[] x =
                InitialState.draw(
                        p.initialMean(),
                        p.initialSpread(),
                        p.initial(),
                        p.particles(),
                        p.dimension(),
                        batch().stream(i, Purpose.INITIAL));
        boolean stop = p.afterArrival() == SoftminSwarms.AfterArrival.STOP;
        return new Annealer(
                SimulatedAnnealing.dynamics(p),
                x,
                BrownianIncrements.open(
                        batch().source(Purpose.NOISE), batch().replica(i), 0, x.length, 0),
                batch().stream(i, Purpose.CHOICE),
                new Arrival(p.target(), stop, x[0]));
    }

    @Override
    protected void advance(int replica, double time) {
        long until = Steps.until(time, p.step());
        while (steps[replica] < until) {
            steps[replica] = Math.min(until, steps[replica] + POLL);
            annealers[replica].advanceTo(steps[replica]);
            batch().checkCancelled();
        }
    }

    @Override
    public void observe(int replica, Observable observable, double[] into, int at) {
        Annealer annealer = annealers[replica];
        switch (observable.id()) {
            case "meanValue" -> into[at] = annealer.meanValue();
            case "bestValue" -> into[at] = annealer.best();
            case "acceptance" -> into[at] = annealer.acceptance();
            case "evaluations" -> into[at] = annealer.evaluations();
            case "success" -> into[at] = annealer.best() - minimum <= p.successGap() ? 1 : 0;
            case "arrived" ->
                    into[at] = annealer.arrival().time() <= steps[replica] * p.step() ? 1 : 0;
            case "hittingTime" -> into[at] = annealer.arrival().time();
            case "positions" ->
                    System.arraycopy(
                            annealer.positions(), 0, into, at, annealer.positions().length);
            default -> throw new IllegalArgumentException(observable.id());
        }
    }
}
