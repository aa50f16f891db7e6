package org.limitlab.family.teachers.batch;

import org.limitlab.core.model.Observable;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;
import org.limitlab.family.teachers.TeacherTheory;
import org.limitlab.family.teachers.batch.margin.MarginLoss;
import org.limitlab.family.teachers.batch.margin.Mixture;

import java.util.List;

/** The least error that learning can reach, and errors in the limits of the penalty. */
public final class MixtureBayes extends TeacherTheory<MixtureBayes.Parameters> {

    /** What they depend on. */
    public record Parameters(double sampleRatio, double noiseVariance, double positiveShare) {}

    /** The theory. */
    public MixtureBayes() {
        super(
                new Card(
                        "mixture-bayes-optimal",
                        "Bayes-optimal error of two clusters, and limits of the penalty",
                        "gaussian-mixture-classifier",
                        Standing.ASYMPTOTIC,
                        "Dimension and samples go to infinity with n = alpha d; the prior of the centre, Delta and rho are known to the"
                                + " learner.",
                        "Every alpha, Delta and rho. The Hebbian error is that of an infinite penalty without a bias, the"
                                + " interpolation error that of ridge for a vanishing penalty and rho = 1/2 or no bias.",
                        List.of(
                                "\\varepsilon_{BO} = \\rho\\, Q(a + \\beta) + (1 - \\rho)\\, Q(a - \\beta), \\quad a ="
                                        + " \\sqrt{\\frac{\\alpha}{\\Delta(\\alpha + \\Delta)}}, \\quad \\beta ="
                                        + " \\frac{1}{2a} \\ln\\frac{\\rho}{1 - \\rho}",
                                "\\varepsilon_{oracle}: a = 1/\\sqrt\\Delta",
                                "\\varepsilon_{\\lambda\\to\\infty} = Q(a), \\quad \\varepsilon_{\\lambda\\to0} ="
                                        + " Q\\Bigl(\\sqrt{\\frac{\\alpha(1 - \\alpha)}{\\Delta(\\alpha +"
                                        + " \\Delta)}}\\Bigr) (\\alpha < 1), \\quad"
                                        + " Q\\Bigl(\\sqrt{\\frac{\\alpha - 1}{\\Delta(\\alpha +"
                                        + " \\Delta)}}\\Bigr) (\\alpha > 1)"),
                        List.of("P11")),
                Parameters.class);
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return List.of(
                GaussianMixture.TEST_ERROR,
                Observable.once("oracleError", "eps_o", "error with the centre known"),
                Observable.once("hebbError", "eps_inf", "error at an infinite penalty, b = 0"),
                Observable.once(
                        "interpolationError", "eps_0", "error of ridge at a vanishing penalty"));
    }

    @Override
    protected Prediction compute(Parameters p, Request request) {
        Mixture mixture =
                new Mixture(
                        p.sampleRatio,
                        p.noiseVariance,
                        p.positiveShare,
                        1,
                        MarginLoss.RIDGE,
                        false);
        return new Prediction()
                .put("testError", mixture.bayesError())
                .put("oracleError", mixture.oracleError())
                .put("hebbError", mixture.hebbError())
                .put("interpolationError", mixture.interpolationError());
    }
}
