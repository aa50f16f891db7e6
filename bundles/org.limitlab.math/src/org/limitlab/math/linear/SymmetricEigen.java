package org.limitlab.math.linear;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Eigenvalues and orthonormal eigenvectors of a symmetric matrix, by EJML's implicit QL. Absolute
 * errors of the values are a small multiple of 1e-16 times the largest one.
 */
public final class SymmetricEigen {

    private final double[] values;
    private final double[] vectors;

    private SymmetricEigen(double[] values, double[] vectors) {
        this.values = values;
        this.vectors = vectors;
    }

    /**
     * Decomposes A.
     *
     * @param n rows and columns, 1 or more
     * @param a shape (n, n), symmetric; not modified
     * @return values and vectors
     * @throws IllegalArgumentException if the array has another length, or A is not symmetric to
     *     1e-10 of its largest entry, or not finite
     * @throws ArithmeticException if the iteration does not converge
     */
    public static SymmetricEigen of(int n, double[] a) {
        requireSymmetric(n, a);
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true, true);
        if (!eigen.decompose(DMatrixRMaj.wrap(n, n, a.clone()))) {
            throw new ArithmeticException("eigenvalues of a matrix of " + n + " did not converge");
        }
        Integer[] order = new Integer[n];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> eigen.getEigenvalue(i).getReal()));
        double[] values = new double[n];
        double[] vectors = new double[n * n];
        for (int k = 0; k < n; k++) {
            values[k] = eigen.getEigenvalue(order[k]).getReal();
            DMatrixRMaj vector = eigen.getEigenVector(order[k]);
            System.arraycopy(vector.getData(), 0, vectors, k * n, n);
        }
        return new SymmetricEigen(values, vectors);
    }

    private static void requireSymmetric(int n, double[] a) {
        if (n < 1 || a.length != n * n) {
            throw new IllegalArgumentException(
                    a.length + " entries are no matrix of " + n + " rows and columns");
        }
        double largest = 0;
        for (double x : a) {
            if (!Double.isFinite(x)) {
                throw new IllegalArgumentException("the matrix has the entry " + x);
            }
            largest = Math.max(largest, Math.abs(x));
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double difference = Math.abs(a[i * n + j] - a[j * n + i]);
                if (difference > 1e-10 * largest) {
                    throw new IllegalArgumentException(
                            "entries (" + i + ", " + j + ") and back differ by " + difference);
                }
            }
        }
    }

    /**
     * The eigenvalues.
     *
     * @return n numbers, increasing
     */
    public double[] values() {
        return values.clone();
    }

    /**
     * The eigenvectors.
     *
     * @return shape (n, n): row k belongs to value k, has length 1, and its sign is arbitrary
     */
    public double[] vectors() {
        return vectors.clone();
    }
}
