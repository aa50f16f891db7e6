package org.limitlab.family.transformers;

/** The matrices of attention in the form that the sums use; flat, row-major, d by d. */
final class Scores {

    private Scores() {}

    /** Q^T K, from rows of d numbers; empty Q or K is the identity. */
    static double[] product(double[][] query, double[][] key, int d) {
        double[] product = new double[d * d];
        if (query.length == 0 && key.length == 0) {
            for (int a = 0; a < d; a++) {
                product[a * d + a] = 1;
            }
            return product;
        }
        int rows = query.length > 0 ? query.length : key.length > 0 ? key.length : d;
        for (int r = 0; r < rows; r++) {
            for (int a = 0; a < d; a++) {
                for (int b = 0; b < d; b++) {
                    product[a * d + b] += entry(query, r, a) * entry(key, r, b);
                }
            }
        }
        return product;
    }

    /** The matrix times a factor; an empty one is the identity. */
    static double[] scaled(double[][] matrix, double factor, int d) {
        double[] flat = new double[d * d];
        for (int a = 0; a < d; a++) {
            for (int b = 0; b < d; b++) {
                flat[a * d + b] = factor * entry(matrix, a, b);
            }
        }
        return flat;
    }

    private static double entry(double[][] matrix, int row, int column) {
        return matrix.length == 0 ? (row == column ? 1 : 0) : matrix[row][column];
    }

    /**
     * A bound of |&lt;Qx, Ky&gt;| for unit x, y: 1 for identities, else the Frobenius norm of Q^T
     * K.
     */
    static double norm(double[][] query, double[][] key) {
        if (query.length == 0 && key.length == 0) {
            return 1;
        }
        int d = query.length > 0 ? query[0].length : key[0].length;
        double square = 0;
        for (double x : product(query, key, d)) {
            square += x * x;
        }
        return Math.sqrt(square);
    }

    /** into = matrix x. */
    static void multiply(
            double[] matrix, int d, double[] x, int at, double factor, double[] into, int to) {
        for (int a = 0; a < d; a++) {
            double sum = 0;
            for (int b = 0; b < d; b++) {
                sum += matrix[a * d + b] * x[at + b];
            }
            into[to + a] = factor * sum;
        }
    }

    /** into = transposed matrix times x times a factor. */
    static void multiplyTransposed(
            double[] matrix, int d, double[] x, int at, double factor, double[] into, int to) {
        for (int b = 0; b < d; b++) {
            double sum = 0;
            for (int a = 0; a < d; a++) {
                sum += matrix[a * d + b] * x[at + a];
            }
            into[to + b] = factor * sum;
        }
    }
}
