package org.limitlab.family.teachers.online;

import org.limitlab.core.model.Observable;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;

import java.util.List;

/** Order parameters with dropout: each product of masks becomes a power of p. */
public final class DropoutOrderParameters extends OverlapTheory<DropoutOrderParameters.Parameters> {

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
    public DropoutOrderParameters() {
        super(
                new Card(
                        "dropout-order-parameters",
                        "Order parameters of online learning with dropout",
                        "online-two-layer",
                        Standing.ASYMPTOTIC,
                        "Infinite input dimension N with time = steps/N fixed; fresh standard normal inputs, masks redrawn"
                                + " in each step.",
                        "Any activation probability, K and M; at activation 1 it is saad-solla. From zero weights the"
                                + " students stay equal for ever; where that solution is unstable (dropout-symmetric-branch) a"
                                + " finite network leaves it after a time of order log N: the stated error shows it.",
                        List.of(
                                "\\frac{dR_{in}}{d\\alpha} = \\eta v_i \\Bigl[p \\sum_m v^*_m I_3(i,n,m) - \\sum_j p^{|\\{i,j\\}|} v_j"
                                        + " I_3(i,n,j)\\Bigr]",
                                "\\frac{dQ_{ik}}{d\\alpha} = \\eta v_i \\Bigl[p \\sum_m v^*_m I_3(i,k,m) - \\sum_j p^{|\\{i,j\\}|} v_j"
                                        + " I_3(i,k,j)\\Bigr] + (i \\leftrightarrow k) + \\eta^2 v_i v_k B_{ik}",
                                "B_{ik} = p^{|\\{i,k\\}|} \\Bigl(\\sum_{nm} v^*_n v^*_m I_4(i,k,n,m) + \\sigma^2 J_2(i,k)\\Bigr) - 2"
                                        + " \\sum_{jn} p^{|\\{i,k,j\\}|} v_j v^*_n I_4(i,k,j,n) + \\sum_{jl} p^{|\\{i,k,j,l\\}|} v_j v_l"
                                        + " I_4(i,k,j,l)",
                                "\\varepsilon_g = \\tfrac12 \\Bigl\\langle \\bigl(p_f \\sum_i v_i g(\\lambda_i) - y\\bigr)^2 \\Bigr\\rangle"),
                        List.of("P07")),
                Parameters.class);
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return observables(p.hidden, p.teacherHidden);
    }

    @Override
    protected Prediction compute(Parameters p, Request request) {
        InitialOverlaps start = p.initial();
        LearningRule rule =
                LearningRule.backpropagation(
                                p.learningRate, p.readoutRate, p.labelNoise, start.target())
                        .withActivation(p.activation);
        return inTime(start, rule, p.testRescaling, request);
    }
}
