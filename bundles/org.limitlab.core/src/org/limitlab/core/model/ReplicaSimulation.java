package org.limitlab.core.model;

import org.limitlab.core.problem.NumericalFailure;

/** A simulation whose replicas advance one after the other: the usual base of a model. */
public abstract class ReplicaSimulation implements Simulation {

    private final Batch batch;

    /** A simulation of the replicas of a batch. */
    protected ReplicaSimulation(Batch batch) {
        this.batch = batch;
    }

    /** The replicas and their random numbers. */
    protected final Batch batch() {
        return batch;
    }

    @Override
    public final void advance(double time) {
        for (int replica = 0; replica < batch.size(); replica++) {
            if (batch.isAlive(replica)) {
                batch.checkCancelled();
                try {
                    advance(replica, time);
                } catch (NumericalFailure failure) {
                    batch.fail(replica, failure);
                }
            }
        }
    }

    /**
     * Advances one replica.
     *
     * @param replica index within the batch
     * @param time the next observation time
     * @throws NumericalFailure if this replica cannot go on
     */
    protected abstract void advance(int replica, double time);
}
