package org.limitlab.family.teachers.batch;

import org.limitlab.core.model.Batch;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.ReplicaSimulation;
import org.limitlab.core.problem.NumericalFailure;

import java.util.Map;

/** Replicas that are data sets: each is drawn and learned once, and has no time of its own. */
abstract class OnceSimulation extends ReplicaSimulation {

    private final Map<String, double[]>[] results;

    @SuppressWarnings("unchecked")
    OnceSimulation(Batch batch) {
        super(batch);
        results = new Map[batch.size()];
    }

    /** Draws a replica's data, learns from them, and measures: observable ids with values. */
    abstract Map<String, double[]> learn(int replica);

    @Override
    protected void advance(int replica, double time) {
        if (results[replica] == null) {
            results[replica] = learn(replica);
        }
    }

    @Override
    public void observe(int replica, Observable observable, double[] into, int at) {
        try {
            advance(replica, 0);
        } catch (NumericalFailure failure) {
            batch().fail(replica, failure);
            java.util.Arrays.fill(into, at, at + observable.size(), Double.NaN);
            return;
        }
        double[] values = results[replica].get(observable.id());
        System.arraycopy(values, 0, into, at, values.length);
    }
}
