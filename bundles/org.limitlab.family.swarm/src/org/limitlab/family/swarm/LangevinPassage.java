package org.limitlab.family.swarm;

import org.limitlab.core.model.Objective;
import org.limitlab.core.model.Observable;
import org.limitlab.core.parameter.Parameter;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;
import org.limitlab.family.swarm.softmin.PassageTimes;

import java.util.List;

/** Mean first passage of a Langevin particle. */
public final class LangevinPassage extends SwarmTheory<LangevinPassage.Parameters> {

    /** What the passage depends on. */
    public record Parameters(
            Objective objective,
            int dimension,
            double noise,
            SoftminSwarms.NoiseConvention noiseConvention,
            double lowerWall,
            double upperWall,
            double step,
            double[] initialMean,
            double initialSpread,
            double[][] initial,
            double target,
            @Parameter(symbol = "watching", text = Watching.TEXT, value = "continuously")
                    Watching watching) {}

    /** The theory. */
    public LangevinPassage() {
        super(
                new Card(
                        "langevin-passage",
                        "Mean first passage of a Langevin particle",
                        "langevin",
                        Standing.EXACT,
                        "The particle diffuses in the potential f on a line.",
                        "A line, one starting point, and a wall or growing f behind it.",
                        List.of(
                                "T = \\frac{2}{\\sigma^2} \\int_{x_0}^{x_1} e^{2f(y)/\\sigma^2} \\int_{-\\infty}^{y} e^{-2f(z)/\\sigma^2} dz\\,"
                                        + " dy"),
                        List.of("A07", "Gardiner, Handbook of Stochastic Methods, section 5.2.7")),
                Parameters.class);
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return List.of(SoftminSwarms.HITTING_TIME);
    }

    @Override
    Prediction compute(Parameters p, Request request) {
        double start = Watching.start(p.dimension, p.initialMean, p.initialSpread, p.initial);
        double amplitude = p.noiseConvention.amplitude(p.noise);
        Watching.requireWay(amplitude, start, p.target, p.lowerWall, p.upperWall);
        double wall = start <= p.target ? p.lowerWall : p.upperWall;
        PassageTimes.Way way =
                new PassageTimes.Way(
                        Watching.onLine(p.objective), amplitude, wall, start, p.target);
        return Watching.put(PassageTimes.langevin(p.watching.way(way, p.step), 1));
    }
}
