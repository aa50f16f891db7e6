package org.limitlab.family.teachers.control;

import org.limitlab.core.model.Observable;
import org.limitlab.core.parameter.Schedule;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;
import org.limitlab.family.teachers.TeacherTheory;
import org.limitlab.math.control.TerminalCost;

import java.util.List;

/** The order parameters of {@link ContinualLearning} under given schedules. */
public final class ContinualLearningOde extends TeacherTheory<ContinualLearningOde.Parameters> {

    private static final double LONGEST = 0.05;

    /** What the limit depends on: everything but the dimension. */
    public record Parameters(
            int hidden,
            double taskSimilarity,
            Schedule task,
            Schedule learningRate,
            double readoutRate,
            ContinualLearning.ReadoutRule readoutRule,
            double labelNoise,
            double freshNorm,
            double freshReadout) {

        TaskSetup setup() {
            return new TaskSetup(
                    hidden,
                    taskSimilarity,
                    labelNoise,
                    readoutRate,
                    readoutRule,
                    freshNorm,
                    freshReadout);
        }
    }

    static final List<String> EQUATIONS =
            List.of(
                    "\\frac{dR_{in}}{d\\alpha} = \\langle \\eta v^{(t)}_i [I_3(i,n,t) - \\textstyle\\sum_j v^{(t)}_j"
                            + " I_3(i,n,j)] \\rangle_t",
                    "\\frac{dQ_{ik}}{d\\alpha} = \\langle \\eta v^{(t)}_i [I_3(i,k,t) - \\textstyle\\sum_j v^{(t)}_j"
                            + " I_3(i,k,j)] + (i \\leftrightarrow k) + \\eta^2 v^{(t)}_i v^{(t)}_k [I_4(i,k,t,t) -"
                            + " 2\\sum_j v^{(t)}_j I_4(i,k,j,t) + \\sum_{jl} v^{(t)}_j v^{(t)}_l I_4(i,k,j,l) + \\sigma^2"
                            + " J_2(i,k)] \\rangle_t",
                    "\\frac{dv^{(t)}_i}{d\\alpha} = P(t)\\, \\eta_V [I_2(i,t) - \\textstyle\\sum_j v^{(t)}_j I_2(i,j)],"
                            + " \\quad P(2) = u, \\; P(1) = 1 - u");

    /** The theory. */
    public ContinualLearningOde() {
        super(
                new Card(
                        "continual-learning-ode",
                        "Order parameters of continual learning",
                        "continual-learning",
                        Standing.RECONSTRUCTED,
                        "Inputs of many dimensions, one pass over the examples; the task of each step is drawn anew.",
                        "Every similarity in [0, 1] and every schedule, as long as the learning rate does not make the"
                                + " overlaps grow without end.",
                        EQUATIONS,
                        List.of(
                                "P04",
                                "Saad, Solla (1995), On-line learning in soft committee machines, Phys. Rev. E 52,"
                                        + " 4225")),
                Parameters.class);
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return ContinualLearning.curves(p.hidden);
    }

    @Override
    protected Prediction compute(Parameters p, Request request) {
        TaskDynamics dynamics = p.setup().dynamics();
        ScheduledPath path =
                new ScheduledPath(
                        dynamics,
                        p.setup().start(),
                        new Schedule[] {p.task, p.learningRate},
                        LONGEST,
                        request);
        Prediction prediction = new Prediction();
        put(prediction, dynamics, path);
        return prediction
                .put("task", Schedules.at(p.task, request.times()))
                .put("learningRate", Schedules.at(p.learningRate, request.times()));
    }

    /** Losses and order parameters of a path. */
    static void put(Prediction into, TaskDynamics dynamics, ScheduledPath path) {
        TerminalCost old = (tape, x) -> dynamics.loss(tape, x, 0);
        put(into, "oldLoss", old, path);
        // the start is the old task's teacher: its loss is 0
        put(into, "forgetting", old, path);
        put(into, "newLoss", (tape, x) -> dynamics.loss(tape, x, 1), path);
        put(into, "meanLoss", dynamics::meanLoss, path);
        int triangle = dynamics.hidden() * (dynamics.hidden() + 1) / 2;
        int readouts = triangle + 2 * dynamics.hidden();
        components(into, "studentOverlaps", path, 0, triangle);
        components(into, "teacherOverlaps", path, triangle, readouts);
        components(into, "readouts", path, readouts, dynamics.states());
    }

    static void put(Prediction into, String id, TerminalCost cost, ScheduledPath path) {
        into.put(id, path.values(cost), path.errors(cost));
    }

    static void components(Prediction into, String id, ScheduledPath path, int from, int to) {
        into.put(id, path.components(from, to), path.componentErrors(from, to));
    }
}
