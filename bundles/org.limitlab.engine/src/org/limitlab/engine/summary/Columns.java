package org.limitlab.engine.summary;

import org.limitlab.core.model.Observable;
import org.limitlab.engine.plan.Cell;
import org.limitlab.engine.store.FailedReplica;
import org.limitlab.engine.store.ObservableData;
import org.limitlab.engine.store.ReplicaRange;
import org.limitlab.engine.store.ResultStore;

import java.util.BitSet;

/**
 * The values of an observable over all replicas, one time and index after the other, in memory that
 * does not grow with the number of times, indices or replicas beyond one column. Failed replicas
 * are left out at all times, so that all times speak of the same replicas.
 */
final class Columns {

    /** Numbers held at once, unless one column alone has more. */
    private static final int BUDGET = 1 << 21;

    /** Receives a column. */
    interface Sink {
        /**
         * One value a replica.
         *
         * @param column time-major, then the observable's axes
         */
        void accept(int column, double[] values);
    }

    private final ResultStore store;
    private final String key;
    private final int replicas;
    private final BitSet failed = new BitSet();
    private final int budget;

    /**
     * Columns of a cell.
     *
     * @param replicas how many to read, from 0
     */
    Columns(ResultStore store, Cell cell, int replicas) {
        this(store, cell.key(), replicas, BUDGET);
    }

    Columns(ResultStore store, String key, int replicas, int budget) {
        this.store = store;
        this.key = key;
        this.replicas = replicas;
        this.budget = budget;
        if (replicas > 0) {
            for (FailedReplica each : store.failures(key, new ReplicaRange(0, replicas))) {
                failed.set((int) each.replica());
            }
        }
    }

    /** How many replicas did not fail. */
    int sound() {
        return replicas - failed.cardinality();
    }

    /** Passes on all columns of an observable in order. */
    void each(Observable observable, int timeCount, Sink sink) {
        int stride = ObservableData.stride(observable, timeCount);
        int width = Math.max(1, Math.min(stride, budget / Math.max(1, replicas)));
        for (int from = 0; from < stride; from += width) {
            int to = Math.min(stride, from + width);
            double[][] columns = read(observable.id(), stride, from, to);
            for (int column = from; column < to; column++) {
                sink.accept(column, columns[column - from]);
            }
        }
    }

    private double[][] read(String observable, int stride, int from, int to) {
        double[][] columns = new double[to - from][sound()];
        int chunk = Math.max(1, budget / stride);
        int filled = 0;
        for (int first = 0; first < replicas; first += chunk) {
            int end = Math.min(replicas, first + chunk);
            double[] values = store.read(key, observable, new ReplicaRange(first, end));
            for (int replica = first; replica < end; replica++) {
                if (!failed.get(replica)) {
                    int at = (replica - first) * stride;
                    for (int column = from; column < to; column++) {
                        columns[column - from][filled] = values[at + column];
                    }
                    filled++;
                }
            }
        }
        return columns;
    }
}
