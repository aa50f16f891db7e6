package org.limitlab.family.transformers.field;

import org.limitlab.core.model.Workers;

/**
 * Sums over all tokens of the circle, for Q^T K = I, scaled by exp(-beta) so that none overflows.
 * Angles are in radians, in arrays of {@link #paddedLength} entries of which the first N count.
 */
public interface CircleKernel {

    /** A kernel without vector instructions needs no padding; one with them whole vectors. */
    int paddedLength();

    /** "fourier" or "grid-fft". */
    String method();

    /** The modes mu_k, the means of exp(i k theta_j). */
    void modes(double[] angles, Workers workers);

    /**
     * The modes and the sums.
     *
     * @param tangent receives mean_j exp(beta (cos p_j - 1)) sin p_j, p_j = theta_j - theta
     * @param radial receives mean_j exp(beta (cos p_j - 1)) cos p_j; may be null
     * @param weight receives mean_j exp(beta (cos p_j - 1)); may be null
     */
    void evaluate(
            double[] angles, double[] tangent, double[] radial, double[] weight, Workers workers);

    /** Number of modes that can be read. */
    int modeCount();

    /** Real part of mu_k at the last call. */
    double real(int mode);

    /** Imaginary part of mu_k at the last call. */
    double imaginary(int mode);

    /** Number of modes that the sums need at an inverse temperature. */
    static int modesNeeded(double beta) {
        return CircleModes.needed(beta);
    }

    /** The finite Fourier sum. */
    static CircleKernel fourier(int tokens, double beta, int atLeastModes) {
        CircleModes modes = new CircleModes(beta, atLeastModes);
        boolean vectors = Lanes.PRESENT && tokens >= PairSum.FEW;
        return vectors ? new VectorFourier(tokens, modes) : new ScalarFourier(tokens, modes);
    }

    /** The grid. */
    static CircleKernel grid(int tokens, double beta, int atLeastModes) {
        return new GridKernel(tokens, new CircleModes(beta, atLeastModes));
    }
}
