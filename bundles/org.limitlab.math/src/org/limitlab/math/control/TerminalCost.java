package org.limitlab.math.control;

import org.limitlab.math.adjoint.Tape;

/** What is to be small: a function of the last state, recorded on a tape. */
@FunctionalInterface
public interface TerminalCost {

    /** The node of h(x). */
    int cost(Tape tape, int[] x);
}
