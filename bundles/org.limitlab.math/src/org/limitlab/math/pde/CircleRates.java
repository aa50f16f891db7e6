package org.limitlab.math.pde;

import org.limitlab.math.fourier.Fft;

/**
 * Right-hand side of the conservation law on the circle
 *
 * <pre>
 * d_t rho + d_theta (rho v) = D d_theta² rho,   v = -c (s * rho) / (w * rho)
 * </pre>
 *
 * with an odd kernel s(x) = sum_k s_k sin kx and an even one w(x) = w_0 + sum_k w_k cos kx, or no
 * denominator. The state is the modes mu_k = int exp(ik theta) rho, k = 1 .. M; mu_0 = 1 is the
 * mass. Products are formed on a grid of at least 3 M + 1 points, so that a product of two resolved
 * functions has no aliases (the 2/3 rule). Holds buffers: one thread. No call allocates.
 */
final class CircleRates {

    private final int modes;
    private final double speed;
    private final double diffusion;
    private final double[] sine;
    private final double[] cosine;
    private final Fft fourier;
    private final double[] re;
    private final double[] im;
    private final double[] lower;
    private final double[] unused;

    /**
     * Rates for M modes.
     *
     * @param sine s_1, s_2, ... from index 1 on; those beyond M are passed over
     * @param cosine w_0, w_1, ...; null for no denominator
     */
    CircleRates(int modes, double[] sine, double[] cosine, double speed, double diffusion) {
        this.modes = modes;
        this.sine = sine;
        this.cosine = cosine;
        this.speed = speed;
        this.diffusion = diffusion;
        int grid = Fft.atLeast(3 * modes + 1);
        this.fourier = new Fft(grid);
        this.re = new double[grid];
        this.im = new double[grid];
        this.lower = new double[cosine == null ? 0 : grid];
        this.unused = new double[cosine == null ? 0 : grid];
    }

    /**
     * The derivative.
     *
     * @param y Re mu_1, Im mu_1, Re mu_2, ...; shape (2 M)
     * @param into same shape; overwritten
     */
    void rates(double[] y, double[] into) {
        int grid = fourier.size();
        fillDensityAndField(y);
        fourier.backward(re, im);
        if (cosine != null) {
            fillWeights(y);
            fourier.backward(lower, unused);
        }
        for (int g = 0; g < grid; g++) {
            double v = -speed * im[g] / (cosine == null ? 1 : lower[g]);
            re[g] *= v;
            im[g] = 0;
        }
        fourier.backward(re, im);
        double cell = 2 * Math.PI / grid;
        for (int k = 1; k <= modes; k++) {
            int at = 2 * (k - 1);
            double decay = diffusion * k * k;
            into[at] = -k * cell * im[k] - decay * y[at];
            into[at + 1] = k * cell * re[k] - decay * y[at + 1];
        }
    }

    /**
     * Coefficients of rho + i (s * rho) at exp(ik theta): with a_k = conj(mu_k) the density has a_k
     * / 2 pi and s * rho has s_k a_k / 2i.
     */
    private void fillDensityAndField(double[] y) {
        java.util.Arrays.fill(re, 0);
        java.util.Arrays.fill(im, 0);
        int grid = fourier.size();
        re[0] = 0.5 / Math.PI;
        for (int k = 1; k <= modes; k++) {
            double a = y[2 * (k - 1)];
            double b = -y[2 * (k - 1) + 1];
            double half = k < sine.length ? sine[k] / 2 : 0;
            double density = 0.5 / Math.PI;
            re[k] = (density + half) * a;
            im[k] = (density + half) * b;
            re[grid - k] = (density - half) * a;
            im[grid - k] = (half - density) * b;
        }
    }

    private void fillWeights(double[] y) {
        java.util.Arrays.fill(lower, 0);
        java.util.Arrays.fill(unused, 0);
        int grid = fourier.size();
        lower[0] = cosine[0];
        for (int k = 1; k <= modes && k < cosine.length; k++) {
            double a = y[2 * (k - 1)] * cosine[k] / 2;
            double b = -y[2 * (k - 1) + 1] * cosine[k] / 2;
            lower[k] = a;
            unused[k] = b;
            lower[grid - k] = a;
            unused[grid - k] = -b;
        }
    }
}
