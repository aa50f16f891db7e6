package org.limitlab.family.transformers.field;

import org.limitlab.core.model.Workers;

import java.util.function.IntConsumer;

/** Attention on the circle for Q^T K = c I, from the sums of a {@link CircleKernel}. */
final class CircleAttention implements AttentionField {

    private final AttentionLaw law;
    private final CircleKernel kernel;
    private final double beta;
    private final double[] angles;
    private final double[] tangent;
    private final double[] radial;
    private final double[] weight;
    private final double[] row = new double[2];
    private final IntConsumer work;
    private double[] from;

    CircleAttention(AttentionLaw law, CircleKernel kernel) {
        this.law = law;
        this.kernel = kernel;
        this.beta = law.beta() * law.queryKeyScale();
        this.angles = new double[kernel.paddedLength()];
        this.tangent = new double[angles.length];
        this.radial = new double[angles.length];
        this.weight = new double[angles.length];
        this.work = this::angles;
    }

    @Override
    public String method() {
        return kernel.method();
    }

    @Override
    public double logMeanWeight(int token) {
        return Math.log(weight[token]) + beta;
    }

    @Override
    public void evaluate(double[] positions, double[] field, Workers workers) {
        int chunks = (law.tokens() + FourierKernel.CHUNK - 1) / FourierKernel.CHUNK;
        from = positions;
        workers.run(chunks, work);
        kernel.evaluate(angles, tangent, radial, weight, workers);
        double unit = Math.exp(beta - law.logUnit());
        for (int i = 0; i < law.tokens(); i++) {
            double scale = law.softmax() ? 1 / weight[i] : unit;
            double c = positions[2 * i];
            double s = positions[2 * i + 1];
            field[2 * i] = scale * (radial[i] * c - tangent[i] * s);
            field[2 * i + 1] = scale * (radial[i] * s + tangent[i] * c);
        }
        law.applyValue(field, row);
    }

    private void angles(int chunk) {
        int to = Math.min(law.tokens(), (chunk + 1) * FourierKernel.CHUNK);
        for (int i = chunk * FourierKernel.CHUNK; i < to; i++) {
            angles[i] = Math.atan2(from[2 * i + 1], from[2 * i]);
        }
    }
}
