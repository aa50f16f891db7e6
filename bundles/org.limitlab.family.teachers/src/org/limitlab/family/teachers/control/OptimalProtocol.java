package org.limitlab.family.teachers.control;

import org.limitlab.core.model.Observable;
import org.limitlab.core.parameter.Parameter;
import org.limitlab.core.parameter.Schedule;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;
import org.limitlab.family.teachers.TeacherTheory;
import org.limitlab.math.control.ControlProblem;
import org.limitlab.math.control.OptimalControl;
import org.limitlab.math.control.OptimalSchedule;
import org.limitlab.math.control.Rollout;
import org.limitlab.math.control.Scheme;
import org.limitlab.math.optimise.ScalarMinimiser;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The schedule of tasks, learning rates or both with the least mean loss at the end. */
public final class OptimalProtocol extends TeacherTheory<OptimalProtocol.Parameters> {

    /** What is chosen. */
    public enum Controls {
        /** The share of the new task. */
        TASK,
        /** The learning rate, with the tasks as the model has them. */
        LEARNING_RATE,
        /** Both. */
        BOTH
    }

    private static final double LONGEST = 0.05;

    /** What the optimum depends on, and how it is discretised. */
    public record Parameters(
            int hidden,
            double taskSimilarity,
            Schedule task,
            Schedule learningRate,
            double readoutRate,
            ContinualLearning.ReadoutRule readoutRule,
            double labelNoise,
            double freshNorm,
            double freshReadout,
            @Parameter(symbol = "controls", text = "What is chosen in time.", value = "task")
                    Controls controls,
            @Parameter(
                            symbol = "eta_max",
                            text = "Largest learning rate, where it is chosen.",
                            value = "5",
                            range = "(0, 20]")
                    double largestRate,
            @Parameter(
                            symbol = "alpha_F",
                            text = "When the mean loss is to be least.",
                            unit = "time",
                            value = "10",
                            range = "(0, 1000]")
                    double horizon,
            @Parameter(
                            symbol = "n",
                            text = "Intervals on which the schedule is constant.",
                            value = "50",
                            range = "[2, 400]")
                    int intervals,
            @Parameter(
                            symbol = "m",
                            text = "Steps of the scheme an interval.",
                            value = "4",
                            range = "[1, 100]")
                    int steps,
            @Parameter(symbol = "scheme", text = Schedules.SCHEME_TEXT, value = "midpoint")
                    Scheme scheme) {

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

        ControlProblem.Grid grid() {
            return new ControlProblem.Grid(horizon, intervals, steps, scheme);
        }
    }

    /** The theory. */
    public OptimalProtocol() {
        super(
                new Card(
                        "optimal-protocol",
                        "Optimal protocol of continual learning",
                        "continual-learning",
                        Standing.RECONSTRUCTED,
                        "Inputs of many dimensions; a share of the new task that is constant on each of the"
                                + " intervals; the best of several starts of a problem that is not convex.",
                        "Constant learning rates where only tasks are chosen, constant shares where only rates are.",
                        List.of(
                                "\\min_{u, \\eta} \\tfrac12(\\varepsilon_1 + \\varepsilon_2)(\\alpha_F), \\quad \\dot x ="
                                        + " (1-u) f_1(x, \\eta) + u f_2(x, \\eta), \\quad \\dot\\psi = -(\\partial_x f)^T"
                                        + " \\psi",
                                "S = \\psi \\cdot (f_2 - f_1): \\; u = 1 \\text{ where } S < 0, \\; u = 0 \\text{ where"
                                        + " } S > 0, \\; \\text{replay where } S = 0"),
                        List.of("P04")),
                Parameters.class);
    }

    private static final Observable COST = Schedules.cost("least mean loss at the end");

    private static Observable baseline(String id, String label) {
        return Observable.once(id, "J", "mean loss at the end, " + label);
    }

    @Override
    public List<Observable> observables(Parameters p) {
        List<Observable> all = new ArrayList<>();
        all.add(COST);
        all.add(Schedules.CONVERGED);
        all.add(Schedules.SPREAD);
        all.add(Schedules.STARTS);
        all.add(Schedules.STATIONARITY);
        all.add(baseline("noReplayCost", "new task always"));
        all.add(baseline("interleavedCost", "both tasks alike"));
        all.add(baseline("bestConstantCost", "best constant share and the rate as given"));
        all.add(Observable.once("bestConstantTask", "u", "best constant share of the new task"));
        all.add(baseline("focusThenHalfCost", "new task, then both alike, at the best time"));
        all.add(Observable.once("focusThenHalfTime", "alpha", "that best time"));
        all.add(baseline("focusThenReviseCost", "new task, then losses kept equal"));
        all.add(baseline("bestConstantRateCost", "best constant learning rate, tasks as given"));
        all.add(Observable.once("bestConstantRate", "eta", "best constant learning rate"));
        all.add(baseline("threePhaseCost", "best of focus, constant replay, old task"));
        all.add(Observable.once("focusEnd", "t1", "end of the focus on the new task"));
        all.add(Observable.once("replayShare", "u2", "share of the new task during replay"));
        all.add(Observable.once("revisionStart", "t2", "start of the old task alone"));
        all.add(Observable.once("largestRate", "eta_max", "bound of the learning rate"));
        all.addAll(ContinualLearning.curves(p.hidden));
        all.add(Observable.scalar("switching", "S", "switching function of the task, dH/du"));
        all.add(
                Observable.scalar(
                        "rateSwitching", "dH/deta", "derivative of H by the learning rate"));
        all.add(Schedules.table("taskSchedule", "u", "optimal share of the new task", p.grid()));
        all.add(Schedules.table("rateSchedule", "eta", "optimal learning rate", p.grid()));
        all.add(
                Schedules.table(
                        "reviseSchedule",
                        "u",
                        "share of the new task, losses kept equal",
                        p.grid()));
        return all;
    }

    @Override
    protected Prediction compute(Parameters p, Request request) {
        TaskDynamics dynamics = p.setup().dynamics();
        ControlProblem problem = problem(p, dynamics);
        double rate = constant(p.learningRate, p.horizon, "learningRate", Controls.TASK);
        TaskProtocols protocols = new TaskProtocols(dynamics, problem, rate);
        Prediction prediction = new Prediction();
        ScalarMinimiser.Point bestRate = bestRate(p, problem);
        OptimalSchedule best =
                OptimalControl.solve(
                        problem,
                        starts(p, problem, protocols, rate, bestRate.point()),
                        Schedules.VALUE_TOLERANCE,
                        request.cancelled());
        Schedules.putOptimum(prediction, best, converged(problem, best));
        putBaselines(prediction, protocols, best);
        prediction.put("bestConstantRate", bestRate.point());
        prediction.put("bestConstantRateCost", bestRate.value());
        prediction.put("largestRate", p.largestRate);
        putSchedules(p, prediction, best, request);
        return prediction;
    }

    private static double converged(ControlProblem problem, OptimalSchedule best) {
        return new Rollout(problem.on(Schedules.converged(problem.grid()))).cost(best.controls());
    }

    private static double constant(Schedule schedule, double until, String name, Controls what) {
        double value = schedule.at(0);
        boolean changes = !schedule.isConstant();
        if (changes) {
            throw new NoPrediction(
                    name
                            + " changes before "
                            + until
                            + ", but an optimum is found beside a constant one ("
                            + what.toString().toLowerCase(java.util.Locale.ROOT)
                            + "); give a number");
        }
        return value;
    }

    private static ControlProblem problem(Parameters p, TaskDynamics dynamics) {
        double task = constant(p.task, p.horizon, "task", Controls.LEARNING_RATE);
        double rate = constant(p.learningRate, p.horizon, "learningRate", Controls.TASK);
        boolean tasks = p.controls != Controls.LEARNING_RATE;
        boolean rates = p.controls != Controls.TASK;
        return new ControlProblem(
                dynamics,
                p.setup().start(),
                dynamics::meanLoss,
                p.grid(),
                new double[] {tasks ? 0 : task, rates ? 0 : rate},
                new double[] {tasks ? 1 : task, rates ? p.largestRate : rate},
                OptionalDouble.empty());
    }

    private static ScalarMinimiser.Point bestRate(Parameters p, ControlProblem problem) {
        if (p.controls == Controls.TASK) {
            return new ScalarMinimiser.Point(
                    p.learningRate.at(0),
                    new Rollout(problem)
                            .cost(problem.constant(p.task.at(0), p.learningRate.at(0))));
        }
        Rollout rollout = new Rollout(problem);
        return ScalarMinimiser.minimise(
                eta -> finite(rollout.cost(problem.constant(p.task.at(0), eta))),
                0,
                p.largestRate,
                40,
                1e-6);
    }

    private static double finite(double cost) {
        return Double.isFinite(cost) ? cost : 1e300;
    }

    private static double[][] starts(
            Parameters p,
            ControlProblem problem,
            TaskProtocols protocols,
            double rate,
            double bestRate) {
        double[] focus = protocols.focusThenHalf(0.6 * p.horizon);
        boolean rates = p.controls != Controls.TASK;
        double[] decaying = new double[problem.grid().intervals()];
        for (int k = 0; k < decaying.length; k++) {
            decaying[k] = rates ? bestRate * 1.5 * (1 - (k + 0.5) / decaying.length) : rate;
        }
        double[] both = new double[problem.size()];
        double[] fade = new double[problem.size()];
        for (int k = 0; k < focus.length; k++) {
            both[2 * k] = focus[k];
            both[2 * k + 1] = rates ? bestRate : rate;
            fade[2 * k] = focus[k];
            fade[2 * k + 1] = decaying[k];
        }
        double[] half = problem.constant(0.5, rate);
        double[] focused = problem.constant(1, rates ? bestRate : rate);
        return rates
                ? new double[][] {half, focused, both, fade}
                : new double[][] {half, focused, both};
    }

    private static void putBaselines(
            Prediction into, TaskProtocols protocols, OptimalSchedule best) {
        ScalarMinimiser.Point constant = protocols.bestConstant();
        ScalarMinimiser.Point half = protocols.bestFocusThenHalf();
        double[] revise = protocols.focusThenRevise();
        TaskProtocols.Phases phases = protocols.bestPhases(best.control(0));
        into.put("noReplayCost", protocols.cost(protocols.constant(1)))
                .put("interleavedCost", protocols.cost(protocols.constant(0.5)))
                .put("bestConstantCost", constant.value())
                .put("bestConstantTask", constant.point())
                .put("focusThenHalfCost", half.value())
                .put("focusThenHalfTime", half.point())
                .put("focusThenReviseCost", protocols.cost(revise))
                .put("reviseSchedule", revise)
                .put("threePhaseCost", phases.cost())
                .put("focusEnd", phases.focusEnd())
                .put("replayShare", phases.share())
                .put("revisionStart", phases.revisionStart());
    }

    private static void putSchedules(
            Parameters p, Prediction into, OptimalSchedule best, Request request) {
        ControlProblem.Grid grid = best.problem().grid();
        double[] times = request.times();
        ScheduledPath path =
                new ScheduledPath(
                        best.problem().dynamics(),
                        best.problem().start(),
                        new Schedule[] {
                            Schedules.schedule(grid, best.control(0)),
                            Schedules.schedule(grid, best.control(1))
                        },
                        LONGEST,
                        request);
        ContinualLearningOde.put(into, p.setup().dynamics(), path);
        into.put("task", Schedules.at(grid, best.control(0), times))
                .put("learningRate", Schedules.at(grid, best.control(1), times))
                .put("switching", Schedules.at(grid, best.switching(0), times))
                .put("rateSwitching", Schedules.at(grid, best.switching(1), times))
                .put("taskSchedule", best.control(0))
                .put("rateSchedule", best.control(1));
    }
}
