package org.limitlab.family.teachers.control;

import org.limitlab.core.model.Observable;
import org.limitlab.core.parameter.Parameter;
import org.limitlab.core.parameter.Schedule;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;
import org.limitlab.family.teachers.TeacherTheory;
import org.limitlab.math.control.ControlProblem;
import org.limitlab.math.control.OptimalControl;
import org.limitlab.math.control.OptimalSchedule;
import org.limitlab.math.control.Rollout;
import org.limitlab.math.control.Scheme;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The order of easy and hard examples, in given numbers, with the least error at the end. */
public final class OptimalCurriculum extends TeacherTheory<OptimalCurriculum.Parameters> {

    private static final double LONGEST = 0.05;

    /** What the optimum depends on, and how it is discretised. */
    public record Parameters(
            double learningRate,
            double ridge,
            double easyVariance,
            double hardVariance,
            double easyFraction,
            double teacherNorm,
            double relevantNorm,
            double irrelevantNorm,
            double initialOverlap,
            @Parameter(
                            symbol = "alpha_F",
                            text = "When the error is to be least.",
                            unit = "time",
                            value = "12",
                            range = "(0, 1000]")
                    double horizon,
            @Parameter(
                            symbol = "n",
                            text = "Intervals on which the share of easy examples is constant.",
                            value = "240",
                            range = "[2, 1000]")
                    int intervals,
            @Parameter(
                            symbol = "m",
                            text = "Steps of the scheme an interval.",
                            value = "1",
                            range = "[1, 100]")
                    int steps,
            @Parameter(symbol = "scheme", text = Schedules.SCHEME_TEXT, value = "euler")
                    Scheme scheme) {

        /** Checks what belongs together. */
        public Parameters {
            CurriculumPerceptron.checkStart(relevantNorm, initialOverlap, teacherNorm);
        }

        ControlProblem.Grid grid() {
            return new ControlProblem.Grid(horizon, intervals, steps, scheme);
        }

        CurriculumDynamics dynamics() {
            return new CurriculumDynamics(
                    learningRate, ridge, easyVariance, hardVariance, teacherNorm);
        }
    }

    private static final Observable COST = Schedules.cost("least error at the end");

    /** The theory. */
    public OptimalCurriculum() {
        super(
                new Card(
                        "optimal-curriculum",
                        "Optimal curriculum of a perceptron",
                        "curriculum-perceptron",
                        Standing.HEURISTIC,
                        "Many inputs of both kinds; a share of easy examples that is constant on each interval, with"
                                + " mean p_1; the best of several starts of a problem that is not convex.",
                        "Every share p_1 and all variances.",
                        List.of(
                                "\\min_u \\varepsilon_g(\\alpha_F), \\quad \\dot x = u f_{\\Delta_1}(x) + (1 - u)"
                                        + " f_{\\Delta_2}(x), \\quad \\tfrac1{\\alpha_F}\\int_0^{\\alpha_F} u\\,d\\alpha ="
                                        + " p_1",
                                "S = \\psi \\cdot (f_{\\Delta_1} - f_{\\Delta_2}) - \\mu: \\; u = 1 \\text{ where } S <"
                                        + " 0, \\; u = 0 \\text{ where } S > 0"),
                        List.of("P06")),
                Parameters.class);
    }

    private static Observable baseline(String id, String label) {
        return Observable.once(id, "J", "error at the end, " + label);
    }

    @Override
    public List<Observable> observables(Parameters p) {
        List<Observable> all =
                new ArrayList<>(
                        List.of(
                                COST,
                                Schedules.CONVERGED,
                                Schedules.SPREAD,
                                Schedules.STARTS,
                                Schedules.STATIONARITY,
                                baseline("easyFirstCost", "easy examples first"),
                                baseline("hardFirstCost", "hard examples first"),
                                baseline("mixtureCost", "mixed, the best constant share there is"),
                                baseline("allEasyCost", "easy examples alone, over budget"),
                                baseline("allHardCost", "hard examples alone, under budget"),
                                Observable.once(
                                        "easyFirstConverged", "J", "easy first, small steps"),
                                Observable.once(
                                        "hardFirstConverged", "J", "hard first, small steps"),
                                Observable.once("mixtureConverged", "J", "mixed, small steps"),
                                Observable.once(
                                        "firstEasyEnd", "t1", "end of the first easy phase"),
                                Observable.once(
                                        "lastEasyStart", "t2", "start of the last easy phase"),
                                Observable.once(
                                        "middleEasyShare", "u2", "share of easy ones between"),
                                Observable.once("multiplier", "mu", "multiplier of the budget")));
        all.addAll(CurriculumPerceptron.CURVES);
        all.add(Observable.scalar("switching", "S", "switching function, dH/du less mu"));
        all.add(Schedules.table("easySchedule", "u", "optimal share of easy examples", p.grid()));
        all.add(
                Schedules.table(
                        "convergedSchedule",
                        "u",
                        "optimal share of easy examples, small steps",
                        p.grid()));
        return all;
    }

    @Override
    protected Prediction compute(Parameters p, Request request) {
        CurriculumDynamics dynamics = p.dynamics();
        ControlProblem problem =
                new ControlProblem(
                        dynamics,
                        new double[] {p.relevantNorm, p.irrelevantNorm, p.initialOverlap},
                        (tape, x) -> dynamics.meanError(tape, x, p.easyFraction),
                        p.grid(),
                        new double[] {0},
                        new double[] {1},
                        OptionalDouble.of(p.easyFraction));
        ControlProblem smooth = problem.on(Schedules.converged(p.grid()));
        OptimalSchedule converged = solve(smooth, starts(p), request);
        double[][] starts = starts(p);
        starts[0] = converged.controls();
        OptimalSchedule best = solve(problem, starts, request);
        Prediction prediction = new Prediction();
        Schedules.putOptimum(prediction, best, converged.cost());
        putBaselines(prediction, p, problem, smooth);
        putPhases(prediction, converged);
        ControlProblem.Grid grid = p.grid();
        ScheduledPath path =
                new ScheduledPath(
                        dynamics,
                        problem.start(),
                        new Schedule[] {Schedules.schedule(grid, converged.control(0))},
                        LONGEST,
                        request);
        CurriculumOde.put(prediction, dynamics, p.easyFraction, path);
        return prediction
                .put("multiplier", converged.multiplier())
                .put("easyShare", Schedules.at(grid, converged.control(0), request.times()))
                .put("switching", Schedules.at(grid, converged.switching(0), request.times()))
                .put("easySchedule", best.control(0))
                .put("convergedSchedule", converged.control(0));
    }

    private static OptimalSchedule solve(
            ControlProblem problem, double[][] starts, Request request) {
        return OptimalControl.solve(
                problem, starts, Schedules.VALUE_TOLERANCE, request.cancelled());
    }

    /** Mixed, easy first, hard first, and easy at both ends, all with the share p_1. */
    private static double[][] starts(Parameters p) {
        double horizon = p.horizon;
        double easy = p.easyFraction * horizon;
        return new double[][] {
            block(p, 0, horizon, p.easyFraction),
            block(p, 0, easy, 1),
            block(p, horizon - easy, horizon, 1),
            sum(block(p, 0, easy / 2, 1), block(p, horizon - easy / 2, horizon, 1))
        };
    }

    private static double[] block(Parameters p, double from, double to, double value) {
        double[] u = new double[p.intervals];
        Schedules.fill(p.grid(), u, from, to, value);
        return u;
    }

    private static double[] sum(double[] a, double[] b) {
        double[] c = a.clone();
        for (int k = 0; k < c.length; k++) {
            c[k] += b[k];
        }
        return c;
    }

    private static void putBaselines(
            Prediction into, Parameters p, ControlProblem problem, ControlProblem smooth) {
        double[][] starts = starts(p);
        Rollout asked = new Rollout(problem);
        Rollout small = new Rollout(smooth);
        into.put("mixtureCost", asked.cost(starts[0]))
                .put("easyFirstCost", asked.cost(starts[1]))
                .put("hardFirstCost", asked.cost(starts[2]))
                .put("mixtureConverged", small.cost(starts[0]))
                .put("easyFirstConverged", small.cost(starts[1]))
                .put("hardFirstConverged", small.cost(starts[2]))
                .put("allEasyCost", asked.cost(block(p, 0, p.horizon, 1)))
                .put("allHardCost", asked.cost(block(p, 0, p.horizon, 0)));
    }

    /** Phases of the converged schedule, where each has one piece. */
    private static void putPhases(Prediction into, OptimalSchedule best) {
        double[] u = best.control(0);
        double width = best.problem().grid().width();
        int first = 0;
        while (first < u.length && u[first] > 0.5) {
            first++;
        }
        int last = u.length;
        while (last > first && u[last - 1] > 0.5) {
            last--;
        }
        double between = 0;
        for (int k = first; k < last; k++) {
            between += u[k] / Math.max(1, last - first);
        }
        into.put("firstEasyEnd", first * width)
                .put("lastEasyStart", last * width)
                .put("middleEasyShare", between);
    }
}
