package org.limitlab.math.pde;

import org.limitlab.math.ode.DormandPrince;
import org.limitlab.math.ode.VectorField;

import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * Densities on the circle that move by the mean of a kernel over themselves,
 *
 * <pre>
 * d_t rho + d_theta (rho v) = D d_theta² rho,   v = -c (s * rho) / (w * rho),
 * s(x) = sum_k s_k sin kx,   w(x) = w_0 + sum_k w_k cos kx (or no denominator),
 * </pre>
 *
 * by Fourier-Galerkin: modes mu_k = int exp(ik theta) rho for k up to M, products formed on a grid
 * without aliases, Dormand-Prince in time. M is doubled, and the tolerance in time changed tenfold,
 * until two solutions agree; their difference is the stated error. A density that narrows needs
 * ever more modes, and there is a last number of them.
 *
 * @param sine s_k at index k; index 0 is not read
 * @param cosine w_k at index k, with w * rho above 0; null for no denominator
 * @param speed c
 * @param diffusion D, at least 0
 */
public record CircleTransport(double[] sine, double[] cosine, double speed, double diffusion) {

    private static final int FEWEST = 32;
    private static final int PARTS = 48;

    public CircleTransport {
        if (!(diffusion >= 0) || !Double.isFinite(speed)) {
            throw new IllegalArgumentException("speed " + speed + ", diffusion " + diffusion);
        }
        sine = sine.clone();
        cosine = cosine == null ? null : cosine.clone();
    }

    /** The modes of a law on the circle. */
    @FunctionalInterface
    public interface Law {
        /**
         * int exp(ik theta) of the law.
         *
         * @param k at least 1
         * @param into receives real and imaginary part
         */
        void mode(int k, double[] into);
    }

    /**
     * A solution at the times asked for.
     *
     * @param modes M
     * @param state Re mu_1, Im mu_1, Re mu_2, ... at each time; shape (times, 2 M)
     * @param error by how much the solution with M/2 modes differs in each mode at each time, at
     *     least the tolerance in time; shape (times, M)
     */
    public record Solution(int modes, double[][] state, double[][] error) {
        /** Re mu_k; 0 beyond M. */
        public double real(int time, int k) {
            return k > modes ? 0 : state[time][2 * (k - 1)];
        }

        /** Im mu_k; 0 beyond M. */
        public double imaginary(int time, int k) {
            return k > modes ? 0 : state[time][2 * (k - 1) + 1];
        }

        /** |mu_k|. */
        public double amplitude(int time, int k) {
            return Math.hypot(real(time, k), imaginary(time, k));
        }

        /** Absolute error of mu_k. */
        public double error(int time, int k) {
            return k > modes ? 0 : error[time][k - 1];
        }
    }

    /**
     * Solves from time 0.
     *
     * @param start the law at time 0
     * @param times increasing, at least 0
     * @param tolerance wanted absolute error of each mode
     * @param mostModes last number of modes
     * @param cancelled polled; when true the call ends with a CancellationException
     * @throws ArithmeticException if the modes do not suffice; the message says what was tried
     */
    public Solution solve(
            Law start, double[] times, double tolerance, int mostModes, BooleanSupplier cancelled) {
        double[][] coarse = null;
        double worst = Double.POSITIVE_INFINITY;
        double fine = tolerance / 30;
        for (int modes = FEWEST; modes <= mostModes; modes *= 2) {
            double[] y = initial(start, modes);
            boolean resolved = tail(y) <= tolerance;
            double[][] now = resolved ? run(y, times, fine, cancelled) : null;
            if (now != null && coarse != null) {
                double[][] error = difference(coarse, now, fine);
                worst = largest(error);
                if (worst <= tolerance) {
                    return new Solution(modes, now, error);
                }
            }
            coarse = now;
            fine = fine < tolerance / 100 ? tolerance / 30 : tolerance / 300;
        }
        throw new ArithmeticException(
                "with "
                        + mostModes
                        + " Fourier modes the density at time "
                        + times[times.length - 1]
                        + (Double.isFinite(worst)
                                ? " is known to " + worst + " only"
                                : " is not resolved")
                        + ", not to "
                        + tolerance
                        + ": it is too narrow there; ask for earlier times");
    }

    private static double[] initial(Law start, int modes) {
        double[] y = new double[2 * modes];
        double[] mode = new double[2];
        for (int k = 1; k <= modes; k++) {
            start.mode(k, mode);
            y[2 * k - 2] = mode[0];
            y[2 * k - 1] = mode[1];
        }
        return y;
    }

    /** Largest entry of the last eighth. */
    private static double tail(double[] y) {
        double largest = 0;
        for (int i = y.length - y.length / 8; i < y.length; i++) {
            largest = Math.max(largest, Math.abs(y[i]));
        }
        return largest;
    }

    /** The states at the times; null where a narrow density makes the numbers blow up. */
    private double[][] run(
            double[] start, double[] times, double tolerance, BooleanSupplier cancelled) {
        CircleRates rates = new CircleRates(start.length / 2, sine, cosine, speed, diffusion);
        // the integrator bounds a mean over all modes, and most of them are empty
        double each = tolerance / Math.sqrt(start.length);
        DormandPrince integrator = DormandPrince.of(each, Math.max(1e-13, Math.min(1e-10, each)));
        VectorField field = (t, state, into) -> poll(rates, state, into, cancelled);
        double part = times[times.length - 1] / PARTS;
        double[][] states = new double[times.length][];
        double[] y = start;
        double now = 0;
        for (int i = 0; i < times.length; i++) {
            double from = now;
            int pieces = part > 0 ? (int) Math.ceil((times[i] - from) / part) : 0;
            for (int piece = 1; piece <= pieces; piece++) {
                double to = piece == pieces ? times[i] : from + (times[i] - from) * piece / pieces;
                y = integrator.solve(field, now, y, to).last();
                now = to;
                if (!isBounded(y)) {
                    return null;
                }
            }
            states[i] = y;
        }
        return states;
    }

    private static void poll(
            CircleRates rates, double[] state, double[] into, BooleanSupplier cancelled) {
        if (cancelled.getAsBoolean()) {
            throw new java.util.concurrent.CancellationException("cancelled");
        }
        rates.rates(state, into);
    }

    /** No mode of a probability exceeds 1: a larger one means that the solution has broken. */
    private static boolean isBounded(double[] y) {
        return Arrays.stream(y).allMatch(v -> Math.abs(v) < 1.5);
    }

    private static double[][] difference(double[][] coarse, double[][] fine, double least) {
        double[][] error = new double[fine.length][];
        for (int t = 0; t < fine.length; t++) {
            error[t] = new double[fine[t].length / 2];
            for (int k = 0; k < error[t].length; k++) {
                boolean both = 2 * k < coarse[t].length;
                double re = fine[t][2 * k] - (both ? coarse[t][2 * k] : 0);
                double im = fine[t][2 * k + 1] - (both ? coarse[t][2 * k + 1] : 0);
                error[t][k] = Math.max(least, Math.hypot(re, im));
            }
        }
        return error;
    }

    private static double largest(double[][] error) {
        double largest = 0;
        for (double[] row : error) {
            for (double e : row) {
                largest = Math.max(largest, e);
            }
        }
        return largest;
    }
}
