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
import org.limitlab.core.problem.InvalidValue;
import org.limitlab.core.theory.Theory;
import org.limitlab.family.swarm.softmin.SoftminSwarm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Swarms that descend the softmin energy; with frozen leaders, one explorer beside them. */
public final class SoftminSwarms implements Model<SoftminSwarms.Parameters> {

    /** How the gradient of the energy is scaled: c. */
    public enum GradientScale {
        /** c = 1. */
        ONE,
        /** c = N. */
        PARTICLES;

        double of(int particles) {
            return this == ONE ? 1 : particles;
        }
    }

    /** What noise = sigma means. */
    public enum NoiseConvention {
        /** dX = ... + sigma dB. */
        SIGMA,
        /** dX = ... + sqrt 2 sigma dB. */
        ROOT_TWO_SIGMA;

        double amplitude(double noise) {
            return this == SIGMA ? noise : Math.sqrt(2) * noise;
        }
    }

    /** Who moves. */
    public enum Leaders {
        /** All particles. */
        FREE,
        /** Only the first: the others stand at the minimiser. */
        FROZEN
    }

    /** What happens to a swarm that has reached the target. */
    public enum AfterArrival {
        /** It stays where it is. */
        STOP,
        /** It goes on. */
        CONTINUE
    }

    /** Parameters of one swarm. */
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
                            text = "Number of particles, frozen leaders among them.",
                            value = "2",
                            range = "[1, inf)")
                    int particles,
            @Parameter(
                            symbol = "c",
                            text = "Scale of the gradient: one for c = 1, particles for c = N.",
                            value = "particles")
                    GradientScale gradientScale,
            @Parameter(
                            symbol = "beta",
                            text =
                                    "Inverse temperature, a number or a formula of t such as 2*(1+t)^0.5.",
                            value = "2",
                            range = "[0, inf)")
                    Schedule inverseTemperature,
            @Parameter(
                            symbol = "sigma",
                            text = "Strength of the noise.",
                            unit = "length/time^(1/2)",
                            value = "0.5",
                            range = "[0, inf)")
                    double noise,
            @Parameter(
                            symbol = "convention",
                            text = "What noise means: sigma dB, or sqrt 2 sigma dB.",
                            value = "sigma")
                    NoiseConvention noiseConvention,
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
                            symbol = "leaders",
                            text =
                                    "Free: all particles move; frozen: all but the first stand at the minimiser.",
                            value = "free")
                    Leaders leaders,
            @Parameter(
                            symbol = "h",
                            text = "Step of the Euler scheme.",
                            unit = "time",
                            value = "0.002",
                            range = "(0, inf)")
                    double step,
            @Parameter(symbol = "m", text = InitialState.MEAN, value = "[-1]") double[] initialMean,
            @Parameter(symbol = "s", text = InitialState.SPREAD, value = "0", range = "[0, inf)")
                    double initialSpread,
            @Parameter(symbol = "X0", text = InitialState.LIST, value = "[]") double[][] initial,
            @Parameter(
                            symbol = "x1",
                            text =
                                    "Target: the first coordinate of some moving particle crosses it; inf for none.",
                            unit = "length",
                            value = "1",
                            range = "(-inf, inf]")
                    double target,
            @Parameter(
                            symbol = "then",
                            text =
                                    "Stop: a swarm that has arrived stays where it is; continue: it goes on.",
                            value = "continue")
                    AfterArrival afterArrival,
            @Parameter(
                            symbol = "eps",
                            text =
                                    "A swarm succeeds if its lowest f exceeds the minimum by at most this.",
                            value = "0.1",
                            range = "(0, inf)")
                    double successGap) {

        /** Checks what belongs together. */
        public Parameters {
            if (objective != null) {
                objective.minimiser(dimension);
            }
            InitialState.check(initialMean, initial, particles, dimension);
            requireWalls(lowerWall, upperWall);
        }

        SoftminSwarm.Dynamics dynamics() {
            return new SoftminSwarm.Dynamics(
                    objective,
                    dimension,
                    particles,
                    gradientScale.of(particles),
                    noiseConvention.amplitude(noise),
                    inverseTemperature,
                    step,
                    lowerWall,
                    upperWall,
                    leaders == Leaders.FROZEN);
        }
    }

    static void requireWalls(double lower, double upper) {
        if (!(lower < upper)) {
            throw new InvalidValue(
                    "upperWall",
                    "upperWall = " + upper + " is not above lowerWall = " + lower,
                    "choose it larger");
        }
    }

    static final Observable HITTING_TIME =
            Observable.once("hittingTime", "T", "time until the target is crossed")
                    .in("time")
                    .reducedTo(Reduction.CENSORED_TIME);
    static final Observable ENERGY = Observable.scalar("energy", "J", "softmin energy");
    static final Observable MEAN_VALUE =
            Observable.scalar("meanValue", "mean f", "mean of f over the particles");

    @Override
    public String id() {
        return "softmin-swarm";
    }

    @Override
    public String title() {
        return "Softmin energy swarm";
    }

    @Override
    public String summary() {
        return "$N$ particles descend $J = \\sum_i w_i f(x_i)$, $w_i \\propto e^{-\\beta f(x_i)}$, with noise: $dx_i = -c"
                + " \\nabla_i J\\, dt + \\sigma\\, dB_i$. Particles with $f > J + 1/\\beta$ climb.";
    }

    @Override
    public List<String> sources() {
        return List.of("A07");
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
    public Set<String> scales() {
        return Set.of("particles");
    }

    @Override
    public Optional<String> numericalStep() {
        return Optional.of("step");
    }

    @Override
    public List<Observable> observables(Parameters p) {
        List<Observable> all = new ArrayList<>(common(p.particles, p.dimension));
        all.add(Observable.scalar("uphill", "n", "number of particles that climb"));
        all.add(
                Observable.scalar(
                        "dissipation",
                        "c|grad J|²",
                        "rate at which the noiseless flow loses energy"));
        if (p.noise == 0) {
            all.add(
                    Observable.scalar(
                            "energyBalance",
                            "J - J_0 + ∫",
                            "energy, minus its start, plus what was dissipated"));
        }
        return List.copyOf(all);
    }

    static List<Observable> common(int particles, int dimension) {
        return List.of(
                ENERGY,
                MEAN_VALUE,
                Observable.scalar("bestValue", "min f", "lowest f among the particles"),
                Observable.scalar("success", "P", "lowest f within the success gap")
                        .reducedTo(Reduction.PROBABILITY),
                Observable.scalar(
                        "evaluations",
                        "n_f",
                        "evaluations of f and of its gradient, gradients counted as one"),
                Observable.scalar("arrived", "T <= t", "target crossed by now")
                        .reducedTo(Reduction.PROBABILITY),
                HITTING_TIME,
                Observable.vector(
                                "positions",
                                "X",
                                "positions, row by row",
                                Axis.indices("coordinate", particles * dimension))
                        .reducedTo(Reduction.MEMBERS));
    }

    @Override
    public Cost cost(Parameters p, double duration) {
        double coordinates = (double) p.particles * p.dimension;
        return new Cost(
                (40 * coordinates + 40) * (1 + duration / p.step),
                (long) (40 * coordinates) + 4096);
    }

    @Override
    public Simulation open(Parameters p, Batch batch) {
        return new SoftminSimulation(
                p.dynamics(),
                new SoftminSimulation.Start(
                        p.initialMean,
                        p.initialSpread,
                        p.initial,
                        p.target,
                        p.afterArrival == AfterArrival.STOP),
                p.successGap,
                batch);
    }

    @Override
    public List<Theory<?>> theories() {
        return List.of(
                new SoftminBarrier(),
                new SoftminRest(),
                new SoftminInstant(),
                new LeaderPassage(),
                new SoftminMeanField(),
                new SoftminLargeSwarm());
    }

    @Override
    public List<String> examples() {
        return List.of(
                "softmin-energy.yaml",
                "softmin-balance.yaml",
                "softmin-barrier.yaml",
                "softmin-sign-change.yaml",
                "softmin-passage.yaml",
                "softmin-mean-field.yaml",
                "softmin-success.yaml");
    }
}
