package org.limitlab.family.teachers.batch;

import org.limitlab.core.model.Observable;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;
import org.limitlab.family.teachers.TeacherTheory;
import org.limitlab.family.teachers.batch.classes.ConvexClasses;

import java.util.List;

/** The penalty with the least error of a multi-class learner. */
public final class MulticlassBestPenalty extends TeacherTheory<MulticlassBestPenalty.Parameters> {

    /** What it depends on. */
    public record Parameters(
            double sampleRatio, int classes, MulticlassPerceptron.Estimator estimator) {}

    private static final double LOW = Math.log(1e-4);
    private static final double HIGH = Math.log(1e2);
    private static final int SCAN = 12;

    /** The theory. */
    public MulticlassBestPenalty() {
        super(
                new Card(
                        "multiclass-best-penalty",
                        "Penalty with the least multi-class error",
                        "multiclass-perceptron",
                        Standing.RECONSTRUCTED,
                        "The replica equations, at the penalty that an oracle of the test error would choose.",
                        "Ridge (in closed form, the same at every alpha) and cross-entropy.",
                        List.of(
                                "\\lambda^*_{ridge} = s/c^2 - 1, \\quad c = \\frac{E \\max_c z_c}{k - 1}, \\quad s = 1/k"),
                        List.of("P02")),
                Parameters.class);
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return List.of(
                Observable.once("bestPenalty", "lambda*", "penalty with the least error"),
                MulticlassPerceptron.TEST_ERROR);
    }

    @Override
    protected Prediction compute(Parameters p, Request request) {
        if (p.estimator == MulticlassPerceptron.Estimator.RIDGE) {
            double penalty = ConvexClasses.bestRidgePenalty(p.classes);
            var state = new ConvexClasses(p.classes, p.sampleRatio, penalty).leastSquares();
            return new Prediction()
                    .put("bestPenalty", penalty)
                    .put(
                            "testError",
                            new double[] {state.error()},
                            new double[] {1e-8 + state.numerical()});
        }
        if (p.classes > 3) {
            throw new NoPrediction(
                    "classes = " + p.classes + " exceeds 3: quasi-random errors hide the minimum");
        }
        double step = (HIGH - LOW) / SCAN;
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i <= SCAN; i++) {
            request.checkCancelled();
            double error = error(p, LOW + i * step);
            if (error < least) {
                least = error;
                best = i;
            }
        }
        if (best == 0 || best == SCAN) {
            throw new NoPrediction(
                    "the error is least at the end of the range searched, lambda = "
                            + Math.exp(LOW + best * step));
        }
        double log =
                Golden.minimise(
                        x -> error(p, x), LOW + (best - 1) * step, LOW + (best + 1) * step, 1e-3);
        return new Prediction()
                .put(
                        "bestPenalty",
                        new double[] {Math.exp(log)},
                        new double[] {2e-3 * Math.exp(log)})
                .put("testError", new double[] {error(p, log)}, new double[] {1e-7});
    }

    private static double error(Parameters p, double log) {
        return MulticlassReplica.solve(p.classes, p.sampleRatio, Math.exp(log), p.estimator)
                .error();
    }
}
