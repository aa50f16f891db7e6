package org.limitlab.core.experiment;

import java.util.OptionalDouble;

/**
 * Limits of a run.
 *
 * @param seconds wall-clock limit; the run stops with a checkpoint
 * @param stopOnFailure true to stop at the first failed replica, false to keep going
 */
public record Budget(OptionalDouble seconds, boolean stopOnFailure) {

    /** No limit; failed replicas are recorded and the others go on. */
    public static final Budget NONE = new Budget(OptionalDouble.empty(), false);
}
