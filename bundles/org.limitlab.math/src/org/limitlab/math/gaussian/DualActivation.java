package org.limitlab.math.gaussian;

import org.limitlab.math.quadrature.GaussRule;

import java.util.function.DoubleUnaryOperator;

/**
 * The dual of a function of one Gaussian field: r -&gt; E[phi(X) phi(Y)] for normal X and Y with
 * mean 0, one variance q and correlation r; the covariance of a wide random layer.
 *
 * <p>By Mehler's formula it is the power series sum_k a_k² r^k, where a_k is the k-th coefficient
 * of phi(sqrt q x) in orthonormal Hermite polynomials, here by a Gauss rule of 120 nodes. All terms
 * are positive, so nothing cancels; the sum at r = 1 is E phi(X)² by the same rule, exactly. For
 * analytic phi errors are about 1e-14 of the largest value while q is below 4 or so, where phi has
 * no pole nearer than 1.5 standard deviations; for phi with a kink use {@link ArcCosine}. Source:
 * Daniely, Frostig, Singer (2016), Toward deeper understanding of neural networks, section 4.
 */
public final class DualActivation {

    private static final int NODES = 120;
    private static final double NEGLIGIBLE = 1e-18;
    private static final GaussRule RULE = GaussRule.hermite(NODES);

    /** Squares of the coefficients; index is the power of r. */
    private final double[] squares;

    private final double total;

    private DualActivation(double[] squares, double total) {
        this.squares = squares;
        this.total = total;
    }

    /**
     * The dual of a function.
     *
     * @param phi analytic, growing at most like a power
     * @param variance q, 0 or more
     * @return its dual
     * @throws IllegalArgumentException if the variance is negative or not finite
     */
    public static DualActivation of(DoubleUnaryOperator phi, double variance) {
        if (!(variance >= 0) || Double.isInfinite(variance)) {
            throw new IllegalArgumentException("variance = " + variance);
        }
        GaussRule rule = RULE;
        double scale = Math.sqrt(variance);
        double[] coefficients = new double[NODES];
        for (int i = 0; i < NODES; i++) {
            double x = rule.node(i);
            double weighted = rule.weight(i) * phi.applyAsDouble(scale * x);
            double before = 0;
            double h = 1;
            for (int k = 0; k < NODES; k++) {
                coefficients[k] += weighted * h;
                double next = (x * h - Math.sqrt(k) * before) / Math.sqrt(k + 1.0);
                before = h;
                h = next;
            }
        }
        return of(coefficients);
    }

    private static DualActivation of(double[] coefficients) {
        double total = 0;
        for (double a : coefficients) {
            total += a * a;
        }
        int terms = NODES;
        double dropped = 0;
        while (terms > 1) {
            dropped += coefficients[terms - 1] * coefficients[terms - 1];
            if (dropped > NEGLIGIBLE * total) {
                break;
            }
            terms--;
        }
        double[] squares = new double[terms];
        double sum = 0;
        for (int k = 0; k < terms; k++) {
            squares[k] = coefficients[k] * coefficients[k];
            sum += squares[k];
        }
        return new DualActivation(squares, sum);
    }

    /**
     * E[phi(X) phi(Y)].
     *
     * @param r correlation, -1 to 1
     * @return the value
     */
    public double value(double r) {
        double sum = 0;
        for (int k = squares.length - 1; k >= 0; k--) {
            sum = sum * r + squares[k];
        }
        return sum;
    }

    /**
     * The value at r = 1 minus that at 1 - s, without cancellation.
     *
     * @param s 0 to 2
     * @return the difference, accurate relative to itself
     */
    public double drop(double s) {
        if (s > 0.5) {
            return total - value(1 - s);
        }
        double log = Math.log1p(-s);
        double sum = 0;
        for (int k = squares.length - 1; k > 0; k--) {
            sum -= squares[k] * Math.expm1(k * log);
        }
        return sum;
    }

    /**
     * The derivative at r = 1: q E phi'(X)².
     *
     * @return the slope
     */
    public double slopeAtOne() {
        double sum = 0;
        for (int k = squares.length - 1; k > 0; k--) {
            sum += k * squares[k];
        }
        return sum;
    }
}
