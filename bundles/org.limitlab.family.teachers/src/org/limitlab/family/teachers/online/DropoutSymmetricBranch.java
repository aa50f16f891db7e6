package org.limitlab.family.teachers.online;

import org.limitlab.core.model.Observable;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;
import org.limitlab.family.teachers.TeacherTheory;
import org.limitlab.math.linear.Eigenvalues;
import org.limitlab.math.linear.LinearSystem;
import org.limitlab.math.ode.DormandPrince;

import java.util.List;

/** Where students that stay equal come to rest, and whether a finite network stays with them. */
public final class DropoutSymmetricBranch extends TeacherTheory<DropoutSymmetricBranch.Parameters> {

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
            double[] initialReadout,
            double weightSpread,
            double[][] studentWeights,
            double[][] teacherWeights) {

        InitialOverlaps initial() {
            return InitialOverlaps.of(
                    new InitialOverlaps.Words(
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
                            teacherWeights));
        }
    }

    private static final double LONGEST = 1e5;
    private static final double SLOW = 1e-6;
    private static final double RESIDUAL = 1e-12;
    private static final int NEWTON_STEPS = 20;

    /** The theory. */
    public DropoutSymmetricBranch() {
        super(
                new Card(
                        "dropout-symmetric-branch",
                        "Stability of equal students",
                        "online-two-layer",
                        Standing.ASYMPTOTIC,
                        "Infinite N; all students alike. A positive eigenvalue lambda means that a finite network leaves the"
                                + " branch after a time of about log(N)/(2 lambda).",
                        "At least two students that start alike (zero weights, a random start, or symmetric overlaps); the"
                                + " equations come to rest within 1e5 units of time.",
                        List.of(
                                "f(S^*) = 0 \\text{ with equal students}, \\quad \\lambda = \\max \\mathrm{Re} \\, \\mathrm{eig} \\, \\frac{\\partial"
                                        + " f}{\\partial S}(S^*)"),
                        List.of("P07")),
                Parameters.class);
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return List.of(
                Observable.once(
                        "leadingEigenvalue",
                        "lambda",
                        "largest real part of the Jacobian's eigenvalues"),
                Observable.once("restingError", "eps_g", "generalisation error at rest"),
                Observable.once("restingStudentNorm", "Q11", "square of a student at rest"),
                Observable.once("restingTeacherOverlap", "R11", "overlap with the first teacher"));
    }

    @Override
    protected Prediction compute(Parameters p, Request request) {
        InitialOverlaps start = p.initial();
        OverlapTheory.requireAffordable(start.shape());
        if (!start.isSymmetric()) {
            throw new NoPrediction(
                    "hidden = "
                            + p.hidden
                            + " students do not start alike: no symmetric branch to follow");
        }
        if (p.learningRate == 0 || p.activation == 0) {
            throw new NoPrediction(
                    "learningRate = "
                            + p.learningRate
                            + ", activation = "
                            + p.activation
                            + ": nothing moves");
        }
        LearningRule rule =
                LearningRule.backpropagation(
                                p.learningRate, p.readoutRate, p.labelNoise, start.target())
                        .withActivation(p.activation);
        var branch = new Branch(start, rule, request);
        double[] rest = branch.rest();
        OverlapShape shape = start.shape();
        return new Prediction()
                .put("leadingEigenvalue", branch.leadingEigenvalue(rest))
                .put(
                        "restingError",
                        branch.field.generalisationError(rest, start.target(), 0, p.testRescaling))
                .put("restingStudentNorm", rest[shape.q(0, 0)])
                .put("restingTeacherOverlap", rest[shape.r(0, 0)]);
    }

    /** The equations with all students alike. */
    private static final class Branch {

        private final InitialOverlaps start;
        private final LearningRule rule;
        private final Request request;
        private final OverlapShape shape;
        private final OverlapField field;
        private final int moving;

        Branch(InitialOverlaps start, LearningRule rule, Request request) {
            this.start = start;
            this.rule = rule;
            this.request = request;
            this.shape = start.shape();
            this.field = new OverlapField(shape, start.teacher());
            this.moving = rule.readoutRate() == 0 ? shape.v(0, 0) : shape.size();
        }

        private void derivative(double[] y, double[] into) {
            request.checkCancelled();
            field.derivative(rule, y, into);
            symmetrise(into);
        }

        /** Sets entries that equal students share to their mean. */
        private void symmetrise(double[] x) {
            int k = shape.students();
            double diagonal = 0;
            double off = 0;
            double readout = 0;
            for (int i = 0; i < k; i++) {
                diagonal += x[shape.q(i, i)] / k;
                readout += x[shape.v(0, i)] / k;
                for (int j = 0; j < i; j++) {
                    off += x[shape.q(i, j)] * 2 / (k * (k - 1.0));
                }
            }
            for (int i = 0; i < k; i++) {
                x[shape.v(0, i)] = readout;
                for (int j = 0; j <= i; j++) {
                    x[shape.q(i, j)] = i == j ? diagonal : off;
                }
            }
            for (int n = 0; n < shape.teachers(); n++) {
                double r = 0;
                for (int i = 0; i < k; i++) {
                    r += x[shape.r(i, n)] / k;
                }
                for (int i = 0; i < k; i++) {
                    x[shape.r(i, n)] = r;
                }
            }
        }

        /** Follows the equations until they are slow, then Newton's method. */
        double[] rest() {
            double[] y = start.state();
            double[] slope = new double[y.length];
            double t = 0;
            double span = 10;
            derivative(y, slope);
            while (size(slope) > SLOW || t == 0) {
                if (t >= LONGEST) {
                    throw new NoPrediction(
                            "the equations did not come to rest by time "
                                    + t
                                    + ": their largest slope is still "
                                    + size(slope));
                }
                y =
                        DormandPrince.of(1e-9, 1e-9)
                                .solve((s, state, into) -> derivative(state, into), t, y, t + span)
                                .last();
                t += span;
                span *= 2;
                derivative(y, slope);
            }
            return newton(y, slope);
        }

        private double[] newton(double[] start, double[] slope) {
            double[] y = start.clone();
            for (int step = 0; step < NEWTON_STEPS && size(slope) > RESIDUAL; step++) {
                double[] right = java.util.Arrays.copyOf(slope, moving);
                double[] change = LinearSystem.solve(moving, jacobian(y), 1, right);
                for (int i = 0; i < moving; i++) {
                    y[i] -= change[i];
                }
                symmetrise(y);
                derivative(y, slope);
            }
            if (!(size(slope) <= RESIDUAL)) {
                throw new NoPrediction(
                        "Newton's method from the slow end of the equations left a slope of "
                                + size(slope));
            }
            return y;
        }

        private double size(double[] slope) {
            double size = 0;
            for (double s : slope) {
                size = Math.max(size, Math.abs(s));
            }
            return size;
        }

        private double[] jacobian(double[] y) {
            var adjoint = new OverlapAdjoint(field);
            double[] psi = new double[shape.size()];
            double[] jacobian = new double[moving * moving];
            for (int i = 0; i < moving; i++) {
                adjoint.clear();
                psi[i] = 1;
                adjoint.add(rule, y, psi);
                psi[i] = 0;
                System.arraycopy(adjoint.state(), 0, jacobian, i * moving, moving);
            }
            return jacobian;
        }

        double leadingEigenvalue(double[] y) {
            return Eigenvalues.of(moving, jacobian(y)).real()[0];
        }
    }
}
