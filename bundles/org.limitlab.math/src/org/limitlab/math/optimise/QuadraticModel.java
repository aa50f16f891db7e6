package org.limitlab.math.optimise;

/**
 * The L-BFGS Hessian in its compact form, B = s I - N M^-1 N', where N = [s S, Y] and M = [[s S'S,
 * L], [L', -D]]: products with a vector in O(m n). Source: Byrd, Nocedal, Schnabel (1994).
 */
final class QuadraticModel {

    private final SecantPairs pairs;
    private final double[][] inverse;
    private final double[] inner;
    private final double[] solved;
    private final double[] product;
    private double scale;
    private int size;

    QuadraticModel(SecantPairs pairs, int memory, int dimension) {
        this.pairs = pairs;
        inverse = new double[2 * memory][4 * memory];
        inner = new double[2 * memory];
        solved = new double[2 * memory];
        product = new double[dimension];
    }

    double scale() {
        return scale;
    }

    void setScale(double other) {
        scale = other;
    }

    /** Takes over the pairs as they are now. */
    void prepare() {
        int k = pairs.count();
        size = 2 * k;
        scale = pairs.scale();
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                double ss = SecantPairs.dot(pairs.step(i), pairs.step(j));
                double sy = SecantPairs.dot(pairs.step(i), pairs.change(j));
                inverse[i][j] = scale * ss;
                inverse[i][k + j] = i > j ? sy : 0;
                inverse[k + j][i] = i > j ? sy : 0;
                inverse[k + i][k + j] = i == j ? -sy : 0;
            }
        }
        invert();
    }

    /** Gauss and Jordan with row pivots, beside the identity. */
    private void invert() {
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                inverse[i][size + j] = i == j ? 1 : 0;
            }
        }
        for (int column = 0; column < size; column++) {
            int pivot = column;
            for (int i = column + 1; i < size; i++) {
                if (Math.abs(inverse[i][column]) > Math.abs(inverse[pivot][column])) {
                    pivot = i;
                }
            }
            double[] row = inverse[pivot];
            inverse[pivot] = inverse[column];
            inverse[column] = row;
            double head = row[column];
            for (int j = 0; j < 2 * size; j++) {
                row[j] /= head;
            }
            for (int i = 0; i < size; i++) {
                double factor = inverse[i][column];
                if (i != column && factor != 0) {
                    for (int j = 0; j < 2 * size; j++) {
                        inverse[i][j] -= factor * row[j];
                    }
                }
            }
        }
    }

    /** B v; the array is reused by the next call. */
    double[] times(double[] v) {
        int k = size / 2;
        for (int j = 0; j < k; j++) {
            inner[j] = scale * SecantPairs.dot(pairs.step(j), v);
            inner[k + j] = SecantPairs.dot(pairs.change(j), v);
        }
        for (int i = 0; i < size; i++) {
            double sum = 0;
            for (int j = 0; j < size; j++) {
                sum += inverse[i][size + j] * inner[j];
            }
            solved[i] = sum;
        }
        for (int i = 0; i < v.length; i++) {
            product[i] = scale * v[i];
        }
        for (int j = 0; j < k; j++) {
            SecantPairs.axpy(-scale * solved[j], pairs.step(j), product);
            SecantPairs.axpy(-solved[k + j], pairs.change(j), product);
        }
        return product;
    }
}
