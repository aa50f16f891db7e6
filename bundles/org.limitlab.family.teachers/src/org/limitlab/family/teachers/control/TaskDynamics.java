package org.limitlab.family.teachers.control;

import org.limitlab.math.adjoint.Tape;
import org.limitlab.math.control.Dynamics;

/**
 * Order parameters of one hidden layer with a readout for each of two tasks, trained on task 2 with
 * probability u and on task 1 otherwise (P04 of docs/models/teachers.md).
 *
 * <p>State: Q (upper triangle), R (row by row, two teachers), v of task 1, v of task 2. Controls: u
 * and the learning rate.
 *
 * @param hidden K
 * @param similarity overlap of the two teachers, each of unit norm
 * @param labelNoise sigma
 * @param readoutRate eta_V where it is fixed
 * @param tied whether the readout learns at the learning rate instead
 */
record TaskDynamics(
        int hidden, double similarity, double labelNoise, double readoutRate, boolean tied)
        implements Dynamics {

    private static final int TASKS = 2;

    @Override
    public int states() {
        return triangle() + 2 * TASKS * hidden;
    }

    @Override
    public int controls() {
        return 2;
    }

    private int triangle() {
        return hidden * (hidden + 1) / 2;
    }

    private int readout(int task, int i) {
        return triangle() + (TASKS + task) * hidden + i;
    }

    /** The overlaps of a state. */
    Overlaps overlaps(Tape tape, int[] x) {
        int one = tape.leaf(1);
        int gamma = tape.leaf(similarity);
        return new Overlaps(
                tape,
                hidden,
                java.util.Arrays.copyOf(x, triangle()),
                java.util.Arrays.copyOfRange(x, triangle(), triangle() + TASKS * hidden),
                new int[][] {{one, gamma}, {gamma, one}});
    }

    @Override
    public void rates(Tape tape, int[] x, int[] u, int[] into) {
        Averages averages = new Averages(tape, overlaps(tape, x));
        int[] shares = {tape.affine(-1, u[0], 1), u[0]};
        int[][] rates = new int[TASKS][];
        for (int task = 0; task < TASKS; task++) {
            rates[task] = rates(tape, averages, x, task, u[1]);
        }
        for (int s = 0; s < into.length; s++) {
            into[s] =
                    tape.plus(
                            tape.times(shares[0], rates[0][s]), tape.times(shares[1], rates[1][s]));
        }
    }

    /** Averages over students alone, which both tasks use. */
    private final class Averages {
        private final Overlaps c;
        private final int[][][] i3 = new int[hidden][hidden + TASKS][hidden + TASKS];
        private final int[][][][] i4 = new int[hidden][hidden][hidden][hidden];

        Averages(Tape tape, Overlaps c) {
            this.c = c;
            for (int i = 0; i < hidden; i++) {
                for (int b = 0; b < hidden + TASKS; b++) {
                    for (int d = 0; d < hidden + TASKS; d++) {
                        i3[i][b][d] = c.i3(i, b, d);
                    }
                }
                for (int k = i; k < hidden; k++) {
                    for (int j = 0; j < hidden; j++) {
                        for (int l = j; l < hidden; l++) {
                            i4[i][k][j][l] = c.i4(i, k, j, l);
                        }
                    }
                }
            }
        }
    }

    private int[] rates(Tape tape, Averages averages, int[] x, int task, int rate) {
        int[] f = new int[x.length];
        int zero = tape.leaf(0);
        java.util.Arrays.fill(f, zero);
        int[] v = new int[hidden];
        for (int i = 0; i < hidden; i++) {
            v[i] = x[readout(task, i)];
        }
        int[][] pull = new int[hidden][hidden + TASKS];
        for (int i = 0; i < hidden; i++) {
            for (int b = 0; b < hidden + TASKS; b++) {
                int g = averages.i3[i][b][hidden + task];
                for (int j = 0; j < hidden; j++) {
                    g = tape.minus(g, tape.times(v[j], averages.i3[i][b][j]));
                }
                pull[i][b] = tape.times(rate, v[i], g);
            }
            for (int n = 0; n < TASKS; n++) {
                f[triangle() + i * TASKS + n] = pull[i][hidden + n];
            }
            f[readout(task, i)] = readoutRate(tape, averages.c, v, i, task, rate);
        }
        for (int i = 0; i < hidden; i++) {
            for (int k = i; k < hidden; k++) {
                int noise =
                        tape.times(
                                tape.square(rate),
                                tape.times(v[i], v[k]),
                                noise(tape, averages, v, i, k, task));
                f[Overlaps.triangle(hidden, i, k)] = tape.sum(pull[i][k], pull[k][i], noise);
            }
        }
        return f;
    }

    private int readoutRate(Tape tape, Overlaps c, int[] v, int i, int task, int rate) {
        int g = c.i2(i, hidden + task);
        for (int j = 0; j < hidden; j++) {
            g = tape.minus(g, tape.times(v[j], c.i2(i, j)));
        }
        return tied ? tape.times(rate, g) : tape.affine(readoutRate, g, 0);
    }

    /** Mean of g'(i) g'(k) e² with label noise. */
    private int noise(Tape tape, Averages averages, int[] v, int i, int k, int task) {
        int teacher = hidden + task;
        int sum =
                tape.axpy(
                        averages.c.i4(i, k, teacher, teacher),
                        labelNoise * labelNoise,
                        averages.c.j2(i, k));
        for (int j = 0; j < hidden; j++) {
            sum = tape.axpy(sum, -2, tape.times(v[j], averages.c.i4(i, k, j, teacher)));
            for (int l = j; l < hidden; l++) {
                int pair = tape.times(v[j], v[l], averages.i4[i][k][j][l]);
                sum = tape.axpy(sum, j == l ? 1 : 2, pair);
            }
        }
        return sum;
    }

    /** The node of the loss of a task, ½ mean square without label noise. */
    int loss(Tape tape, int[] x, int task) {
        Overlaps c = overlaps(tape, x);
        int teacher = hidden + task;
        int sum = c.i2(teacher, teacher);
        for (int i = 0; i < hidden; i++) {
            int vi = x[readout(task, i)];
            sum = tape.axpy(sum, -2, tape.times(vi, c.i2(i, teacher)));
            for (int k = i; k < hidden; k++) {
                int pair = tape.times(vi, x[readout(task, k)], c.i2(i, k));
                sum = tape.axpy(sum, i == k ? 1 : 2, pair);
            }
        }
        return tape.affine(0.5, sum, 0);
    }

    /** The node of the mean of both losses. */
    int meanLoss(Tape tape, int[] x) {
        return tape.affine(0.5, tape.plus(loss(tape, x, 0), loss(tape, x, 1)), 0);
    }
}
