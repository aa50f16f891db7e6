package org.limitlab.family.teachers.control;

import org.limitlab.core.model.Observable;
import org.limitlab.core.parameter.Parameter;
import org.limitlab.core.parameter.Schedule;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;
import org.limitlab.family.teachers.TeacherTheory;
import org.limitlab.math.adjoint.Tape;
import org.limitlab.math.control.ControlProblem;
import org.limitlab.math.control.OptimalControl;
import org.limitlab.math.control.OptimalSchedule;
import org.limitlab.math.control.Rollout;
import org.limitlab.math.control.Scheme;
import org.limitlab.math.optimise.ScalarMinimiser;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The dropout schedule, and the factor on the readouts at test, with the least error at the end.
 */
public final class OptimalDropout extends TeacherTheory<OptimalDropout.Parameters> {

    private static final double LONGEST = 0.05;

    /** What the optimum depends on, and how it is discretised. */
    public record Parameters(
            int hidden,
            int teachers,
            double learningRate,
            double labelNoise,
            @Parameter(
                            symbol = "alpha_F",
                            text = "When the error is to be least.",
                            unit = "time",
                            value = "5",
                            range = "(0, 1000]")
                    double horizon,
            @Parameter(
                            symbol = "n",
                            text = "Intervals on which the activation is constant.",
                            value = "50",
                            range = "[2, 400]")
                    int intervals,
            @Parameter(
                            symbol = "m",
                            text = "Steps of the scheme an interval.",
                            value = "2",
                            range = "[1, 100]")
                    int steps,
            @Parameter(symbol = "scheme", text = Schedules.SCHEME_TEXT, value = "midpoint")
                    Scheme scheme) {

        ControlProblem.Grid grid() {
            return new ControlProblem.Grid(horizon, intervals, steps, scheme);
        }
    }

    private static final Observable COST = Schedules.cost("least error at the end");

    /** The theory. */
    public OptimalDropout() {
        super(
                new Card(
                        "optimal-dropout",
                        "Optimal dropout schedule",
                        "dropout-schedule",
                        Standing.HEURISTIC,
                        "Inputs of many dimensions; an activation that is constant on each interval and hidden units"
                                + " that stay alike; the best of several starts.",
                        "Where the symmetry of the hidden units holds until the end.",
                        List.of(
                                "\\min_{p(\\alpha), p_f} \\varepsilon_g(\\alpha_F; p_f), \\quad \\dot x = f(x, p), \\quad"
                                        + " \\dot\\psi = -(\\partial_x f)^T \\psi, \\quad \\psi \\cdot \\partial_p f = 0"
                                        + " \\text{ where } 0 < p < 1"),
                        List.of("P06", "P07")),
                Parameters.class);
    }

    private static Observable baseline(String id, String label) {
        return Observable.once(id, "J", label);
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
                                Observable.once(
                                        "testFactor", "p_f", "best factor on the readouts at test"),
                                baseline("noDropoutCost", "error without dropout, factor 1"),
                                baseline(
                                        "bestConstantCost",
                                        "error of the best constant p with the best factor"),
                                Observable.once("bestConstantActivation", "p", "that constant"),
                                Observable.once("bestConstantFactor", "p_f", "its factor"),
                                baseline(
                                        "tiedConstantCost",
                                        "error of the best constant p with the factor p"),
                                Observable.once("tiedConstantActivation", "p", "that constant"),
                                baseline(
                                        "bestConstantConverged",
                                        "error of the best constant p with the best factor, small"
                                                + " steps"),
                                baseline(
                                        "tiedConstantConverged",
                                        "error of the best constant p with the factor p, small"
                                                + " steps"),
                                Observable.once(
                                        "dropoutStart", "t1", "time from which units are dropped"),
                                Observable.once("finalActivation", "p", "activation at the end")));
        all.addAll(DropoutSchedule.curves(p.hidden, p.teachers));
        all.add(Observable.scalar("switching", "dH/dp", "derivative of H by the activation"));
        all.add(
                Schedules.table(
                        "activationSchedule", "p", "optimal activation probability", p.grid()));
        return all;
    }

    @Override
    protected Prediction compute(Parameters p, Request request) {
        DropoutDynamics dynamics =
                new DropoutDynamics(p.hidden, p.teachers, p.learningRate, p.labelNoise);
        ControlProblem problem =
                new ControlProblem(
                        dynamics,
                        new double[dynamics.states()],
                        dynamics::leastError,
                        p.grid(),
                        new double[] {0},
                        new double[] {1},
                        OptionalDouble.empty());
        ControlProblem small = problem.on(Schedules.converged(p.grid()));
        ScalarMinimiser.Point constant = bestConstant(new Rollout(problem));
        double[][] starts = {
            problem.constant(constant.point()), problem.constant(1), falling(p.intervals)
        };
        OptimalSchedule best =
                OptimalControl.solve(
                        problem, starts, Schedules.VALUE_TOLERANCE, request.cancelled());
        Prediction prediction = new Prediction();
        Schedules.putOptimum(prediction, best, new Rollout(small).cost(best.controls()));
        putConstants(prediction, problem, small, dynamics, constant);
        double[] u = best.control(0);
        prediction
                .put("dropoutStart", dropoutStart(u) * p.grid().width())
                .put("finalActivation", u[u.length - 1]);
        ScheduledPath path =
                new ScheduledPath(
                        dynamics,
                        problem.start(),
                        new Schedule[] {Schedules.schedule(p.grid(), u)},
                        LONGEST,
                        request);
        DropoutScheduleOde.put(
                prediction, dynamics, path, Schedules.at(p.grid(), u, request.times()));
        return prediction
                .put("testFactor", factor(dynamics, last(best.path())))
                .put("switching", Schedules.at(p.grid(), best.switching(0), request.times()))
                .put("activationSchedule", u);
    }

    private static ScalarMinimiser.Point bestConstant(Rollout rollout) {
        return ScalarMinimiser.minimise(
                p -> rollout.cost(rollout.problem().constant(p)), 0, 1, 20, 1e-6);
    }

    private static double[] last(Rollout.Path path) {
        return path.states()[path.states().length - 1];
    }

    private static double factor(DropoutDynamics dynamics, double[] x) {
        Tape tape = new Tape();
        return dynamics.bestFactor(tape, tape.leaves(x));
    }

    private static double[] falling(int intervals) {
        double[] u = new double[intervals];
        for (int k = 0; k < intervals; k++) {
            u[k] = Math.min(1, 1.2 - 0.8 * (k + 0.5) / intervals);
        }
        return u;
    }

    private static int dropoutStart(double[] u) {
        int first = 0;
        while (first < u.length && u[first] > 0.999) {
            first++;
        }
        return first;
    }

    /** Constants, with the factor free and with the factor p. */
    private static void putConstants(
            Prediction into,
            ControlProblem problem,
            ControlProblem small,
            DropoutDynamics dynamics,
            ScalarMinimiser.Point constant) {
        Rollout rollout = new Rollout(problem);
        ScalarMinimiser.Point tied = tied(problem, dynamics);
        into.put("noDropoutCost", tiedCost(problem, dynamics, 1))
                .put("bestConstantCost", constant.value())
                .put("bestConstantActivation", constant.point())
                .put(
                        "bestConstantFactor",
                        factor(dynamics, last(rollout.path(problem.constant(constant.point())))))
                .put("tiedConstantCost", tied.value())
                .put("tiedConstantActivation", tied.point())
                .put("bestConstantConverged", bestConstant(new Rollout(small)).value())
                .put("tiedConstantConverged", tied(small, dynamics).value());
    }

    private static ScalarMinimiser.Point tied(ControlProblem problem, DropoutDynamics dynamics) {
        return ScalarMinimiser.minimise(p -> tiedCost(problem, dynamics, p), 0, 1, 20, 1e-6);
    }

    private static double tiedCost(ControlProblem problem, DropoutDynamics dynamics, double p) {
        ControlProblem fixed =
                new ControlProblem(
                        dynamics,
                        problem.start(),
                        (tape, x) -> dynamics.error(tape, x, tape.leaf(p)),
                        problem.grid(),
                        problem.lower(),
                        problem.upper(),
                        OptionalDouble.empty());
        return new Rollout(fixed).cost(fixed.constant(p));
    }
}
