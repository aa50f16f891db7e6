package org.limitlab.family.transformers.noise;

import org.limitlab.core.problem.NumericalFailure;
import org.limitlab.math.linear.Blas;
import org.limitlab.math.linear.Cholesky;
import org.limitlab.math.random.BrownianIncrements;

import java.util.Arrays;

/**
 * A field that is normal at the tokens: G = C Z with C C' the covariance between tokens and Z,
 * shape (N, d), from the increments of the common noise. Two covariances share this form, and so
 * one noise: that of an MLP block given its hidden units, which is exact once W and bW are
 * integrated out, and the kernel of infinitely wide blocks.
 */
final class CovarianceField implements RandomField {

    /** Added to the diagonal at first, in units of the largest entry: rounding of N products. */
    private static final double JITTER = 1e-14;

    /** What has a covariance between places. */
    interface Source {

        /**
         * The next layer's covariance.
         *
         * @param y places, shape (N, d)
         * @param covariance receives shape (N, N)
         */
        void next(double[] y, double[] covariance);
    }

    private final int d;
    private final Source source;
    private final Shared shared;
    private final BrownianIncrements increments;

    /** Buffers that the replicas of a batch share. */
    static final class Shared {
        private final double[] covariance;
        private final double[] normals;
        private final Cholesky cholesky;

        Shared(Layers setting) {
            int n = setting.tokens();
            this.covariance = new double[Math.multiplyExact(n, n)];
            this.normals = new double[n * setting.dimension()];
            this.cholesky = new Cholesky(n);
        }
    }

    CovarianceField(Layers setting, Source source, Shared shared, BrownianIncrements increments) {
        this.d = setting.dimension();
        this.source = source;
        this.shared = shared;
        this.increments = increments;
    }

    @Override
    public void next(double[] y, double[] g) {
        increments.nextStep();
        increments.fill(shared.normals, 0, shared.normals.length);
        source.next(y, shared.covariance);
        try {
            shared.cholesky.factorWithJitter(shared.covariance, JITTER);
        } catch (ArithmeticException e) {
            throw new NumericalFailure("the covariance of the layer: " + e.getMessage(), e);
        }
        shared.cholesky.multiplyLower(d, shared.normals, g);
    }

    /** kappa(&lt;x_i, x_j&gt;): infinitely many hidden units. */
    static Source kernel(Layers setting) {
        LayerKernel kernel = setting.kernel();
        int n = setting.tokens();
        int d = setting.dimension();
        return (y, covariance) -> {
            Blas.gemm(false, true, n, n, d, 1, y, 0, d, y, 0, d, 0, covariance, 0, n);
            for (int i = 0; i < n; i++) {
                covariance[i * n + i] = kernel.atOne();
                for (int j = i + 1; j < n; j++) {
                    // rounding alone takes inner products beyond 1
                    double u = Math.max(-1, Math.min(1, covariance[i * n + j]));
                    covariance[i * n + j] = kernel.value(u);
                }
            }
        };
    }

    /** phi(..) phi(..)'/m + sW²: hidden units given, W and bW integrated out. */
    static Source units(Layers setting, int width, Features features, Features.Units units) {
        int n = setting.tokens();
        double outer = setting.outerBias() * setting.outerBias();
        return (y, covariance) -> {
            Arrays.fill(covariance, outer);
            features.begin(y);
            for (int from = 0; from < width; from += Features.BLOCK) {
                int count = features.count(from);
                double[] v = features.block(units, from);
                Blas.gemm(
                        false,
                        true,
                        n,
                        n,
                        count,
                        1.0 / width,
                        v,
                        0,
                        count,
                        v,
                        0,
                        count,
                        1,
                        covariance,
                        0,
                        n);
            }
        };
    }
}
