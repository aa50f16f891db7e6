package org.limitlab.family.transformers.noise;

import org.limitlab.core.problem.InvalidValue;

/**
 * Softmax attention of a layer: scores beta &lt;Qx, Ky&gt;, values c V y.
 *
 * @param inverseTemperature beta
 * @param strength c; 0 without attention
 * @param query rows of d numbers, empty for the identity
 * @param key as many rows as query
 * @param value d rows, empty for the identity
 */
record AttentionSetting(
        double inverseTemperature,
        double strength,
        double[][] query,
        double[][] key,
        double[][] value) {

    /** Checks the shapes. */
    void check(int dimension) {
        checkRows("query", query, dimension);
        checkRows("key", key, dimension);
        checkRows("value", value, dimension);
        if (value.length > 0 && value.length != dimension) {
            throw wrongShape("value", dimension + " rows");
        }
        int rows = query.length == 0 ? dimension : query.length;
        if ((key.length == 0 ? dimension : key.length) != rows) {
            throw wrongShape("key", "as many rows as query");
        }
    }

    private static void checkRows(String name, double[][] rows, int width) {
        for (double[] row : rows) {
            if (row.length != width) {
                throw wrongShape(name, "rows of " + width + " numbers");
            }
        }
    }

    private static InvalidValue wrongShape(String name, String shape) {
        return new InvalidValue(name, "it must have " + shape, "or be empty: the identity");
    }

    /** True where scores and values are the tokens themselves up to factors. */
    boolean isIsotropic() {
        return query.length == 0 && key.length == 0 && value.length == 0;
    }

    /** beta Q^T K, shape (d, d). */
    double[] scores(int d) {
        double[] product = new double[d * d];
        int rows = query.length > 0 ? query.length : key.length > 0 ? key.length : d;
        for (int r = 0; r < rows; r++) {
            for (int a = 0; a < d; a++) {
                for (int b = 0; b < d; b++) {
                    product[a * d + b] +=
                            inverseTemperature * entry(query, r, a) * entry(key, r, b);
                }
            }
        }
        return product;
    }

    /** c V, shape (d, d). */
    double[] values(int d) {
        double[] flat = new double[d * d];
        for (int a = 0; a < d; a++) {
            for (int b = 0; b < d; b++) {
                flat[a * d + b] = strength * entry(value, a, b);
            }
        }
        return flat;
    }

    private static double entry(double[][] matrix, int row, int column) {
        return matrix.length == 0 ? (row == column ? 1 : 0) : matrix[row][column];
    }
}
