package org.limitlab.family.swarm.consensus;

import org.limitlab.math.special.Digamma;
import org.limitlab.math.special.LogGamma;

/**
 * Decay of a swarm around a frozen consensus point, where all is linear and exact: of the second
 * moment, which rare large particles dominate, and of the typical path. Continuous time and the
 * Euler scheme. Equations (4) to (8).
 *
 * @param dimension d
 * @param drift lambda
 * @param kind how noise depends on the distance
 * @param step h of the Euler scheme; 0 for continuous time
 */
public record SecondMoment(int dimension, double drift, NoiseKind kind, double step) {

    private static final double LN2 = Math.log(2);

    /** Noncentrality beyond which two terms of the expansion in its inverse are exact to 1e-13. */
    private static final double LARGE = 1e6;

    private double directions() {
        return kind == NoiseKind.ISOTROPIC ? dimension : 1;
    }

    /**
     * Rate of the second moment: E|X - x*|² is proportional to exp(rate t) at the times of steps.
     *
     * @param noise sigma
     * @return -(2 lambda - d sigma²), sigma² for d with anisotropic noise; for the Euler scheme
     *     log(q) / h with q = (1 - lambda h)² + d sigma² h; minus infinity where q = 0
     */
    public double rate(double noise) {
        double square = directions() * noise * noise;
        if (step == 0) {
            return -(2 * drift - square);
        }
        double change = step * (square - drift * (2 - drift * step));
        return Math.log1p(change) / step;
    }

    /**
     * Rate of the typical path: mean of log |X - x*|² (isotropic) or of log (X_j - x*_j)² for each
     * component (anisotropic).
     *
     * @param noise sigma
     * @return -2 lambda + (d - 2) sigma², or -2 lambda - sigma²; for the Euler scheme the exact
     *     mean logarithm of one factor over h
     */
    public double typicalRate(double noise) {
        if (step == 0) {
            return -2 * drift + (directions() - 2) * noise * noise;
        }
        double factor = 1 - drift * step;
        double variance = noise * noise * step;
        if (variance == 0) {
            return Math.log(factor * factor) / step;
        }
        double noncentrality = factor * factor / variance;
        return (Math.log(variance) + meanLogNoncentral((int) directions(), noncentrality)) / step;
    }

    /**
     * Noise at which the second moment neither grows nor decays.
     *
     * @return sigma with d sigma² = 2 lambda - lambda² h (sigma² for anisotropic noise); 0 if there
     *     is none above 0
     */
    public double meanSquareThreshold() {
        return Math.sqrt(Math.max(0, drift * (2 - drift * step)) / directions());
    }

    /**
     * Noise at which the typical path neither grows nor decays.
     *
     * @return sigma; infinity where every noise contracts; 0 where none does
     */
    public double typicalThreshold() {
        if (step == 0) {
            double excess = directions() - 2;
            return excess > 0 ? Math.sqrt(2 * drift / excess) : Double.POSITIVE_INFINITY;
        }
        if (!(typicalRate(0) < 0)) {
            return 0;
        }
        // for one direction the rate first falls, then rises: still one crossing
        double high = 1 / Math.sqrt(step);
        while (typicalRate(high) < 0) {
            high *= 2;
        }
        double low = 0;
        for (int i = 0; i < 200 && high - low > 1e-15 * high; i++) {
            double middle = 0.5 * (low + high);
            if (typicalRate(middle) < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return 0.5 * (low + high);
    }

    /**
     * Until when N particles show the second moment: later the rare large ones that carry it are
     * missing.
     *
     * @param noise sigma
     * @param particles N, summed over replicas where their mean is taken
     * @return log N / (2 sigma²)
     */
    public static double window(double noise, double particles) {
        return Math.log(particles) / (2 * noise * noise);
    }

    /**
     * Mean logarithm of a noncentral chi-squared variable, by its Poisson mixture: sum_j P(j)
     * (psi(d/2 + j) + log 2).
     *
     * @param degrees degrees of freedom, 1 or more
     * @param noncentrality squared length of the mean vector, 0 or more
     * @return E log |m + xi|² for |m|² = noncentrality and xi standard normal; relative error about
     *     1e-14
     */
    public static double meanLogNoncentral(int degrees, double noncentrality) {
        if (noncentrality > LARGE) {
            double inverse = 1 / noncentrality;
            return Math.log(noncentrality)
                    + (degrees - 2) * inverse * (1 - 0.5 * (degrees - 4) * inverse);
        }
        double mean = 0.5 * noncentrality;
        long middle = (long) mean;
        double atMiddle =
                mean == 0
                        ? 1
                        : Math.exp(middle * Math.log(mean) - mean - LogGamma.of(middle + 1.0));
        double sum = 0;
        double total = 0;
        double p = atMiddle;
        for (long j = middle; p > 1e-18 * atMiddle; j++) {
            sum += p * Digamma.of(0.5 * degrees + j);
            total += p;
            p *= mean / (j + 1);
        }
        p = mean == 0 ? 0 : atMiddle * middle / mean;
        for (long j = middle - 1; j >= 0 && p > 1e-18 * atMiddle; j--) {
            sum += p * Digamma.of(0.5 * degrees + j);
            total += p;
            p *= j / mean;
        }
        return sum / total + LN2;
    }
}
