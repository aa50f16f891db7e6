package org.limitlab.family.teachers.control;

import org.limitlab.core.model.Observable;
import org.limitlab.core.parameter.Schedule;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;
import org.limitlab.family.teachers.TeacherTheory;
import org.limitlab.math.adjoint.Tape;

import java.util.List;

/** The order parameters of {@link DropoutSchedule} under a given schedule. */
public final class DropoutScheduleOde extends TeacherTheory<DropoutScheduleOde.Parameters> {

    private static final double LONGEST = 0.05;

    /** What the limit depends on: everything but the dimension. */
    public record Parameters(
            int hidden,
            int teachers,
            double learningRate,
            double labelNoise,
            Schedule activation) {}

    static final List<String> EQUATIONS =
            List.of(
                    "\\frac{dR_{in}}{d\\alpha} = \\eta [p \\textstyle\\sum_m I_3(i,n,m) - \\sum_j p^{|\\{i,j\\}|}"
                            + " I_3(i,n,j)]",
                    "\\frac{dQ_{ik}}{d\\alpha} = \\eta [p \\textstyle\\sum_m I_3(i,k,m) - \\sum_j p^{|\\{i,j\\}|}"
                            + " I_3(i,k,j)] + (i \\leftrightarrow k) + \\eta^2 [p^{|\\{i,k\\}|} (\\sum_{nm} I_4(i,k,n,m) +"
                            + " \\sigma^2 J_2(i,k)) - 2 \\sum_{jn} p^{|\\{i,k,j\\}|} I_4(i,k,j,n) + \\sum_{jl}"
                            + " p^{|\\{i,k,j,l\\}|} I_4(i,k,j,l)]",
                    "\\varepsilon_g(p_f) = \\tfrac12 [p_f^2 \\textstyle\\sum_{ik} I_2(i,k) - 2 p_f \\sum_{in} I_2(i,n) +"
                            + " \\sum_{nm} I_2(n,m)]");

    /** The theory. */
    public DropoutScheduleOde() {
        super(
                new Card(
                        "dropout-schedule-ode",
                        "Order parameters under a dropout schedule",
                        "dropout-schedule",
                        Standing.ASYMPTOTIC,
                        "Inputs of many dimensions, one pass over the examples, masks drawn anew each step; hidden"
                                + " units stay alike, as they start.",
                        "Times before the symmetry of the hidden units breaks where that branch is unstable (weak"
                                + " noise and dropout); learning rates at which overlaps stay bounded.",
                        EQUATIONS,
                        List.of("P06", "P07")),
                Parameters.class);
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return DropoutSchedule.curves(p.hidden, p.teachers);
    }

    @Override
    protected Prediction compute(Parameters p, Request request) {
        DropoutDynamics dynamics =
                new DropoutDynamics(p.hidden, p.teachers, p.learningRate, p.labelNoise);
        ScheduledPath path =
                new ScheduledPath(
                        dynamics,
                        new double[dynamics.states()],
                        new Schedule[] {p.activation},
                        LONGEST,
                        request);
        Prediction prediction = new Prediction();
        put(prediction, dynamics, path, Schedules.at(p.activation, request.times()));
        return prediction;
    }

    static void put(
            Prediction into, DropoutDynamics dynamics, ScheduledPath path, double[] active) {
        Tape tape = new Tape();
        double[] error = new double[active.length];
        double[] factor = new double[active.length];
        for (int k = 0; k < active.length; k++) {
            tape.clear();
            int[] x = tape.leaves(path.state(k));
            error[k] = tape.value(dynamics.error(tape, x, tape.leaf(active[k])));
            factor[k] = dynamics.bestFactor(tape, x);
        }
        double[] inaccuracy = path.errors(dynamics::leastError);
        into.put("generalisationError", error, inaccuracy)
                .put("rescaledError", path.values(dynamics::leastError), inaccuracy)
                .put("bestFactor", factor, inaccuracy)
                .put("activation", active);
        int triangle = dynamics.hidden() * (dynamics.hidden() + 1) / 2;
        ContinualLearningOde.components(into, "studentOverlaps", path, 0, triangle);
        ContinualLearningOde.components(into, "teacherOverlaps", path, triangle, dynamics.states());
    }
}
