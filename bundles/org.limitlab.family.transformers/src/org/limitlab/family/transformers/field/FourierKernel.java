package org.limitlab.family.transformers.field;

import org.limitlab.core.model.Workers;

import java.util.function.IntConsumer;

/**
 * The finite Fourier sum: K complex products a token for the modes and as many for each sum. Exact
 * to rounding, 1e-15 K of the largest possible value. Fixed chunks, reduced in order.
 */
abstract class FourierKernel implements CircleKernel {

    static final int CHUNK = 4096;

    final int count;
    final CircleModes coefficients;
    private final int padded;
    private final double[] mean;
    private final IntConsumer accumulate;
    private final IntConsumer evaluate;
    private double[] angles;
    private double[] tangent;
    private double[] radial;
    private double[] weight;

    FourierKernel(int count, int padded, CircleModes coefficients) {
        this.count = count;
        this.padded = padded;
        this.coefficients = coefficients;
        this.mean = new double[2 * (coefficients.count + 1)];
        mean[0] = 1;
        this.accumulate = chunk -> accumulate(chunk, angles);
        this.evaluate = chunk -> evaluate(chunk, tangent, radial, weight);
    }

    @Override
    public final String method() {
        return Choice.FOURIER.toString();
    }

    @Override
    public final int paddedLength() {
        return padded;
    }

    @Override
    public final int modeCount() {
        return coefficients.count;
    }

    @Override
    public final double real(int mode) {
        return mean[2 * mode];
    }

    @Override
    public final double imaginary(int mode) {
        return mean[2 * mode + 1];
    }

    final int chunks() {
        return (padded + CHUNK - 1) / CHUNK;
    }

    @Override
    public final void modes(double[] of, Workers workers) {
        angles = of;
        workers.run(chunks(), accumulate);
        for (int q = 2; q < mean.length; q++) {
            double sum = 0;
            for (int chunk = 0; chunk < chunks(); chunk++) {
                sum += partial(chunk, q);
            }
            mean[q] = sum / count;
        }
    }

    @Override
    public final void evaluate(
            double[] of, double[] sine, double[] cosine, double[] total, Workers workers) {
        modes(of, workers);
        tangent = sine;
        radial = cosine;
        weight = total;
        workers.run(chunks(), evaluate);
    }

    /** Sums of cos and sin of k theta over a chunk; keeps cos and sin for the evaluation. */
    abstract void accumulate(int chunk, double[] angles);

    /** Sum of cos k theta (q = 2 k) or sin k theta (q = 2 k + 1) over a chunk. */
    abstract double partial(int chunk, int q);

    /** Horner's rule in z = exp(i theta) for sum_k c_k z^k conj(mu_k). */
    abstract void evaluate(int chunk, double[] tangent, double[] radial, double[] weight);
}
