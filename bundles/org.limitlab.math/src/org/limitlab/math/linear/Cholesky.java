package org.limitlab.math.linear;

import java.util.Arrays;

/**
 * A = L L' of symmetric positive definite matrices of one size, kept to be used again: after
 * construction nothing allocates.
 *
 * <p>The transpose of L is built row by row (right-looking), so that all inner loops run along
 * rows. Cost n³/3 multiplications and additions; the backward error is a small multiple of n times
 * 1e-16. Source: Golub, Van Loan, Matrix Computations, section 4.2.
 */
public final class Cholesky {

    private static final double MOST_JITTER = 1e-6;

    private final int n;
    private final double[] upper;
    private boolean ready;

    /**
     * For matrices of one size.
     *
     * @param n rows and columns, 1 or more
     * @throws IllegalArgumentException if n is not positive
     */
    public Cholesky(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("n = " + n + " must be positive");
        }
        this.n = n;
        this.upper = new double[n * n];
    }

    /**
     * Factors A.
     *
     * @param a shape (n, n); of it the diagonal and what is right of it are read; not modified
     * @return false if A is not positive definite to rounding; then nothing can be solved
     */
    public boolean factor(double[] a) {
        return factor(a, 0);
    }

    /**
     * Factors A + j I for a matrix that may be singular, such as the covariance of a field at
     * places that coincide. Tries j = jitter, then ten times more each, up to 1e-6, in units of the
     * largest diagonal entry.
     *
     * @param a shape (n, n); of it the diagonal and what is right of it are read; not modified
     * @param jitter least j, positive, in units of the largest diagonal entry
     * @return the j that served, absolute
     * @throws ArithmeticException if none served: A is indefinite, zero or not finite
     */
    public double factorWithJitter(double[] a, double jitter) {
        double largest = 0;
        for (int i = 0; i < n; i++) {
            largest = Math.max(largest, a[i * n + i]);
        }
        for (double j = jitter; j <= MOST_JITTER * 1.5; j *= 10) {
            if (factor(a, j * largest)) {
                return j * largest;
            }
        }
        throw new ArithmeticException(
                "no Cholesky factor: smallest pivots stay below " + MOST_JITTER * largest);
    }

    private boolean factor(double[] a, double added) {
        double[] u = upper;
        System.arraycopy(a, 0, u, 0, n * n);
        ready = false;
        for (int k = 0; k < n; k++) {
            int row = k * n;
            double pivot = u[row + k] + added;
            if (!(pivot > 0) || Double.isInfinite(pivot)) {
                return false;
            }
            double root = Math.sqrt(pivot);
            double inverse = 1 / root;
            u[row + k] = root;
            for (int j = k + 1; j < n; j++) {
                u[row + j] *= inverse;
            }
            for (int i = k + 1; i < n; i++) {
                subtract(u, i * n, row, i, u[row + i]);
            }
        }
        ready = true;
        return true;
    }

    /** Row at {@code into} minus factor times row at {@code from}, columns {@code first} on. */
    private void subtract(double[] u, int into, int from, int first, double factor) {
        for (int j = first; j < n; j++) {
            u[into + j] -= factor * u[from + j];
        }
    }

    /**
     * X = L Z: with independent standard normals in Z, each column of X is normal with covariance
     * A.
     *
     * @param columns columns of Z and X
     * @param z shape (n, columns); not modified
     * @param x shape (n, columns), another array; overwritten
     * @throws IllegalStateException if nothing was factored
     */
    public void multiplyLower(int columns, double[] z, double[] x) {
        requireReady();
        Arrays.fill(x, 0, n * columns, 0);
        for (int k = 0; k < n; k++) {
            for (int i = k; i < n; i++) {
                double factor = upper[k * n + i];
                for (int j = 0; j < columns; j++) {
                    x[i * columns + j] += factor * z[k * columns + j];
                }
            }
        }
    }

    /**
     * Solves A X = B in place.
     *
     * @param columns columns of B
     * @param b shape (n, columns); overwritten with X
     * @throws IllegalStateException if nothing was factored
     */
    public void solve(int columns, double[] b) {
        requireReady();
        for (int k = 0; k < n; k++) {
            scaleRow(columns, b, k);
            for (int i = k + 1; i < n; i++) {
                subtractRow(columns, b, i, k, upper[k * n + i]);
            }
        }
        for (int k = n - 1; k >= 0; k--) {
            for (int i = k + 1; i < n; i++) {
                subtractRow(columns, b, k, i, upper[k * n + i]);
            }
            scaleRow(columns, b, k);
        }
    }

    private void scaleRow(int columns, double[] b, int row) {
        for (int j = 0; j < columns; j++) {
            b[row * columns + j] /= upper[row * n + row];
        }
    }

    private static void subtractRow(int columns, double[] b, int into, int from, double factor) {
        for (int j = 0; j < columns; j++) {
            b[into * columns + j] -= factor * b[from * columns + j];
        }
    }

    /**
     * An entry of L.
     *
     * @param i row, 0 to n - 1
     * @param j column, 0 to n - 1
     * @return L_ij, 0 right of the diagonal
     * @throws IllegalStateException if nothing was factored
     */
    public double lower(int i, int j) {
        requireReady();
        return j > i ? 0 : upper[j * n + i];
    }

    /**
     * log det A.
     *
     * @return the logarithm
     * @throws IllegalStateException if nothing was factored
     */
    public double logDeterminant() {
        requireReady();
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += Math.log(upper[i * n + i]);
        }
        return 2 * sum;
    }

    private void requireReady() {
        if (!ready) {
            throw new IllegalStateException("no matrix was factored");
        }
    }
}
