package org.limitlab.family.teachers.control;

import org.limitlab.core.model.Observable;
import org.limitlab.core.parameter.Parameter;
import org.limitlab.core.parameter.Schedule;
import org.limitlab.core.problem.InvalidValue;
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

/** The schedule of corruption in training with the least error at the corruption of the test. */
public final class OptimalDenoising extends TeacherTheory<OptimalDenoising.Parameters> {

    private static final double LONGEST = 0.01;
    private static final double VALUE_TOLERANCE = 1e-8;

    /** What the optimum depends on, and how it is discretised. */
    public record Parameters(
            int inputDimension,
            int hidden,
            double[] clusterWeights,
            double[] centroidSquares,
            double spread,
            double learningRate,
            double skipRate,
            double testCorruption,
            double initialAlignment,
            double initialNorm,
            double initialSkip,
            @Parameter(symbol = "terms", text = DenoisingOde.TERMS, value = "all")
                    DenoisingOde.SkipTerms skipTerms,
            @Parameter(
                            symbol = "alpha_F",
                            text = "When the error is to be least; times eta it is tau.",
                            unit = "time",
                            value = "0.8",
                            range = "(0, 100]")
                    double horizon,
            @Parameter(
                            symbol = "Delta_min",
                            text = "Least corruption in training.",
                            value = "0.01",
                            range = "[0, 1)")
                    double leastCorruption,
            @Parameter(
                            symbol = "Delta_max",
                            text = "Largest corruption in training.",
                            value = "0.99",
                            range = "(0, 1)")
                    double largestCorruption,
            @Parameter(
                            symbol = "n",
                            text = "Intervals on which the corruption is constant.",
                            value = "80",
                            range = "[2, 400]")
                    int intervals,
            @Parameter(
                            symbol = "m",
                            text = "Steps of the scheme an interval.",
                            value = "2",
                            range = "[1, 100]")
                    int steps,
            @Parameter(symbol = "scheme", text = Schedules.SCHEME_TEXT, value = "rk4")
                    Scheme scheme) {

        /** Checks what belongs together. */
        public Parameters {
            AutoencoderSetup.check(
                    hidden, clusterWeights, centroidSquares, initialAlignment, initialNorm);
            if (leastCorruption > largestCorruption) {
                throw new InvalidValue(
                        "leastCorruption",
                        "leastCorruption = "
                                + leastCorruption
                                + " is above largestCorruption = "
                                + largestCorruption,
                        "exchange them");
            }
        }

        AutoencoderSetup setup() {
            return new AutoencoderSetup(
                    inputDimension,
                    hidden,
                    clusterWeights,
                    centroidSquares,
                    spread,
                    learningRate,
                    skipRate,
                    initialAlignment,
                    initialNorm,
                    initialSkip);
        }

        ControlProblem.Grid grid() {
            return new ControlProblem.Grid(horizon, intervals, steps, scheme);
        }
    }

    private static final Observable COST = Schedules.cost("least mean square error at the end");

    /** The theory. */
    public OptimalDenoising() {
        super(
                new Card(
                        "optimal-denoising",
                        "Optimal corruption of a denoising autoencoder",
                        "denoising-autoencoder",
                        Standing.HEURISTIC,
                        "Many dimensions; a corruption that is constant on each interval; the best of several starts.",
                        "Learning rates at which the overlaps stay bounded.",
                        List.of(
                                "\\min_{\\Delta(\\alpha)} \\mathrm{MSE}(\\alpha_F; \\Delta_F), \\quad \\dot x = f(x,"
                                        + " \\Delta), \\quad \\dot\\psi = -(\\partial_x f)^T \\psi, \\quad \\psi \\cdot"
                                        + " \\partial_\\Delta f = 0 \\text{ inside the bounds}"),
                        List.of("P06")),
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
                                baseline(
                                        "testCorruptionCost",
                                        "error where training has the corruption of the test"),
                                baseline("bestConstantCost", "error of the best constant"),
                                Observable.once("bestConstantCorruption", "Delta", "that constant"),
                                baseline(
                                        "leadingTermsCost",
                                        "least error where the terms of db with a factor 1/N are"
                                                + " left out"),
                                baseline(
                                        "leadingTermsTestCorruptionCost",
                                        "the same with the corruption of the test"),
                                baseline(
                                        "leadingTermsConstantCost",
                                        "the same with the best constant"),
                                Observable.once(
                                        "finalCorruption", "Delta", "corruption at the end"),
                                Observable.once(
                                        "firstCorruption", "Delta", "corruption at the start")));
        all.addAll(DenoisingAutoencoder.curves(p.clusterWeights.length, p.hidden));
        all.add(Observable.scalar("switching", "dH/dDelta", "derivative of H by the corruption"));
        all.add(Schedules.table("corruptionSchedule", "Delta", "optimal corruption", p.grid()));
        return all;
    }

    @Override
    protected Prediction compute(Parameters p, Request request) {
        boolean all = p.skipTerms == DenoisingOde.SkipTerms.ALL;
        AutoencoderDynamics dynamics = p.setup().dynamics(all);
        ControlProblem problem = problem(p, dynamics);
        ScalarMinimiser.Point constant = bestConstant(p, problem);
        OptimalSchedule best = solve(problem, constant.point(), request);
        Prediction prediction = new Prediction();
        Rollout small = new Rollout(problem.on(Schedules.converged(p.grid())));
        Schedules.putOptimum(prediction, best, small.cost(best.controls()));
        double atTest = cost(problem, p.testCorruption);
        prediction
                .put("testCorruptionCost", atTest)
                .put("bestConstantCost", constant.value())
                .put("bestConstantCorruption", constant.point());
        putLeading(prediction, p, request, all ? null : best, constant, atTest);
        double[] u = best.control(0);
        ScheduledPath path =
                new ScheduledPath(
                        dynamics,
                        problem.start(),
                        new Schedule[] {Schedules.schedule(p.grid(), u)},
                        LONGEST,
                        request);
        DenoisingOde.put(prediction, dynamics, p.testCorruption, path);
        return prediction
                .put("firstCorruption", u[0])
                .put("finalCorruption", u[u.length - 1])
                .put("corruption", Schedules.at(p.grid(), u, request.times()))
                .put("switching", Schedules.at(p.grid(), best.switching(0), request.times()))
                .put("corruptionSchedule", u);
    }

    /** The costs of the equations without the terms of order 1/N, for comparison. */
    private static void putLeading(
            Prediction into,
            Parameters p,
            Request request,
            OptimalSchedule known,
            ScalarMinimiser.Point knownConstant,
            double knownAtTest) {
        if (known != null) {
            into.put("leadingTermsCost", known.cost())
                    .put("leadingTermsConstantCost", knownConstant.value())
                    .put("leadingTermsTestCorruptionCost", knownAtTest);
            return;
        }
        ControlProblem problem = problem(p, p.setup().dynamics(false));
        ScalarMinimiser.Point constant = bestConstant(p, problem);
        into.put("leadingTermsCost", solve(problem, constant.point(), request).cost())
                .put("leadingTermsConstantCost", constant.value())
                .put("leadingTermsTestCorruptionCost", cost(problem, p.testCorruption));
    }

    private static ControlProblem problem(Parameters p, AutoencoderDynamics dynamics) {
        return new ControlProblem(
                dynamics,
                p.setup().start(),
                (tape, x) -> dynamics.error(tape, x, p.testCorruption),
                p.grid(),
                new double[] {p.leastCorruption},
                new double[] {p.largestCorruption},
                OptionalDouble.empty());
    }

    private static ScalarMinimiser.Point bestConstant(Parameters p, ControlProblem problem) {
        Rollout rollout = new Rollout(problem);
        return ScalarMinimiser.minimise(
                delta -> rollout.cost(problem.constant(delta)),
                p.leastCorruption,
                p.largestCorruption,
                20,
                1e-6);
    }

    private static double cost(ControlProblem problem, double constant) {
        return new Rollout(problem).cost(problem.constant(constant));
    }

    /** From the best constant, from the middle, and falling from the largest to the least. */
    private static OptimalSchedule solve(ControlProblem problem, double constant, Request request) {
        double low = problem.lower()[0];
        double high = problem.upper()[0];
        double[] falling = new double[problem.size()];
        for (int k = 0; k < falling.length; k++) {
            falling[k] = Math.max(low, high - 2 * (high - low) * k / falling.length);
        }
        double[][] starts = {
            problem.constant(constant), problem.constant(0.5 * (low + high)), falling
        };
        return OptimalControl.solve(problem, starts, VALUE_TOLERANCE, request.cancelled());
    }
}
