package org.limitlab.family.teachers.control;

import org.limitlab.core.model.Observable;
import org.limitlab.core.parameter.Parameter;
import org.limitlab.core.parameter.Schedule;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;
import org.limitlab.family.teachers.TeacherTheory;

import java.util.List;

/** The order parameters of {@link DenoisingAutoencoder} under a given schedule. */
public final class DenoisingOde extends TeacherTheory<DenoisingOde.Parameters> {

    static final String TERMS =
            "Terms of db with a factor 1/N: they move the error by O(1), for it is a sum over N"
                    + " inputs. The public code leaves them out.";

    private static final double LONGEST = 0.01;

    /** Which terms of the equation of the skip connection are kept. */
    public enum SkipTerms {
        /** All of them. */
        ALL,
        /** Only those of order 1. */
        LEADING
    }

    /** What the limit depends on; the dimension is among it, since the error is a sum over it. */
    public record Parameters(
            int inputDimension,
            int hidden,
            double[] clusterWeights,
            double[] centroidSquares,
            double spread,
            double learningRate,
            double skipRate,
            Schedule corruption,
            double testCorruption,
            double initialAlignment,
            double initialNorm,
            double initialSkip,
            @Parameter(symbol = "terms", text = TERMS, value = "all") SkipTerms skipTerms) {

        /** Checks what belongs together. */
        public Parameters {
            AutoencoderSetup.check(
                    hidden, clusterWeights, centroidSquares, initialAlignment, initialNorm);
        }

        AutoencoderSetup setup() {
            return new AutoencoderSetup(
                    inputDimension,
                    hidden,
                    clusterWeights,
                    centroidSquares,
                    spread,
                    learningRate,
                    skipRate,
                    initialAlignment,
                    initialNorm,
                    initialSkip);
        }
    }

    static final List<String> EQUATIONS =
            List.of(
                    "\\Lambda\\tilde\\Lambda = (1-\\Delta) m_c m_c^T + \\tilde t Q, \\quad \\tilde t ="
                            + " (1-\\Delta)\\sigma^2 + \\Delta, \\quad x_t = \\sqrt{1-\\Delta}\\,\\sigma^2, \\quad B = bI"
                            + " + Q",
                    "Y = \\sqrt{1-\\Delta}(m_c m_c^T + \\sigma^2 Q) - \\Lambda\\tilde\\Lambda B, \\quad Z = L_x - B"
                            + " \\tilde L_x - (B \\tilde L_x)^T + B \\Lambda\\tilde\\Lambda B",
                    "\\dot M = \\eta \\sum_c p_c [2 N_x^T - 2b \\tilde N^T - M \\Lambda\\tilde\\Lambda - \\tilde N^T Q]",
                    "\\dot Q = \\sum_c p_c\\,\\mathrm{sym}\\{(Y + Y^T)(2\\eta + \\eta^2(x_t - b\\tilde t)) +"
                            + " \\eta^2\\tilde t Z + \\eta^2 \\Lambda\\tilde\\Lambda(\\sigma^2 - 2b x_t + b^2\\tilde t)\\}",
                    "\\dot b = \\eta_b \\{x_t - b\\tilde t + \\tfrac1N \\textstyle\\sum_c p_c [(\\sqrt{1-\\Delta} -"
                            + " b(1-\\Delta)) S_{cc} - \\mathrm{tr} \\Lambda\\tilde\\Lambda]\\}",
                    "\\mathrm{MSE} = \\textstyle\\sum_c p_c \\{\\mathrm{tr}[Q\\Lambda\\tilde\\Lambda - 2\\tilde L_x +"
                            + " 2b\\Lambda\\tilde\\Lambda] + S_{cc}(1 - b\\sqrt{1-\\Delta})^2\\} + N(b^2\\tilde t - 2b x_t"
                            + " + \\sigma^2)");

    /** The theory. */
    public DenoisingOde() {
        super(
                new Card(
                        "denoising-ode",
                        "Order parameters of the denoising autoencoder",
                        "denoising-autoencoder",
                        Standing.ASYMPTOTIC,
                        "Many dimensions, centroids of length O(1), one pass over the data; fluctuations of order"
                                + " N^(-1/2) in the order parameters are left out.",
                        "Learning rates at which the overlaps stay bounded.",
                        EQUATIONS,
                        List.of("P06")),
                Parameters.class);
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return DenoisingAutoencoder.curves(p.clusterWeights.length, p.hidden);
    }

    @Override
    protected Prediction compute(Parameters p, Request request) {
        AutoencoderDynamics dynamics = p.setup().dynamics(p.skipTerms == SkipTerms.ALL);
        ScheduledPath path =
                new ScheduledPath(
                        dynamics,
                        p.setup().start(),
                        new Schedule[] {p.corruption},
                        LONGEST,
                        request);
        Prediction prediction = new Prediction();
        put(prediction, dynamics, p.testCorruption, path);
        return prediction.put("corruption", Schedules.at(p.corruption, request.times()));
    }

    static void put(
            Prediction into, AutoencoderDynamics dynamics, double test, ScheduledPath path) {
        ContinualLearningOde.put(
                into, "squareError", (tape, x) -> dynamics.error(tape, x, test), path);
        int pairs = dynamics.weights().length * dynamics.hidden();
        int skip = dynamics.states() - 1;
        ContinualLearningOde.components(into, "alignments", path, 0, pairs);
        ContinualLearningOde.components(into, "weightOverlaps", path, pairs, skip);
        ContinualLearningOde.components(into, "skip", path, skip, skip + 1);
    }
}
