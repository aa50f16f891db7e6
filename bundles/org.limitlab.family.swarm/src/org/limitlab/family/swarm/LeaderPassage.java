package org.limitlab.family.swarm;

import org.limitlab.core.model.Objective;
import org.limitlab.core.model.Observable;
import org.limitlab.core.parameter.Parameter;
import org.limitlab.core.parameter.Schedule;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;
import org.limitlab.family.swarm.softmin.PassageTimes;

import java.util.List;

/** Mean first passage of the explorer beside frozen leaders. */
public final class LeaderPassage extends SwarmTheory<LeaderPassage.Parameters> {

    /** What the passage depends on. */
    public record Parameters(
            Objective objective,
            int dimension,
            int particles,
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
            double[][] initial,
            double target,
            @Parameter(symbol = "watching", text = Watching.TEXT, value = "continuously")
                    Watching watching) {}

    /** The theory. */
    public LeaderPassage() {
        super(
                new Card(
                        "frozen-leader-passage",
                        "Mean first passage beside frozen leaders",
                        "softmin-swarm",
                        Standing.RECONSTRUCTED,
                        "All particles but the first stand at the minimum; the explorer diffuses in the potential c U(f(x)).",
                        "Frozen leaders, constant positive beta, a line, one starting point, and a wall behind it: U vanishes"
                                + " far out.",
                        List.of(
                                "T = \\frac{2}{\\sigma^2} \\int_{x_0}^{x_1} e^{2cU(y)/\\sigma^2} \\int_{wall}^{y} e^{-2cU(z)/\\sigma^2} dz\\,"
                                        + " dy, \\quad U = \\frac{f}{1 + (N-1)e^{\\beta f}}"),
                        List.of("A07", "Gardiner, Handbook of Stochastic Methods, section 5.2.7")),
                Parameters.class);
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return List.of(SoftminSwarms.HITTING_TIME);
    }

    @Override
    Prediction compute(Parameters p, Request request) {
        if (p.leaders != SoftminSwarms.Leaders.FROZEN) {
            throw new NoPrediction("leaders = free: for leaders: frozen only");
        }
        double beta = SoftminBarrier.constantBeta(p.inverseTemperature);
        double start = Watching.start(p.dimension, p.initialMean, p.initialSpread, p.initial);
        double amplitude = p.noiseConvention.amplitude(p.noise);
        Watching.requireWay(amplitude, start, p.target, p.lowerWall, p.upperWall);
        double wall = start <= p.target ? p.lowerWall : p.upperWall;
        PassageTimes.Way way =
                new PassageTimes.Way(
                        Watching.onLine(p.objective), amplitude, wall, start, p.target);
        double minimum = p.objective.value(p.objective.minimiser(1), 0, 1);
        return Watching.put(
                PassageTimes.besideLeaders(
                        p.watching.way(way, p.step),
                        SoftminBarrier.barrier(p.particles, beta, p.gradientScale),
                        minimum));
    }
}
