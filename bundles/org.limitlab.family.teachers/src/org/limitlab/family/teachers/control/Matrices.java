package org.limitlab.family.teachers.control;

import org.limitlab.math.adjoint.Tape;

/** Small matrices of nodes. */
record Matrices(Tape tape) {

    int[][] zero(int rows, int columns) {
        int[][] made = new int[rows][columns];
        int zero = tape.leaf(0);
        for (int[] row : made) {
            java.util.Arrays.fill(row, zero);
        }
        return made;
    }

    int[][] diagonal(int node, int size) {
        int[][] made = zero(size, size);
        for (int i = 0; i < size; i++) {
            made[i][i] = node;
        }
        return made;
    }

    int[][] outer(int[] a) {
        int[][] made = new int[a.length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int k = i; k < a.length; k++) {
                made[i][k] = tape.times(a[i], a[k]);
                made[k][i] = made[i][k];
            }
        }
        return made;
    }

    int[][] plus(int[][] a, int[][] b) {
        return combined(a, 1, b);
    }

    int[][] minus(int[][] a, int[][] b) {
        return combined(a, -1, b);
    }

    private int[][] combined(int[][] a, double factor, int[][] b) {
        int[][] made = new int[a.length][a[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < a[i].length; k++) {
                made[i][k] = tape.axpy(a[i][k], factor, b[i][k]);
            }
        }
        return made;
    }

    int[] scaled(double factor, int[] a) {
        int[] made = new int[a.length];
        for (int i = 0; i < a.length; i++) {
            made[i] = tape.affine(factor, a[i], 0);
        }
        return made;
    }

    int[][] scaled(double factor, int[][] a) {
        int[][] made = new int[a.length][];
        for (int i = 0; i < a.length; i++) {
            made[i] = scaled(factor, a[i]);
        }
        return made;
    }

    int[][] times(int node, int[][] a) {
        int[][] made = new int[a.length][a[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < a[i].length; k++) {
                made[i][k] = tape.times(node, a[i][k]);
            }
        }
        return made;
    }

    int[][] product(int[][] a, int[][] b) {
        int[][] made = new int[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < b[0].length; k++) {
                double sum = 0;
                for (int j = 0; j < b.length; j++) {
                    tape.edge(a[i][j], tape.value(b[j][k]));
                    tape.edge(b[j][k], tape.value(a[i][j]));
                    sum += tape.value(a[i][j]) * tape.value(b[j][k]);
                }
                made[i][k] = tape.close(sum);
            }
        }
        return made;
    }

    int[][] transposed(int[][] a) {
        int[][] made = new int[a[0].length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < a[i].length; k++) {
                made[k][i] = a[i][k];
            }
        }
        return made;
    }

    int trace(int[][] a) {
        int[] terms = new int[a.length];
        for (int i = 0; i < a.length; i++) {
            terms[i] = a[i][i];
        }
        return tape.sum(terms);
    }
}
