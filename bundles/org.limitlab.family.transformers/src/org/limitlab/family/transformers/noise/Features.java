package org.limitlab.family.transformers.noise;

import org.limitlab.math.linear.Blas;
import org.limitlab.math.random.Purpose;
import org.limitlab.math.random.RandomStream;

/**
 * Values phi(U y/sqrt d + bU) of the hidden units of an MLP block, in blocks of units that fit the
 * cache. One object serves all replicas of a batch in turn; what a replica keeps is its {@link
 * Units}. Bound: two matrix products a unit and token; benchmark: LayeredStep.
 */
final class Features {

    /** Inner weights U and biases bU. */
    static final Purpose INNER_WEIGHTS = new Purpose("inner-weights");

    /** Units of a block. */
    static final int BLOCK = 256;

    private final int tokens;
    private final int d;
    private final int width;
    private final double innerBias;
    private final Activation activation;
    private final double[] scaled;
    private final double[] inner;
    private final double[] biases;
    private final double[] values;

    /** Features of one replica: where U comes from. */
    static final class Units {
        private final RandomStream stream;
        private final double[] kept;
        private final double[] keptBiases;
        private boolean drawn;

        /**
         * The units of a replica.
         *
         * @param quenched true: drawn once and kept; false: new at each layer
         */
        Units(RandomStream stream, boolean quenched, int width, int d, boolean biased) {
            this.stream = stream;
            this.kept = quenched ? new double[Math.multiplyExact(width, d)] : null;
            this.keptBiases = quenched && biased ? new double[width] : null;
        }
    }

    Features(Layers setting, int width) {
        this.tokens = setting.tokens();
        this.d = setting.dimension();
        this.width = width;
        this.innerBias = setting.innerBias();
        this.activation = setting.activation();
        int block = Math.min(BLOCK, width);
        this.scaled = new double[tokens * d];
        this.inner = new double[block * d];
        this.biases = new double[block];
        this.values = new double[tokens * block];
    }

    /** Prepares a layer: places, shape (N, d). */
    void begin(double[] y) {
        double scale = 1 / Math.sqrt(d);
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = scale * y[i];
        }
    }

    /** Units in the block that starts at a unit. */
    int count(int from) {
        return Math.min(BLOCK, width - from);
    }

    /**
     * The values of the units of a block, which are drawn in order.
     *
     * @param from first unit, a multiple of {@link #BLOCK}
     * @return shape (N, units of the block), valid until the next call
     */
    double[] block(Units units, int from) {
        int count = count(from);
        double[] u = inner;
        int at = 0;
        double[] b = biases;
        int biasAt = 0;
        if (units.kept == null) {
            units.stream.fillGaussian(inner, 0, count * d);
            if (innerBias > 0) {
                units.stream.fillGaussian(biases, 0, count);
            }
        } else {
            keep(units);
            u = units.kept;
            at = from * d;
            b = units.keptBiases;
            biasAt = from;
        }
        double beta = 0;
        if (innerBias > 0) {
            spread(b, biasAt, count);
            beta = 1;
        }
        Blas.gemm(false, true, tokens, count, d, 1, scaled, 0, d, u, at, d, beta, values, 0, count);
        activation.apply(values, 0, tokens * count);
        return values;
    }

    private void keep(Units units) {
        if (!units.drawn) {
            units.stream.fillGaussian(units.kept, 0, units.kept.length);
            if (units.keptBiases != null) {
                units.stream.fillGaussian(units.keptBiases, 0, units.keptBiases.length);
            }
            units.drawn = true;
        }
    }

    private void spread(double[] b, int at, int count) {
        for (int i = 0; i < tokens; i++) {
            for (int k = 0; k < count; k++) {
                values[i * count + k] = innerBias * b[at + k];
            }
        }
    }
}
