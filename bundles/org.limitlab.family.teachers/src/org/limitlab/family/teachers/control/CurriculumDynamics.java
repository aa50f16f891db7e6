package org.limitlab.family.teachers.control;

import org.limitlab.math.adjoint.Tape;
import org.limitlab.math.control.Dynamics;

/**
 * Order parameters of a perceptron on relevant and irrelevant inputs (P06a of
 * docs/models/teachers.md). State: Q1, Q2, R. Control: the share of easy samples.
 *
 * @param learningRate eta
 * @param ridge lambda
 * @param easy variance of the irrelevant inputs of an easy sample
 * @param hard the same of a hard one
 * @param teacherNorm T, the teacher's squared length
 */
record CurriculumDynamics(
        double learningRate, double ridge, double easy, double hard, double teacherNorm)
        implements Dynamics {

    @Override
    public int states() {
        return 3;
    }

    @Override
    public int controls() {
        return 1;
    }

    @Override
    public void rates(Tape tape, int[] x, int[] u, int[] into) {
        int[] onEasy = rates(tape, x, easy);
        int[] onHard = rates(tape, x, hard);
        for (int i = 0; i < into.length; i++) {
            int gap = tape.minus(onEasy[i], onHard[i]);
            into[i] = tape.plus(onHard[i], tape.times(u[0], gap));
        }
    }

    private int[] rates(Tape tape, int[] x, double difficulty) {
        int q1 = x[0];
        int q2 = x[1];
        int r = x[2];
        double eta = learningRate;
        int s = tape.axpy(q1, difficulty, q2);
        int root = tape.sqrt(tape.affine(1, s, 1));
        int r2 = tape.square(r);
        int e0 = tape.sqrt(tape.minus(tape.affine(teacherNorm, s, 2 * teacherNorm), r2));
        int push = push(tape, s, root, r, r2);
        int slope = tape.over(tape.leaf(2 * eta / Math.PI), tape.affine(1, s, 2));
        int gain = tape.over(tape.times(r, tape.affine(difficulty, q2, 2)), e0);
        int q1Rate = tape.times(slope, tape.minus(gain, tape.over(q1, root)));
        int decay = tape.plus(tape.over(tape.leaf(1), root), tape.over(r, e0));
        int q2Rate = tape.times(slope, q2, decay);
        int rRate = tape.times(slope, tape.minus(e0, tape.over(r, root)));
        double fall = eta * ridge;
        return new int[] {
            tape.axpy(tape.axpy(push, 2, q1Rate), -fall, q1),
            tape.axpy(
                    tape.axpy(tape.affine(difficulty, push, 0), -2 * difficulty, q2Rate),
                    -fall,
                    q2),
            tape.axpy(rRate, -fall / 2, r)
        };
    }

    /** J: the part of second order in the learning rate. */
    private int push(Tape tape, int s, int root, int r, int r2) {
        double eta = learningRate;
        int wide = tape.affine(3, s, 2);
        int first = tape.asin(tape.over(s, wide));
        int rest = tape.minus(tape.affine(teacherNorm, s, teacherNorm), r2);
        int second = tape.asin(tape.over(r, tape.sqrt(tape.times(wide, rest))));
        int angle = tape.affine(1, tape.axpy(first, -2, second), Math.PI / 2);
        return tape.over(tape.affine(2 * eta * eta / (Math.PI * Math.PI), angle, 0), root);
    }

    /** The node of the error at a difficulty: arccos(R / sqrt((Q1 + Delta Q2) T)) / pi. */
    int error(Tape tape, int[] x, double difficulty) {
        int norm = tape.affine(teacherNorm, tape.axpy(x[0], difficulty, x[1]), 0);
        return tape.affine(1 / Math.PI, tape.acos(tape.over(x[2], tape.sqrt(norm))), 0);
    }

    /** The node of the error averaged over both difficulties. */
    int meanError(Tape tape, int[] x, double easyShare) {
        return tape.axpy(
                tape.affine(easyShare, error(tape, x, easy), 0),
                1 - easyShare,
                error(tape, x, hard));
    }
}
