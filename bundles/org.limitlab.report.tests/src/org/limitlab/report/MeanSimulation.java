package org.limitlab.report;

import org.limitlab.core.model.Batch;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.ReplicaSimulation;
import org.limitlab.math.random.Purpose;
import org.limitlab.math.random.RandomStream;

/** One normal a replica, which stands for the mean of N. */
final class MeanSimulation extends ReplicaSimulation {
    private final MeanOfNormals.Parameters p;
    private final double[] start;
    private double now;

    MeanSimulation(MeanOfNormals.Parameters p, Batch batch) {
        super(batch);
        this.p = p;
        this.start = new double[batch.size()];
        for (int replica = 0; replica < start.length; replica++) {
            RandomStream random = batch.stream(replica, Purpose.INITIAL);
            start[replica] = 1 + p.spread() / Math.sqrt(p.particles()) * random.nextGaussian();
        }
    }

    @Override
    protected void advance(int replica, double time) {
        now = time;
    }

    @Override
    public void observe(int replica, Observable observable, double[] into, int at) {
        into[at] = start[replica] * Math.exp(-p.rate() * now);
    }
}
