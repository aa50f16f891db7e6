package org.limitlab.math.linear;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.decomposition.LUDecomposition_F64;
import org.ejml.interfaces.decomposition.QRPDecomposition_F64;
import org.ejml.interfaces.linsol.LinearSolverDense;

/** Linear systems and least squares, by EJML. */
public final class LinearSystem {

    private static final double EPSILON = Math.ulp(1.0);

    private LinearSystem() {}

    /**
     * Solves A X = B by LU with partial pivoting.
     *
     * @param n rows and columns of A, 1 or more
     * @param a shape (n, n); not modified
     * @param columns columns of B
     * @param b shape (n, columns); not modified
     * @return X, shape (n, columns)
     * @throws IllegalArgumentException if an array has another length
     * @throws ArithmeticException if A is singular to rounding, or not finite
     */
    public static double[] solve(int n, double[] a, int columns, double[] b) {
        requireLengths(n, n, a, columns, b);
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.lu(n);
        boolean done = solver.setA(DMatrixRMaj.wrap(n, n, a.clone()));
        LUDecomposition_F64<DMatrixRMaj> lu = solver.getDecomposition();
        if (!done || !(spread(lu.getUpper(null)) > n * EPSILON)) {
            throw singular();
        }
        return solved(solver, n, n, columns, b);
    }

    /**
     * The X with the least |A X - B|, by QR with column pivoting; A has full rank.
     *
     * @param rows rows of A, not fewer than its columns
     * @param n columns of A, 1 or more
     * @param a shape (rows, n); not modified
     * @param columns columns of B
     * @param b shape (rows, columns); not modified
     * @return X, shape (n, columns)
     * @throws IllegalArgumentException if an array has another length, or there are too few rows
     * @throws ArithmeticException if the rank is not full, or A is not finite
     */
    public static double[] leastSquares(int rows, int n, double[] a, int columns, double[] b) {
        if (rows < n) {
            throw new IllegalArgumentException(rows + " rows do not determine " + n + " unknowns");
        }
        requireLengths(rows, n, a, columns, b);
        LinearSolverDense<DMatrixRMaj> solver =
                LinearSolverFactory_DDRM.leastSquaresQrPivot(true, false);
        boolean done = solver.setA(DMatrixRMaj.wrap(rows, n, a.clone()));
        QRPDecomposition_F64<DMatrixRMaj> qr = solver.getDecomposition();
        if (!done || !(spread(qr.getR(null, true)) > rows * EPSILON)) {
            throw singular();
        }
        return solved(solver, rows, n, columns, b);
    }

    /** Least over largest diagonal entry of a triangle: 0 or NaN if it is singular. */
    private static double spread(DMatrixRMaj triangle) {
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (int i = 0; i < triangle.getNumCols(); i++) {
            double entry = Math.abs(triangle.get(i, i));
            least = Math.min(least, entry);
            most = Math.max(most, entry);
        }
        return least / most;
    }

    private static double[] solved(
            LinearSolverDense<DMatrixRMaj> solver, int rows, int n, int columns, double[] b) {
        DMatrixRMaj x = new DMatrixRMaj(n, columns);
        solver.solve(DMatrixRMaj.wrap(rows, columns, b.clone()), x);
        return x.getData();
    }

    private static ArithmeticException singular() {
        return new ArithmeticException("the matrix is singular to rounding");
    }

    private static void requireLengths(int rows, int n, double[] a, int columns, double[] b) {
        if (n < 1 || a.length != rows * n || b.length != rows * columns) {
            throw new IllegalArgumentException(
                    "arrays of "
                            + a.length
                            + " and "
                            + b.length
                            + " entries, not "
                            + rows * n
                            + " and "
                            + rows * columns);
        }
    }
}
