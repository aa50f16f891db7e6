package org.limitlab.family.swarm;

import org.limitlab.core.model.Batch;
import org.limitlab.core.model.Cost;
import org.limitlab.core.model.Model;
import org.limitlab.core.model.Objective;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Simulation;
import org.limitlab.core.parameter.Parameter;
import org.limitlab.core.parameter.Schedule;
import org.limitlab.core.theory.Theory;
import org.limitlab.family.swarm.softmin.SoftminSwarm;

import java.util.List;
import java.util.Optional;

/** Overdamped Langevin dynamics of one particle: the comparison partner of the swarms. */
public final class Langevin implements Model<Langevin.Parameters> {

    /** Parameters of one particle. */
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
                            symbol = "sigma",
                            text = "Strength of the noise.",
                            unit = "length/time^(1/2)",
                            value = "0.6",
                            range = "[0, inf)")
                    double noise,
            @Parameter(
                            symbol = "convention",
                            text = "What noise means: sigma dB, or sqrt 2 sigma dB.",
                            value = "sigma")
                    SoftminSwarms.NoiseConvention noiseConvention,
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
                            text = "Step of the Euler scheme.",
                            unit = "time",
                            value = "0.005",
                            range = "(0, inf)")
                    double step,
            @Parameter(symbol = "m", text = InitialState.MEAN, value = "[-1]") double[] initialMean,
            @Parameter(symbol = "s", text = InitialState.SPREAD, value = "0", range = "[0, inf)")
                    double initialSpread,
            @Parameter(symbol = "X0", text = InitialState.LIST, value = "[]") double[][] initial,
            @Parameter(
                            symbol = "x1",
                            text = "Target: the first coordinate crosses it; inf for none.",
                            unit = "length",
                            value = "1",
                            range = "(-inf, inf]")
                    double target,
            @Parameter(
                            symbol = "then",
                            text =
                                    "Stop: a particle that has arrived stays where it is; continue: it goes on.",
                            value = "continue")
                    SoftminSwarms.AfterArrival afterArrival,
            @Parameter(
                            symbol = "eps",
                            text =
                                    "The particle succeeds if f exceeds the minimum by at most this.",
                            value = "0.1",
                            range = "(0, inf)")
                    double successGap) {

        /** Checks what belongs together. */
        public Parameters {
            if (objective != null) {
                objective.minimiser(dimension);
            }
            InitialState.check(initialMean, initial, 1, dimension);
            SoftminSwarms.requireWalls(lowerWall, upperWall);
        }
    }

    @Override
    public String id() {
        return "langevin";
    }

    @Override
    public String title() {
        return "Overdamped Langevin dynamics";
    }

    @Override
    public String summary() {
        return "One particle descends with noise: $dx = -\\nabla f(x)\\, dt + \\sigma\\, dB$; its stationary law is proportional to"
                + " $e^{-2 f/\\sigma^2}$.";
    }

    @Override
    public List<String> sources() {
        return List.of("A07", "Gardiner, Handbook of Stochastic Methods");
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
    public Optional<String> numericalStep() {
        return Optional.of("step");
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return SoftminSwarms.common(1, p.dimension);
    }

    @Override
    public Cost cost(Parameters p, double duration) {
        return new Cost(
                (40.0 * p.dimension + 40) * (1 + duration / p.step), 40L * p.dimension + 4096);
    }

    @Override
    public Simulation open(Parameters p, Batch batch) {
        SoftminSwarm.Dynamics dynamics =
                new SoftminSwarm.Dynamics(
                        p.objective,
                        p.dimension,
                        1,
                        1,
                        p.noiseConvention.amplitude(p.noise),
                        Schedule.constant(0),
                        p.step,
                        p.lowerWall,
                        p.upperWall,
                        false);
        return new SoftminSimulation(
                dynamics,
                new SoftminSimulation.Start(
                        p.initialMean,
                        p.initialSpread,
                        p.initial,
                        p.target,
                        p.afterArrival == SoftminSwarms.AfterArrival.STOP),
                p.successGap,
                batch);
    }

    @Override
    public List<Theory<?>> theories() {
        return List.of(new LangevinPassage(), new KramersTime());
    }

    @Override
    public List<String> examples() {
        return List.of("langevin-passage.yaml");
    }
}
