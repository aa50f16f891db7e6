package org.limitlab.math.stats;

import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.special.Erf;
import org.apache.commons.math3.special.Gamma;

/**
 * Quantiles and tails of the laws that intervals are made of. Absolute accuracy of probabilities
 * 1e-9 or better, relative accuracy of quantiles 1e-8.
 */
public final class Distributions {

    private Distributions() {}

    /** Probability that a standard normal variable is at most x. */
    public static double normalCdf(double x) {
        return 0.5 * Erf.erfc(-x / Math.sqrt(2));
    }

    /**
     * The x with {@code normalCdf(x) = probability}.
     *
     * @param probability in [0, 1]
     */
    public static double normalQuantile(double probability) {
        return -Math.sqrt(2) * Erf.erfcInv(2 * probability);
    }

    /** The z with probability {@code level} between -z and z. */
    public static double normalTwoSided(double level) {
        return normalQuantile((1 + level) / 2);
    }

    /**
     * The t with probability {@code level} between -t and t for Student's law.
     *
     * @param level in [0, 1)
     * @param degreesOfFreedom above 0; infinite for the normal law
     */
    public static double studentTwoSided(double level, double degreesOfFreedom) {
        return -studentQuantile((1 - level) / 2, degreesOfFreedom);
    }

    /** The t at which Student's distribution function is {@code probability}, in (0, 1). */
    public static double studentQuantile(double probability, double degreesOfFreedom) {
        if (degreesOfFreedom > 1e7) {
            return normalQuantile(probability);
        }
        TDistribution law = new TDistribution(null, degreesOfFreedom, 1e-12);
        if (degreesOfFreedom < 3) {
            return law.inverseCumulativeProbability(probability);
        }
        double x = cornishFisher(normalQuantile(probability), degreesOfFreedom);
        for (int iteration = 0; iteration < 8; iteration++) {
            double step = (law.cumulativeProbability(x) - probability) / law.density(x);
            x -= step;
            if (!(Math.abs(step) > 1e-11 * (1 + Math.abs(x)))) {
                return Double.isFinite(x) ? x : law.inverseCumulativeProbability(probability);
            }
        }
        return law.inverseCumulativeProbability(probability);
    }

    /** First terms of Student's quantile in powers of 1/df: Abramowitz and Stegun, 26.7.5. */
    private static double cornishFisher(double z, double df) {
        double z2 = z * z;
        double g1 = z * (z2 + 1) / 4;
        double g2 = z * ((5 * z2 + 16) * z2 + 3) / 96;
        return z + (g1 + g2 / df) / df;
    }

    /** Probability that Student's variable is at most x. */
    public static double studentCdf(double x, double degreesOfFreedom) {
        return degreesOfFreedom > 1e7
                ? normalCdf(x)
                : new TDistribution(null, degreesOfFreedom).cumulativeProbability(x);
    }

    /** The x at which the beta(a, b) distribution function is {@code probability}. */
    public static double betaQuantile(double probability, double a, double b) {
        return new BetaDistribution(null, a, b, 1e-12).inverseCumulativeProbability(probability);
    }

    /** Probability that a chi-squared variable exceeds x. */
    public static double chiSquaredTail(double x, double degreesOfFreedom) {
        return x <= 0 ? 1 : Gamma.regularizedGammaQ(degreesOfFreedom / 2, x / 2);
    }

    /** Probability of at most {@code successes} in {@code trials}, each of the given chance. */
    static double binomialCdf(int successes, int trials, double chance) {
        return new BinomialDistribution(null, trials, chance).cumulativeProbability(successes);
    }
}
