package org.limitlab.math.stats;

/**
 * Weighted least squares of {@code m_i = c f_i exp(-p x_i)}: for each p the best c is a closed
 * form, so only {@code F(p) = (sum w m phi)² / sum w phi²} has to be maximised over p. The global
 * maximum is bracketed on a grid of exponents from a growth by e^10 to a decay by e^-40 over the
 * points, then polished by Newton's method.
 */
final class DecayFit {

    private static final double LOWEST = -10;
    private static final double HIGHEST = 40;
    private static final int GRID = 100;

    private final DecayLaw law;
    private final double[] factor;
    private final double[] mean;
    private final double[] weight;
    private final double centre;
    private final double span;
    private final int n;

    private double a;
    private double b;
    private double slope;
    private double curvature;

    /**
     * @param factor f, shape (points)
     * @param mean shape (points)
     * @param variance of the means, positive, shape (points)
     */
    DecayFit(DecayLaw law, double[] factor, double[] mean, double[] variance) {
        this.law = law;
        this.factor = factor;
        this.mean = mean;
        this.n = law.count();
        this.span = law.span();
        this.weight = new double[n];
        double sum = 0;
        for (int i = 0; i < n; i++) {
            weight[i] = 1 / variance[i];
            sum += law.abscissa(i);
        }
        this.centre = sum / n;
    }

    /** The best exponent; NaN if the data do not determine one. */
    double exponent() {
        double best = Double.NaN;
        double bestObjective = Double.NEGATIVE_INFINITY;
        for (int k = 0; k <= GRID; k++) {
            double p = (LOWEST + (HIGHEST - LOWEST) * k / GRID) / span;
            double objective = evaluate(p);
            if (objective > bestObjective) {
                bestObjective = objective;
                best = p;
            }
        }
        return exponentNear(best);
    }

    /** The local maximum uphill from an exponent; NaN if none lies in the range. */
    double exponentNear(double start) {
        double p = start;
        double objective = evaluate(p);
        for (int iteration = 0; iteration < 60; iteration++) {
            double longest = 2 / span;
            double step = curvature < 0 ? -slope / curvature : Math.copySign(longest, slope);
            step = Math.max(-longest, Math.min(longest, step));
            if (!(Math.abs(step) > 1e-11 / span)) {
                return Double.isNaN(step) ? Double.NaN : p;
            }
            double next = evaluate(p + step);
            while (!(next >= objective) && Math.abs(step) > 1e-11 / span) {
                step /= 4;
                next = evaluate(p + step);
            }
            if (!(next >= objective)) {
                return p;
            }
            p += step;
            objective = next;
            if (p * span < LOWEST || p * span > HIGHEST) {
                return Double.NaN;
            }
        }
        return p;
    }

    /** The best constant c for an exponent. */
    double constant(double p) {
        evaluate(p);
        return a / b * Math.exp(p * centre);
    }

    /** Sum of squared residuals over variances at an exponent, the constant at its best. */
    double chiSquared(double p) {
        double c = constant(p);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double residual = mean[i] - value(i, c, p);
            sum += weight[i] * residual * residual;
        }
        return sum;
    }

    /**
     * Variance of the exponent by linear error propagation around the law with constant c and
     * exponent p.
     */
    double exponentVariance(double c, double p) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        for (int i = 0; i < n; i++) {
            double x = law.abscissa(i) - centre;
            double value = value(i, c, p);
            double w = weight[i] * value * value;
            s0 += w;
            s1 += w * x;
            s2 += w * x * x;
        }
        return s0 / (s0 * s2 - s1 * s1);
    }

    private double value(int i, double c, double p) {
        return c * factor[i] * Math.exp(-p * law.abscissa(i));
    }

    /** The maximised F; leaves derivatives of log F in {@code slope} and {@code curvature}. */
    private double evaluate(double p) {
        double a0 = 0;
        double a1 = 0;
        double a2 = 0;
        double b0 = 0;
        double b1 = 0;
        double b2 = 0;
        for (int i = 0; i < n; i++) {
            double x = law.abscissa(i) - centre;
            double phi = factor[i] * Math.exp(-p * x);
            double wm = weight[i] * mean[i] * phi;
            double ww = weight[i] * phi * phi;
            a0 += wm;
            a1 -= wm * x;
            a2 += wm * x * x;
            b0 += ww;
            b1 -= 2 * ww * x;
            b2 += 4 * ww * x * x;
        }
        a = a0;
        b = b0;
        slope = 2 * a1 / a0 - b1 / b0;
        curvature = 2 * (a2 / a0 - a1 / a0 * (a1 / a0)) - (b2 / b0 - b1 / b0 * (b1 / b0));
        return a0 * a0 / b0;
    }
}
