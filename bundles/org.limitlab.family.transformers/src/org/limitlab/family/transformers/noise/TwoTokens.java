package org.limitlab.family.transformers.noise;

/**
 * The cosine u = 1 - w of two tokens as a diffusion of its own: du = a dt + sqrt(2 w (2 - w) q) dB
 * (Ito), a = kappa(u)(d - 2 + u²) - kappa(1)(d - 1) u + 2 c (1 - u²)/(1 + exp(beta (1 - u))), q =
 * kappa(1) - u kappa(u). Coefficients keep their digits at the diagonal w = 0; where the field is
 * odd they keep them at the antipode, too.
 */
final class TwoTokens {

    private final LayerKernel kernel;
    private final double beta;
    private final double strength;

    TwoTokens(LayerKernel kernel, double beta, double strength) {
        this.kernel = kernel;
        this.beta = beta;
        this.strength = strength;
    }

    /** True where the antipode is a fixed place. */
    boolean isOdd() {
        return kernel.isOdd();
    }

    /**
     * Drift of u.
     *
     * @param w 1 - u
     * @param v 1 + u; given beside w because one of the two is small and has more digits
     */
    double drift(double w, double v) {
        double attention = strength == 0 ? 0 : 2 * strength * w * v / (1 + Math.exp(beta * w));
        if (v < w && isOdd()) {
            return attention - kernel.drift(v);
        }
        return attention + kernel.drift(w);
    }

    /** q; the squared diffusion coefficient of u is 2 w v q. */
    double spread(double w, double v) {
        return v < w && isOdd() ? kernel.spread(v) : kernel.spread(w);
    }

    /** The limit of q/w at the diagonal. */
    double spreadSlope() {
        return kernel.atOne() + kernel.slopeAtOne();
    }

    /** Slope of the mean of log w at the diagonal: twice the Lyapunov exponent. */
    double logSlope() {
        return 2 * (kernel.lyapunov() - strength);
    }
}
