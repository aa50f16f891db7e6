package org.limitlab.family.swarm;

import org.limitlab.core.model.Axis;
import org.limitlab.core.model.Batch;
import org.limitlab.core.model.Cost;
import org.limitlab.core.model.Model;
import org.limitlab.core.model.Objective;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Reduction;
import org.limitlab.core.model.Simulation;
import org.limitlab.core.parameter.Parameter;
import org.limitlab.core.parameter.Schedule;
import org.limitlab.family.swarm.softmin.Annealer;

import java.util.List;

/** Simulated annealing by Metropolis moves: a comparison partner of the swarms. */
public final class SimulatedAnnealing implements Model<SimulatedAnnealing.Parameters> {

    /** Parameters of some independent walkers. */
    public record Parameters(
            @Parameter(symbol = "f", text = "Function to be minimised.", value = "double-well")
                    Objective objective,
            @Parameter(
                            symbol = "d",
                            text = "Dimension of the space.",
                            value = "1",
                            range = "[1, inf)")
                    int dimension,
            @Parameter(
                            symbol = "N",
                            text = "Number of independent walkers.",
                            value = "1",
                            range = "[1, inf)")
                    int particles,
            @Parameter(
                            symbol = "beta",
                            text = "Inverse temperature, a number or a formula of t such as 1+2*t.",
                            value = "2",
                            range = "[0, inf)")
                    Schedule inverseTemperature,
            @Parameter(
                            symbol = "sigma",
                            text = "Standard deviation of a proposal over the root of the step.",
                            unit = "length/time^(1/2)",
                            value = "0.5",
                            range = "[0, inf)")
                    double noise,
            @Parameter(
                            symbol = "wall",
                            text = "Reflecting wall below every coordinate; -inf for none.",
                            unit = "length",
                            value = "-inf",
                            range = "[-inf, inf)")
                    double lowerWall,
            @Parameter(
                            symbol = "wall'",
                            text = "Reflecting wall above every coordinate; inf for none.",
                            unit = "length",
                            value = "inf",
                            range = "(-inf, inf]")
                    double upperWall,
            @Parameter(
                            symbol = "h",
                            text = "Time between proposals, a part of the algorithm.",
                            unit = "time",
                            value = "0.01",
                            range = "(0, inf)")
                    double step,
            @Parameter(symbol = "m", text = InitialState.MEAN, value = "[-1]") double[] initialMean,
            @Parameter(symbol = "s", text = InitialState.SPREAD, value = "0", range = "[0, inf)")
                    double initialSpread,
            @Parameter(symbol = "X0", text = InitialState.LIST, value = "[]") double[][] initial,
            @Parameter(
                            symbol = "x1",
                            text =
                                    "Target: the first coordinate of some walker crosses it; inf for none.",
                            unit = "length",
                            value = "1",
                            range = "(-inf, inf]")
                    double target,
            @Parameter(
                            symbol = "then",
                            text =
                                    "Stop: walkers that have arrived stay where they are; continue: they go on.",
                            value = "continue")
                    SoftminSwarms.AfterArrival afterArrival,
            @Parameter(
                            symbol = "eps",
                            text =
                                    "A run succeeds if the lowest f it has met exceeds the minimum by at most this.",
                            value = "0.1",
                            range = "(0, inf)")
                    double successGap) {

        /** Checks what belongs together. */
        public Parameters {
            if (objective != null) {
                objective.minimiser(dimension);
            }
            InitialState.check(initialMean, initial, particles, dimension);
            SoftminSwarms.requireWalls(lowerWall, upperWall);
        }
    }

    @Override
    public String id() {
        return "simulated-annealing";
    }

    @Override
    public String title() {
        return "Simulated annealing";
    }

    @Override
    public String summary() {
        return "Walkers propose normal steps of deviation $\\sigma\\sqrt{h}$ and accept them with probability $\\min(1,"
                + " e^{-\\beta(t) \\Delta f})$.";
    }

    @Override
    public List<String> sources() {
        return List.of(
                "A07", "Kirkpatrick, Gelatt, Vecchi (1983), Optimization by simulated annealing");
    }

    @Override
    public Class<Parameters> parameters() {
        return Parameters.class;
    }

    @Override
    public int numericsRevision() {
        return 1;
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return List.of(
                SoftminSwarms.MEAN_VALUE,
                Observable.scalar("bestValue", "min f", "lowest f that a walker has met"),
                Observable.scalar("acceptance", "a", "share of proposals that were accepted"),
                Observable.scalar("evaluations", "n_f", "evaluations of f"),
                Observable.scalar("success", "P", "lowest f within the success gap")
                        .reducedTo(Reduction.PROBABILITY),
                Observable.scalar("arrived", "T <= t", "target crossed by now")
                        .reducedTo(Reduction.PROBABILITY),
                SoftminSwarms.HITTING_TIME,
                Observable.vector(
                                "positions",
                                "X",
                                "positions, row by row",
                                Axis.indices("coordinate", p.particles * p.dimension))
                        .reducedTo(Reduction.MEMBERS));
    }

    @Override
    public Cost cost(Parameters p, double duration) {
        double coordinates = (double) p.particles * p.dimension;
        return new Cost(
                (40 * coordinates + 40) * (1 + duration / p.step),
                (long) (30 * coordinates) + 4096);
    }

    @Override
    public Simulation open(Parameters p, Batch batch) {
        return new AnnealingSimulation(p, batch);
    }

    static Annealer.Dynamics dynamics(Parameters p) {
        return new Annealer.Dynamics(
                p.objective,
                p.dimension,
                p.particles,
                p.noise,
                p.inverseTemperature,
                p.step,
                p.lowerWall,
                p.upperWall);
    }

    @Override
    public List<String> examples() {
        return List.of("annealing-success.yaml");
    }
}
