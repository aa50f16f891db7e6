package org.limitlab.family.swarm;

import org.limitlab.core.model.Objective;
import org.limitlab.core.model.Observable;
import org.limitlab.core.parameter.Parameter;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;
import org.limitlab.family.swarm.consensus.NoiseKind;

import java.util.List;

/** The limit of many particles by a large swarm, at the simulation's own step. */
public final class CboLargeSwarm extends SwarmTheory<CboLargeSwarm.Parameters> {

    /** What the limit depends on. */
    public record Parameters(
            Objective objective,
            int dimension,
            double drift,
            double noise,
            NoiseKind noiseKind,
            double alpha,
            Cbo.Consensus consensus,
            double step,
            double[] initialMean,
            double initialSpread,
            @Parameter(
                            symbol = "M",
                            text = "Particles of each large swarm.",
                            value = "100000",
                            range = "[100, 10000000]")
                    int reference,
            @Parameter(
                            symbol = "G",
                            text = "Number of large swarms, whose mean is taken.",
                            value = "8",
                            range = "[2, 1000]")
                    int groups) {}

    /** The theory. */
    public CboLargeSwarm() {
        super(
                new Card(
                        "cbo-large-swarm",
                        "Mean field by large swarms",
                        "cbo",
                        Standing.ASYMPTOTIC,
                        "The mean of some large swarms stands for infinitely many particles, at the same step.",
                        "Normal initial law; the error is one standard error of that mean, beside it stands a bias of order 1/M.",
                        List.of("E v_M = v + O(1/M), \\quad M \\gg N"),
                        List.of("M01")),
                Parameters.class);
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return List.of(Cbo.consensusPoint(p.dimension), Cbo.SECOND_MOMENT);
    }

    @Override
    Prediction compute(Parameters p, Request request) {
        Cbo.Parameters large =
                new Cbo.Parameters(
                        p.objective,
                        p.dimension,
                        p.reference,
                        p.drift,
                        p.noise,
                        p.noiseKind,
                        p.alpha,
                        p.consensus,
                        p.step,
                        p.initialMean,
                        p.initialSpread,
                        new double[0][],
                        1);
        return LargeSwarms.predict(new Cbo(), large, observables(p), p.groups, request);
    }
}
