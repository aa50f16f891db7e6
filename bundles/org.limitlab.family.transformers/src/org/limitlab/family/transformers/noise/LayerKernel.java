package org.limitlab.family.transformers.noise;

import org.limitlab.math.gaussian.ArcCosine;
import org.limitlab.math.gaussian.DualActivation;

/**
 * Covariance of an infinitely wide random MLP block, G(y) = m^-1/2 W phi(U y / sqrt d + bU) + bW:
 * kappa(u) = E[phi(Z1) phi(Z2)] + sW², with (Z1, Z2) normal of variance q = 1/d + sU² and
 * covariance u/d + sU². ReLU by the arc-cosine kernel, the others by Mehler's series; both to about
 * 1e-14 of kappa(1).
 */
final class LayerKernel {

    private static final int CELLS = 400;

    private final Activation activation;
    private final int dimension;
    private final double outer;
    private final double variance;
    private final double inner;
    private final DualActivation dual;
    private final double one;

    /**
     * A kernel.
     *
     * @param dimension d, at least 1
     * @param innerBias sU, standard deviation of the biases inside phi
     * @param outerBias sW, standard deviation of the biases outside
     */
    LayerKernel(Activation activation, int dimension, double innerBias, double outerBias) {
        this.activation = activation;
        this.dimension = dimension;
        this.inner = innerBias * innerBias;
        this.outer = outerBias * outerBias;
        this.variance = 1.0 / dimension + inner;
        this.dual =
                activation == Activation.RELU
                        ? null
                        : DualActivation.of(activation::value, variance);
        this.one = value(1);
    }

    /** d. */
    int dimension() {
        return dimension;
    }

    /** True where the field is odd, so that antipodal tokens stay antipodal. */
    boolean isOdd() {
        return activation.isOdd() && inner == 0 && outer == 0;
    }

    /** kappa(u), u in [-1, 1]. */
    double value(double u) {
        double r = (u / dimension + inner) / variance;
        return (dual == null ? variance * ArcCosine.value(r) : dual.value(r)) + outer;
    }

    /** kappa(1) - kappa(1 - w) without cancellation, w in [0, 2]. */
    double drop(double w) {
        double s = w / (dimension * variance);
        return dual == null ? variance * ArcCosine.drop(s) : dual.drop(s);
    }

    /** kappa(1), the variance of each component of the field. */
    double atOne() {
        return one;
    }

    /** kappa'(1) = E[phi'(Z)²] / d, Z normal of variance 1/d + sU². */
    double slopeAtOne() {
        return dual == null ? 0.5 / dimension : dual.slopeAtOne() / (dimension * variance);
    }

    /** Top Lyapunov exponent: the slope of the mean of log |X - Y| near the diagonal. */
    double lyapunov() {
        return (dimension - 3) / 2.0 * slopeAtOne() - (dimension - 1) / 2.0 * one;
    }

    /** The slope of log E |X - Y|² near the diagonal. */
    double secondMomentExponent() {
        return (dimension - 1) * slopeAtOne() - (dimension - 3) * one;
    }

    /**
     * Drift of u = &lt;X, Y&gt; of two tokens without attention (Ito), kappa(u)(d - 2 + u²) -
     * kappa(1)(d - 1) u, by w = 1 - u, so that it keeps its digits near the diagonal.
     */
    double drift(double w) {
        double d = dimension;
        return one * w * (d - 3 + w) - drop(w) * (d - 1 - w * (2 - w));
    }

    /**
     * kappa(1) - u kappa(u) at u = 1 - w: the squared diffusion coefficient of u is 2 (1 - u²)
     * times this.
     */
    double spread(double w) {
        return w * one + (1 - w) * drop(w);
    }

    /**
     * The rate l' of the dissipation theorem, E E_beta(t) &lt;= exp((eps + l') t) E E_beta(0):
     * minus the infimum over [-1, 1) of F(u) = beta exp(beta u) G(u) / (exp(beta) - exp(beta u)),
     * where F(1-) = -lbar is always among the candidates. Found on a grid of angles that is refined
     * where F is least; accurate to 1e-10.
     *
     * @param beta inverse temperature, above 0
     */
    double dissipationRate(double beta) {
        double least = -secondMomentExponent();
        int best = 0;
        for (int i = 1; i <= CELLS; i++) {
            double f = dissipation(Math.PI * i / CELLS, beta);
            if (f < least) {
                least = f;
                best = i;
            }
        }
        return -Math.min(least, refined(best, beta));
    }

    private double refined(int cell, double beta) {
        double low = Math.max(1e-9, Math.PI * (cell - 1) / CELLS);
        double high = Math.min(Math.PI, Math.PI * (cell + 1) / CELLS);
        double golden = (Math.sqrt(5) - 1) / 2;
        for (int i = 0; i < 60; i++) {
            double a = high - golden * (high - low);
            double b = low + golden * (high - low);
            if (dissipation(a, beta) < dissipation(b, beta)) {
                high = b;
            } else {
                low = a;
            }
        }
        return dissipation((low + high) / 2, beta);
    }

    /** F at the angle t between two tokens, u = cos t. */
    private double dissipation(double t, double beta) {
        double sin = Math.sin(t / 2);
        double w = 2 * sin * sin;
        double g = drift(w) + beta * w * (2 - w) * spread(w);
        return beta * g / Math.expm1(beta * w);
    }
}
