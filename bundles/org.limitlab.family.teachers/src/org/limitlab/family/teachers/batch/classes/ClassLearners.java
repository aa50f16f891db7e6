package org.limitlab.family.teachers.batch.classes;

import org.limitlab.core.problem.NumericalFailure;
import org.limitlab.math.linear.Blas;
import org.limitlab.math.linear.Cholesky;
import org.limitlab.math.optimise.Lbfgs;
import org.limitlab.math.optimise.Minimum;

/** Penalised empirical risk minimisation for several classes. */
public final class ClassLearners {

    private static final double GRADIENT = 1e-7;
    private static final int MOST_EVALUATIONS = 5000;

    private ClassLearners() {}

    /**
     * Ridge regression on one-hot labels: minimises |Y - X W|²/2 + penalty |W|²/2.
     *
     * @param data samples
     * @param penalty above 0
     * @return W, shape (d, k)
     */
    public static double[] ridge(ClassData data, double penalty) {
        int n = data.samples();
        int d = data.dimension();
        int k = data.classes();
        double[] x = data.inputs();
        double[] oneHot = new double[n * k];
        for (int i = 0; i < n; i++) {
            oneHot[i * k + data.labels()[i]] = 1;
        }
        boolean dual = n < d;
        int size = dual ? n : d;
        double[] gram = new double[size * size];
        Blas.gemm(!dual, dual, size, size, dual ? d : n, 1, x, 0, d, x, 0, d, 0, gram, 0, size);
        for (int i = 0; i < size; i++) {
            gram[i * size + i] += penalty;
        }
        Cholesky factor = new Cholesky(size);
        if (!factor.factor(gram)) {
            throw new NumericalFailure("normal equations singular: penalty = " + penalty);
        }
        double[] weights = new double[d * k];
        if (dual) {
            factor.solve(k, oneHot);
            Blas.gemm(true, false, d, k, n, 1, x, 0, d, oneHot, 0, k, 0, weights, 0, k);
        } else {
            Blas.gemm(true, false, d, k, n, 1, x, 0, d, oneHot, 0, k, 0, weights, 0, k);
            factor.solve(k, weights);
        }
        return weights;
    }

    /**
     * Minimises the sum of -log softmax over the samples + penalty |W|²/2, by L-BFGS until no
     * component of the gradient exceeds 1e-7.
     *
     * @param data samples
     * @param penalty above 0
     * @return W, shape (d, k)
     */
    public static double[] crossEntropy(ClassData data, double penalty) {
        int n = data.samples();
        int d = data.dimension();
        int k = data.classes();
        double[] fields = new double[n * k];
        Minimum minimum =
                Lbfgs.minimise(
                        (w, gradient) -> {
                            Blas.multiply(n, k, d, data.inputs(), w, fields);
                            double value = toForces(fields, data.labels(), k);
                            Blas.gemm(
                                    true,
                                    false,
                                    d,
                                    k,
                                    n,
                                    1,
                                    data.inputs(),
                                    0,
                                    d,
                                    fields,
                                    0,
                                    k,
                                    0,
                                    gradient,
                                    0,
                                    k);
                            for (int i = 0; i < w.length; i++) {
                                value += 0.5 * penalty * w[i] * w[i];
                                gradient[i] += penalty * w[i];
                            }
                            return value;
                        },
                        new double[d * k],
                        new Lbfgs.Options(20, GRADIENT, MOST_EVALUATIONS));
        if (!minimum.converged()) {
            throw new NumericalFailure("cross-entropy, penalty = " + penalty + ": " + minimum);
        }
        return minimum.point();
    }

    /** The summed loss; fields become its derivatives softmax - one-hot. */
    private static double toForces(double[] fields, int[] labels, int k) {
        double loss = 0;
        for (int i = 0; i < labels.length; i++) {
            int at = i * k;
            double top = fields[at + ClassData.largest(fields, at, k)];
            double own = fields[at + labels[i]] - top;
            double sum = 0;
            for (int j = 0; j < k; j++) {
                fields[at + j] = Math.exp(fields[at + j] - top);
                sum += fields[at + j];
            }
            loss += Math.log(sum) - own;
            for (int j = 0; j < k; j++) {
                fields[at + j] /= sum;
            }
            fields[at + labels[i]] -= 1;
        }
        return loss;
    }
}
