package org.limitlab.family.teachers.forward;

import org.limitlab.core.model.Observable;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;

import java.util.List;

/** The limit of many inputs of every rule: equations of its order parameters. */
public final class ForwardOrderParameters extends ForwardTheory<ForwardOrderParameters.Parameters> {

    /** What the order parameters depend on; the dimension is not among it. */
    public record Parameters(
            Rule rule,
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
            double[] initialReadout,
            double[] fixedFeedback) {

        /** Checks what belongs together. */
        public Parameters {
            Network.of(
                    new Network.Words(
                            rule,
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
                            fixedFeedback));
        }

        Network network() {
            return Network.of(
                    new Network.Words(
                            rule,
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
                            fixedFeedback));
        }
    }

    /** The theory. */
    public ForwardOrderParameters() {
        super(
                new Card(
                        "forward-order-parameters",
                        "Order parameters of forward-only learning",
                        "forward-only-learning",
                        Standing.RECONSTRUCTED,
                        "Many inputs at a fixed number of steps over their number; overlaps at the start are planted.",
                        "A planted start. Backpropagation and the alignments in closed integrals for all K and M; second"
                                + " passes for K + M up to 23, to the accuracy that is stated.",
                        List.of(
                                "\\frac{dA_k}{d\\alpha} = -\\eta\\left[\\langle (a^1 + a^2)_k \\varphi\\rangle - F^2 \\langle"
                                        + " a^2_k e\\rangle\\right], \\quad \\frac{dR_{km}}{d\\alpha} ="
                                        + " -\\eta\\left[\\langle (a^1 + a^2)_k \\nu_m\\rangle - B_m \\langle a^2_k"
                                        + " e\\rangle\\right]",
                                "\\frac{dQ_{kl}}{d\\alpha} = -\\eta\\left[\\langle (a^1 + a^2)_k \\lambda_l\\rangle - A_l"
                                        + " \\langle a^2_k e\\rangle\\right] + (k \\leftrightarrow l) + \\eta^2 \\langle (a^1 +"
                                        + " a^2)_k (a^1 + a^2)_l\\rangle, \\quad \\frac{dv_k}{d\\alpha} = -\\eta_v \\langle e"
                                        + " g(\\lambda_k)\\rangle",
                                "a^1 = v_k e g'(\\lambda_k) \\text{ (bp)}, \\quad b_k e g'(\\lambda_k) \\text{ (fa)}, \\quad A_k"
                                        + " e g'(\\lambda_k) \\text{ (afa)}",
                                "a^2 = h - h_{err} \\text{ (pepita)}; \\quad a^1 = h,\\ a^2 = -h_{err} \\text{"
                                        + " (pepita-hebbian)}; \\quad a^1 = h g'(\\lambda),\\ a^2 = -h_{err}"
                                        + " g'(\\lambda_{err}) \\text{ (forward-forward)}; \\quad \\lambda_{err} = \\lambda - A e"),
                        List.of(
                                ForwardOnlyLearning.PAPER,
                                "Saad, Solla (1995), On-line learning in soft committee machines, Phys. Rev. E 52,"
                                        + " 4225",
                                "Derived in docs/models/teachers.md")),
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
