package org.limitlab.family.swarm;

import org.limitlab.core.model.Batch;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.ReplicaSimulation;
import org.limitlab.core.model.Steps;
import org.limitlab.core.problem.NumericalFailure;
import org.limitlab.family.swarm.consensus.Hopper;
import org.limitlab.math.random.Purpose;
import org.limitlab.math.random.RandomStream;

/** Replicas of {@link ConsensusHopping}. */
final class HoppingSimulation extends ReplicaSimulation {

    private final ConsensusHopping.Parameters p;
    private final double minimum;
    private final Hopper hopper;
    private final RandomStream[] streams;
    private final double[][] points;
    private final double[] cosines;
    private final long[] hops;
    private final double[] gradient;
    private final double[] next;

    HoppingSimulation(ConsensusHopping.Parameters p, Batch batch) {
        super(batch);
        this.p = p;
        int d = p.dimension();
        this.minimum = p.objective().value(p.objective().minimiser(d), 0, d);
        this.hopper = new Hopper(p.objective(), p.alpha(), p.spread(), p.particles(), d);
        this.streams = new RandomStream[batch.size()];
        this.points = new double[batch.size()][];
        this.cosines = new double[batch.size()];
        this.hops = new long[batch.size()];
        this.gradient = new double[d];
        this.next = new double[d];
        for (int i = 0; i < streams.length; i++) {
            streams[i] = batch.stream(i, Purpose.NOISE);
            points[i] = p.startPoint();
        }
    }

    @Override
    protected void advance(int replica, double time) {
        long until = Steps.until(time, 1);
        for (; hops[replica] < until; hops[replica]++) {
            hop(replica);
            batch().checkCancelled();
        }
    }

    private void hop(int replica) {
        double[] v = points[replica];
        if (!hopper.hop(v, streams[replica], next)) {
            throw new NumericalFailure(
                    "the objective is not finite at a sample of hop " + hops[replica]);
        }
        p.objective().gradient(v, 0, v.length, gradient, 0);
        double product = 0;
        double length = 0;
        for (int j = 0; j < v.length; j++) {
            double move = next[j] - v[j];
            product -= move * gradient[j];
            length += move * move;
            v[j] = next[j];
        }
        double slope = Swarms.square(gradient, 0, v.length);
        cosines[replica] = length > 0 && slope > 0 ? product / Math.sqrt(length * slope) : 0;
    }

    @Override
    public void observe(int replica, Observable observable, double[] into, int at) {
        double[] v = points[replica];
        double gap = p.objective().value(v, 0, v.length) - minimum;
        switch (observable.id()) {
            case "consensusPoint" -> System.arraycopy(v, 0, into, at, v.length);
            case "consensusSquare" -> into[at] = Swarms.square(v, 0, v.length);
            case "consensusValue" -> into[at] = gap;
            case "descentCosine" -> into[at] = cosines[replica];
            case "success" -> into[at] = gap <= p.successGap() ? 1 : 0;
            default -> throw new IllegalArgumentException(observable.id());
        }
    }
}
