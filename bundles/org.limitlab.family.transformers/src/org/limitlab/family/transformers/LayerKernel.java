package org.limitlab.family.transformers;

import org.limitlab.math.quadrature.GaussRule;

/**
 * Covariance of an infinitely wide random MLP block, G(y) = m^-1/2 W phi(U y / sqrt d + bU) + bW:
 * kappa(u) = E[phi(Z1) phi(Z2)] + sW², with (Z1, Z2) normal of variance 1/d + sU² and covariance
 * u/d + sU². ReLU by the arc-cosine kernel, the others by a Gauss rule of 120 nodes a dimension,
 * exact to 1e-12.
 */
final class LayerKernel {

    private static final int NODES = 120;

    private final Activation activation;
    private final int dimension;
    private final double inner;
    private final double outer;
    private final GaussRule rule;

    /**
     * A kernel.
     *
     * @param dimension d, at least 2
     * @param innerBias sU, standard deviation of the biases inside phi
     * @param outerBias sW, standard deviation of the biases outside
     */
    LayerKernel(Activation activation, int dimension, double innerBias, double outerBias) {
        this.activation = activation;
        this.dimension = dimension;
        this.inner = innerBias * innerBias;
        this.outer = outerBias * outerBias;
        this.rule = activation == Activation.RELU ? null : GaussRule.hermite(NODES);
    }

    /** kappa(u), u in [-1, 1]. */
    double value(double u) {
        double variance = 1.0 / dimension + inner;
        double covariance = u / dimension + inner;
        if (activation == Activation.RELU) {
            double cos = Math.max(-1, Math.min(1, covariance / variance));
            double t = Math.acos(cos);
            double sin = Math.sqrt((1 - cos) * (1 + cos));
            return variance / (2 * Math.PI) * (sin + (Math.PI - t) * cos) + outer;
        }
        double scale = Math.sqrt(variance);
        double slope = covariance / scale;
        double rest = Math.sqrt(Math.max(0, variance - slope * slope));
        double sum = 0;
        for (int i = 0; i < rule.size(); i++) {
            double x = rule.node(i);
            double mean = rule.apply(z -> activation.value(slope * x + rest * z));
            sum += rule.weight(i) * activation.value(scale * x) * mean;
        }
        return sum + outer;
    }

    /** kappa'(1) = E[phi'(Z)²] / d, Z normal of variance 1/d + sU². */
    double slopeAtOne() {
        if (activation == Activation.RELU) {
            return 0.5 / dimension;
        }
        double scale = Math.sqrt(1.0 / dimension + inner);
        return rule.apply(z -> Math.pow(activation.slope(scale * z), 2)) / dimension;
    }

    /** Top Lyapunov exponent: the slope of the mean of log |X - Y| near the diagonal. */
    double lyapunov() {
        return (dimension - 3) / 2.0 * slopeAtOne() - (dimension - 1) / 2.0 * value(1);
    }

    /** The slope of log E |X - Y|² near the diagonal. */
    double secondMomentExponent() {
        return (dimension - 1) * slopeAtOne() - (dimension - 3) * value(1);
    }

    /** Drift of u = &lt;X, Y&gt; of two tokens without attention (Ito). */
    double drift(double u) {
        return value(u) * (dimension - 2 + u * u) - value(1) * (dimension - 1) * u;
    }

    /** Squared diffusion coefficient of u. */
    double squaredDiffusion(double u) {
        return 2 * (1 - u * u) * (value(1) - u * value(u));
    }

    /**
     * The rate l' of the dissipation theorem, E E_beta(t) &lt;= exp((eps + l') t) E E_beta(0):
     * minus the infimum over [-1, 1) of F(u) = beta exp(beta u) G(u) / (exp(beta) - exp(beta u)),
     * where F(1-) = -lbar is always among the candidates. Found on a grid that is refined where it
     * is least; accurate to 1e-8.
     *
     * @param beta inverse temperature, above 0
     */
    double dissipationRate(double beta) {
        double one = value(1);
        double least = -secondMomentExponent();
        int cells = 400;
        double bestU = 1;
        for (int i = 0; i <= cells; i++) {
            double t = Math.PI * i / cells;
            double u = -Math.cos(t);
            if (1 - u > 1e-9) {
                double f = dissipation(u, beta, one);
                if (f < least) {
                    least = f;
                    bestU = u;
                }
            }
        }
        return -(bestU >= 1 ? least : Math.min(least, refined(bestU, cells, beta, one)));
    }

    private double refined(double u, int cells, double beta, double one) {
        double t = Math.acos(-u);
        double low = Math.max(0, t - Math.PI / cells);
        double high = Math.min(Math.PI, t + Math.PI / cells);
        double golden = (Math.sqrt(5) - 1) / 2;
        for (int i = 0; i < 60; i++) {
            double a = high - golden * (high - low);
            double b = low + golden * (high - low);
            if (dissipation(-Math.cos(a), beta, one) < dissipation(-Math.cos(b), beta, one)) {
                high = b;
            } else {
                low = a;
            }
        }
        return dissipation(-Math.cos((low + high) / 2), beta, one);
    }

    private double dissipation(double u, double beta, double one) {
        double g =
                value(u) * (dimension - 2 + u * u - beta * u * (1 - u * u))
                        + one * (beta * (1 - u * u) - (dimension - 1) * u);
        return beta * g / Math.expm1(beta * (1 - u));
    }
}
