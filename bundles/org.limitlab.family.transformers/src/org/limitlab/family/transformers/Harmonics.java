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
     * @param beta inverse temperature, above 0
     * @param dimension d, at least 2
     * @return 1/time; infinite where an unnormalised rate overflows
     */
    static double growthRate(int degree, double beta, int dimension, Attention attention) {
        if (degree == 0) {
            return 0;
        }
        double eigenvalue = degree * (degree + dimension - 2.0) / beta;
        if (attention == Attention.SOFTMAX) {
            double ratio = 1;
            for (int j = 0; j < degree; j++) {
                ratio *= BesselI.ratio(dimension / 2.0 - 1 + j, beta);
            }
            return eigenvalue * ratio;
        }
        return eigenvalue
                * Math.exp(logMeanWeight(dimension, beta) + logRatio(degree, beta, dimension));
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
     * @return at least 1; near sqrt(2 beta) for large beta in the plane
     */
    static int fastest(double beta, int dimension) {
        int best = 1;
        double largest = growthRate(1, beta, dimension, Attention.SOFTMAX);
        int last = (int) Math.ceil(10 + 4 * Math.sqrt(beta));
        for (int k = 2; k <= last; k++) {
            double rate = growthRate(k, beta, dimension, Attention.SOFTMAX);
            if (rate > largest) {
                largest = rate;
                best = k;
            }
        }
        return best;
    }
}
