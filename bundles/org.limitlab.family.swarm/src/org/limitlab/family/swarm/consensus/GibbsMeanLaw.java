package org.limitlab.family.swarm.consensus;

/**
 * Bias and mean square error of the weighted mean of N independent points, exact for every N by
 * one-dimensional integrals.
 *
 * <p>With S = sum w_i, 1/S = ∫ e^{-tS} dt and 1/S² = ∫ t e^{-tS} dt turn expectations of ratios
 * into powers of the Laplace transform phi(t) = E e^{-tw} of one weight: for a quantity y that is
 * centred, E yw = 0,
 *
 * <pre>E (sum y_i w_i / S)   = N ∫ E[y w e^{-tw}] phi^{N-1} dt
 * E |sum y_i w_i / S|² = N ∫ t E[|y|² w² e^{-tw}] phi^{N-1} dt + N (N-1) ∫ t |E[y w e^{-tw}]|² phi^{N-2} dt
 * </pre>
 *
 * <p>The law of one point is given by nodes. The trapezoid in log t converges exponentially.
 * Equation (12).
 */
final class GibbsMeanLaw {

    private static final double SPACING = 0.2;
    private static final double SMALL = 45;
    private static final double NEGLIGIBLE = 1e-18;
    private static final long MOST_EVALUATIONS = 2_000_000_000L;

    /**
     * The law of one point by nodes.
     *
     * @param probability mass of each node, sum 1
     * @param first mass times y in the direction of the bias, where y = x - v and v is the weighted
     *     mean for infinite N
     * @param second mass times |y|²
     * @param logWeight log w = -alpha f, up to a common constant
     */
    record Nodes(double[] probability, double[] first, double[] second, double[] logWeight) {}

    /**
     * What N points give.
     *
     * @param bias E v_N - v in the direction of {@code first}
     * @param meanSquare E |v_N - v|²
     */
    record Moments(double bias, double meanSquare) {}

    private GibbsMeanLaw() {}

    /** Moments for N points; the spacing of the trapezoid is 0.2 / refinement. */
    static Moments moments(Nodes nodes, long particles, int refinement) {
        if (particles == 1) {
            return new Moments(sum(nodes.first), sum(nodes.second));
        }
        double spacing = SPACING / refinement;
        double largest = Double.NEGATIVE_INFINITY;
        for (double log : nodes.logWeight) {
            largest = Math.max(largest, log);
        }
        double centre = -largest - Math.log(particles);
        double bias = 0;
        double square = 0;
        long evaluations = 0;
        double[] term = new double[2];
        double biggest = 0;
        for (long i = (long) (-SMALL / spacing); ; i++) {
            integrand(nodes, particles, centre + i * spacing, term);
            bias += term[0];
            square += term[1];
            double size = Math.abs(term[0]) + term[1];
            biggest = Math.max(biggest, size);
            evaluations += nodes.logWeight.length;
            if (i > 0 && size <= NEGLIGIBLE * biggest) {
                return new Moments(bias * spacing, square * spacing);
            }
            if (evaluations > MOST_EVALUATIONS) {
                throw new ArithmeticException(
                        "the integral over " + particles + " points is too wide");
            }
        }
    }

    /** Both integrands at t = e^u, times t for du. */
    private static void integrand(Nodes nodes, long particles, double u, double[] into) {
        double missing = 0;
        double first = 0;
        double second = 0;
        for (int i = 0; i < nodes.logWeight.length; i++) {
            double y = Math.exp(u + nodes.logWeight[i]);
            if (y > 745) {
                missing += nodes.probability[i];
                continue;
            }
            double decay = Math.exp(-y);
            missing -= nodes.probability[i] * Math.expm1(-y);
            first += nodes.first[i] * y * decay;
            second += nodes.second[i] * y * y * decay;
        }
        double log = Math.log1p(-Math.min(1, missing));
        double others = Math.exp((particles - 1) * log);
        double pairs = particles == 2 ? 1 : Math.exp((particles - 2) * log);
        into[0] = particles * first * others;
        into[1] =
                particles * second * others + particles * (particles - 1.0) * first * first * pairs;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
