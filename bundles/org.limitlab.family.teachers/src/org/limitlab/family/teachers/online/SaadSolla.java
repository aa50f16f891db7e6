package org.limitlab.family.teachers.online;

import org.limitlab.core.model.Observable;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;

import java.util.List;

/** The order parameters' equations of Saad and Solla, with a learned readout or a fixed one. */
public final class SaadSolla extends OverlapTheory<SaadSolla.Parameters> {

    /** What they depend on; the dimension is not among it. */
    public record Parameters(
            int hidden,
            int teacherHidden,
            double learningRate,
            double readoutRate,
            double labelNoise,
            double activation,
            double testRescaling,
            double[][] teacherOverlaps,
            double[] teacherReadout,
            Start start,
            double[][] initialStudentOverlaps,
            double[][] initialTeacherOverlaps,
            double[] initialReadout,
            double weightSpread,
            double[][] studentWeights,
            double[][] teacherWeights) {

        /** Checks what belongs together. */
        public Parameters {
            InitialOverlaps.of(
                    new InitialOverlaps.Words(
                            hidden,
                            teacherHidden,
                            start,
                            teacherOverlaps,
                            teacherReadout,
                            initialStudentOverlaps,
                            initialTeacherOverlaps,
                            initialReadout,
                            weightSpread,
                            studentWeights,
                            teacherWeights));
        }

        InitialOverlaps initial() {
            return InitialOverlaps.of(
                    new InitialOverlaps.Words(
                            hidden,
                            teacherHidden,
                            start,
                            teacherOverlaps,
                            teacherReadout,
                            initialStudentOverlaps,
                            initialTeacherOverlaps,
                            initialReadout,
                            weightSpread,
                            studentWeights,
                            teacherWeights));
        }
    }

    /** The theory. */
    public SaadSolla() {
        super(
                new Card(
                        "saad-solla",
                        "Order parameters of online learning",
                        "online-two-layer",
                        Standing.ASYMPTOTIC,
                        "Infinite input dimension N with time = steps/N fixed; inputs are standard normal and fresh in each step.",
                        "No dropout (activation: 1), any K and M. Where nothing tells the students apart, a finite network"
                                + " leaves the symmetric solution after a time of order log N: the stated error shows it.",
                        List.of(
                                "\\frac{dR_{in}}{d\\alpha} = \\eta v_i \\Bigl[\\sum_m v^*_m I_3(i,n,m) - \\sum_j v_j I_3(i,n,j)\\Bigr]",
                                "\\frac{dQ_{ik}}{d\\alpha} = \\eta v_i \\Bigl[\\sum_m v^*_m I_3(i,k,m) - \\sum_j v_j I_3(i,k,j)\\Bigr] + (i"
                                        + " \\leftrightarrow k) + \\eta^2 v_i v_k \\bigl[\\langle g'_i g'_k e^2 \\rangle\\bigr]",
                                "\\frac{dv_i}{d\\alpha} = \\eta_v \\Bigl[\\sum_n v^*_n I_2(i,n) - \\sum_j v_j I_2(i,j)\\Bigr]",
                                "\\varepsilon_g = \\tfrac12 \\langle (\\hat y - y)^2 \\rangle, \\quad I_2(a,b) = \\tfrac{2}{\\pi} \\arcsin"
                                        + " \\frac{C_{ab}}{\\sqrt{(1+C_{aa})(1+C_{bb})}}"),
                        List.of(
                                "Saad, Solla (1995), On-line learning in soft committee machines, Phys. Rev. E 52, 4225",
                                "Goldt, Advani, Saxe, Krzakala, Zdeborová (2019), Dynamics of stochastic gradient descent"
                                        + " for two-layer neural networks in the teacher-student setup")),
                Parameters.class);
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return observables(p.hidden, p.teacherHidden);
    }

    @Override
    protected Prediction compute(Parameters p, Request request) {
        if (p.activation != 1) {
            throw new NoPrediction(
                    "activation = "
                            + p.activation
                            + ": without dropout only (activation: 1); dropout-order-parameters holds for all");
        }
        InitialOverlaps start = p.initial();
        LearningRule rule =
                LearningRule.backpropagation(
                        p.learningRate, p.readoutRate, p.labelNoise, start.target());
        return inTime(start, rule, p.testRescaling, request);
    }
}
