package org.limitlab.family.teachers.batch;

import org.limitlab.core.model.Observable;
import org.limitlab.core.parameter.Parameter;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;
import org.limitlab.family.teachers.TeacherTheory;
import org.limitlab.family.teachers.batch.classes.BayesOptimal;
import org.limitlab.family.teachers.batch.classes.TeacherPrior;
import org.limitlab.math.fixedpoint.NotConverged;

import java.util.List;

/** State evolution of Bayes-optimal learning of a multi-class perceptron. */
public final class MulticlassBayes extends TeacherTheory<MulticlassBayes.Parameters> {

    /** What it depends on. */
    public record Parameters(
            double sampleRatio,
            int classes,
            TeacherPrior teacher,
            @Parameter(
                            symbol = "branch",
                            text =
                                    "Uninformed: the fixed point of message passing; optimal: of the"
                                            + " largest free entropy; informed: from the teacher.",
                            value = "uninformed")
                    BayesOptimal.Branch branch) {}

    /** The theory. */
    public MulticlassBayes() {
        super(
                new Card(
                        "multiclass-bayes-optimal",
                        "State evolution of Bayes-optimal learning",
                        "multiclass-perceptron",
                        Standing.RECONSTRUCTED,
                        "Dimension and samples go to infinity with n = alpha d; the student knows the law of the teacher.",
                        "Every alpha from 1e-4 to 1e4; a normal teacher with any number of classes (quasi-random points from four on), a"
                                + " teacher of signs with two or three.",
                        List.of(
                                "\\hat q = \\frac{\\alpha}{k-1} E_\\omega \\sum_y \\frac{|\\nabla P_y|^2}{P_y}, \\quad \\omega"
                                        + " = \\sqrt q\\, P\\xi, \\quad V = 1 - q",
                                "q = \\frac{\\hat q}{1 + \\hat q} \\text{ (normal)}, \\quad q = \\frac{1}{k-1} E\\, Pw^*"
                                        + " \\cdot \\langle Pw \\rangle \\text{ (signs)}",
                                "\\Phi = -\\frac{k-1}{2} q \\hat q + \\Psi_w(\\hat q) + \\alpha E_\\omega \\sum_y P_y \\ln"
                                        + " P_y",
                                "\\varepsilon = 1 - E_\\omega P_{\\arg\\max \\omega}(\\omega)"),
                        List.of("P02")),
                Parameters.class);
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return List.of(
                MulticlassPerceptron.TEST_ERROR,
                MulticlassPerceptron.OVERLAP,
                MulticlassPerceptron.SELF_OVERLAP,
                Observable.once("freeEntropy", "Phi", "free entropy per input"));
    }

    @Override
    protected Prediction compute(Parameters p, Request request) {
        request.checkCancelled();
        BayesOptimal.State s;
        try {
            s = new BayesOptimal(p.classes, p.teacher).solve(p.sampleRatio, p.branch);
        } catch (NotConverged failure) {
            throw new NoPrediction(failure.getMessage());
        }
        double error = 1e-8 + s.numerical();
        return new Prediction()
                .put("testError", one(s.error()), one(error))
                .put("overlap", one(s.overlap()), one(error))
                .put("selfOverlap", one(s.overlap()), one(error))
                .put("freeEntropy", one(s.freeEntropy()), one(error * (1 + p.sampleRatio)));
    }

    private static double[] one(double value) {
        return MixtureReplicaTheory.one(value);
    }
}
