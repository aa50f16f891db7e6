package org.limitlab.engine.store;

import org.limitlab.core.model.Observable;

import java.util.Objects;

/**
 * Values of one observable for a contiguous range of replicas.
 *
 * @param observable what it is
 * @param values replica-major, then time where the observable is in time, then its axes in
 *     row-major order; shared with the caller, who must not change it afterwards
 */
public record ObservableData(Observable observable, double[] values) {

    public ObservableData {
        Objects.requireNonNull(observable);
        Objects.requireNonNull(values);
    }

    /** Number of values of one replica: times (where in time) by {@link Observable#size()}. */
    public static int stride(Observable observable, int timeCount) {
        return Math.multiplyExact(observable.inTime() ? timeCount : 1, observable.size());
    }
}
