package org.limitlab.family.teachers.linear;

import org.limitlab.math.random.RandomStream;

/**
 * One student that learns a linear teacher online. Axes are the eigenvectors of the inputs'
 * covariance, x_i = r_i z_i with z standard normal. Kept are the errors in units of the inputs, g_i
 * = r_i (w_i - w*_i): then e = g.z / sqrt(d) - sigma zeta, and a step is g_i <- g_i - (eta /
 * sqrt(d)) e r_i² z_i.
 *
 * <p>A step draws d normals and reads them twice while they are in the cache; it allocates nothing.
 * Benchmark: LinearRegressionStep.
 */
public final class OnlineRegression {

    private final int d;
    private final double[] g;
    private final double[] inputs;
    private final double[] eigenvalues;
    private final double gain;
    private final double noise;
    private final RandomStream data;
    private final RandomStream labels;

    /**
     * A student at its start.
     *
     * @param error w - w* by axis, shape (d); copied
     * @param eigenvalues r_i², shape (d), or null where all are 1; not modified
     * @param learningRate eta
     * @param labelNoise sigma
     * @param data stream of the inputs
     * @param labels stream of the label noise; not used where sigma = 0
     */
    public OnlineRegression(
            double[] error,
            double[] eigenvalues,
            double learningRate,
            double labelNoise,
            RandomStream data,
            RandomStream labels) {
        this.d = error.length;
        this.g = error.clone();
        this.inputs = new double[d];
        this.eigenvalues = eigenvalues;
        this.gain = learningRate / d;
        this.noise = labelNoise * Math.sqrt(d);
        this.data = data;
        this.labels = labels;
        if (eigenvalues != null) {
            for (int i = 0; i < d; i++) {
                g[i] *= Math.sqrt(eigenvalues[i]);
            }
        }
    }

    /**
     * One step on one fresh example.
     *
     * @return the error of the student's answer before the step, times sqrt(d)
     */
    public double step() {
        data.fillGaussian(inputs, 0, d);
        double e = dot(g, inputs);
        if (noise != 0) {
            e -= noise * labels.nextGaussian();
        }
        if (eigenvalues == null) {
            move(g, inputs, -gain * e);
        } else {
            move(g, inputs, eigenvalues, -gain * e);
        }
        return e;
    }

    /** Eight partial sums, so that additions need not wait for each other. */
    private static double dot(double[] a, double[] b) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        int i = 0;
        for (; i < a.length - 7; i += 8) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
            s4 += a[i + 4] * b[i + 4];
            s5 += a[i + 5] * b[i + 5];
            s6 += a[i + 6] * b[i + 6];
            s7 += a[i + 7] * b[i + 7];
        }
        for (; i < a.length; i++) {
            s0 += a[i] * b[i];
        }
        return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
    }

    private static void move(double[] target, double[] along, double by) {
        for (int i = 0; i < target.length; i++) {
            target[i] += by * along[i];
        }
    }

    private static void move(double[] target, double[] along, double[] scale, double by) {
        for (int i = 0; i < target.length; i++) {
            target[i] += by * scale[i] * along[i];
        }
    }

    /** Generalisation error without label noise, half the mean square: |g|² / (2d). */
    public double generalisationError() {
        return 0.5 * dot(g, g) / d;
    }

    /** Entry i of w - w*. */
    public double error(int i) {
        return eigenvalues == null ? g[i] : g[i] / Math.sqrt(eigenvalues[i]);
    }
}
