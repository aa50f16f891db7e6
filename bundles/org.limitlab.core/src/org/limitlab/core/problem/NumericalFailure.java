package org.limitlab.core.problem;

/**
 * This replica ends, the others go on: a state is not finite, or a solver did not get there. The
 * engine stores the replica as failed with time, index and cause.
 */
public final class NumericalFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What happened, with the value and the place in the state. */
    public NumericalFailure(String message) {
        super(message);
    }

    /** What happened, and the exception behind it. */
    public NumericalFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
