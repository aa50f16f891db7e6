package org.limitlab.core.model;

import org.limitlab.core.problem.NumericalFailure;

/**
 * Some replicas of a finite system, advanced together. A replica's numbers do not depend on its
 * place in the batch. Not thread-safe; one thread calls it.
 */
public interface Simulation {

    /**
     * Advances every replica that has not failed.
     *
     * @param time the next observation time, not before the last one; the first call may be with
     *     time 0, when nothing moves
     * @throws NumericalFailure if the whole batch is lost; a single replica is reported through
     *     {@link Batch#fail} instead
     */
    void advance(double time);

    /**
     * Writes what a replica shows now.
     *
     * @param replica index within the batch
     * @param observable one of the model's observables
     * @param into receives {@link Observable#size()} values in row-major order of its axes
     * @param at first index in {@code into}
     */
    void observe(int replica, Observable observable, double[] into, int at);
}
