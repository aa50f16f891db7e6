package org.limitlab.family.transformers;

import org.limitlab.core.model.Workers;
import org.limitlab.family.transformers.field.CircleKernel;

/**
 * Attention drift on the circle for Q = K = V = I by the Fourier modes of the tokens: the finite
 * Fourier sum, or a grid for large beta. The drift of theta is mean_j exp(beta (cos p_j - 1)) sin
 * p_j, p_j = theta_j - theta, divided by the mean weight (softmax) or times exp(beta).
 */
final class CircleField implements AngleField {

    private final CircleKernel kernel;
    private final boolean softmax;
    private final double factor;
    private final double[] weight;

    /**
     * A field from a kernel.
     *
     * @param beta inverse temperature, at least 0; unnormalised attention overflows above 700
     */
    CircleField(CircleKernel kernel, double beta, boolean softmax) {
        this.kernel = kernel;
        this.softmax = softmax;
        this.factor = Math.exp(beta);
        this.weight = softmax ? new double[kernel.paddedLength()] : null;
    }

    @Override
    public int paddedLength() {
        return kernel.paddedLength();
    }

    @Override
    public void drift(double[] angles, double[] drift, Workers workers) {
        kernel.evaluate(angles, drift, null, weight, workers);
        for (int i = 0; i < drift.length; i++) {
            drift[i] = softmax ? drift[i] / weight[i] : drift[i] * factor;
        }
    }

    @Override
    public void modes(double[] angles, Workers workers) {
        kernel.modes(angles, workers);
    }

    @Override
    public void power(double[] into) {
        for (int k = 1; k <= into.length; k++) {
            double re = kernel.real(k);
            double im = kernel.imaginary(k);
            into[k - 1] = re * re + im * im;
        }
    }
}
