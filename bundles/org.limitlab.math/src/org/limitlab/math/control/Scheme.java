package org.limitlab.math.control;

import org.limitlab.math.adjoint.Tape;

/** One-step schemes for x' = f(x, u) with u held during the step. */
public enum Scheme {
    /** x + h f(x), first order. */
    EULER,
    /** Runge-Kutta of second order at the midpoint. */
    MIDPOINT,
    /** Runge-Kutta of second order by the trapezoid: the mean of the slopes at both ends. */
    HEUN,
    /** The classical Runge-Kutta scheme of fourth order. */
    RK4;

    /** Records one step and gives the nodes of the new state. */
    int[] step(Tape tape, Dynamics f, int[] x, int[] u, double h) {
        int[] first = rates(tape, f, x, u);
        return switch (this) {
            case EULER -> moved(tape, x, h, first);
            case MIDPOINT -> moved(tape, x, h, rates(tape, f, moved(tape, x, h / 2, first), u));
            case HEUN -> {
                int[] second = rates(tape, f, moved(tape, x, h, first), u);
                yield moved(tape, moved(tape, x, h / 2, first), h / 2, second);
            }
            case RK4 -> {
                int[] second = rates(tape, f, moved(tape, x, h / 2, first), u);
                int[] third = rates(tape, f, moved(tape, x, h / 2, second), u);
                int[] fourth = rates(tape, f, moved(tape, x, h, third), u);
                int[] ends = moved(tape, moved(tape, x, h / 6, first), h / 6, fourth);
                yield moved(tape, moved(tape, ends, h / 3, second), h / 3, third);
            }
        };
    }

    private static int[] rates(Tape tape, Dynamics f, int[] x, int[] u) {
        int[] into = new int[x.length];
        f.rates(tape, x, u, into);
        return into;
    }

    private static int[] moved(Tape tape, int[] x, double h, int[] slope) {
        int[] y = new int[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = tape.axpy(x[i], h, slope[i]);
        }
        return y;
    }
}
