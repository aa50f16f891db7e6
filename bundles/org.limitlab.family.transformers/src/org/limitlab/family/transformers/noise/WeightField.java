package org.limitlab.family.transformers.noise;

import org.limitlab.math.linear.Blas;
import org.limitlab.math.random.BrownianIncrements;

/**
 * An MLP block as it is written, G(y) = m^-1/2 W phi(U y/sqrt d + bU) + bW, with W and bW from the
 * increments of the common noise: along depths that refine each other they sum.
 */
final class WeightField implements RandomField {

    private final Layers setting;
    private final int width;
    private final Features features;
    private final Features.Units units;
    private final BrownianIncrements increments;
    private final double[] weights;

    /**
     * The field of one replica.
     *
     * @param features shared by the replicas of a batch
     * @param weights scratch of at least min(m, BLOCK) d numbers, shared too
     * @param increments as many normals a step as {@link #normals} says
     */
    WeightField(
            Layers setting,
            int width,
            Features features,
            Features.Units units,
            double[] weights,
            BrownianIncrements increments) {
        this.setting = setting;
        this.width = width;
        this.features = features;
        this.units = units;
        this.weights = weights;
        this.increments = increments;
    }

    /** Normals a layer. */
    static int normals(Layers setting, int width) {
        return Math.addExact(
                Math.multiplyExact(width, setting.dimension()),
                setting.outerBias() > 0 ? setting.dimension() : 0);
    }

    @Override
    public void next(double[] y, double[] g) {
        int n = setting.tokens();
        int d = setting.dimension();
        double scale = 1 / Math.sqrt(width);
        increments.nextStep();
        features.begin(y);
        for (int from = 0; from < width; from += Features.BLOCK) {
            int count = features.count(from);
            double[] values = features.block(units, from);
            increments.fill(weights, 0, count * d);
            double beta = from == 0 ? 0 : 1;
            Blas.gemm(
                    false, false, n, d, count, scale, values, 0, count, weights, 0, d, beta, g, 0,
                    d);
        }
        if (setting.outerBias() > 0) {
            increments.fill(weights, 0, d);
            for (int i = 0; i < n * d; i++) {
                g[i] += setting.outerBias() * weights[i % d];
            }
        }
    }
}
