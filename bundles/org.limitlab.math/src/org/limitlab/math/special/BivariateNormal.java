package org.limitlab.math.special;

import org.limitlab.math.quadrature.GaussRule;

/**
 * The distribution function of two standard normal variables with a correlation, P(X &lt;= h, Y
 * &lt;= k).
 *
 * <p>By Owen's function T, an integral of a smooth function over at most [0, 1] with 24 Gauss
 * points, to 1e-15 absolutely; values below 1e-6, where the terms cancel, by an integral of
 * positive terms over the log-concave density of X given the event, to 1e-9 of the value. Source:
 * Owen (1956), Tables for computing bivariate normal probabilities.
 */
public final class BivariateNormal {

    private static final int POINTS = 24;
    private static final double CANCELS_BELOW = 1e-6;
    private static final double DROP = 42;
    private static final double[] NODES = new double[POINTS];
    private static final double[] WEIGHTS = new double[POINTS];

    static {
        GaussRule rule = GaussRule.legendre(POINTS);
        for (int i = 0; i < POINTS; i++) {
            NODES[i] = 0.5 * (1 + rule.node(i));
            WEIGHTS[i] = 0.5 * rule.weight(i);
        }
    }

    private BivariateNormal() {}

    /**
     * P(X &lt;= h, Y &lt;= k).
     *
     * @param h first bound, may be infinite
     * @param k second bound, may be infinite
     * @param r correlation in [-1, 1]
     * @return the probability
     * @throws IllegalArgumentException if r is no correlation or a bound is not a number
     */
    public static double cdf(double h, double k, double r) {
        if (!(Math.abs(r) <= 1) || Double.isNaN(h) || Double.isNaN(k)) {
            throw new IllegalArgumentException("h = " + h + ", k = " + k + ", r = " + r);
        }
        if (Double.isInfinite(h)) {
            return h > 0 ? NormalLaw.cdf(k) : 0;
        }
        if (Double.isInfinite(k)) {
            return k > 0 ? NormalLaw.cdf(h) : 0;
        }
        double rest = Math.sqrt((1 - r) * (1 + r));
        if (rest == 0) {
            return r > 0
                    ? NormalLaw.cdf(Math.min(h, k))
                    : Math.max(0, NormalLaw.cdf(h) - NormalLaw.cdf(-k));
        }
        double value = byOwen(h, k, r, rest);
        return value < CANCELS_BELOW ? tail(h, k, r, rest) : Math.min(1, value);
    }

    /**
     * The same to 1e-15 absolutely and without care for small values, some fifty times faster
     * there.
     *
     * @param h first bound, finite
     * @param k second bound, finite
     * @param r correlation in (-1, 1)
     * @return the probability, 0 where rounding made it negative
     */
    public static double absolute(double h, double k, double r) {
        return Math.max(0, byOwen(h, k, r, Math.sqrt((1 - r) * (1 + r))));
    }

    private static double byOwen(double h, double k, double r, double rest) {
        if (h == 0 && k == 0) {
            return 0.25 + Math.asin(r) / (2 * Math.PI);
        }
        double shift = h * k > 0 || h * k == 0 && h + k >= 0 ? 0 : 0.5;
        return 0.5 * (NormalLaw.cdf(h) + NormalLaw.cdf(k))
                - owen(h, k - r * h, h * rest)
                - owen(k, h - r * k, k * rest)
                - shift;
    }

    /**
     * Owen's T(h, a) = P(X &gt; h, 0 &lt; Y &lt; a X) for independent standard normal variables and
     * h &gt;= 0.
     *
     * @param h any number; T is even in it
     * @param a any number, may be infinite; T is odd in it
     * @return the value, to 1e-16 absolutely
     */
    public static double owen(double h, double a) {
        return owen(h, a, 1);
    }

    /** T(h, numerator/denominator), an infinite slope where the denominator is 0. */
    private static double owen(double h, double numerator, double denominator) {
        double sign = denominator < 0 || denominator == 0 && 1 / denominator < 0 ? -1 : 1;
        double top = sign * numerator;
        double bottom = Math.abs(denominator);
        if (top < 0) {
            return -owenPositive(Math.abs(h), -top, bottom);
        }
        return owenPositive(Math.abs(h), top, bottom);
    }

    private static double owenPositive(double h, double top, double bottom) {
        if (top == 0) {
            return 0;
        }
        if (top <= bottom) {
            return owenUnit(h, top / bottom);
        }
        double a = top / bottom;
        double inner = NormalLaw.cdf(-h);
        if (Double.isInfinite(a)) {
            return 0.5 * inner;
        }
        double outer = NormalLaw.cdf(-a * h);
        return 0.5 * (inner + outer) - inner * outer - owenUnit(a * h, bottom / top);
    }

    /** T(h, a) for a in [0, 1]. */
    private static double owenUnit(double h, double a) {
        double half = -0.5 * h * h;
        if (half < -40) {
            return 0;
        }
        double sum = 0;
        for (int i = 0; i < POINTS; i++) {
            double x = a * NODES[i];
            double one = 1 + x * x;
            sum += WEIGHTS[i] * Math.exp(half * one) / one;
        }
        return a * sum / (2 * Math.PI);
    }

    /** The integral over X &lt;= h of phi(x) Phi((k - r x)/rest), scaled by its largest term. */
    private static double tail(double h, double k, double r, double rest) {
        double peak = peak(h, k, r, rest);
        double top = logTerm(peak, k, r, rest);
        double below = reach(peak, -1, top, k, r, rest);
        double sum = piece(below, peak, top, k, r, rest);
        if (peak < h) {
            double above = Math.min(h, reach(peak, 1, top, k, r, rest));
            sum += piece(peak, above, top, k, r, rest);
        }
        return sum * Math.exp(top);
    }

    private static double logTerm(double x, double k, double r, double rest) {
        return -0.5 * x * x - 0.5 * Math.log(2 * Math.PI) + NormalLaw.logCdf((k - r * x) / rest);
    }

    /** Where the log-concave term is largest, x at most h: by bisection on the slope. */
    private static double peak(double h, double k, double r, double rest) {
        if (slope(h, k, r, rest) >= 0) {
            return h;
        }
        double step = 1;
        double low = h - step;
        while (slope(low, k, r, rest) < 0) {
            step *= 2;
            low = h - step;
        }
        double high = h;
        for (int i = 0; i < 60 && high - low > 1e-9 * (1 + Math.abs(low)); i++) {
            double middle = 0.5 * (low + high);
            if (slope(middle, k, r, rest) >= 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double slope(double x, double k, double r, double rest) {
        return -x - r / rest * NormalLaw.logCdfSlope((k - r * x) / rest);
    }

    /** A point on one side of the peak where the term has dropped by exp(-DROP), or a bit more. */
    private static double reach(
            double peak, int side, double top, double k, double r, double rest) {
        double step = 1e-6;
        while (logTerm(peak + side * step, k, r, rest) > top - DROP) {
            step *= 1.3;
        }
        return peak + side * step;
    }

    private static double piece(
            double from, double to, double top, double k, double r, double rest) {
        int parts = 4;
        double width = (to - from) / parts;
        double sum = 0;
        for (int p = 0; p < parts; p++) {
            for (int i = 0; i < POINTS; i++) {
                double x = from + width * (p + NODES[i]);
                sum += WEIGHTS[i] * Math.exp(logTerm(x, k, r, rest) - top);
            }
        }
        return width * sum;
    }
}
