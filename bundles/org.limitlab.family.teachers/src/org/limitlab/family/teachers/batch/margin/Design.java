package org.limitlab.family.teachers.batch.margin;

import org.limitlab.math.linear.Blas;
import org.limitlab.math.linear.Cholesky;

/**
 * Rows u of a linear problem, such as x/sqrt(d), with labels. Where there are clearly fewer rows
 * than columns the problem is turned into the span of the rows, where it has as many unknowns as
 * rows.
 *
 * @param rows n, 1 or more
 * @param columns d, 1 or more
 * @param u shape (n, d); kept, not copied
 * @param labels -1 or +1, shape (n); kept, not copied
 */
public record Design(int rows, int columns, double[] u, double[] labels) {

    private static final double FEW_ROWS = 0.8;

    /**
     * Where the rows are few: their Gram matrix U U' = L L', and L as the rows of a small design.
     */
    private record Span(Cholesky factor, Design small) {}

    /**
     * Solves min over (w, b) of a function of U w + b and |w|, in the span of the rows if small.
     */
    interface Solver {
        /**
         * Solves the problem.
         *
         * @param design rows and labels
         * @return the solution
         */
        Fit solve(Design design);
    }

    /**
     * A classifier of the form sign(w u + b).
     *
     * @param w weights, shape (d)
     * @param b bias
     * @param residual how far it may be from the optimum: norm of the gradient, or duality gap
     */
    public record Fit(double[] w, double b, double residual) {}

    /** Applies a solver where it is cheaper, and gives the weights in the design's own space. */
    Fit solve(Solver solver) {
        if (rows > FEW_ROWS * columns) {
            return solver.solve(this);
        }
        Span span = span();
        if (span == null) {
            return solver.solve(this);
        }
        Fit fit = solver.solve(span.small);
        // w = U' a with L' a = c: solve L L' a = L c
        double[] a = new double[rows];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j <= i; j++) {
                a[i] += span.small.u[i * rows + j] * fit.w[j];
            }
        }
        span.factor.solve(1, a);
        double[] w = new double[columns];
        Blas.gemv(true, rows, columns, 1, u, a, 0, w);
        return new Fit(w, fit.b, fit.residual);
    }

    private Span span() {
        double[] gram = new double[rows * rows];
        Blas.gemm(
                false, true, rows, rows, columns, 1, u, 0, columns, u, 0, columns, 0, gram, 0,
                rows);
        Cholesky factor = new Cholesky(rows);
        if (!factor.factor(gram)) {
            return null;
        }
        double[] lower = new double[rows * rows];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j <= i; j++) {
                lower[i * rows + j] = factor.lower(i, j);
            }
        }
        return new Span(factor, new Design(rows, rows, lower, labels));
    }

    /**
     * Fields w u + b of all rows.
     *
     * @param fit weights and bias
     * @return shape (n)
     */
    public double[] fields(Fit fit) {
        double[] h = new double[rows];
        Blas.gemv(false, rows, columns, 1, u, fit.w, 0, h);
        for (int i = 0; i < rows; i++) {
            h[i] += fit.b;
        }
        return h;
    }

    /**
     * U' D U + penalty I bordered by U' D 1 and 1' D 1: the Hessian in (w, b).
     *
     * @param weights D, shape (n), 0 or more
     * @param penalty added to the diagonal of the first part
     * @param bordered true: with the last row and column
     * @return shape (d, d) or (d + 1, d + 1)
     */
    double[] hessian(double[] weights, double penalty, boolean bordered) {
        int size = bordered ? columns + 1 : columns;
        double[] scaled = new double[rows * size];
        for (int i = 0; i < rows; i++) {
            double root = Math.sqrt(weights[i]);
            for (int j = 0; j < columns; j++) {
                scaled[i * size + j] = root * u[i * columns + j];
            }
            if (bordered) {
                scaled[i * size + columns] = root;
            }
        }
        double[] h = new double[size * size];
        Blas.gemm(
                true, false, size, size, rows, 1, scaled, 0, size, scaled, 0, size, 0, h, 0, size);
        for (int j = 0; j < columns; j++) {
            h[j * size + j] += penalty;
        }
        return h;
    }
}
