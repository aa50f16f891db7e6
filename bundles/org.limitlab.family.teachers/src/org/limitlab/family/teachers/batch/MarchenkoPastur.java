package org.limitlab.family.teachers.batch;

import org.limitlab.core.model.Observable;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;
import org.limitlab.family.teachers.TeacherTheory;

import java.util.List;

/** Risk of ridge regression by the Marchenko-Pastur law, in closed form. */
public final class MarchenkoPastur extends TeacherTheory<MarchenkoPastur.Parameters> {

    /** What it depends on. */
    public record Parameters(double sampleRatio, double noise, double penalty) {}

    /** The theory. */
    public MarchenkoPastur() {
        super(
                new Card(
                        "ridge-marchenko-pastur",
                        "Marchenko-Pastur risk of ridge regression",
                        "ridge-regression",
                        Standing.ASYMPTOTIC,
                        "Dimension and samples go to infinity with n = alpha d; independent normal inputs.",
                        "Every alpha and lambda > 0.",
                        List.of(
                                "\\lambda g_1^2 + (\\lambda + \\alpha - 1) g_1 - 1 = 0, \\quad g_1 = \\int"
                                        + " \\frac{d\\mu(s)}{s + \\lambda}, \\quad g_2 = -g_1'(\\lambda)",
                                "R = \\lambda^2 g_2 + \\sigma^2 (g_1 - \\lambda g_2)",
                                "q = 1 - 2\\lambda g_1 + \\lambda^2 g_2 + \\sigma^2 (g_1 - \\lambda g_2)",
                                "R_t = \\frac{\\lambda^2}{\\alpha} (g_1 - \\lambda g_2 + \\sigma^2 g_2) + \\sigma^2"
                                        + " \\frac{\\alpha - 1}{\\alpha}"),
                        List.of(
                                "Marchenko, Pastur (1967), Distribution of eigenvalues for some sets of random"
                                        + " matrices",
                                "Dobriban, Wager (2018), High-dimensional asymptotics of prediction: ridge"
                                        + " regression and classification")),
                Parameters.class);
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return List.of(RidgeRegression.RISK, RidgeRegression.NORM, RidgeRegression.TRAIN);
    }

    @Override
    protected Prediction compute(Parameters p, Request request) {
        double lambda = p.penalty;
        double half = 0.5 * (lambda + p.sampleRatio - 1);
        double root = Math.sqrt(half * half + lambda);
        double g1 = half > 0 ? 1 / (half + root) : (root - half) / lambda;
        double g2 = g1 * g1 * (1 + g1) / (1 + lambda * g1 * g1);
        double noise = p.noise * p.noise;
        double spread = g1 - lambda * g2;
        double risk = lambda * lambda * g2 + noise * spread;
        double train =
                lambda * lambda / p.sampleRatio * (spread + noise * g2)
                        + noise * (p.sampleRatio - 1) / p.sampleRatio;
        return new Prediction()
                .put("risk", risk)
                .put("squaredNorm", 1 - 2 * lambda * g1 + risk)
                .put("trainError", train);
    }
}
