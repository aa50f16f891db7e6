package org.limitlab.family.teachers.online;

import org.limitlab.core.model.Observable;
import org.limitlab.core.parameter.Parameter;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;
import org.limitlab.family.teachers.TeacherTheory;
import org.limitlab.math.ode.DormandPrince;
import org.limitlab.math.optimise.ScalarMinimiser;

import java.util.List;

/** The constant activation probability with the least generalisation error at a time. */
public final class DropoutBestActivation extends TeacherTheory<DropoutBestActivation.Parameters> {

    /** What it depends on; the activation itself is sought. */
    public record Parameters(
            int hidden,
            int teacherHidden,
            double learningRate,
            double readoutRate,
            double labelNoise,
            double[][] teacherOverlaps,
            double[] teacherReadout,
            Start start,
            double[][] initialStudentOverlaps,
            double[][] initialTeacherOverlaps,
            double[] initialReadout,
            double weightSpread,
            double[][] studentWeights,
            double[][] teacherWeights,
            @Parameter(
                            symbol = "p_f",
                            text =
                                    "Whether the readout's factor in the error is sought too, in [0, 1]; else it is p.",
                            value = "false")
                    boolean freeRescaling,
            @Parameter(
                            symbol = "scan",
                            text =
                                    "Equal parts of [0.02, 1] that are scanned before Brent's method.",
                            value = "28",
                            range = "[4, 1000]")
                    int scanParts) {

        /** Checks what belongs together. */
        public Parameters {
            initial(
                    hidden,
                    teacherHidden,
                    start,
                    teacherOverlaps,
                    teacherReadout,
                    initialStudentOverlaps,
                    initialTeacherOverlaps,
                    initialReadout,
                    weightSpread,
                    studentWeights,
                    teacherWeights);
        }

        InitialOverlaps initial() {
            return initial(
                    hidden,
                    teacherHidden,
                    start,
                    teacherOverlaps,
                    teacherReadout,
                    initialStudentOverlaps,
                    initialTeacherOverlaps,
                    initialReadout,
                    weightSpread,
                    studentWeights,
                    teacherWeights);
        }

        private static InitialOverlaps initial(
                int k,
                int m,
                Start start,
                double[][] t,
                double[] target,
                double[][] q,
                double[][] r,
                double[] v,
                double spread,
                double[][] w,
                double[][] teachers) {
            return InitialOverlaps.of(
                    new InitialOverlaps.Words(
                            k, m, start, t, target, q, r, v, spread, w, teachers));
        }
    }

    private static final double LEAST = 0.02;
    private static final double TOLERANCE = 1e-10;

    /** The theory. */
    public DropoutBestActivation() {
        super(
                new Card(
                        "dropout-best-activation",
                        "Best constant activation probability",
                        "online-two-layer",
                        Standing.ASYMPTOTIC,
                        "Infinite N; the equations of dropout-order-parameters at each p, minimised over p from 0.02 to 1.",
                        "A last time above 0, at which the error is least; a learning rate above 0.",
                        List.of(
                                "p^* = \\arg\\min_p \\varepsilon_g(\\alpha; p), \\quad \\varepsilon_g = \\tfrac12 \\Bigl\\langle"
                                        + " \\bigl(p_f \\sum_i v_i g(\\lambda_i) - y\\bigr)^2 \\Bigr\\rangle, \\quad p_f = p \\text{ or"
                                        + " free}"),
                        List.of("P07")),
                Parameters.class);
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return List.of(
                Observable.once("bestActivation", "p*", "best constant activation probability"),
                Observable.once("bestRescaling", "p_f*", "factor of the readout at the best p"),
                Observable.once("bestError", "eps*", "generalisation error at the best p"),
                Observable.once(
                        "errorWithoutDropout", "eps(1)", "generalisation error without dropout"));
    }

    @Override
    protected Prediction compute(Parameters p, Request request) {
        double[] times = request.times();
        double until = times.length == 0 ? 0 : times[times.length - 1];
        if (until == 0 || p.learningRate == 0) {
            throw new NoPrediction(
                    "time = "
                            + until
                            + ", learningRate = "
                            + p.learningRate
                            + ": nothing is learned, so no activation is best");
        }
        InitialOverlaps start = p.initial();
        OverlapTheory.requireAffordable(start.shape());
        var error = new ErrorAt(p, start, until, request);
        ScalarMinimiser.Point best =
                ScalarMinimiser.minimise(error::of, LEAST, 1, p.scanParts, 1e-7);
        double noise = 100 * TOLERANCE;
        return new Prediction()
                .put(
                        "bestActivation",
                        new double[] {best.point()},
                        new double[] {error.flatness(best, noise)})
                .put(
                        "bestRescaling",
                        new double[] {error.rescaling(best.point())},
                        new double[] {error.flatness(best, noise)})
                .put("bestError", new double[] {best.value()}, new double[] {noise})
                .put("errorWithoutDropout", new double[] {error.of(1)}, new double[] {noise});
    }

    /** The error as a function of p. */
    private static final class ErrorAt {

        private final Parameters p;
        private final InitialOverlaps start;
        private final double until;
        private final OverlapField field;
        private final Request request;
        private double[] end;

        ErrorAt(Parameters p, InitialOverlaps start, double until, Request request) {
            this.p = p;
            this.start = start;
            this.until = until;
            this.field = new OverlapField(start.shape(), start.teacher());
            this.request = request;
        }

        double of(double activation) {
            LearningRule rule =
                    LearningRule.backpropagation(
                                    p.learningRate, p.readoutRate, p.labelNoise, start.target())
                            .withActivation(activation);
            end =
                    DormandPrince.of(TOLERANCE, TOLERANCE)
                            .solve(
                                    (t, y, into) -> {
                                        request.checkCancelled();
                                        field.derivative(rule, y, into);
                                    },
                                    0,
                                    start.state(),
                                    until)
                            .last();
            return at(p.freeRescaling ? bestRescaling() : activation);
        }

        private double at(double rescaling) {
            return field.generalisationError(end, start.target(), 0, rescaling);
        }

        /** The error is quadratic in the factor. */
        private double bestRescaling() {
            double up = at(1);
            double down = at(-1);
            double curvature = up + down - 2 * at(0);
            return curvature > 0 ? Math.clamp((down - up) / (2 * curvature), 0.0, 1.0) : 1;
        }

        double rescaling(double activation) {
            of(activation);
            return p.freeRescaling ? bestRescaling() : activation;
        }

        /** How far p moves before the error rises by {@code rise}. */
        double flatness(ScalarMinimiser.Point best, double rise) {
            double h = 0.01;
            double x = Math.clamp(best.point(), LEAST + h, 1 - h);
            double curvature = (of(x + h) + of(x - h) - 2 * of(x)) / (h * h);
            double bend = curvature > 0 ? Math.sqrt(2 * rise / curvature) : 1;
            return Math.min(1, bend);
        }
    }
}
