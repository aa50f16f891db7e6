package org.limitlab.family.transformers.noise;

/** Nonlinearity of an MLP block. */
public enum Activation {
    /** max(x, 0). */
    RELU {
        @Override
        double value(double x) {
            return Math.max(x, 0);
        }

        @Override
        void apply(double[] x, int from, int to) {
            for (int i = from; i < to; i++) {
                x[i] = Math.max(x[i], 0);
            }
        }

        @Override
        double slope(double x) {
            return x > 0 ? 1 : 0;
        }
    },
    /** x / (1 + exp(-x)). */
    SILU {
        @Override
        double value(double x) {
            return x / (1 + Math.exp(-x));
        }

        @Override
        void apply(double[] x, int from, int to) {
            for (int i = from; i < to; i++) {
                x[i] = x[i] / (1 + Math.exp(-x[i]));
            }
        }

        @Override
        double slope(double x) {
            double s = 1 / (1 + Math.exp(-x));
            return s * (1 + x * (1 - s));
        }
    },
    /** 1 / (1 + exp(-x)). */
    SIGMOID {
        @Override
        double value(double x) {
            return 1 / (1 + Math.exp(-x));
        }

        @Override
        void apply(double[] x, int from, int to) {
            for (int i = from; i < to; i++) {
                x[i] = 1 / (1 + Math.exp(-x[i]));
            }
        }

        @Override
        double slope(double x) {
            double s = value(x);
            return s * (1 - s);
        }
    },
    /** tanh x. */
    TANH {
        @Override
        double value(double x) {
            return Math.tanh(x);
        }

        @Override
        void apply(double[] x, int from, int to) {
            for (int i = from; i < to; i++) {
                x[i] = Math.tanh(x[i]);
            }
        }

        @Override
        double slope(double x) {
            double t = Math.tanh(x);
            return 1 - t * t;
        }
    };

    /** Replaces x by phi(x) in [from, to): a loop of its own for each function. */
    abstract void apply(double[] x, int from, int to);

    /** phi(x). */
    abstract double value(double x);

    /** phi'(x). */
    abstract double slope(double x);

    /** True if phi(-x) = -phi(x). */
    boolean isOdd() {
        return this == TANH;
    }
}
