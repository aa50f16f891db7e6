package org.limitlab.family.teachers.batch;

import org.limitlab.core.model.Observable;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;
import org.limitlab.family.teachers.TeacherTheory;
import org.limitlab.family.teachers.batch.margin.MarginLoss;
import org.limitlab.family.teachers.batch.margin.Mixture;
import org.limitlab.family.teachers.batch.margin.MixtureReplica;
import org.limitlab.family.teachers.batch.margin.MixtureState;
import org.limitlab.math.fixedpoint.NotConverged;

import java.util.List;

/** Order parameters and errors of a penalised classifier of two clusters, for d to infinity. */
public final class MixtureReplicaTheory extends TeacherTheory<MixtureReplicaTheory.Parameters> {

    /** What they depend on. */
    public record Parameters(
            double sampleRatio,
            double noiseVariance,
            double positiveShare,
            double penalty,
            MarginLoss loss,
            GaussianMixture.Bias bias) {

        Mixture mixture() {
            return new Mixture(
                    sampleRatio,
                    noiseVariance,
                    positiveShare,
                    penalty,
                    loss,
                    bias == GaussianMixture.Bias.FREE);
        }
    }

    private static final Observable RESPONSE =
            Observable.once("response", "V", "response of a margin to its own sample");

    /** The theory. */
    public MixtureReplicaTheory() {
        super(
                new Card(
                        "mixture-replica",
                        "Replica equations of penalised classification",
                        "gaussian-mixture-classifier",
                        Standing.RECONSTRUCTED,
                        "Dimension and samples go to infinity with n = alpha d; a convex loss; |v|² = d.",
                        "Every alpha, Delta, rho and lambda > 0. With rho = 1/2, labels that are drawn and a free bias it"
                                + " holds only for lambda well below sqrt(n alpha (alpha + Delta)).",
                        List.of(
                                "\\omega_y = m + y b + \\sqrt{\\Delta q}\\,\\xi, \\quad P = \\arg\\min_h \\ell(h) + \\frac{(h -"
                                        + " \\omega)^2}{2V}, \\quad f = (P - \\omega)/V",
                                "\\hat m = \\alpha E f, \\quad \\hat q = \\alpha \\Delta E f^2, \\quad \\hat\\gamma = \\alpha"
                                        + " \\Delta E (1 - P')/V, \\quad E[y f] = 0",
                                "V = \\Delta/(\\lambda + \\hat\\gamma), \\quad m = V \\hat m/\\Delta, \\quad q = V^2 (\\hat m^2 +"
                                        + " \\hat q)/\\Delta^2",
                                "\\varepsilon_g = \\rho\\, Q\\Bigl(\\frac{m + b}{\\sqrt{\\Delta q}}\\Bigr) + (1 - \\rho)\\,"
                                        + " Q\\Bigl(\\frac{m - b}{\\sqrt{\\Delta q}}\\Bigr)"),
                        List.of("P11")),
                Parameters.class);
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return List.of(
                GaussianMixture.OVERLAP,
                GaussianMixture.NORM,
                GaussianMixture.BIAS_VALUE,
                GaussianMixture.TEST_ERROR,
                GaussianMixture.TRAIN_LOSS,
                GaussianMixture.TRAIN_ERROR,
                RESPONSE);
    }

    @Override
    protected Prediction compute(Parameters p, Request request) {
        MixtureState s = solve(p.mixture());
        double error = 10 * s.residual();
        return new Prediction()
                .put("overlap", one(s.m()), one(error * s.m()))
                .put("squaredNorm", one(s.q()), one(error * s.q()))
                .put("biasValue", one(s.b()), one(error * (1 + Math.abs(s.b()))))
                .put("testError", one(s.error()), one(error))
                .put("trainLoss", one(s.trainLoss()), one(error * (1 + s.trainLoss())))
                .put("trainError", one(s.trainError()), one(error))
                .put("response", one(s.v()), one(error * s.v()));
    }

    /**
     * The solution.
     *
     * @throws NoPrediction if there is none
     */
    static MixtureState solve(Mixture mixture) {
        try {
            return MixtureReplica.solve(mixture);
        } catch (NotConverged failure) {
            throw new NoPrediction(failure.getMessage());
        }
    }

    static double[] one(double value) {
        return new double[] {value};
    }
}
