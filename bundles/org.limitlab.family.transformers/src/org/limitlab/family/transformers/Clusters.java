package org.limitlab.family.transformers;

/**
 * k equal, equispaced clusters on the circle, a stationary state of the mean-field flow for Q = K =
 * V = I; with g(p) = exp(beta cos p) sin p.
 */
final class Clusters {

    private final int count;
    private final double[] weights;
    private final double[] slopes;
    private final double normaliser;

    /**
     * A state of clusters.
     *
     * @param count k, at least 1
     * @param beta inverse temperature, below 700 for unnormalised attention
     */
    Clusters(int count, double beta, Attention attention) {
        this.count = count;
        this.weights = new double[count];
        this.slopes = new double[count];
        double shift = attention == Attention.SOFTMAX ? beta : 0;
        double sum = 0;
        for (int j = 0; j < count; j++) {
            double p = 2 * Math.PI * j / count;
            double sin = Math.sin(p);
            weights[j] = Math.exp(beta * Math.cos(p) - shift);
            slopes[j] = weights[j] * (Math.cos(p) - beta * sin * sin);
            sum += weights[j];
        }
        this.normaliser = attention == Attention.SOFTMAX ? sum / count : 1;
    }

    /**
     * Growth rate r_m of a displacement of cluster j by cos(2 pi m j / k).
     *
     * @param mode m in 1 .. k - 1
     */
    double separationRate(int mode) {
        double sum = 0;
        for (int j = 0; j < count; j++) {
            sum += slopes[j] * (1 - Math.cos(2 * Math.PI * j * mode / count));
        }
        return -sum / count / normaliser;
    }

    /** The largest r_m: one over the lifetime of the plateau; 0 for one cluster. */
    double largestSeparationRate() {
        double largest = count == 1 ? 0 : Double.NEGATIVE_INFINITY;
        for (int m = 1; m < count; m++) {
            largest = Math.max(largest, separationRate(m));
        }
        return largest;
    }

    /** Rate at which a cluster contracts: (1/k) sum_j g'(2 pi j / k). */
    double contractionRate() {
        double sum = 0;
        for (double slope : slopes) {
            sum += slope;
        }
        return sum / count / normaliser;
    }
}
