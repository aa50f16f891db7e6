package org.limitlab.family.transformers.field;

import org.limitlab.math.special.BesselI;

/**
 * Fourier coefficients of exp(beta (cos p - 1)), of its product with sin p and of that with cos p,
 * for modes 0 .. K: with mu_k the mean of exp(i k theta_j) and p_j = theta_j - theta,
 *
 * <pre>
 * mean exp(beta (cos p_j - 1))         =   sum_k weight_k Re(exp(i k theta) conj mu_k)
 * mean exp(beta (cos p_j - 1)) sin p_j = - sum_k slope_k  Im(exp(i k theta) conj mu_k)
 * mean exp(beta (cos p_j - 1)) cos p_j =   sum_k radial_k Re(exp(i k theta) conj mu_k)
 * </pre>
 *
 * weight_k = 2 I_k, slope_k = 2 k I_k / beta, radial_k = I_{k-1} + I_{k+1}, all times exp(-beta);
 * weight_0 = I_0 and radial_0 = I_1. What is left out is below 1e-17 of the largest coefficient.
 */
final class CircleModes {

    final int count;
    final double[] weight;
    final double[] slope;
    final double[] radial;

    /**
     * Coefficients.
     *
     * @param beta at least 0
     * @param atLeast number of modes that the caller wants to read
     */
    CircleModes(double beta, int atLeast) {
        this.count = Math.max(atLeast, needed(beta));
        double[] bessel = scaledBessel(beta, count + 1);
        this.weight = new double[count + 1];
        this.slope = new double[count + 1];
        this.radial = new double[count + 1];
        weight[0] = bessel[0];
        radial[0] = bessel[1];
        for (int k = 1; k <= count; k++) {
            weight[k] = 2 * bessel[k];
            slope[k] = beta == 0 ? (k == 1 ? 1 : 0) : 2 * k * bessel[k] / beta;
            radial[k] = bessel[k - 1] + bessel[k + 1];
        }
    }

    /** exp(-beta) I_k(beta) for k from 0 to K. */
    static double[] scaledBessel(double beta, int last) {
        double[] values = new double[last + 1];
        values[0] = BesselI.scaled(0, beta);
        double[] ratios = new double[last + 1];
        ratios[last] = BesselI.ratio(last, beta);
        for (int k = last - 1; k >= 0; k--) {
            ratios[k] = beta == 0 ? 0 : 1 / (2 * (k + 1) / beta + ratios[k + 1]);
        }
        for (int k = 1; k <= last; k++) {
            values[k] = values[k - 1] * ratios[k - 1];
        }
        return values;
    }

    /** Modes from which k I_k(beta) is below 1e-17 of its largest value; at least 1. */
    static int needed(double beta) {
        double[] bessel = scaledBessel(beta, (int) (12 + 10 * Math.sqrt(beta)));
        double largest = 0;
        for (int k = 1; k < bessel.length; k++) {
            largest = Math.max(largest, k * bessel[k]);
            if (k * bessel[k] <= 1e-17 * largest) {
                return k;
            }
        }
        return bessel.length - 1;
    }
}
