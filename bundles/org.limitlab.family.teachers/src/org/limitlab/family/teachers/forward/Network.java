package org.limitlab.family.teachers.forward;

import org.limitlab.core.problem.InvalidValue;
import org.limitlab.family.teachers.online.OverlapShape;
import org.limitlab.math.gaussian.Covariance;

/**
 * A rule with all sizes, rates and overlaps written out. Fields are the K students, the M teachers
 * and the feedback vector.
 *
 * @param shape K students, M teachers, one other vector, one readout
 * @param rule how the first layer learns
 * @param rate eta of the first layer, its scaling with the feedback included
 * @param readoutRate eta_v
 * @param noise sigma
 * @param target v*, shape (M)
 * @param fixed overlaps of teachers and feedback, shape (M + 1, M + 1)
 * @param student Q at the start, shape (K, K)
 * @param cross R and, in the last column, A at the start, shape (K, M + 1)
 * @param readout v at the start, shape (K)
 * @param fixedFeedback b of feedback alignment, shape (K)
 */
record Network(
        OverlapShape shape,
        Rule rule,
        double rate,
        double readoutRate,
        double noise,
        double[] target,
        double[][] fixed,
        double[][] student,
        double[][] cross,
        double[] readout,
        double[] fixedFeedback) {

    /**
     * What a parameter record says.
     *
     * @param rule how the first layer learns
     * @param hidden K
     * @param teacherHidden M
     * @param learningRate eta
     * @param rateScaling how eta goes with sigma_F
     * @param readoutRate eta_v
     * @param feedbackScale sigma_F
     * @param labelNoise sigma
     * @param teacherOverlaps T
     * @param teacherReadout v*
     * @param studentOverlaps Q0
     * @param crossOverlaps R0
     * @param feedbackOverlaps A0 / sigma_F
     * @param feedbackTeacherOverlaps B / sigma_F
     * @param readout v0
     * @param fixedFeedback b / sigma_F, or empty for A0
     */
    record Words(
            Rule rule,
            int hidden,
            int teacherHidden,
            double learningRate,
            RateScaling rateScaling,
            double readoutRate,
            double feedbackScale,
            double labelNoise,
            double[][] teacherOverlaps,
            double[] teacherReadout,
            double[][] studentOverlaps,
            double[][] crossOverlaps,
            double[] feedbackOverlaps,
            double[] feedbackTeacherOverlaps,
            double[] readout,
            double[] fixedFeedback) {}

    /**
     * Expands short forms and checks what belongs together.
     *
     * @throws InvalidValue if sizes differ, or the overlaps are those of no vectors
     */
    static Network of(Words w) {
        int k = w.hidden;
        int m = w.teacherHidden;
        double s = w.feedbackScale;
        double[] a = vector("initialFeedbackOverlaps", w.feedbackOverlaps, k, "hidden");
        double[] b =
                vector("feedbackTeacherOverlaps", w.feedbackTeacherOverlaps, m, "teacherHidden");
        double[][] t = matrix("teacherOverlaps", w.teacherOverlaps, m, m);
        double[][] r = matrix("initialTeacherOverlaps", w.crossOverlaps, k, m);
        boolean scaled = w.rateScaling == RateScaling.INVERSE_FEEDBACK && w.rule != Rule.BP;
        Network network =
                new Network(
                        new OverlapShape(k, m, 1, 1),
                        w.rule,
                        scaled ? w.learningRate / s : w.learningRate,
                        w.readoutRate,
                        w.labelNoise,
                        vector("teacherReadout", w.teacherReadout, m, "teacherHidden"),
                        bordered(t, scaled(b, s), s * s),
                        matrix("initialStudentOverlaps", w.studentOverlaps, k, k),
                        withColumn(r, scaled(a, s)),
                        vector("initialReadout", w.readout, k, "hidden"),
                        scaled(
                                w.fixedFeedback.length == 0
                                        ? a
                                        : vector("fixedFeedback", w.fixedFeedback, k, "hidden"),
                                s));
        network.check();
        return network;
    }

    private static double[] scaled(double[] x, double by) {
        double[] y = new double[x.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = by * x[i];
        }
        return y;
    }

    private static double[][] withColumn(double[][] r, double[] last) {
        double[][] wide = new double[r.length][];
        for (int i = 0; i < r.length; i++) {
            wide[i] = java.util.Arrays.copyOf(r[i], r[i].length + 1);
            wide[i][r[i].length] = last[i];
        }
        return wide;
    }

    private static double[][] bordered(double[][] t, double[] b, double corner) {
        double[][] all = new double[t.length + 1][t.length + 1];
        for (int i = 0; i < t.length; i++) {
            System.arraycopy(t[i], 0, all[i], 0, t.length);
            all[i][t.length] = b[i];
            all[t.length][i] = b[i];
        }
        all[t.length][t.length] = corner;
        return all;
    }

    private static double[] vector(String name, double[] given, int length, String count) {
        if (given.length != length && given.length != 1) {
            throw new InvalidValue(
                    name,
                    name + " has " + given.length + " numbers, but " + count + " = " + length,
                    "give one number, or " + length);
        }
        double[] all = given.clone();
        if (given.length != length) {
            all = new double[length];
            java.util.Arrays.fill(all, given[0]);
        }
        return all;
    }

    private static double[][] matrix(String name, double[][] given, int rows, int columns) {
        boolean single = given.length == 1 && given[0].length == 1;
        double[][] all = new double[rows][columns];
        if (!single && given.length != rows) {
            throw new InvalidValue(
                    name,
                    name + " has " + given.length + " rows, not " + rows,
                    "give " + rows + " rows of " + columns + " numbers, or one number [[a]]");
        }
        for (int i = 0; i < rows; i++) {
            if (!single && given[i].length != columns) {
                throw new InvalidValue(
                        name,
                        name + " has a row of " + given[i].length + " numbers, not " + columns,
                        "give " + rows + " rows of " + columns + " numbers, or one number [[a]]");
            }
            for (int j = 0; j < columns; j++) {
                all[i][j] = single ? i == j ? given[0][0] : 0 : given[i][j];
            }
        }
        return all;
    }

    private void check() {
        String problem = Covariance.problem(covariance(), shape.fields());
        if (problem != null) {
            throw new InvalidValue(
                    "initialStudentOverlaps",
                    "students, teachers and feedback with these overlaps do not exist: "
                            + problem
                            + " (fields: students, teachers, feedback)",
                    "choose overlaps so that their matrix is symmetric and positive semidefinite");
        }
    }

    /** Overlaps of all vectors at the start, shape (n, n), row by row. */
    double[] covariance() {
        int n = shape.fields();
        int k = shape.students();
        double[] c = new double[n * n];
        shape.covariance(state(), c);
        for (int a = 0; a < fixed.length; a++) {
            for (int b = 0; b < fixed.length; b++) {
                c[(k + a) * n + k + b] = fixed[a][b];
            }
        }
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                c[i * n + j] = student[i][j];
            }
        }
        return c;
    }

    /** Order parameters at the start, as {@link #shape} lays them out. */
    double[] state() {
        return shape.state(student, cross, readout);
    }

    /** Square of the feedback's length over N. */
    double feedbackSquare() {
        return fixed[shape.teachers()][shape.teachers()];
    }
}
