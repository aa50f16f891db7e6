package org.limitlab.family.teachers.forward;

import org.limitlab.core.model.Observable;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;

import java.util.List;

/** PEPITA with weak feedback: the equations of adaptive feedback alignment. */
public final class SmallFeedbackLimit extends ForwardTheory<SmallFeedbackLimit.Parameters> {

    /** What the limit depends on; the rule and the dimension are not among it. */
    public record Parameters(
            int hidden,
            int teacherHidden,
            double learningRate,
            RateScaling rateScaling,
            double readoutRate,
            double feedbackScale,
            double labelNoise,
            double[][] teacherOverlaps,
            double[] teacherReadout,
            double[] feedbackTeacherOverlaps,
            Start start,
            double[][] initialStudentOverlaps,
            double[][] initialTeacherOverlaps,
            double[] initialFeedbackOverlaps,
            double[] initialReadout) {

        /** Checks what belongs together. */
        public Parameters {
            Network.of(
                    new Network.Words(
                            Rule.AFA,
                            hidden,
                            teacherHidden,
                            learningRate,
                            rateScaling,
                            readoutRate,
                            feedbackScale,
                            labelNoise,
                            teacherOverlaps,
                            teacherReadout,
                            initialStudentOverlaps,
                            initialTeacherOverlaps,
                            initialFeedbackOverlaps,
                            feedbackTeacherOverlaps,
                            initialReadout,
                            new double[0]));
        }

        Network network() {
            return Network.of(
                    new Network.Words(
                            Rule.AFA,
                            hidden,
                            teacherHidden,
                            learningRate,
                            rateScaling,
                            readoutRate,
                            feedbackScale,
                            labelNoise,
                            teacherOverlaps,
                            teacherReadout,
                            initialStudentOverlaps,
                            initialTeacherOverlaps,
                            initialFeedbackOverlaps,
                            feedbackTeacherOverlaps,
                            initialReadout,
                            new double[0]));
        }
    }

    /** The theory. */
    public SmallFeedbackLimit() {
        super(
                new Card(
                        "small-feedback-limit",
                        "Adaptive feedback alignment as the limit of PEPITA",
                        "forward-only-learning",
                        Standing.RECONSTRUCTED,
                        "Many inputs and feedback that is weak, sigma_F to 0 at a rate eta/sigma_F; PEPITA's second pass is"
                                + " expanded to first order in the feedback.",
                        "PEPITA from a planted start; the gap is of order sigma_F.",
                        List.of(
                                "h - h_{err} = A e g'(\\lambda) + O(A^2 e^2)",
                                "\\frac{dR_{km}}{d\\alpha} = \\eta A_k G_k(\\nu_m), \\quad \\frac{dA_k}{d\\alpha} = \\eta A_k"
                                        + " G_k(\\varphi), \\quad G_k(b) = -\\langle g'(\\lambda_k)\\, b\\, e\\rangle",
                                "\\frac{dQ_{kl}}{d\\alpha} = \\eta [A_k G_k(\\lambda_l) + A_l G_l(\\lambda_k)] + \\eta^2 A_k A_l"
                                        + " \\langle g'(\\lambda_k) g'(\\lambda_l) e^2\\rangle"),
                        List.of(ForwardOnlyLearning.PAPER, "Derived in docs/models/teachers.md")),
                Parameters.class);
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return ForwardObservables.of(p.hidden, p.teacherHidden);
    }

    @Override
    protected Prediction compute(Parameters p, Request request) {
        return solve(p.network(), p.start, request);
    }
}
