package org.limitlab.family.swarm;

import org.limitlab.core.model.Batch;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.ReplicaSimulation;
import org.limitlab.core.model.Steps;
import org.limitlab.core.problem.NumericalFailure;
import org.limitlab.family.swarm.consensus.ConsensusSwarm;
import org.limitlab.math.random.Purpose;

/** Replicas of {@link Cbo}. */
final class CboSimulation extends ReplicaSimulation {

    private static final int POLL_COORDINATES = 1_000_000;

    private final Cbo.Parameters p;
    private final double[] minimiser;
    private final double minimum;
    private final ConsensusSwarm[] swarms;
    private final long[] steps;
    private final int pollEvery;

    CboSimulation(Cbo.Parameters p, Batch batch) {
        super(batch);
        this.p = p;
        this.minimiser = p.objective().minimiser(p.dimension());
        this.minimum = p.objective().value(minimiser, 0, p.dimension());
        this.swarms = new ConsensusSwarm[batch.size()];
        this.steps = new long[batch.size()];
        this.pollEvery = Math.max(1, POLL_COORDINATES / (p.particles() * p.dimension()));
        for (int i = 0; i < swarms.length; i++) {
            try {
                swarms[i] = open(i);
            } catch (NumericalFailure failure) {
                batch.fail(i, failure);
            }
        }
    }

    private ConsensusSwarm open(int i) {
        double[] x =
                InitialState.draw(
                        p.initialMean(),
                        p.initialSpread(),
                        p.initial(),
                        p.particles(),
                        p.dimension(),
                        batch().stream(i, Purpose.INITIAL));
        ConsensusSwarm.Noise noise =
                new ConsensusSwarm.Noise(
                        batch().source(Purpose.NOISE), batch().replica(i), batch().refinement());
        double[] frozen = p.consensus() == Cbo.Consensus.FROZEN ? minimiser : null;
        return new ConsensusSwarm(p.dynamics(), x, frozen, noise, batch().workers());
    }

    @Override
    protected void advance(int replica, double time) {
        long until = Steps.until(time, p.step());
        for (; steps[replica] < until; steps[replica]++) {
            swarms[replica].step();
            if (steps[replica] % pollEvery == 0) {
                batch().checkCancelled();
            }
        }
    }

    @Override
    public void observe(int replica, Observable observable, double[] into, int at) {
        double[] x = swarms[replica].positions();
        double[] v = swarms[replica].consensus();
        int d = p.dimension();
        switch (observable.id()) {
            case "secondMoment" -> into[at] = meanSquare(x, minimiser);
            case "meanLogDistance" -> into[at] = meanLogDistance(x);
            case "meanLogComponent" -> into[at] = meanLogComponent(x);
            case "consensusPoint" -> System.arraycopy(v, 0, into, at, d);
            case "consensusSquare" -> into[at] = Swarms.square(v, 0, d);
            case "spread" -> into[at] = meanSquare(x, Swarms.mean(x, d));
            case "meanValue" -> into[at] = Swarms.meanValue(p.objective(), x, d);
            case "bestValue" -> into[at] = Swarms.bestValue(p.objective(), x, d);
            case "consensusValue" -> into[at] = gap(v);
            case "success" -> into[at] = gap(v) <= p.successGap() ? 1 : 0;
            case "positions" -> System.arraycopy(x, 0, into, at, x.length);
            default -> throw new IllegalArgumentException(observable.id());
        }
    }

    private double gap(double[] v) {
        return p.objective().value(v, 0, p.dimension()) - minimum;
    }

    private static double meanSquare(double[] x, double[] centre) {
        int d = centre.length;
        double sum = 0;
        for (int i = 0; i < x.length; i += d) {
            for (int j = 0; j < d; j++) {
                double u = x[i + j] - centre[j];
                sum += u * u;
            }
        }
        return sum / (x.length / d);
    }

    private double meanLogDistance(double[] x) {
        int d = minimiser.length;
        double sum = 0;
        for (int i = 0; i < x.length; i += d) {
            double square = 0;
            for (int j = 0; j < d; j++) {
                double u = x[i + j] - minimiser[j];
                square += u * u;
            }
            sum += Math.log(square);
        }
        return sum / (x.length / d);
    }

    private double meanLogComponent(double[] x) {
        int d = minimiser.length;
        double sum = 0;
        for (int k = 0; k < x.length; k++) {
            sum += Math.log(Math.abs(x[k] - minimiser[k % d]));
        }
        return 2 * sum / x.length;
    }
}
