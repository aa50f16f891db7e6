package org.limitlab.family.teachers.control;

import org.limitlab.core.model.Observable;
import org.limitlab.core.parameter.Schedule;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;
import org.limitlab.family.teachers.TeacherTheory;

import java.util.List;

/** The order parameters of {@link CurriculumPerceptron} under a given curriculum. */
public final class CurriculumOde extends TeacherTheory<CurriculumOde.Parameters> {

    private static final double LONGEST = 0.05;

    /** What the limit depends on: everything but the dimension. */
    public record Parameters(
            double learningRate,
            double ridge,
            double easyVariance,
            double hardVariance,
            double easyFraction,
            double teacherNorm,
            Schedule easyShare,
            double relevantNorm,
            double irrelevantNorm,
            double initialOverlap) {

        /** Checks what belongs together. */
        public Parameters {
            CurriculumPerceptron.checkStart(relevantNorm, initialOverlap, teacherNorm);
        }
    }

    static final List<String> EQUATIONS =
            List.of(
                    "s = Q_1 + \\Delta Q_2, \\quad E_0 = \\sqrt{(2+s)T - R^2}, \\quad J ="
                            + " \\frac{2\\eta^2}{\\pi^2\\sqrt{1+s}}\\left[\\frac\\pi2 + \\arcsin\\frac{s}{2+3s} -"
                            + " 2\\arcsin\\frac{R}{\\sqrt{(2+3s)((1+s)T - R^2)}}\\right]",
                    "\\dot Q_1 = \\frac{4\\eta}{\\pi(2+s)}\\left[\\frac{R(2 + \\Delta Q_2)}{E_0} -"
                            + " \\frac{Q_1}{\\sqrt{1+s}}\\right] + J - \\eta\\lambda Q_1",
                    "\\dot Q_2 = -\\frac{4\\Delta\\eta Q_2}{\\pi(2+s)}\\left[\\frac1{\\sqrt{1+s}} +"
                            + " \\frac{R}{E_0}\\right] + \\Delta J - \\eta\\lambda Q_2",
                    "\\dot R = \\frac{2\\eta}{\\pi(2+s)}\\left[E_0 - \\frac{R}{\\sqrt{1+s}}\\right] -"
                            + " \\tfrac12\\eta\\lambda R",
                    "\\varepsilon_g = \\sum_c \\frac{p_c}{\\pi}\\arccos\\frac{R}{\\sqrt{(Q_1 + \\Delta_c Q_2)T}}");

    /** The theory. */
    public CurriculumOde() {
        super(
                new Card(
                        "curriculum-ode",
                        "Order parameters of a perceptron under a curriculum",
                        "curriculum-perceptron",
                        Standing.ASYMPTOTIC,
                        "Many inputs of both kinds; one pass over the examples, each easy with the probability of its"
                                + " time.",
                        "Every curriculum, as long as the learning rate does not make the weights grow without end.",
                        EQUATIONS,
                        List.of("P06")),
                Parameters.class);
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return CurriculumPerceptron.CURVES;
    }

    @Override
    protected Prediction compute(Parameters p, Request request) {
        CurriculumDynamics dynamics =
                new CurriculumDynamics(
                        p.learningRate, p.ridge, p.easyVariance, p.hardVariance, p.teacherNorm);
        double[] start = {p.relevantNorm, p.irrelevantNorm, p.initialOverlap};
        ScheduledPath path =
                new ScheduledPath(dynamics, start, new Schedule[] {p.easyShare}, LONGEST, request);
        Prediction prediction = new Prediction();
        put(prediction, dynamics, p.easyFraction, path);
        return prediction.put("easyShare", Schedules.at(p.easyShare, request.times()));
    }

    static void put(
            Prediction into, CurriculumDynamics dynamics, double easyFraction, ScheduledPath path) {
        ContinualLearningOde.put(
                into,
                "generalisationError",
                (tape, x) -> dynamics.meanError(tape, x, easyFraction),
                path);
        ContinualLearningOde.components(into, "relevantNorm", path, 0, 1);
        ContinualLearningOde.components(into, "irrelevantNorm", path, 1, 2);
        ContinualLearningOde.components(into, "overlap", path, 2, 3);
    }
}
