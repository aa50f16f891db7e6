package org.limitlab.math.control;

import org.limitlab.math.adjoint.Tape;

/** Single steps of a system with given controls. Holds its tape, so it is not thread-safe. */
public final class Stepper {

    private final Dynamics dynamics;
    private final Scheme scheme;
    private final Tape tape = new Tape();

    /** Steps of a system by a scheme. */
    public Stepper(Dynamics dynamics, Scheme scheme) {
        this.dynamics = dynamics;
        this.scheme = scheme;
    }

    /**
     * Makes one step.
     *
     * @param x state, shape (states); overwritten
     * @param u controls, held during the step, shape (controls)
     * @param h length of the step
     */
    public void step(double[] x, double[] u, double h) {
        tape.clear();
        int[] moved = scheme.step(tape, dynamics, tape.leaves(x), tape.leaves(u), h);
        for (int i = 0; i < x.length; i++) {
            x[i] = tape.value(moved[i]);
        }
    }

    /** The value of a cost at a state. */
    public double cost(TerminalCost cost, double[] x) {
        tape.clear();
        return tape.value(cost.cost(tape, tape.leaves(x)));
    }
}
