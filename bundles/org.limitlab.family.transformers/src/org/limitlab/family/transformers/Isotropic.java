package org.limitlab.family.transformers;

import org.limitlab.core.theory.NoPrediction;

/**
 * Attention that looks alike in all directions: Q^T K = b I and V = c I. Then beta b and gamma c
 * stand for beta and gamma at Q = K = V = I.
 *
 * @param beta inverse temperature, at least 0
 * @param strength gamma
 */
record Isotropic(double beta, double strength) {

    private static final double ROUNDING = 1e-12;

    /**
     * Reads matrices as the model does.
     *
     * @throws NoPrediction if they are no multiples of the identity, or b is below 0
     */
    static Isotropic of(
            int d, double beta, double strength, double[][] q, double[][] k, double[][] v) {
        double b = multiple("Q^T K", Scores.product(q, k, d), d);
        double c = multiple("V", Scores.scaled(v, 1, d), d);
        if (b < 0) {
            throw new NoPrediction("Q^T K = " + b + " I: only for positive multiples of I");
        }
        return new Isotropic(beta * b, strength * c);
    }

    private static double multiple(String name, double[] matrix, int d) {
        double factor = matrix[0];
        for (int a = 0; a < d; a++) {
            for (int b = 0; b < d; b++) {
                double wanted = a == b ? factor : 0;
                if (Math.abs(matrix[a * d + b] - wanted) > ROUNDING * Math.abs(factor)) {
                    throw new NoPrediction(
                            name + " is no multiple of the identity: only for such attention");
                }
            }
        }
        return factor;
    }
}
