package org.limitlab.family.teachers.control;

import org.limitlab.math.adjoint.Tape;
import org.limitlab.math.control.Dynamics;

/**
 * Order parameters of a two-layer network whose hidden units are active with probability p, the
 * readouts 1 and frozen (P06b and P07 of docs/models/teachers.md). State: Q (upper triangle), R
 * (row by row). Control: p.
 *
 * @param hidden K
 * @param teachers M, orthonormal
 * @param learningRate eta
 * @param labelNoise sigma
 */
record DropoutDynamics(int hidden, int teachers, double learningRate, double labelNoise)
        implements Dynamics {

    @Override
    public int states() {
        return triangle() + hidden * teachers;
    }

    @Override
    public int controls() {
        return 1;
    }

    private int triangle() {
        return hidden * (hidden + 1) / 2;
    }

    private Overlaps overlaps(Tape tape, int[] x) {
        int[][] t = new int[teachers][teachers];
        int zero = tape.leaf(0);
        int one = tape.leaf(1);
        for (int n = 0; n < teachers; n++) {
            java.util.Arrays.fill(t[n], zero);
            t[n][n] = one;
        }
        return new Overlaps(
                tape,
                hidden,
                java.util.Arrays.copyOf(x, triangle()),
                java.util.Arrays.copyOfRange(x, triangle(), x.length),
                t);
    }

    @Override
    public void rates(Tape tape, int[] x, int[] u, int[] into) {
        Overlaps c = overlaps(tape, x);
        int[] p = {tape.leaf(1), u[0], tape.square(u[0]), 0, 0};
        p[3] = tape.times(p[2], u[0]);
        p[4] = tape.square(p[2]);
        int[][] pull = new int[hidden][hidden + teachers];
        for (int i = 0; i < hidden; i++) {
            for (int b = 0; b < hidden + teachers; b++) {
                pull[i][b] = pull(tape, c, p, i, b);
            }
            System.arraycopy(pull[i], hidden, into, triangle() + i * teachers, teachers);
        }
        for (int i = 0; i < hidden; i++) {
            for (int k = i; k < hidden; k++) {
                into[Overlaps.triangle(hidden, i, k)] =
                        tape.axpy(
                                tape.plus(pull[i][k], pull[k][i]),
                                learningRate * learningRate,
                                noise(tape, c, p, i, k));
            }
        }
    }

    private int pull(Tape tape, Overlaps c, int[] p, int i, int b) {
        int teacherPart = tape.leaf(0);
        for (int m = 0; m < teachers; m++) {
            teacherPart = tape.plus(teacherPart, c.i3(i, b, hidden + m));
        }
        int sum = tape.times(p[1], teacherPart);
        for (int j = 0; j < hidden; j++) {
            sum = tape.minus(sum, tape.times(p[distinct(i, j)], c.i3(i, b, j)));
        }
        return tape.affine(learningRate, sum, 0);
    }

    private int noise(Tape tape, Overlaps c, int[] p, int i, int k) {
        int sum = tape.affine(labelNoise * labelNoise, c.j2(i, k), 0);
        for (int n = 0; n < teachers; n++) {
            for (int m = 0; m < teachers; m++) {
                sum = tape.plus(sum, c.i4(i, k, hidden + n, hidden + m));
            }
        }
        sum = tape.times(p[distinct(i, k)], sum);
        for (int j = 0; j < hidden; j++) {
            for (int n = 0; n < teachers; n++) {
                int cross = tape.times(p[distinct(i, k, j)], c.i4(i, k, j, hidden + n));
                sum = tape.axpy(sum, -2, cross);
            }
            for (int l = j; l < hidden; l++) {
                int pair = tape.times(p[distinct(i, k, j, l)], c.i4(i, k, j, l));
                sum = tape.axpy(sum, j == l ? 1 : 2, pair);
            }
        }
        return sum;
    }

    /** How many different units are named: the power of p that their masks average to. */
    static int distinct(int... units) {
        return (int) java.util.Arrays.stream(units).distinct().count();
    }

    /** The node of the sum over all pairs of students of I2. */
    private int square(Tape tape, Overlaps c) {
        int sum = tape.leaf(0);
        for (int i = 0; i < hidden; i++) {
            for (int k = i; k < hidden; k++) {
                sum = tape.axpy(sum, i == k ? 1 : 2, c.i2(i, k));
            }
        }
        return sum;
    }

    private int product(Tape tape, Overlaps c) {
        int sum = tape.leaf(0);
        for (int i = 0; i < hidden; i++) {
            for (int n = 0; n < teachers; n++) {
                sum = tape.plus(sum, c.i2(i, hidden + n));
            }
        }
        return sum;
    }

    private int teacherSquare(Tape tape, Overlaps c) {
        int sum = tape.leaf(0);
        for (int n = 0; n < teachers; n++) {
            for (int m = 0; m < teachers; m++) {
                sum = tape.plus(sum, c.i2(hidden + n, hidden + m));
            }
        }
        return sum;
    }

    /** The node of the error with readouts times a factor. */
    int error(Tape tape, int[] x, int factor) {
        Overlaps c = overlaps(tape, x);
        int quadratic = tape.times(tape.square(factor), square(tape, c));
        int linear = tape.times(factor, product(tape, c));
        int sum = tape.axpy(tape.plus(quadratic, teacherSquare(tape, c)), -2, linear);
        return tape.affine(0.5, sum, 0);
    }

    /** The factor in [0, 1] on the readouts that makes the error least. */
    double bestFactor(Tape tape, int[] x) {
        Overlaps c = overlaps(tape, x);
        double quadratic = tape.value(square(tape, c));
        double linear = tape.value(product(tape, c));
        return quadratic > linear ? Math.max(0, linear / quadratic) : 1;
    }

    /**
     * The node of the error with the best factor. Its derivatives are those at a fixed factor, for
     * the error is stationary in it or the bound holds.
     */
    int leastError(Tape tape, int[] x) {
        return error(tape, x, tape.leaf(bestFactor(tape, x)));
    }
}
