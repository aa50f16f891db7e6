package org.limitlab.family.transformers;

import org.limitlab.math.special.BesselI;
import org.limitlab.math.special.LogGamma;

/**
 * Linear growth rates of spherical harmonics about the uniform law on the unit sphere of R^d, for
 * Q^T K = I and V = I (Funk-Hecke). For V = c I they are c times as large.
 */
final class Harmonics {

    private Harmonics() {}

    /**
     * The rate gamma_k.
     *
     * @param degree k, at least 0
     * @param beta inverse temperature, at least 0
     * @param dimension d, at least 2
     * @return 1/time; infinite where an unnormalised rate overflows
     */
    static double growthRate(int degree, double beta, int dimension, Attention attention) {
        return Math.exp(logGrowthRate(degree, beta, dimension, attention));
    }

    /** The natural logarithm of gamma_k, which never overflows; minus infinity for a rate of 0. */
    static double logGrowthRate(int degree, double beta, int dimension, Attention attention) {
        if (degree == 0 || beta == 0 && degree > 1) {
            return Double.NEGATIVE_INFINITY;
        }
        if (beta == 0) {
            // (k (k+d-2)/beta) I_{d/2}(beta) / I_{d/2-1}(beta) -> (d-1)/d
            return Math.log((dimension - 1.0) / dimension);
        }
        double log = Math.log(degree * (degree + dimension - 2.0) / beta);
        log += logRatio(degree, beta, dimension);
        return attention == Attention.SOFTMAX ? log : log + logMeanWeight(dimension, beta);
    }

    /**
     * The inverse temperature at which degree k + 1 overtakes degree k: (k+1)(k+d-1) times the
     * ratio of Bessel functions I_{k+d/2} / I_{k+d/2-1} equals k (k+d-2); the ratio rises from 0 to
     * 1.
     */
    static double switchPoint(int degree, int dimension) {
        double wanted =
                degree * (degree + dimension - 2.0) / ((degree + 1.0) * (degree + dimension - 1.0));
        double order = degree + dimension / 2.0 - 1;
        double low = 0;
        double high = 1;
        while (BesselI.ratio(order, high) < wanted) {
            high *= 2;
        }
        for (int i = 0; i < 200 && low < high; i++) {
            double middle = (low + high) / 2;
            if (BesselI.ratio(order, middle) < wanted) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /**
     * log of the mean of exp(beta x·y) over the uniform law: log Gamma(d/2) + (d/2-1) log(2/beta) +
     * log I_{d/2-1}(beta).
     */
    static double logMeanWeight(int dimension, double beta) {
        double order = dimension / 2.0 - 1;
        return LogGamma.of(dimension / 2.0) + order * Math.log(2 / beta) + BesselI.log(order, beta);
    }

    private static double logRatio(int degree, double beta, int dimension) {
        double log = 0;
        for (int j = 0; j < degree; j++) {
            log += Math.log(BesselI.ratio(dimension / 2.0 - 1 + j, beta));
        }
        return log;
    }

    /**
     * The degree that grows fastest. It is the same for both normalisations.
     *
     * @param beta inverse temperature, at least 0
     * @return at least 1; near sqrt(2 beta) for large beta in the plane
     */
    static int fastest(double beta, int dimension) {
        int k = 1;
        while (beta > 0 && gains(k, beta, dimension)) {
            k++;
        }
        return k;
    }

    /** True if degree k + 1 grows faster than k; once false it is so for all larger degrees. */
    private static boolean gains(int k, double beta, int d) {
        double here = k * (k + d - 2.0);
        double next = (k + 1.0) * (k + d - 1.0);
        return next * BesselI.ratio(k + d / 2.0 - 1, beta) > here;
    }
}
