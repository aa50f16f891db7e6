package org.limitlab.math.linear;

import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Eigenvalues of a general real matrix, and the invariant subspace of those with the largest real
 * part: their generalised eigenspace, whether they are real, complex or defective.
 *
 * <p>Eigenvalues come from the shifted QR algorithm (EJML) with a backward error of 1e-15 of the
 * norm; a defective one of multiplicity p is spread by the p-th root of that. The subspace comes
 * from orthogonal iteration with exp(A).
 */
public final class Spectrum {

    private static final int MOST_ITERATIONS = 10_000;

    private final int n;
    private final double[] a;
    private final double[] real;
    private final double[] imaginary;
    private final double norm;

    private Spectrum(int n, double[] a, double[] real, double[] imaginary, double norm) {
        this.n = n;
        this.a = a;
        this.real = real;
        this.imaginary = imaginary;
        this.norm = norm;
    }

    /**
     * The spectrum of A.
     *
     * @param n rows and columns, 1 or more
     * @param a shape (n, n), finite; not modified
     * @throws IllegalArgumentException if the array has another length, or A is not finite
     * @throws ArithmeticException if the QR algorithm does not converge
     */
    public static Spectrum of(int n, double[] a) {
        if (n < 1 || a.length != n * n) {
            throw new IllegalArgumentException(
                    a.length + " entries are no matrix of " + n + " rows and columns");
        }
        double square = 0;
        for (double x : a) {
            square += x * x;
        }
        if (!Double.isFinite(square)) {
            throw new IllegalArgumentException("the matrix is not finite");
        }
        double[] real = new double[n];
        double[] imaginary = new double[n];
        if (square > 0) {
            EigenDecomposition_F64<DMatrixRMaj> eig = DecompositionFactory_DDRM.eig(n, false);
            if (!eig.decompose(new DMatrixRMaj(n, n, true, a.clone()))) {
                throw new ArithmeticException("the QR algorithm did not converge");
            }
            for (int i = 0; i < n; i++) {
                Complex_F64 value = eig.getEigenvalue(i);
                real[i] = value.real;
                imaginary[i] = value.imaginary;
            }
        }
        return new Spectrum(n, a.clone(), real, imaginary, Math.sqrt(square));
    }

    /** Real parts, in no particular order. */
    public double[] real() {
        return real.clone();
    }

    /** Imaginary parts, in the order of {@link #real}. */
    public double[] imaginary() {
        return imaginary.clone();
    }

    /** The largest real part. */
    public double largestRealPart() {
        double largest = Double.NEGATIVE_INFINITY;
        for (double x : real) {
            largest = Math.max(largest, x);
        }
        return largest;
    }

    /**
     * Number of eigenvalues whose real part is the largest one.
     *
     * @param relative share of the Frobenius norm below which two real parts count as equal
     */
    public int leadingCount(double relative) {
        double least = largestRealPart() - relative * norm;
        int count = 0;
        for (double x : real) {
            count += x >= least ? 1 : 0;
        }
        return count;
    }

    /** The largest |imaginary part| among the leading eigenvalues. */
    public double leadingFrequency(double relative) {
        double least = largestRealPart() - relative * norm;
        double largest = 0;
        for (int i = 0; i < n; i++) {
            if (real[i] >= least) {
                largest = Math.max(largest, Math.abs(imaginary[i]));
            }
        }
        return largest;
    }

    /**
     * An orthonormal basis of the generalised eigenspace of the leading eigenvalues.
     *
     * @param relative as for {@link #leadingCount}
     * @return m rows of n numbers
     * @throws ArithmeticException if the iteration does not reach a residual of 1e-12 of the norm;
     *     the message has the residual
     */
    public double[][] leadingSpace(double relative) {
        int m = leadingCount(relative);
        double[][] rows = new double[m][n];
        for (int r = 0; r < m; r++) {
            for (int c = 0; c < n; c++) {
                rows[r][c] = m == n ? (r == c ? 1 : 0) : Math.cos(1 + 3 * r + 2.3 * c * (r + 1));
            }
        }
        orthonormalise(rows);
        if (m == n) {
            return rows;
        }
        double[] scaled = a.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= 4 / norm;
        }
        double[] power = MatrixExponential.of(n, scaled);
        double residual = Double.POSITIVE_INFINITY;
        for (int k = 0; k < MOST_ITERATIONS && residual > 1e-14 * norm; k++) {
            for (double[] row : rows) {
                System.arraycopy(times(power, row), 0, row, 0, n);
            }
            orthonormalise(rows);
            residual = residual(rows);
        }
        if (residual > 1e-12 * norm) {
            throw new ArithmeticException(
                    "the leading eigenspace has a residual of " + residual / norm + " of the norm");
        }
        return rows;
    }

    /** |A P - P P^T A P|, P the projector on the rows. */
    private double residual(double[][] rows) {
        double square = 0;
        for (double[] row : rows) {
            double[] image = times(a, row);
            for (double[] axis : rows) {
                subtract(image, axis);
            }
            for (double x : image) {
                square += x * x;
            }
        }
        return Math.sqrt(square);
    }

    private double[] times(double[] matrix, double[] x) {
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                y[i] += matrix[i * n + j] * x[j];
            }
        }
        return y;
    }

    /** Gram and Schmidt, twice for rounding. */
    private static void orthonormalise(double[][] rows) {
        for (int r = 0; r < rows.length; r++) {
            for (int twice = 0; twice < 2; twice++) {
                for (int s = 0; s < r; s++) {
                    subtract(rows[r], rows[s]);
                }
            }
            double length = Math.sqrt(dot(rows[r], rows[r]));
            for (int c = 0; c < rows[r].length; c++) {
                rows[r][c] /= length;
            }
        }
    }

    private static void subtract(double[] from, double[] axis) {
        double s = dot(from, axis);
        for (int c = 0; c < from.length; c++) {
            from[c] -= s * axis[c];
        }
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int c = 0; c < x.length; c++) {
            sum += x[c] * y[c];
        }
        return sum;
    }
}
