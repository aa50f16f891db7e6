package org.limitlab.family.swarm;

import org.limitlab.core.model.Observable;
import org.limitlab.core.parameter.Parameter;
import org.limitlab.core.parameter.Schedule;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;
import org.limitlab.family.swarm.softmin.EffectiveBarrier;

import java.util.List;

/** The barrier that an explorer feels beside frozen leaders. */
public final class SoftminBarrier extends SwarmTheory<SoftminBarrier.Parameters> {

    /** What the barrier depends on. */
    public record Parameters(
            int particles,
            SoftminSwarms.GradientScale gradientScale,
            Schedule inverseTemperature,
            @Parameter(
                            symbol = "H",
                            text = "Height of the objective's own barrier above its minimum.",
                            value = "1",
                            range = "(0, inf]")
                    double height) {}

    /** The theory. */
    public SoftminBarrier() {
        super(
                new Card(
                        "softmin-barrier",
                        "Effective barrier beside frozen leaders",
                        "softmin-swarm",
                        Standing.RECONSTRUCTED,
                        "All particles but one stand at the minimum.",
                        "Two particles or more, constant positive beta. Below the level s* the explorer climbs the whole height H.",
                        List.of(
                                "U(s) = \\frac{c s}{1 + (N-1) e^{\\beta s}}, \\quad \\beta s^* = 1 + W_0\\Bigl(\\frac{1}{(N-1)e}\\Bigr)",
                                "H > s^*: \\; \\max U = \\frac{c}{\\beta} W_0\\Bigl(\\frac{1}{(N-1)e}\\Bigr), \\quad \\text{else } \\frac{c"
                                        + " H}{1 + (N-1)e^{\\beta H}}"),
                        List.of("A07")),
                Parameters.class);
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return List.of(
                Observable.once("barrier", "max c U", "effective barrier"),
                Observable.once(
                        "topLevel",
                        "s*",
                        "level of f at which the drift of the explorer changes sign"),
                Observable.once(
                        "signChange",
                        "beta s*",
                        "beta f at which the drift of the explorer changes sign"));
    }

    @Override
    Prediction compute(Parameters p, Request request) {
        double beta = constantBeta(p.inverseTemperature);
        EffectiveBarrier barrier = barrier(p.particles, beta, p.gradientScale);
        return new Prediction()
                .put("barrier", barrier.barrier(p.height))
                .put("topLevel", barrier.topLevel())
                .put("signChange", barrier.signChange());
    }

    static double constantBeta(Schedule schedule) {
        if (!schedule.isConstant()) {
            throw new NoPrediction("inverseTemperature = " + schedule + " changes in time");
        }
        return schedule.at(0);
    }

    static EffectiveBarrier barrier(int particles, double beta, SoftminSwarms.GradientScale scale) {
        if (particles < 2 || !(beta > 0)) {
            throw new NoPrediction(
                    "particles = "
                            + particles
                            + ", beta = "
                            + beta
                            + ": needs at least 2 particles and beta above 0");
        }
        return new EffectiveBarrier(particles, beta, scale.of(particles));
    }
}
