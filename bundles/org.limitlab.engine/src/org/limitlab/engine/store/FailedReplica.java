package org.limitlab.engine.store;

import java.util.Objects;

/**
 * A replica that ended early. Its values are NaN from the first time that it did not reach, and NaN
 * throughout for observables that are not in time.
 *
 * @param replica index in the cell, from 0
 * @param time the observation time that it was advanced to when it failed
 * @param cause what happened, one line
 */
public record FailedReplica(long replica, double time, String cause) {

    public FailedReplica {
        Objects.requireNonNull(cause);
        if (replica < 0) {
            throw new IllegalArgumentException("replica = " + replica + " is negative");
        }
    }
}
