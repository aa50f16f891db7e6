package org.limitlab.family.teachers.online;

import org.limitlab.core.problem.InvalidValue;
import org.limitlab.math.gaussian.Covariance;

/**
 * Overlaps and readouts at the start, in full matrices.
 *
 * @param shape K students, M teachers, one readout
 * @param teacher T, shape (M, M)
 * @param target v*, shape (M)
 * @param student Q, shape (K, K)
 * @param cross R, shape (K, M)
 * @param readout v, shape (K)
 */
record InitialOverlaps(
        OverlapShape shape,
        double[][] teacher,
        double[] target,
        double[][] student,
        double[][] cross,
        double[] readout) {

    static final String T =
            "Overlaps of the teachers' weights, w*_n.w*_m/N; one number [[a]] stands for a times the identity.";
    static final String Q0 =
            "Overlaps of the students' weights at the start, w_i.w_k/N; one number [[a]] stands for a times the identity.";
    static final String R0 =
            "Overlaps of students (rows) and teachers (columns) at the start; one number [[a]] stands for a where row and column are equal, else 0.";
    static final String V0 =
            "Readout of the students at the start, one number for all or one a student.";
    static final String TARGET = "Readout of the teachers, one number for all or one a teacher.";

    /**
     * What a parameter record says about the start.
     *
     * @param hidden K
     * @param teacherHidden M
     * @param start which start
     * @param teacher T
     * @param target v*
     * @param student Q0
     * @param cross R0
     * @param readout v0
     * @param spread standard deviation of random weights
     * @param studentWeights rows of explicit weights
     * @param teacherWeights rows of explicit weights
     */
    record Words(
            int hidden,
            int teacherHidden,
            Start start,
            double[][] teacher,
            double[] target,
            double[][] student,
            double[][] cross,
            double[] readout,
            double spread,
            double[][] studentWeights,
            double[][] teacherWeights) {}

    /**
     * Expands short forms and checks what belongs together.
     *
     * @throws InvalidValue if sizes differ, or the overlaps are those of no vectors
     */
    static InitialOverlaps of(Words w) {
        OverlapShape shape = OverlapShape.of(w.hidden, w.teacherHidden);
        double[] target = vector("teacherReadout", w.target, w.teacherHidden, "teacherHidden");
        double[] readout = vector("initialReadout", w.readout, w.hidden, "hidden");
        if (w.start == Start.EXPLICIT) {
            return explicit(w, shape, target, readout);
        }
        double[][] teacher = matrix("teacherOverlaps", w.teacher, w.teacherHidden, w.teacherHidden);
        double[][] student =
                w.start == Start.RANDOM
                        ? matrix(
                                "weightSpread",
                                new double[][] {{w.spread * w.spread}},
                                w.hidden,
                                w.hidden)
                        : matrix("initialStudentOverlaps", w.student, w.hidden, w.hidden);
        double[][] cross =
                w.start == Start.RANDOM
                        ? new double[w.hidden][w.teacherHidden]
                        : matrix("initialTeacherOverlaps", w.cross, w.hidden, w.teacherHidden);
        var overlaps = new InitialOverlaps(shape, teacher, target, student, cross, readout);
        overlaps.check(w.start);
        return overlaps;
    }

    private static InitialOverlaps explicit(
            Words w, OverlapShape shape, double[] target, double[] readout) {
        int dimension = w.studentWeights.length == 0 ? 0 : w.studentWeights[0].length;
        checkRows("studentWeights", w.studentWeights, w.hidden, dimension);
        checkRows("teacherWeights", w.teacherWeights, w.teacherHidden, dimension);
        return new InitialOverlaps(
                shape,
                products(w.teacherWeights, w.teacherWeights),
                target,
                products(w.studentWeights, w.studentWeights),
                products(w.studentWeights, w.teacherWeights),
                readout);
    }

    private static void checkRows(String name, double[][] rows, int count, int dimension) {
        if (rows.length != count) {
            throw new InvalidValue(
                    name,
                    name + " has " + rows.length + " rows for " + count + " units",
                    "give one row of weights a unit, or another start");
        }
        for (double[] row : rows) {
            if (row.length != dimension || dimension == 0) {
                throw new InvalidValue(
                        name,
                        name + " has a row of " + row.length + " weights, another of " + dimension,
                        "give rows of one length");
            }
        }
    }

    private static double[][] products(double[][] a, double[][] b) {
        double[][] products = new double[a.length][b.length];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < b.length; k++) {
                for (int j = 0; j < a[i].length; j++) {
                    products[i][k] += a[i][j] * b[k][j] / a[i].length;
                }
            }
        }
        return products;
    }

    private static double[] vector(String name, double[] given, int length, String count) {
        if (given.length != 1 && given.length != length) {
            throw new InvalidValue(
                    name,
                    name + " has " + given.length + " numbers, but " + count + " = " + length,
                    "give one number, or " + length);
        }
        double[] vector = new double[length];
        for (int i = 0; i < length; i++) {
            vector[i] = given[given.length == 1 ? 0 : i];
        }
        return vector;
    }

    private static double[][] matrix(String name, double[][] given, int rows, int columns) {
        boolean single = given.length == 1 && given[0].length == 1;
        if (!single && given.length != rows) {
            throw new InvalidValue(
                    name,
                    name + " has " + given.length + " rows, but needs " + rows,
                    "give " + rows + " rows of " + columns + " numbers, or one number [[a]]");
        }
        double[][] matrix = new double[rows][columns];
        for (int i = 0; i < rows; i++) {
            if (!single && given[i].length != columns) {
                throw new InvalidValue(
                        name,
                        name + " has a row of " + given[i].length + " numbers, not " + columns,
                        "give " + rows + " rows of " + columns + " numbers, or one number [[a]]");
            }
            for (int k = 0; k < columns; k++) {
                matrix[i][k] = single ? i == k ? given[0][0] : 0 : given[i][k];
            }
        }
        return matrix;
    }

    private void check(Start start) {
        int m = shape.teachers();
        double[] t = new double[m * m];
        for (int i = 0; i < m; i++) {
            System.arraycopy(teacher[i], 0, t, i * m, m);
        }
        String problem = Covariance.problem(t, m);
        if (problem != null) {
            throw new InvalidValue(
                    "teacherOverlaps",
                    "teacherOverlaps are no overlaps of vectors: " + problem,
                    "choose a symmetric, positive semidefinite matrix");
        }
        problem = Covariance.problem(covariance(), shape.fields());
        if (problem != null && start == Start.PLANTED) {
            throw new InvalidValue(
                    "initialTeacherOverlaps",
                    "students and teachers with these overlaps do not exist: "
                            + problem
                            + " (fields: students, then teachers)",
                    "choose overlaps so that [[Q, R], [R^T, T]] is positive semidefinite");
        }
    }

    /** Of students and teachers, shape (K + M, K + M), row by row. */
    double[] covariance() {
        int n = shape.fields();
        int k = shape.students();
        double[] c = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                if (i < k) {
                    c[i * n + j] = j < k ? student[i][j] : cross[i][j - k];
                } else {
                    c[i * n + j] = j < k ? cross[j][i - k] : teacher[i - k][j - k];
                }
            }
        }
        return c;
    }

    /** Flat state of the equations. */
    double[] state() {
        return shape.state(student, cross, readout);
    }

    /** True if the equations cannot tell one student from another; at least two of them. */
    boolean isSymmetric() {
        int k = shape.students();
        for (int i = 1; i < k; i++) {
            boolean same = student[i][i] == student[0][0] && readout[i] == readout[0];
            for (int n = 0; n < shape.teachers(); n++) {
                same &= cross[i][n] == cross[0][n];
            }
            for (int j = 0; j < i; j++) {
                same &= student[i][j] == student[1][0];
            }
            if (!same) {
                return false;
            }
        }
        return k > 1;
    }

    /**
     * The same start with small multiples of the teachers added to the students, w_i + δ Σ_n
     * cos(2π(i + n)/K) w*_n: their sum over students vanishes.
     */
    InitialOverlaps tilted(double delta) {
        int k = shape.students();
        int m = shape.teachers();
        double[][] tilt = new double[k][m];
        double[][] shift = new double[k][m];
        double[][] newCross = new double[k][m];
        double[][] newStudent = new double[k][k];
        for (int i = 0; i < k; i++) {
            for (int n = 0; n < m; n++) {
                tilt[i][n] = delta * Math.cos(2 * Math.PI * (i + n) / k);
            }
            for (int n = 0; n < m; n++) {
                for (int l = 0; l < m; l++) {
                    shift[i][n] += tilt[i][l] * teacher[l][n];
                }
                newCross[i][n] = cross[i][n] + shift[i][n];
            }
        }
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                newStudent[i][j] = student[i][j];
                for (int n = 0; n < m; n++) {
                    newStudent[i][j] +=
                            tilt[i][n] * cross[j][n]
                                    + tilt[j][n] * cross[i][n]
                                    + tilt[i][n] * shift[j][n];
                }
            }
        }
        return new InitialOverlaps(shape, teacher, target, newStudent, newCross, readout);
    }
}
