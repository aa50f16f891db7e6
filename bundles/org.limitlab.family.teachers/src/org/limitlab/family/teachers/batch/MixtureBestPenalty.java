package org.limitlab.family.teachers.batch;

import org.limitlab.core.model.Observable;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;
import org.limitlab.family.teachers.TeacherTheory;
import org.limitlab.family.teachers.batch.margin.MarginLoss;
import org.limitlab.family.teachers.batch.margin.Mixture;

import java.util.List;

/** The penalty with the least error, by the replica equations. */
public final class MixtureBestPenalty extends TeacherTheory<MixtureBestPenalty.Parameters> {

    /** What it depends on. */
    public record Parameters(
            double sampleRatio,
            double noiseVariance,
            double positiveShare,
            MarginLoss loss,
            GaussianMixture.Bias bias) {}

    private static final double LOW = Math.log(1e-7);
    private static final double HIGH = Math.log(1e4);
    private static final int SCAN = 40;

    /** The theory. */
    public MixtureBestPenalty() {
        super(
                new Card(
                        "mixture-best-penalty",
                        "Penalty with the least error",
                        "gaussian-mixture-classifier",
                        Standing.RECONSTRUCTED,
                        "The replica equations, at the penalty that an oracle of the test error would choose.",
                        "A free bias and rho other than 1/2: otherwise the error falls until lambda = infinity.",
                        List.of(
                                "\\lambda^* = \\arg\\min_\\lambda \\varepsilon_g(\\alpha, \\Delta, \\rho, \\lambda)"),
                        List.of("P11")),
                Parameters.class);
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return List.of(
                Observable.once("bestPenalty", "lambda*", "penalty with the least error"),
                GaussianMixture.TEST_ERROR);
    }

    @Override
    protected Prediction compute(Parameters p, Request request) {
        if (p.bias == GaussianMixture.Bias.NONE || p.positiveShare == 0.5) {
            throw new NoPrediction(
                    "no finite penalty is best without a bias, or with rho = 1/2: the error falls until lambda ="
                            + " infinity");
        }
        Mixture mixture =
                new Mixture(p.sampleRatio, p.noiseVariance, p.positiveShare, 1, p.loss, true);
        double step = (HIGH - LOW) / SCAN;
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i <= SCAN; i++) {
            request.checkCancelled();
            double error = error(mixture, LOW + i * step);
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
                        x -> error(mixture, x),
                        LOW + (best - 1) * step,
                        LOW + (best + 1) * step,
                        1e-6);
        double penalty = Math.exp(log);
        return new Prediction()
                .put("bestPenalty", new double[] {penalty}, new double[] {1e-5 * penalty})
                .put("testError", new double[] {error(mixture, log)}, new double[] {1e-9});
    }

    private static double error(Mixture mixture, double log) {
        return MixtureReplicaTheory.solve(mixture.withPenalty(Math.exp(log))).error();
    }
}
