package org.limitlab.math.ode;

/** The right-hand side of dy/dt = f(t, y). */
@FunctionalInterface
public interface VectorField {

    /**
     * Evaluates the right-hand side.
     *
     * @param t time
     * @param y state, shape (n); not to be modified
     * @param into derivative, shape (n); overwritten
     * @throws ArithmeticException where it is not defined
     */
    void derivative(double t, double[] y, double[] into);
}
