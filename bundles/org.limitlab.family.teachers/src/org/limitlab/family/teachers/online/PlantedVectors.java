package org.limitlab.family.teachers.online;

import org.limitlab.math.random.RandomStream;

/**
 * Random vectors in dimension N whose overlaps w_i·w_k/N are prescribed exactly: the finite system
 * starts where its theory does, without the scatter of order N^(-1/2) of independent draws.
 */
public final class PlantedVectors {

    private PlantedVectors() {}

    /**
     * Draws them: Gram-Schmidt (twice, so that rounding does not build up) of normal vectors, then
     * the triangular factor of the overlaps.
     *
     * @param overlaps shape (n, n) row by row, positive semidefinite
     * @param n number of vectors
     * @param dimension N, at least n
     * @param stream n N normals are drawn
     * @return vectors row by row, shape (n, N)
     * @throws IllegalArgumentException if the overlaps are none, or N is too small
     */
    public static double[] draw(double[] overlaps, int n, int dimension, RandomStream stream) {
        if (dimension < n) {
            throw new IllegalArgumentException(
                    n
                            + " vectors with given overlaps need a dimension of "
                            + n
                            + " or more, not "
                            + dimension);
        }
        double[] factor = factor(overlaps, n);
        double[] basis = new double[Math.multiplyExact(n, dimension)];
        stream.fillGaussian(basis, 0, basis.length);
        for (int i = 0; i < n; i++) {
            orthonormalise(basis, i, dimension);
        }
        double[] vectors = new double[basis.length];
        double length = Math.sqrt(dimension);
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                double a = length * factor[i * n + k];
                for (int j = 0; a != 0 && j < dimension; j++) {
                    vectors[i * dimension + j] += a * basis[k * dimension + j];
                }
            }
        }
        return vectors;
    }

    private static void orthonormalise(double[] basis, int i, int dimension) {
        int at = i * dimension;
        for (int pass = 0; pass < 2; pass++) {
            for (int k = 0; k < i; k++) {
                double along = dot(basis, at, k * dimension, dimension);
                for (int j = 0; j < dimension; j++) {
                    basis[at + j] -= along * basis[k * dimension + j];
                }
            }
        }
        double norm = Math.sqrt(dot(basis, at, at, dimension));
        for (int j = 0; j < dimension; j++) {
            basis[at + j] /= norm;
        }
    }

    private static double dot(double[] x, int a, int b, int length) {
        double sum = 0;
        for (int j = 0; j < length; j++) {
            sum += x[a + j] * x[b + j];
        }
        return sum;
    }

    /** A with A Aᵀ = overlaps, shape (n, n): Cholesky with the largest pivot first. */
    private static double[] factor(double[] overlaps, int n) {
        String problem = org.limitlab.math.gaussian.Covariance.problem(overlaps, n);
        if (problem != null) {
            throw new IllegalArgumentException("overlaps are no covariance: " + problem);
        }
        double[] rest = overlaps.clone();
        double[] factor = new double[n * n];
        double scale = 0;
        for (int i = 0; i < n; i++) {
            scale = Math.max(scale, rest[i * n + i]);
        }
        for (int column = 0; column < n; column++) {
            int pivot = 0;
            for (int i = 1; i < n; i++) {
                pivot = rest[i * n + i] > rest[pivot * n + pivot] ? i : pivot;
            }
            double largest = rest[pivot * n + pivot];
            if (largest <= 1e-14 * scale) {
                break;
            }
            double root = Math.sqrt(largest);
            for (int i = 0; i < n; i++) {
                factor[i * n + column] = rest[i * n + pivot] / root;
            }
            for (int i = 0; i < n; i++) {
                for (int k = 0; k < n; k++) {
                    rest[i * n + k] -= factor[i * n + column] * factor[k * n + column];
                }
            }
        }
        return factor;
    }
}
