package org.limitlab.family.teachers.batch;

import org.limitlab.core.model.Observable;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;
import org.limitlab.family.teachers.TeacherTheory;
import org.limitlab.family.teachers.batch.classes.BayesOptimal;
import org.limitlab.family.teachers.batch.classes.TeacherPrior;
import org.limitlab.math.fixedpoint.NotConverged;

import java.util.List;

/** Where a teacher of signs becomes learnable, in principle and by message passing. */
public final class MulticlassThresholds extends TeacherTheory<MulticlassThresholds.Parameters> {

    /** What they depend on. */
    public record Parameters(int classes, TeacherPrior teacher) {}

    /** The theory. */
    public MulticlassThresholds() {
        super(
                new Card(
                        "multiclass-thresholds",
                        "First-order transition of a teacher of signs",
                        "multiclass-perceptron",
                        Standing.RECONSTRUCTED,
                        "State evolution of Bayes-optimal learning, its spinodal and its free entropy.",
                        "A teacher of signs with two or three classes.",
                        List.of(
                                "\\alpha_{alg} = \\max_{\\hat q} \\frac{\\hat q}{I(q(\\hat q))}, \\quad"
                                        + " \\Phi(\\alpha_{IT}) = \\Phi(q = 1) = -H(Pw)"),
                        List.of("P02")),
                Parameters.class);
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return List.of(
                Observable.once(
                        "informationThreshold", "alpha_IT", "from here recovery is possible"),
                Observable.once(
                        "algorithmicThreshold",
                        "alpha_alg",
                        "from here message passing recovers the teacher"),
                Observable.once("spinodalOverlap", "q_s", "overlap at the spinodal"),
                Observable.once("spinodalError", "eps_s", "test error at the spinodal"));
    }

    @Override
    protected Prediction compute(Parameters p, Request request) {
        request.checkCancelled();
        BayesOptimal.Thresholds t;
        try {
            t = new BayesOptimal(p.classes, p.teacher).thresholds();
        } catch (NotConverged failure) {
            throw new NoPrediction(failure.getMessage());
        }
        return new Prediction()
                .put("informationThreshold", one(t.information()), one(1e-7))
                .put("algorithmicThreshold", one(t.algorithmic()), one(1e-7))
                .put("spinodalOverlap", one(t.spinodal().overlap()), one(1e-4))
                .put("spinodalError", one(t.spinodal().error()), one(1e-4));
    }

    private static double[] one(double value) {
        return MixtureReplicaTheory.one(value);
    }
}
