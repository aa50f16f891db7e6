package org.limitlab.family.transformers.noise;

/**
 * The mean cosine between e and (e + s g)/|e + s g| for a unit vector e and g standard normal in
 * R^d: sqrt(z) Gamma((d+1)/2)/Gamma(d/2+1) M(1/2, d/2+1, -z) with z = 1/(2 s²) and Kummer's M.
 * Accurate to 1e-12.
 */
final class NormalisedStep {

    private static final double FAR = 600;
    private static final double HUGE = 1e250;

    private NormalisedStep() {}

    /**
     * E cos.
     *
     * @param d at least 1
     * @param variance s², 0 or more
     */
    static double meanCosine(int d, double variance) {
        if (variance == 0) {
            return 1;
        }
        double z = 0.5 / variance;
        return z > FAR + 50.0 * d ? asymptotic(d, z) : kummer(d, z);
    }

    /** 1 minus {@link #meanCosine} is small of the order of the variance: sum of falling powers. */
    private static double asymptotic(int d, double z) {
        double term = 1;
        double sum = 1;
        for (int k = 0; k < 200; k++) {
            double next = term * (0.5 + k) * (0.5 * (1 - d) + k) / ((k + 1) * z);
            if (next == 0 || Math.abs(next) > Math.abs(term)) {
                break;
            }
            term = next;
            sum += term;
            if (Math.abs(term) < 1e-18) {
                break;
            }
        }
        return sum;
    }

    /** By Kummer's transformation all terms are positive: exp(-z) M(b - 1/2, b, z), b = d/2 + 1. */
    private static double kummer(int d, double z) {
        double b = 0.5 * d + 1;
        double term = 1;
        double sum = 1;
        double log = 0;
        for (int k = 0; term > 1e-17 * sum || k < z; k++) {
            term *= (b - 0.5 + k) / (b + k) * z / (k + 1);
            sum += term;
            if (sum > HUGE) {
                log += Math.log(sum);
                term /= sum;
                sum = 1;
            }
        }
        double gammas = gammaRatio(d);
        return Math.exp(log + Math.log(sum) - z) * Math.sqrt(z) * gammas;
    }

    /** Gamma((d+1)/2)/Gamma(d/2+1), by its recurrence from d = 1 or 2. */
    private static double gammaRatio(int d) {
        double ratio = d % 2 == 1 ? 2 / Math.sqrt(Math.PI) : Math.sqrt(Math.PI) / 2;
        for (int k = d % 2 == 1 ? 1 : 2; k < d; k += 2) {
            ratio *= (k + 1) / (k + 2.0);
        }
        return ratio;
    }
}
