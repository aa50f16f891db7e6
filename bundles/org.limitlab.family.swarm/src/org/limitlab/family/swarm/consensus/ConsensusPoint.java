package org.limitlab.family.swarm.consensus;

import org.limitlab.math.quadrature.GaussRule;
import org.limitlab.math.special.LogGamma;

import java.util.function.DoubleUnaryOperator;

/**
 * The consensus point of N independent particles from N(m, s² I): its limit for large N and its
 * exact bias and mean square error. For f = a |x - o|²/2 in any dimension, and for any f on a line.
 * Equations (9) to (12).
 */
public final class ConsensusPoint {

    private static final GaussRule RULE = GaussRule.legendre(20);

    /** Standard deviations of the sampling law that are integrated over. */
    private static final double REACH = 10;

    private static final double ROUNDING = 1e-12;

    private ConsensusPoint() {}

    /**
     * A quadratic objective and a sampling law.
     *
     * @param alpha weight exponent, finite
     * @param curvature a
     * @param spread s, positive
     * @param distance |m - o|
     * @param dimension d
     */
    public record Quadratic(
            double alpha, double curvature, double spread, double distance, int dimension) {

        /**
         * The strength of the weights.
         *
         * @return k = alpha a s²
         */
        public double strength() {
            return alpha * curvature * spread * spread;
        }

        /**
         * How far from o the consensus point of infinitely many particles is, on the way to m.
         *
         * @return |m - o| / (1 + k)
         */
        public double limit() {
            return distance / (1 + strength());
        }

        /**
         * Ratio E w² / (E w)²: the limit constants hold for N much larger than this.
         *
         * @return R = ((1+k)²/(1+2k))^{d/2} exp(alpha a |m-o|² k / ((1+k)(1+2k)))
         */
        public double ratio() {
            double k = strength();
            double exponent = alpha * curvature * distance * distance * k / ((1 + k) * (1 + 2 * k));
            return Math.exp(0.5 * dimension * Math.log((1 + k) * (1 + k) / (1 + 2 * k)) + exponent);
        }

        /**
         * Limit of N E |v_N - v|².
         *
         * @return R (d s²/(1+2k) + |m-o|² k²/((1+k)²(1+2k)²))
         */
        public double meanSquareConstant() {
            double k = strength();
            double shift = distance * k / ((1 + k) * (1 + 2 * k));
            return ratio() * (dimension * spread * spread / (1 + 2 * k) + shift * shift);
        }

        /**
         * Limit of N (E v_N - v), on the way from o to m.
         *
         * @return R |m-o| k / ((1+k)(1+2k))
         */
        public double biasConstant() {
            double k = strength();
            return ratio() * distance * k / ((1 + k) * (1 + 2 * k));
        }
    }

    /**
     * Exact moments of the error v_N - v.
     *
     * @param bias E v_N - v; for a quadratic on the way from o to m
     * @param meanSquare E |v_N - v|²
     * @param biasError numerical error of the bias
     * @param meanSquareError numerical error of the mean square
     */
    public record Errors(
            double bias, double meanSquare, double biasError, double meanSquareError) {}

    /**
     * Exact for every N.
     *
     * @param problem objective and law
     * @param particles N, 1 or more
     * @return bias and mean square of v_N - v with their numerical errors
     */
    public static Errors exact(Quadratic problem, long particles) {
        return refined(panels -> radialNodes(problem, panels), particles);
    }

    /**
     * Exact for every N and any objective on a line.
     *
     * @param objective f
     * @param alpha weight exponent, finite
     * @param mean m
     * @param spread s, positive
     * @param limit v, the consensus point of infinitely many particles
     * @param particles N, 1 or more
     * @return bias and mean square of v_N - v with their numerical errors
     */
    public static Errors exact(
            DoubleUnaryOperator objective,
            double alpha,
            double mean,
            double spread,
            double limit,
            long particles) {
        return refined(
                panels ->
                        lineNodes(
                                x -> -alpha * objective.applyAsDouble(x),
                                mean,
                                spread,
                                limit,
                                panels),
                particles);
    }

    private interface Discretisation {
        GibbsMeanLaw.Nodes nodes(int panels);
    }

    /**
     * Twice as many nodes and half the spacing until nothing moves by more than 1e-9 of the mean
     * square error.
     */
    private static Errors refined(Discretisation law, long particles) {
        GibbsMeanLaw.Moments coarse = GibbsMeanLaw.moments(law.nodes(16), particles, 1);
        for (int panels = 32; ; panels *= 2) {
            GibbsMeanLaw.Moments fine = GibbsMeanLaw.moments(law.nodes(panels), particles, 2);
            double biasError = Math.abs(fine.bias() - coarse.bias());
            double squareError = Math.abs(fine.meanSquare() - coarse.meanSquare());
            boolean settled =
                    squareError <= 1e-9 * fine.meanSquare()
                            && biasError <= 1e-9 * Math.sqrt(fine.meanSquare());
            if (settled || panels >= 1024) {
                // beside the refinements, a thousand additions round
                double scale = Math.sqrt(fine.meanSquare());
                return new Errors(
                        fine.bias(),
                        fine.meanSquare(),
                        biasError + ROUNDING * scale,
                        squareError + ROUNDING * fine.meanSquare());
            }
            coarse = fine;
        }
    }

    /**
     * Nodes in rho = |x - o|/s. E[(x - o) g(rho)] is (m - o) times the expectation of g in d + 2
     * dimensions, so laws in d and d + 2 dimensions suffice.
     */
    private static GibbsMeanLaw.Nodes radialNodes(Quadratic problem, int panels) {
        double shift = problem.distance / problem.spread;
        double upper = shift + Math.sqrt(problem.dimension) + REACH;
        double lower = Math.max(0, shift - REACH);
        int n = panels * RULE.size();
        double[] probability = new double[n];
        double[] first = new double[n];
        double[] second = new double[n];
        double[] logWeight = new double[n];
        double v = problem.limit();
        for (int i = 0; i < n; i++) {
            double rho = place(lower, upper, panels, i);
            double mass = mass(lower, upper, panels, i);
            double here = mass * radialDensity(rho, shift, problem.dimension);
            double above = mass * radialDensity(rho, shift, problem.dimension + 2);
            double r = rho * problem.spread;
            probability[i] = here;
            first[i] = problem.distance * above - v * here;
            second[i] = r * r * here - 2 * v * problem.distance * above + v * v * here;
            logWeight[i] = -0.5 * problem.strength() * rho * rho;
        }
        return new GibbsMeanLaw.Nodes(probability, first, second, logWeight);
    }

    private static GibbsMeanLaw.Nodes lineNodes(
            DoubleUnaryOperator logWeight, double mean, double spread, double limit, int panels) {
        int n = panels * RULE.size();
        double[] probability = new double[n];
        double[] first = new double[n];
        double[] second = new double[n];
        double[] logs = new double[n];
        for (int i = 0; i < n; i++) {
            double z = place(-REACH, REACH, panels, i);
            double p =
                    mass(-REACH, REACH, panels, i)
                            * Math.exp(-0.5 * z * z)
                            / Math.sqrt(2 * Math.PI);
            double x = mean + spread * z;
            probability[i] = p;
            first[i] = p * (x - limit);
            second[i] = p * (x - limit) * (x - limit);
            logs[i] = logWeight.applyAsDouble(x);
        }
        return new GibbsMeanLaw.Nodes(probability, first, second, logs);
    }

    private static double place(double a, double b, int panels, int i) {
        double width = (b - a) / panels;
        return a + width * (i / RULE.size() + 0.5 * (1 + RULE.node(i % RULE.size())));
    }

    private static double mass(double a, double b, int panels, int i) {
        return 0.5 * (b - a) / panels * RULE.weight(i % RULE.size());
    }

    /**
     * Density of rho = |shift e + xi| in d dimensions: a Poisson mixture of chi densities, summed
     * outwards from its largest term.
     */
    static double radialDensity(double rho, double shift, int d) {
        double product = 0.5 * rho * shift;
        int largest = (int) product;
        double log =
                -0.5 * (rho * rho + shift * shift)
                        + (1 - 0.5 * d) * Math.log(2)
                        + (d - 1) * Math.log(rho);
        double start =
                (product == 0 ? 0 : 2 * largest * Math.log(product))
                        - LogGamma.of(largest + 1.0)
                        - LogGamma.of(largest + 0.5 * d);
        double square = product * product;
        double sum = 0;
        double term = 1;
        for (int j = largest; term > 1e-17; j++) {
            sum += term;
            term *= square / ((j + 1) * (j + 0.5 * d));
        }
        term = 1;
        for (int j = largest; j > 0 && term > 1e-17; j--) {
            term *= j * (j - 1 + 0.5 * d) / square;
            sum += term;
        }
        return Math.exp(log + start) * sum;
    }
}
