package org.limitlab.family.teachers.batch.margin;

import org.limitlab.math.random.RandomStream;

/**
 * Samples of two Gaussian clusters x = v y/sqrt(d) + sqrt(Delta) z in d dimensions.
 *
 * @param design rows x/sqrt(d) and their labels
 * @param centre v, shape (d)
 */
public record MixtureSample(Design design, double[] centre) {

    /**
     * What is drawn.
     *
     * @param samples n
     * @param dimension d
     * @param delta variance of the noise
     * @param rho share of label +1
     * @param balanced true: round(rho n) labels are +1; false: each with probability rho
     * @param exactCentre true: |v|² = d; false: v is drawn
     */
    public record Recipe(
            int samples,
            int dimension,
            double delta,
            double rho,
            boolean balanced,
            boolean exactCentre) {}

    /**
     * Draws samples.
     *
     * @param recipe what is drawn
     * @param teacher numbers of the centre
     * @param data numbers of labels and noise
     * @return the samples
     */
    public static MixtureSample draw(Recipe recipe, RandomStream teacher, RandomStream data) {
        int n = recipe.samples;
        int d = recipe.dimension;
        double[] v = new double[d];
        teacher.fillGaussian(v, 0, d);
        if (recipe.exactCentre) {
            double square = 0;
            for (double c : v) {
                square += c * c;
            }
            double factor = Math.sqrt(d / square);
            for (int j = 0; j < d; j++) {
                v[j] *= factor;
            }
        }
        long positive = Math.round(recipe.rho * n);
        double[] labels = new double[n];
        for (int i = 0; i < n; i++) {
            boolean plus = recipe.balanced ? i < positive : data.nextDouble() < recipe.rho;
            labels[i] = plus ? 1 : -1;
        }
        double[] u = new double[n * d];
        data.fillGaussian(u, 0, n * d);
        double noise = Math.sqrt(recipe.delta / d);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < d; j++) {
                u[i * d + j] = noise * u[i * d + j] + labels[i] * v[j] / d;
            }
        }
        return new MixtureSample(new Design(n, d, u, labels), v);
    }

    /** Overlap w v/d of weights with the centre. */
    public double overlap(double[] w) {
        double sum = 0;
        for (int j = 0; j < w.length; j++) {
            sum += w[j] * centre[j];
        }
        return sum / w.length;
    }
}
