package org.limitlab.family.teachers.batch.classes;

import org.limitlab.math.linear.Blas;
import org.limitlab.math.random.RandomStream;
import org.limitlab.math.special.BivariateNormal;

import java.util.Arrays;

/**
 * Test error of given weights against a given teacher: fields of a new input are jointly normal
 * with the covariance of the weights, so for two and three classes the error is an integral, and
 * nothing is sampled.
 */
public final class ClassError {

    private static final double REACH = 9;
    private static final double ROUNDING = 1e-13;

    private ClassError() {}

    /**
     * Overlaps of centred weights.
     *
     * @param a shape (d, k)
     * @param b shape (d, k)
     * @param d inputs
     * @param k classes
     * @return tr(P A' B)/(d (k - 1))
     */
    public static double overlap(double[] a, double[] b, int d, int k) {
        double[] product = gram(a, b, d, k);
        double trace = 0;
        double total = 0;
        for (int i = 0; i < k; i++) {
            trace += product[i * k + i];
            for (int j = 0; j < k; j++) {
                total += product[i * k + j];
            }
        }
        return (trace - total / k) / (k - 1);
    }

    private static double[] gram(double[] a, double[] b, int d, int k) {
        double[] product = new double[k * k];
        Blas.gemm(true, false, k, k, d, 1.0 / d, a, 0, k, b, 0, k, 0, product, 0, k);
        return product;
    }

    /**
     * The test error.
     *
     * @param student shape (d, k)
     * @param teacher shape (d, k)
     * @param d inputs
     * @param k classes
     * @param tests new inputs to draw where k is above 3
     * @param stream their numbers
     * @return share of new inputs with another label
     */
    public static double of(
            double[] student, double[] teacher, int d, int k, int tests, RandomStream stream) {
        if (k == 2) {
            double q = overlap(student, student, d, 2);
            double m = overlap(student, teacher, d, 2);
            double t = overlap(teacher, teacher, d, 2);
            return q == 0 ? 0.5 : Math.acos(Math.clamp(m / Math.sqrt(q * t), -1, 1)) / Math.PI;
        }
        return k == 3 ? three(student, teacher, d) : sampled(student, teacher, d, k, tests, stream);
    }

    private static double sampled(
            double[] student, double[] teacher, int d, int k, int tests, RandomStream stream) {
        double[] x = new double[d];
        double[] a = new double[k];
        double[] b = new double[k];
        int wrong = 0;
        for (int i = 0; i < tests; i++) {
            stream.fillGaussian(x, 0, d);
            Blas.gemv(true, d, k, 1, student, x, 0, a);
            Blas.gemv(true, d, k, 1, teacher, x, 0, b);
            wrong += ClassData.largest(a, 0, k) == ClassData.largest(b, 0, k) ? 0 : 1;
        }
        return (double) wrong / tests;
    }

    /** 2 x 2 blocks in the basis (1, -1, 0)/sqrt 2, (1, 1, -2)/sqrt 6. */
    private static double[] plane(double[] gram) {
        double[][] e = {
            {Math.sqrt(0.5), -Math.sqrt(0.5), 0},
            {1 / Math.sqrt(6), 1 / Math.sqrt(6), -2 / Math.sqrt(6)}
        };
        double[] block = new double[4];
        for (int x = 0; x < 2; x++) {
            for (int y = 0; y < 2; y++) {
                for (int i = 0; i < 3; i++) {
                    for (int j = 0; j < 3; j++) {
                        block[2 * x + y] += e[x][i] * gram[3 * i + j] * e[y][j];
                    }
                }
            }
        }
        return block;
    }

    private static double three(double[] student, double[] teacher, int d) {
        double[] s = plane(gram(student, student, d, 3));
        double[] c = plane(gram(teacher, student, d, 3));
        double[] t = plane(gram(teacher, teacher, d, 3));
        double det = s[0] * s[3] - s[1] * s[2];
        if (!(det > 1e-14 * s[0] * s[3])) {
            return 2.0 / 3; // the student's fields carry no label
        }
        // student field L u, teacher given it: mean C S^-1 L u = M u, covariance T - M M'
        double l11 = Math.sqrt(s[0]);
        double l21 = s[1] / l11;
        double l22 = Math.sqrt(det / s[0]);
        double[] m = {
            c[0] / l11, (c[1] - c[0] / l11 * l21) / l22, c[2] / l11, (c[3] - c[2] / l11 * l21) / l22
        };
        double[] rest = {
            t[0] - m[0] * m[0] - m[1] * m[1],
            t[1] - m[0] * m[2] - m[1] * m[3],
            t[3] - m[2] * m[2] - m[3] * m[3]
        };
        double floor = ROUNDING * (t[0] + t[3]);
        if (!(Math.min(rest[0], rest[2]) > floor)
                || rest[0] * rest[2] - rest[1] * rest[1] < floor * floor) {
            // nothing of the teacher is left open but rounding
            rest = new double[] {Math.max(rest[0], floor), 0, Math.max(rest[2], floor)};
        }
        double scale = Math.sqrt((rest[0] + rest[2]) / (t[0] + t[3]));
        return 1 - right(new double[] {l11, 0, l21, l22}, m, rest, scale);
    }

    private static final double[] ONE = {Math.sqrt(0.5), 1 / Math.sqrt(6)};
    private static final double[] TWO = {-Math.sqrt(0.5), 1 / Math.sqrt(6)};
    private static final double[] THREE = {0, -2 / Math.sqrt(6)};
    private static final double[][] CLASSES = {ONE, TWO, THREE};

    /** Probability of equal labels, in polar coordinates wedge by wedge. */
    private static double right(double[] l, double[] m, double[] rest, double scale) {
        double[] borders = new double[6];
        int at = 0;
        for (int i = 0; i < 3; i++) {
            for (int j = i + 1; j < 3; j++) {
                double nx = CLASSES[i][0] - CLASSES[j][0];
                double ny = CLASSES[i][1] - CLASSES[j][1];
                double angle = Math.atan2(l[3] * ny, l[0] * nx + l[2] * ny) + Math.PI / 2;
                borders[at++] = wrap(angle);
                borders[at++] = wrap(angle + Math.PI);
            }
        }
        Arrays.sort(borders);
        FieldNodes.Panels radius = FieldNodes.Panels.of(REACH, Math.max(scale, 1e-4));
        double sum = 0;
        for (int b = 0; b < 6; b++) {
            double from = borders[b];
            double to = b < 5 ? borders[b + 1] : borders[0] + 2 * Math.PI;
            double half = 0.5 * (to - from);
            FieldNodes.Panels panels = FieldNodes.Panels.of(half, Math.max(scale, 1e-4));
            for (int side = 0; side < 2; side++) {
                for (int a = 0; a < panels.size(); a++) {
                    double angle = side == 0 ? from + panels.node(a) : to - panels.node(a);
                    sum += panels.weight(a) * ray(angle, l, m, rest, radius);
                }
            }
        }
        return sum / (2 * Math.PI);
    }

    private static double wrap(double angle) {
        double turn = angle % (2 * Math.PI);
        return turn < 0 ? turn + 2 * Math.PI : turn;
    }

    private static double ray(
            double angle, double[] l, double[] m, double[] rest, FieldNodes.Panels radius) {
        double ux = Math.cos(angle);
        double uy = Math.sin(angle);
        double sx = l[0] * ux;
        double sy = l[2] * ux + l[3] * uy;
        int label = 0;
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < 3; i++) {
            double field = CLASSES[i][0] * sx + CLASSES[i][1] * sy;
            if (field > best) {
                best = field;
                label = i;
            }
        }
        double[] n1 = difference(label, (label + 1) % 3);
        double[] n2 = difference(label, (label + 2) % 3);
        double s1 = Math.sqrt(form(n1, n1, rest));
        double s2 = Math.sqrt(form(n2, n2, rest));
        double c = Math.clamp(form(n1, n2, rest) / (s1 * s2), -1 + 1e-15, 1 - 1e-15);
        double mx = m[0] * ux + m[1] * uy;
        double my = m[2] * ux + m[3] * uy;
        double a = (n1[0] * mx + n1[1] * my) / s1;
        double b = (n2[0] * mx + n2[1] * my) / s2;
        double sum = 0;
        for (int i = 0; i < radius.size(); i++) {
            double r = radius.node(i);
            double weight = radius.weight(i) * r * Math.exp(-0.5 * r * r);
            if (weight > 1e-15) {
                sum += weight * BivariateNormal.absolute(a * r, b * r, c);
            }
        }
        return sum;
    }

    private static double[] difference(int i, int j) {
        return new double[] {CLASSES[i][0] - CLASSES[j][0], CLASSES[i][1] - CLASSES[j][1]};
    }

    private static double form(double[] x, double[] y, double[] v) {
        return x[0] * (v[0] * y[0] + v[1] * y[1]) + x[1] * (v[1] * y[0] + v[2] * y[1]);
    }
}
