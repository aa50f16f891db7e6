package org.limitlab.family.teachers.batch.margin;

import org.limitlab.core.problem.NumericalFailure;
import org.limitlab.math.linear.Blas;
import org.limitlab.math.linear.Cholesky;

/** Ridge regression on the labels by normal equations. */
final class LeastSquares {

    private LeastSquares() {}

    /** Minimises |labels - U w - b|²/2 + penalty |w|²/2. */
    static Design.Fit solve(Design design, double penalty, boolean bias) {
        int n = design.rows();
        int d = design.columns();
        double[] one = new double[n];
        java.util.Arrays.fill(one, 1);
        double[] matrix = design.hessian(one, penalty, bias);
        int size = bias ? d + 1 : d;
        double[] right = new double[size];
        double[] head = new double[d];
        Blas.gemv(true, n, d, 1, design.u(), design.labels(), 0, head);
        System.arraycopy(head, 0, right, 0, d);
        if (bias) {
            for (double y : design.labels()) {
                right[d] += y;
            }
        }
        Cholesky factor = new Cholesky(size);
        if (!factor.factor(matrix)) {
            throw new NumericalFailure(
                    "normal equations singular to rounding: penalty = " + penalty);
        }
        factor.solve(1, right);
        return new Design.Fit(java.util.Arrays.copyOf(right, d), bias ? right[d] : 0, 0);
    }
}
