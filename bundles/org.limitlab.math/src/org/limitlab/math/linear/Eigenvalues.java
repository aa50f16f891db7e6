package org.limitlab.math.linear;

import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Eigenvalues of any real square matrix, as of a Jacobian whose stability is asked for; by EJML's
 * implicit double step QR. Errors are a small multiple of 1e-16 times the matrix's norm times the
 * eigenvalue's condition.
 *
 * @param real real parts, largest first, shape (n)
 * @param imaginary imaginary parts in the same order, shape (n)
 */
public record Eigenvalues(double[] real, double[] imaginary) {

    /**
     * Finds them.
     *
     * @param n rows and columns, 1 or more
     * @param a shape (n, n), not modified
     * @throws IllegalArgumentException if the array has another length or is not finite
     * @throws ArithmeticException if the iteration does not converge
     */
    public static Eigenvalues of(int n, double[] a) {
        if (n < 1 || a.length != n * n || !Arrays.stream(a).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException(
                    a.length + " entries are no finite matrix of " + n + " rows and columns");
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, false, false);
        if (!eigen.decompose(DMatrixRMaj.wrap(n, n, a.clone()))) {
            throw new ArithmeticException("eigenvalues of a matrix of " + n + " did not converge");
        }
        Complex_F64[] values = new Complex_F64[n];
        Arrays.setAll(values, eigen::getEigenvalue);
        Arrays.sort(
                values,
                Comparator.comparingDouble(Complex_F64::getReal)
                        .thenComparingDouble(Complex_F64::getImaginary)
                        .reversed());
        double[] real = new double[n];
        double[] imaginary = new double[n];
        for (int k = 0; k < n; k++) {
            real[k] = values[k].getReal();
            imaginary[k] = values[k].getImaginary();
        }
        return new Eigenvalues(real, imaginary);
    }
}
