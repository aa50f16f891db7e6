package org.limitlab.family.teachers.online;

import org.limitlab.core.model.Observable;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;
import org.limitlab.family.teachers.TeacherTheory;

import java.util.List;

/** The first moments of learning with dropout from zero weights, and the best p for them. */
public final class DropoutShortTime extends TeacherTheory<DropoutShortTime.Parameters> {

    /** What it depends on. */
    public record Parameters(
            int hidden,
            int teacherHidden,
            double learningRate,
            double readoutRate,
            double labelNoise,
            double activation,
            double testRescaling,
            double[][] teacherOverlaps,
            double[] teacherReadout,
            Start start,
            double[][] initialStudentOverlaps,
            double[][] initialTeacherOverlaps,
            double[] initialReadout) {}

    /** The theory. */
    public DropoutShortTime() {
        super(
                new Card(
                        "dropout-short-time",
                        "Slopes at the start of learning with dropout",
                        "online-two-layer",
                        Standing.ASYMPTOTIC,
                        "Infinite N; slopes at time 0 of the order parameters, from zero weights.",
                        "One teacher, zero weights at the start, readouts of 1 that stay fixed, testRescaling equal to"
                                + " activation. The best activation of short times is the one with the steepest fall.",
                        List.of(
                                "A = \\frac{2}{\\pi} \\frac{T}{\\sqrt{1+T}}, \\quad B = \\frac{4}{\\pi^2} \\arcsin \\frac{T}{1+T} +"
                                        + " \\frac{2}{\\pi} \\sigma^2",
                                "R' = \\eta p A, \\quad Q'_{11} = \\eta^2 p B, \\quad Q'_{12} = \\eta^2 p^2 B",
                                "\\varepsilon_g' = -K p^2 \\eta \\Bigl[\\frac{A^2}{T} - \\frac{\\eta B}{\\pi} (p + (K-1) p^2)\\Bigr]",
                                "2 \\frac{A^2}{T} = \\frac{\\eta B}{\\pi} (3 p^* + 4 (K-1) p^{*2})"),
                        List.of("P07")),
                Parameters.class);
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return List.of(
                Observable.once("errorSlope", "eps_g'", "slope of the generalisation error"),
                Observable.once("teacherOverlapSlope", "R'", "slope of student-teacher overlaps"),
                Observable.once("studentNormSlope", "Q11'", "slope of a student's square"),
                Observable.once("studentOverlapSlope", "Q12'", "slope of students' overlaps"),
                Observable.once(
                        "bestShortTimeActivation",
                        "p*",
                        "activation probability with the steepest fall"));
    }

    @Override
    protected Prediction compute(Parameters p, Request request) {
        double t = teacherNorm(p);
        double eta = p.learningRate;
        int others = p.hidden - 1;
        double a = 2 / Math.PI * t / Math.sqrt(1 + t);
        double b =
                4 / (Math.PI * Math.PI) * Math.asin(t / (1 + t))
                        + 2 / Math.PI * p.labelNoise * p.labelNoise;
        double gain = t == 0 ? 0 : a * a / t;
        double q = p.activation;
        double cost = eta * b / Math.PI;
        double slope = -p.hidden * q * q * eta * (gain - cost * (q + others * q * q));
        Prediction prediction =
                new Prediction()
                        .put("errorSlope", slope)
                        .put("teacherOverlapSlope", eta * q * a)
                        .put("studentNormSlope", eta * eta * q * b)
                        .put("studentOverlapSlope", eta * eta * q * q * b);
        if (eta == 0 || gain == 0 && cost == 0) {
            return prediction.none(
                    "bestShortTimeActivation", "nothing is learned: all activations are alike");
        }
        // 4 (K-1) p² + 3 p = 2 gain/cost, in the form that holds for K = 1 too
        double right = 2 * gain / cost;
        double best = cost == 0 ? 1 : 2 * right / (3 + Math.sqrt(9 + 16.0 * others * right));
        return prediction.put("bestShortTimeActivation", Math.min(1, best));
    }

    private static double teacherNorm(Parameters p) {
        if (p.teacherHidden != 1) {
            throw new NoPrediction(
                    "teacherHidden = " + p.teacherHidden + ": the closed form needs one teacher");
        }
        if (p.start != Start.PLANTED || !zero(p.initialStudentOverlaps)) {
            throw new NoPrediction(
                    "the closed form needs zero weights: start: planted, initialStudentOverlaps: [[0]],"
                            + " initialTeacherOverlaps: [[0]]");
        }
        if (!zero(p.initialTeacherOverlaps)) {
            throw new NoPrediction(
                    "initialTeacherOverlaps are not 0, but the students' weights are: no such vectors exist");
        }
        boolean ones = p.readoutRate == 0;
        for (double v : p.initialReadout) {
            ones &= v == 1;
        }
        if (!ones || p.teacherReadout[0] != 1) {
            throw new NoPrediction(
                    "the closed form needs readouts of 1 that stay: initialReadout, teacherReadout: [1], readoutRate: 0");
        }
        if (p.testRescaling != p.activation) {
            throw new NoPrediction(
                    "testRescaling = "
                            + p.testRescaling
                            + ": the closed form needs it equal to activation = "
                            + p.activation);
        }
        return p.teacherOverlaps[0][0];
    }

    private static boolean zero(double[][] matrix) {
        for (double[] row : matrix) {
            for (double value : row) {
                if (value != 0) {
                    return false;
                }
            }
        }
        return true;
    }
}
