package org.limitlab.family.teachers.control;

import org.limitlab.math.adjoint.ErfNodes;
import org.limitlab.math.adjoint.Tape;

/**
 * Nodes of the covariances of all fields, students first and then teachers, with the averages S2 of
 * docs/models/teachers.md by the numbers of the fields.
 */
final class Overlaps {

    private final int[][] c;
    private final ErfNodes erf;

    /**
     * Covariances.
     *
     * @param students number K of students
     * @param q nodes of the overlaps of students, upper triangle row by row, K (K + 1) / 2
     * @param r nodes of the overlaps with teachers, row by row, K M
     * @param t nodes of the overlaps of teachers, shape (M, M), symmetric
     */
    Overlaps(Tape tape, int students, int[] q, int[] r, int[][] t) {
        int teachers = t.length;
        c = new int[students + teachers][students + teachers];
        for (int i = 0; i < students; i++) {
            for (int k = 0; k < students; k++) {
                c[i][k] = q[triangle(students, Math.min(i, k), Math.max(i, k))];
            }
            for (int n = 0; n < teachers; n++) {
                c[i][students + n] = r[i * teachers + n];
                c[students + n][i] = r[i * teachers + n];
            }
        }
        for (int n = 0; n < teachers; n++) {
            for (int m = 0; m < teachers; m++) {
                c[students + n][students + m] = t[n][m];
            }
        }
        erf = new ErfNodes(tape);
    }

    /** Place of entry (i, k), i at most k, in an upper triangle of size n stored row by row. */
    static int triangle(int n, int i, int k) {
        return i * n - i * (i - 1) / 2 + k - i;
    }

    int i2(int a, int b) {
        return erf.i2(c[a][a], c[b][b], c[a][b]);
    }

    int j2(int a, int b) {
        return erf.j2(c[a][a], c[b][b], c[a][b]);
    }

    int i3(int a, int b, int d) {
        return erf.i3(c[a][a], c[d][d], c[a][b], c[a][d], c[b][d]);
    }

    int i4(int a, int b, int d, int e) {
        return erf.i4(
                c[a][a], c[b][b], c[d][d], c[e][e], c[a][b], c[a][d], c[a][e], c[b][d], c[b][e],
                c[d][e]);
    }
}
