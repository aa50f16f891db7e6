package org.limitlab.family.teachers.online;

/**
 * How the order parameters of K students lie in a flat state: Q upper triangle row by row, then for
 * each student its overlaps with the M teachers and the E other fixed vectors, then H readouts of K
 * numbers.
 *
 * <p>Fields of the covariance C are the students 0 .. K-1, the teachers K .. K+M-1, the others K+M
 * .. n-1 (a feedback vector, say).
 *
 * @param students K, at least 1
 * @param teachers M, at least 1
 * @param others E, at least 0
 * @param heads H, at least 1: readouts of the same students, one a task
 */
public record OverlapShape(int students, int teachers, int others, int heads) {

    public OverlapShape {
        if (students < 1 || teachers < 1 || others < 0 || heads < 1) {
            throw new IllegalArgumentException(
                    "students = "
                            + students
                            + ", teachers = "
                            + teachers
                            + ", others = "
                            + others
                            + ", heads = "
                            + heads);
        }
    }

    /** Students and teachers with one readout. */
    public static OverlapShape of(int students, int teachers) {
        return new OverlapShape(students, teachers, 0, 1);
    }

    /** Number of fields, n = K + M + E: the covariance has shape (n, n). */
    public int fields() {
        return students + teachers + others;
    }

    /** Number of fixed vectors, M + E. */
    public int fixed() {
        return teachers + others;
    }

    /** Length of a state. */
    public int size() {
        return students * (students + 1) / 2 + students * fixed() + heads * students;
    }

    /** Index of Q_ik = Q_ki. */
    public int q(int i, int k) {
        int low = Math.min(i, k);
        int high = Math.max(i, k);
        return low * students - low * (low - 1) / 2 + high - low;
    }

    /**
     * Index of a student's overlap with a fixed vector.
     *
     * @param b a teacher 0 .. M-1, or another vector M .. M+E-1
     */
    public int r(int i, int b) {
        return students * (students + 1) / 2 + i * fixed() + b;
    }

    /** Index of a readout. */
    public int v(int head, int i) {
        return students * (students + 1) / 2 + students * fixed() + head * students + i;
    }

    /**
     * A state from its parts.
     *
     * @param q shape (K, K), symmetric
     * @param r shape (K, M + E)
     * @param v shape (H, K)
     */
    public double[] state(double[][] q, double[][] r, double[]... v) {
        double[] state = new double[size()];
        for (int i = 0; i < students; i++) {
            for (int k = i; k < students; k++) {
                state[q(i, k)] = q[i][k];
            }
            for (int b = 0; b < fixed(); b++) {
                state[r(i, b)] = r[i][b];
            }
            for (int h = 0; h < heads; h++) {
                state[v(h, i)] = v[h][i];
            }
        }
        return state;
    }

    /**
     * Writes the students' rows and columns of the covariance.
     *
     * @param state shape ({@link #size()})
     * @param c shape (n, n), row by row; the block of the fixed vectors is left alone
     */
    public void covariance(double[] state, double[] c) {
        int n = fields();
        for (int i = 0; i < students; i++) {
            for (int k = i; k < students; k++) {
                double value = state[q(i, k)];
                c[i * n + k] = value;
                c[k * n + i] = value;
            }
            for (int b = 0; b < fixed(); b++) {
                double value = state[r(i, b)];
                c[i * n + students + b] = value;
                c[(students + b) * n + i] = value;
            }
        }
    }
}
