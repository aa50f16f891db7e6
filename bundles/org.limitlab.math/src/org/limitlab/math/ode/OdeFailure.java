package org.limitlab.math.ode;

/** An integration that could not go on; the message says where, why and what was tried. */
public final class OdeFailure extends ArithmeticException {

    private static final long serialVersionUID = 1L;

    private final double time;

    OdeFailure(String reason, double time, Throwable cause) {
        super(reason);
        initCause(cause);
        this.time = time;
    }

    /** The last time that was reached. */
    public double time() {
        return time;
    }
}
