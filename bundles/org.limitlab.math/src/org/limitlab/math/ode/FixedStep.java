package org.limitlab.math.ode;

/**
 * Explicit schemes of fixed step, for results that belong to one discretisation (an optimum "in
 * Euler's scheme with dt = 0.05") and for convergence studies. Holds its work arrays: nothing is
 * allocated after the constructor. Not thread-safe.
 */
public final class FixedStep {

    /** The scheme; order of the global error in its name's place. */
    public enum Scheme {
        /** Euler: y + h f(y); order 1. */
        EULER(1),
        /** Explicit midpoint: y + h f(y + h/2 f(y)); order 2. */
        MIDPOINT(2),
        /** Heun, the explicit trapezoid: y + h/2 (f(y) + f(y + h f(y))); order 2. */
        HEUN(2),
        /** The classical scheme of Runge and Kutta; order 4. */
        RK4(4);

        private final int order;

        Scheme(int order) {
            this.order = order;
        }

        /** Order of the global error in the step. */
        public int order() {
            return order;
        }
    }

    private final Scheme scheme;
    private final double[] stage;
    private final double[] slope;
    private final double[] sum;

    /** A stepper for states of a dimension. */
    public FixedStep(Scheme scheme, int dimension) {
        this.scheme = scheme;
        this.stage = new double[dimension];
        this.slope = new double[dimension];
        this.sum = new double[dimension];
    }

    /**
     * One step.
     *
     * @param field right-hand side
     * @param t time before the step
     * @param y state, shape (n); overwritten by the state at t + h
     * @param h step, may be negative
     */
    public void step(VectorField field, double t, double[] y, double h) {
        field.derivative(t, y, slope);
        switch (scheme) {
            case EULER -> add(y, y, h, slope);
            case MIDPOINT -> {
                add(stage, y, h / 2, slope);
                field.derivative(t + h / 2, stage, slope);
                add(y, y, h, slope);
            }
            case HEUN -> {
                add(stage, y, h, slope);
                add(sum, y, h / 2, slope);
                field.derivative(t + h, stage, slope);
                add(y, sum, h / 2, slope);
            }
            case RK4 -> rk4(field, t, y, h);
        }
    }

    private void rk4(VectorField field, double t, double[] y, double h) {
        add(sum, y, h / 6, slope);
        add(stage, y, h / 2, slope);
        field.derivative(t + h / 2, stage, slope);
        add(sum, sum, h / 3, slope);
        add(stage, y, h / 2, slope);
        field.derivative(t + h / 2, stage, slope);
        add(sum, sum, h / 3, slope);
        add(stage, y, h, slope);
        field.derivative(t + h, stage, slope);
        add(y, sum, h / 6, slope);
    }

    private static void add(double[] into, double[] a, double factor, double[] b) {
        for (int i = 0; i < into.length; i++) {
            into[i] = a[i] + factor * b[i];
        }
    }

    /**
     * Steps of equal length.
     *
     * @param y state at {@code from}; overwritten by the state at {@code until}
     * @param steps how many, at least 1
     * @throws OdeFailure where the state is no longer finite
     */
    public void run(VectorField field, double from, double[] y, double until, int steps) {
        double h = (until - from) / steps;
        for (int k = 0; k < steps; k++) {
            step(field, from + k * h, y, h);
            for (double value : y) {
                if (!Double.isFinite(value)) {
                    throw new OdeFailure(
                            "the state is no longer finite at t = "
                                    + (from + (k + 1) * h)
                                    + " ("
                                    + scheme
                                    + ", step "
                                    + h
                                    + ")",
                            from + k * h,
                            null);
                }
            }
        }
    }
}
