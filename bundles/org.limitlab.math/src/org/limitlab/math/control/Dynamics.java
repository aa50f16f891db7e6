package org.limitlab.math.control;

import org.limitlab.math.adjoint.Tape;

/** The right-hand side of x' = f(x, u), recorded on a tape. A running cost is one more state. */
public interface Dynamics {

    /** Length of the state. */
    int states();

    /** Length of the control at one time. */
    int controls();

    /**
     * Records the rates.
     *
     * @param tape where
     * @param x nodes of the state, shape (states)
     * @param u nodes of the control, shape (controls)
     * @param into receives the nodes of f(x, u), shape (states)
     */
    void rates(Tape tape, int[] x, int[] u, int[] into);
}
