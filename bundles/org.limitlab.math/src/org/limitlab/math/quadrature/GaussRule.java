package org.limitlab.math.quadrature;

import java.util.function.DoubleUnaryOperator;

/**
 * A Gauss rule: exact for polynomials of degree up to 2n - 1.
 *
 * <p>Nodes by Newton's method on the orthonormal recurrence, scaled so that no order overflows;
 * weights from the recurrence. Source: Golub, Welsch (1969) for the weights, Press et al. for the
 * starting points. Errors about 1e-14.
 */
public final class GaussRule {

    private static final int MOST_STEPS = 100;

    private final double[] nodes;
    private final double[] weights;

    private GaussRule(double[] nodes, double[] weights) {
        this.nodes = nodes;
        this.weights = weights;
    }

    /**
     * Gauss-Legendre: integrals over [-1, 1].
     *
     * @param n number of nodes, 1 or more
     * @return the rule, nodes increasing, weights with sum 2
     */
    public static GaussRule legendre(int n) {
        requirePositive(n);
        double[] nodes = new double[n];
        double[] weights = new double[n];
        for (int i = 0; i < (n + 1) / 2; i++) {
            double x = Math.cos(Math.PI * (i + 0.75) / (n + 0.5));
            double slope = 1;
            for (int step = 0; step < MOST_STEPS; step++) {
                double[] p = legendreValues(n, x);
                slope = n * (x * p[0] - p[1]) / (x * x - 1);
                double change = p[0] / slope;
                x -= change;
                if (Math.abs(change) < 1e-16) {
                    break;
                }
            }
            x = 2 * i + 1 == n ? 0 : x;
            slope = n * (x * legendreValues(n, x)[0] - legendreValues(n, x)[1]) / (x * x - 1);
            nodes[i] = -x;
            nodes[n - 1 - i] = x;
            weights[i] = 2 / ((1 - x * x) * slope * slope);
            weights[n - 1 - i] = weights[i];
        }
        return new GaussRule(nodes, weights);
    }

    /** P_n(x) and P_{n-1}(x). */
    private static double[] legendreValues(int n, double x) {
        double previous = 0;
        double current = 1;
        for (int k = 1; k <= n; k++) {
            double next = ((2 * k - 1) * x * current - (k - 1) * previous) / k;
            previous = current;
            current = next;
        }
        return new double[] {current, previous};
    }

    /**
     * Gauss-Hermite for the standard normal law: expectations E g(Z).
     *
     * @param n number of nodes, 1 to 400
     * @return the rule, nodes increasing, weights with sum 1
     */
    public static GaussRule hermite(int n) {
        requirePositive(n);
        if (n > 400) {
            throw new IllegalArgumentException("n = " + n + " exceeds 400");
        }
        double[] nodes = new double[n];
        double[] weights = new double[n];
        for (int i = 0; i < n; i++) {
            double x = hermiteNode(n, i);
            nodes[i] = x;
            // orthonormal functions h_k = He_k phi^(1/2) / sqrt(k!): weight = phi(x) / (n
            // h_{n-1}(x)^2)
            double h = hermiteFunctions(n, x)[1];
            weights[i] = Math.exp(-0.5 * x * x) / (n * h * h);
        }
        return new GaussRule(nodes, weights);
    }

    /** Node i by bisection on the number of sign changes (Sturm), then Newton. */
    private static double hermiteNode(int n, int i) {
        double low = -2 * Math.sqrt(n) - 1;
        double high = -low;
        while (high - low > 1e-4 / Math.sqrt(n)) {
            double middle = 0.5 * (low + high);
            if (hermiteRootsBelow(n, middle) > i) {
                high = middle;
            } else {
                low = middle;
            }
        }
        double x = 0.5 * (low + high);
        for (int step = 0; step < 10; step++) {
            double[] h = hermiteFunctions(n, x);
            // He_n' = n He_{n-1}; in scaled values the ratio He_n / He_n' is h_n / (sqrt(n)
            // h_{n-1})
            x -= h[0] / (Math.sqrt(n) * h[1]);
        }
        return 2 * i + 1 == n ? 0 : x;
    }

    private static int hermiteRootsBelow(int n, double x) {
        int count = 0;
        double ratio = -x;
        for (int k = 1; k <= n; k++) {
            count += ratio < 0 ? 1 : 0;
            ratio = -x - k / (ratio == 0 ? 1e-300 : ratio);
        }
        return count;
    }

    /** h_n(x) and h_{n-1}(x), where h_k = He_k exp(-x²/4) / sqrt(k!). */
    private static double[] hermiteFunctions(int n, double x) {
        double previous = 0;
        double current = Math.exp(-0.25 * x * x);
        for (int k = 1; k <= n; k++) {
            double next = (x * current - Math.sqrt(k - 1.0) * previous) / Math.sqrt(k);
            previous = current;
            current = next;
        }
        return new double[] {current, previous};
    }

    private static void requirePositive(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("n = " + n + " must be positive");
        }
    }

    /**
     * Number of nodes.
     *
     * @return n
     */
    public int size() {
        return nodes.length;
    }

    /**
     * A node.
     *
     * @param i index, 0 to n - 1
     * @return the place, increasing in i
     */
    public double node(int i) {
        return nodes[i];
    }

    /**
     * A weight.
     *
     * @param i index, 0 to n - 1
     * @return the weight
     */
    public double weight(int i) {
        return weights[i];
    }

    /**
     * The weighted sum over the nodes.
     *
     * @param f integrand
     * @return the integral over [-1, 1] (Legendre), or the expectation (Hermite)
     */
    public double apply(DoubleUnaryOperator f) {
        double sum = 0;
        for (int i = 0; i < nodes.length; i++) {
            sum += weights[i] * f.applyAsDouble(nodes[i]);
        }
        return sum;
    }

    /**
     * A Legendre rule moved to [a, b].
     *
     * @param f integrand
     * @param a lower end
     * @param b upper end
     * @return the integral
     */
    public double apply(DoubleUnaryOperator f, double a, double b) {
        double middle = 0.5 * (a + b);
        double half = 0.5 * (b - a);
        double sum = 0;
        for (int i = 0; i < nodes.length; i++) {
            sum += weights[i] * f.applyAsDouble(middle + half * nodes[i]);
        }
        return half * sum;
    }
}
