package org.limitlab.family.teachers.online;

import org.limitlab.core.model.Observable;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;
import org.limitlab.family.teachers.TeacherTheory;

import java.util.List;

/** The symmetric plateau of a soft committee machine, in closed form for small learning rates. */
public final class CommitteePlateau extends TeacherTheory<CommitteePlateau.Parameters> {

    /** What it depends on. */
    public record Parameters(
            int hidden,
            int teacherHidden,
            double readoutRate,
            double labelNoise,
            double activation,
            double[][] teacherOverlaps,
            double[] teacherReadout,
            Start start,
            double[] initialReadout) {}

    /** The theory. */
    public CommitteePlateau() {
        super(
                new Card(
                        "committee-plateau",
                        "Symmetric plateau of the soft committee machine",
                        "online-two-layer",
                        Standing.ASYMPTOTIC,
                        "Infinite N, then a small learning rate: the symmetric fixed point of the terms linear in eta.",
                        "As many students as teachers, at least 2; orthonormal teachers (T = I); equal fixed readouts v ="
                                + " v* of one value; no dropout. Label noise only enters in the next order of eta.",
                        List.of(
                                "R^* = \\frac{1}{\\sqrt{K(2K-1)}}, \\quad Q^* = C^* = \\frac{1}{2K-1}",
                                "\\varepsilon^* = v^2 \\frac{K}{\\pi} \\Bigl(\\frac{\\pi}{6} - K \\arcsin \\frac{1}{2K}\\Bigr)"),
                        List.of(
                                "Saad, Solla (1995), On-line learning in soft committee machines, Phys. Rev. E 52, 4225")),
                Parameters.class);
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return List.of(
                Observable.once("plateauError", "eps*", "generalisation error on the plateau"),
                Observable.once(
                        "plateauTeacherOverlap",
                        "R*",
                        "overlap of any student with any teacher on the plateau"),
                Observable.once(
                        "plateauStudentOverlap",
                        "Q*",
                        "overlap of any two students, and of each with itself, on the plateau"));
    }

    @Override
    protected Prediction compute(Parameters p, Request request) {
        int k = p.hidden;
        if (k < p.teacherHidden) {
            throw new NoPrediction(
                    "hidden = "
                            + k
                            + " is below teacherHidden = "
                            + p.teacherHidden
                            + ": the closed form needs as many students as teachers");
        }
        if (k != p.teacherHidden || k < 2) {
            throw new NoPrediction(
                    "hidden = "
                            + k
                            + " and teacherHidden = "
                            + p.teacherHidden
                            + ": the closed form needs them equal, and at least 2");
        }
        double v = commonReadout(p);
        double root = Math.sqrt(k * (2.0 * k - 1));
        double error = v * v * k / Math.PI * (Math.PI / 6 - k * Math.asin(0.5 / k));
        return new Prediction()
                .put("plateauError", error)
                .put("plateauTeacherOverlap", 1 / root)
                .put("plateauStudentOverlap", 1 / (2.0 * k - 1));
    }

    private static double commonReadout(Parameters p) {
        if (p.activation != 1 || p.readoutRate != 0) {
            throw new NoPrediction(
                    "activation = "
                            + p.activation
                            + ", readoutRate = "
                            + p.readoutRate
                            + ": the closed form needs activation: 1 and a fixed readout");
        }
        if (p.start == Start.EXPLICIT) {
            throw new NoPrediction("start = explicit: the closed form needs orthonormal teachers");
        }
        double[][] t = p.teacherOverlaps;
        for (int i = 0; i < t.length; i++) {
            for (int n = 0; n < t[i].length; n++) {
                if (t[i][n] != (i == n ? 1 : 0)) {
                    throw new NoPrediction(
                            "teacherOverlaps are not the identity: entry ("
                                    + i
                                    + ", "
                                    + n
                                    + ") is "
                                    + t[i][n]);
                }
            }
        }
        double v = p.initialReadout[0];
        for (double[] all : new double[][] {p.initialReadout, p.teacherReadout}) {
            for (double value : all) {
                if (value != v) {
                    throw new NoPrediction(
                            "readouts "
                                    + v
                                    + " and "
                                    + value
                                    + " differ: the closed form needs one value for all");
                }
            }
        }
        return v;
    }
}
