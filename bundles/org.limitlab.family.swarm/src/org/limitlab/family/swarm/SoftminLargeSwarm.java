package org.limitlab.family.swarm;

import org.limitlab.core.model.Objective;
import org.limitlab.core.model.Observable;
import org.limitlab.core.parameter.Parameter;
import org.limitlab.core.parameter.Schedule;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;

import java.util.List;

/** The limit of many particles by a large swarm, at the simulation's own step. */
public final class SoftminLargeSwarm extends SwarmTheory<SoftminLargeSwarm.Parameters> {

    /** What the limit depends on. */
    public record Parameters(
            Objective objective,
            int dimension,
            SoftminSwarms.GradientScale gradientScale,
            Schedule inverseTemperature,
            double noise,
            SoftminSwarms.NoiseConvention noiseConvention,
            double lowerWall,
            double upperWall,
            SoftminSwarms.Leaders leaders,
            double step,
            double[] initialMean,
            double initialSpread,
            @Parameter(
                            symbol = "M",
                            text = "Particles of each large swarm.",
                            value = "20000",
                            range = "[100, 10000000]")
                    int reference,
            @Parameter(
                            symbol = "G",
                            text = "Number of large swarms, whose mean is taken.",
                            value = "8",
                            range = "[2, 1000]")
                    int groups) {}

    /** The theory. */
    public SoftminLargeSwarm() {
        super(
                new Card(
                        "softmin-large-swarm",
                        "Mean field by large swarms",
                        "softmin-swarm",
                        Standing.ASYMPTOTIC,
                        "The mean of some large swarms stands for infinitely many particles, at the same step.",
                        "Free particles, c = N, normal initial law; the error is one standard error of that mean, beside it stands"
                                + " a bias of order 1/M.",
                        List.of("J_M = J + O(1/M), \\quad M \\gg N"),
                        List.of("A07")),
                Parameters.class);
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return List.of(SoftminSwarms.ENERGY, SoftminSwarms.MEAN_VALUE);
    }

    @Override
    Prediction compute(Parameters p, Request request) {
        if (p.leaders != SoftminSwarms.Leaders.FREE
                || p.gradientScale != SoftminSwarms.GradientScale.PARTICLES) {
            throw new NoPrediction("the limit is for leaders = free and gradientScale = particles");
        }
        SoftminSwarms.Parameters large =
                new SoftminSwarms.Parameters(
                        p.objective,
                        p.dimension,
                        p.reference,
                        p.gradientScale,
                        p.inverseTemperature,
                        p.noise,
                        p.noiseConvention,
                        p.lowerWall,
                        p.upperWall,
                        p.leaders,
                        p.step,
                        p.initialMean,
                        p.initialSpread,
                        new double[0][],
                        Double.POSITIVE_INFINITY,
                        SoftminSwarms.AfterArrival.CONTINUE,
                        1);
        return LargeSwarms.predict(new SoftminSwarms(), large, observables(p), p.groups, request);
    }
}
