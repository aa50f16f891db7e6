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
import org.limitlab.core.theory.Theory;
import org.limitlab.family.swarm.consensus.ConsensusSwarm;
import org.limitlab.family.swarm.consensus.NoiseKind;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Consensus-based optimisation. */
public final class Cbo implements Model<Cbo.Parameters> {

    /** Which consensus point attracts. */
    public enum Consensus {
        /** The swarm's own, weighted by exp(-alpha f). */
        MOVING,
        /** The objective's minimiser, at all times. */
        FROZEN
    }

    /** Parameters of one swarm. */
    public record Parameters(
            @Parameter(symbol = "f", text = "Function to be minimised.", value = "quadratic")
                    Objective objective,
            @Parameter(
                            symbol = "d",
                            text = "Dimension of the space.",
                            value = "2",
                            range = "[1, inf)")
                    int dimension,
            @Parameter(
                            symbol = "N",
                            text = "Number of particles.",
                            value = "100",
                            range = "[1, inf)")
                    int particles,
            @Parameter(
                            symbol = "lambda",
                            text = "Rate of the drift towards the consensus point.",
                            unit = "1/time",
                            value = "1",
                            range = "[0, inf)")
                    double drift,
            @Parameter(
                            symbol = "sigma",
                            text =
                                    "Noise per distance from the consensus point, in dX = ... + sigma D(X - v) dB, without a factor sqrt 2.",
                            unit = "1/time^(1/2)",
                            value = "0.5",
                            range = "[0, inf)")
                    double noise,
            @Parameter(
                            symbol = "D",
                            text =
                                    "Isotropic: |X - v| times a normal vector; anisotropic: each component of X - v times its own normal.",
                            value = "isotropic")
                    NoiseKind noiseKind,
            @Parameter(
                            symbol = "alpha",
                            text =
                                    "Weight exponent of the consensus point; inf for the best particle.",
                            value = "30",
                            range = "[0, inf]")
                    double alpha,
            @Parameter(
                            symbol = "v",
                            text =
                                    "Consensus point: moving, of the particles; or frozen at the minimiser.",
                            value = "moving")
                    Consensus consensus,
            @Parameter(
                            symbol = "h",
                            text = "Step of the Euler scheme.",
                            unit = "time",
                            value = "0.01",
                            range = "(0, inf)")
                    double step,
            @Parameter(symbol = "m", text = InitialState.MEAN, value = "[1]") double[] initialMean,
            @Parameter(symbol = "s", text = InitialState.SPREAD, value = "1", range = "[0, inf)")
                    double initialSpread,
            @Parameter(symbol = "X0", text = InitialState.LIST, value = "[]") double[][] initial,
            @Parameter(
                            symbol = "eps",
                            text =
                                    "A swarm succeeds if f at its consensus point exceeds the minimum by at most this.",
                            value = "0.1",
                            range = "(0, inf)")
                    double successGap) {

        /** Checks what belongs together. */
        public Parameters {
            if (objective != null) {
                objective.minimiser(dimension);
            }
            InitialState.check(initialMean, initial, particles, dimension);
        }

        ConsensusSwarm.Dynamics dynamics() {
            return new ConsensusSwarm.Dynamics(
                    objective, dimension, drift, noise, noiseKind, alpha, step);
        }
    }

    static final Observable SECOND_MOMENT =
            Observable.scalar("secondMoment", "V", "mean squared distance from the minimiser");
    static final Observable LOG_DISTANCE =
            Observable.scalar(
                    "meanLogDistance",
                    "log |X - x*|²",
                    "mean log squared distance from the minimiser");
    static final Observable LOG_COMPONENT =
            Observable.scalar(
                    "meanLogComponent",
                    "log (X_j - x*_j)²",
                    "mean log squared component of the distance");

    static Observable consensusPoint(int dimension) {
        return Observable.vector(
                "consensusPoint", "v", "consensus point", Axis.indices("axis", dimension));
    }

    @Override
    public String id() {
        return "cbo";
    }

    @Override
    public String title() {
        return "Consensus-based optimisation";
    }

    @Override
    public String summary() {
        return "$N$ particles drift towards their consensus point $v = \\sum_i x_i e^{-\\alpha f(x_i)} / \\sum_i"
                + " e^{-\\alpha f(x_i)}$ with noise that grows with the distance: $x_i \\leftarrow x_i - \\lambda h"
                + " (x_i - v) + \\sigma \\sqrt{h}\\, D(x_i - v)\\, \\xi_i$.";
    }

    @Override
    public List<String> sources() {
        return List.of(
                "M01",
                "Pinnau, Totzeck, Tse, Martin (2017), A consensus-based model for global optimization and its"
                        + " mean-field limit",
                "Carrillo, Jin, Li, Zhu (2021), A consensus-based global optimization method for high dimensional"
                        + " machine learning problems");
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
        return List.of(
                SECOND_MOMENT,
                LOG_DISTANCE,
                LOG_COMPONENT,
                consensusPoint(p.dimension),
                Observable.scalar(
                        "consensusSquare", "|v|²", "squared length of the consensus point"),
                Observable.scalar(
                        "spread", "W", "mean squared distance from the mean of the particles"),
                Observable.scalar("meanValue", "mean f", "mean of f over the particles"),
                Observable.scalar("bestValue", "min f", "lowest f among the particles"),
                Observable.scalar(
                        "consensusValue",
                        "f(v) - min f",
                        "f at the consensus point above the minimum"),
                Observable.scalar("success", "P", "consensus point within the success gap")
                        .reducedTo(Reduction.PROBABILITY),
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
                10 * coordinates * (1 + duration / p.step), (long) (10 * coordinates) + 65536);
    }

    @Override
    public Simulation open(Parameters parameters, Batch batch) {
        return new CboSimulation(parameters, batch);
    }

    @Override
    public List<Theory<?>> theories() {
        return List.of(
                new CboSecondMoment(),
                new CboTypicalPath(),
                new CboThresholds(),
                new CboMeanField(),
                new CboLargeSwarm());
    }

    @Override
    public List<String> examples() {
        return List.of(
                "cbo-decay.yaml",
                "cbo-decay-anisotropic.yaml",
                "cbo-thresholds.yaml",
                "cbo-mean-field.yaml",
                "cbo-success.yaml");
    }
}
