package org.limitlab.family.teachers.batch;

import org.limitlab.core.model.Observable;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;
import org.limitlab.family.teachers.TeacherTheory;
import org.limitlab.family.teachers.batch.classes.ConvexClasses;
import org.limitlab.family.teachers.batch.classes.TeacherPrior;
import org.limitlab.math.fixedpoint.NotConverged;

import java.util.List;

/** Replica equations of ridge regression and cross-entropy for several classes. */
public final class MulticlassReplica extends TeacherTheory<MulticlassReplica.Parameters> {

    /** What they depend on. */
    public record Parameters(
            double sampleRatio,
            int classes,
            TeacherPrior teacher,
            MulticlassPerceptron.Estimator estimator,
            double penalty) {}

    private static final int MOST_CLASSES = 4;
    private static final double LEAST = 1e-6;
    private static final double LEAST_SAMPLES = 1e-3;
    private static final double MOST_SAMPLES = 1e3;

    /** The theory. */
    public MulticlassReplica() {
        super(
                new Card(
                        "multiclass-replica",
                        "Replica equations of penalised multi-class learning",
                        "multiclass-perceptron",
                        Standing.RECONSTRUCTED,
                        "Dimension and samples go to infinity with n = alpha d; a convex loss, which sees of the teacher its"
                                + " normal fields only.",
                        "Ridge for every alpha and lambda > 0, cross-entropy for at most four classes, lambda from 1e-6 on and alpha"
                                + " from 1e-3 to 1e3; either law"
                                + " of the teacher.",
                        List.of(
                                "h = \\arg\\min \\ell(y, h) + \\frac{|h - \\omega|^2}{2V}, \\quad f = (h - \\omega)/V, \\quad"
                                        + " \\tau = E\\, \\mathrm{tr}\\, \\partial_\\omega f",
                                "\\hat m = \\frac{\\alpha}{k-1} E \\sum_y f_y \\cdot \\nabla P_y, \\quad \\hat q ="
                                        + " \\frac{\\alpha}{k-1} E|f|^2, \\quad V = \\Bigl(\\lambda - \\frac{\\alpha"
                                        + " \\tau}{k-1}\\Bigr)^{-1}",
                                "m = V \\hat m, \\quad q = V^2(\\hat m^2 + \\hat q), \\quad \\varepsilon_g ="
                                        + " \\varepsilon(m^2/q)",
                                "\\text{square loss: } \\lambda V^2 + (\\lambda + \\alpha - 1) V = 1, \\quad m = \\frac{c"
                                        + " \\alpha V}{1 + V}, \\quad q = \\frac{m^2 + \\kappa(s - 2cm)}{1 -"
                                        + " \\kappa}, \\quad \\kappa = \\frac{\\alpha V^2}{(1 + V)^2}"),
                        List.of("P02")),
                Parameters.class);
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return List.of(
                MulticlassPerceptron.TEST_ERROR,
                MulticlassPerceptron.TRAIN_ERROR,
                MulticlassPerceptron.OVERLAP,
                MulticlassPerceptron.SELF_OVERLAP,
                Observable.once("response", "V", "response of a field to its own sample"));
    }

    @Override
    protected Prediction compute(Parameters p, Request request) {
        request.checkCancelled();
        ConvexClasses.State s = solve(p.classes, p.sampleRatio, p.penalty, p.estimator);
        double error = 1e-8 + s.numerical();
        Prediction prediction =
                new Prediction()
                        .put("testError", one(s.error()), one(error))
                        .put("overlap", one(s.m()), one(error * s.m()))
                        .put("selfOverlap", one(s.q()), one(error * s.q()))
                        .put("response", one(s.v()), one(error * s.v()));
        return p.classes > 3
                ? prediction.none("trainError", "classes = " + p.classes + " exceeds 3")
                : prediction.put("trainError", one(s.trainError()), one(1e-6));
    }

    static ConvexClasses.State solve(
            int classes,
            double sampleRatio,
            double penalty,
            MulticlassPerceptron.Estimator estimator) {
        boolean inside =
                penalty >= LEAST && sampleRatio >= LEAST_SAMPLES && sampleRatio <= MOST_SAMPLES;
        if (estimator == MulticlassPerceptron.Estimator.CROSS_ENTROPY && !inside) {
            throw new NoPrediction(
                    "lambda = "
                            + penalty
                            + ", alpha = "
                            + sampleRatio
                            + ": cross-entropy is solved for lambda from "
                            + LEAST
                            + " on and alpha from "
                            + LEAST_SAMPLES
                            + " to "
                            + MOST_SAMPLES);
        }
        if (estimator == MulticlassPerceptron.Estimator.CROSS_ENTROPY && classes > MOST_CLASSES) {
            throw new NoPrediction(
                    "classes = "
                            + classes
                            + ": cross-entropy is averaged for at most "
                            + MOST_CLASSES);
        }
        ConvexClasses problem = new ConvexClasses(classes, sampleRatio, penalty);
        try {
            return switch (estimator) {
                case RIDGE -> problem.leastSquares();
                case CROSS_ENTROPY -> problem.crossEntropy();
                case AMP ->
                        throw new NoPrediction(
                                "estimator = amp minimises no loss: see multiclass-bayes-optimal");
            };
        } catch (NotConverged failure) {
            throw new NoPrediction(failure.getMessage());
        }
    }

    private static double[] one(double value) {
        return MixtureReplicaTheory.one(value);
    }
}
