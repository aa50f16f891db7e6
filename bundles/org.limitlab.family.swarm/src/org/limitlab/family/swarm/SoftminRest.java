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

/** Stationary states of the noiseless flow for strongly convex objectives. */
public final class SoftminRest extends SwarmTheory<SoftminRest.Parameters> {

    /** What the states depend on. */
    public record Parameters(
            int particles,
            Schedule inverseTemperature,
            @Parameter(
                            symbol = "m",
                            text = "Particles at the minimum.",
                            value = "1",
                            range = "[1, inf)")
                    int atMinimum) {}

    /** The theory. */
    public SoftminRest() {
        super(
                new Card(
                        "softmin-rest",
                        "Stationary states without noise",
                        "softmin-swarm",
                        Standing.RECONSTRUCTED,
                        "The objective is strongly convex; m particles are at its minimum, the others on one level set.",
                        "Between 1 and N - 1 particles at the minimum, constant positive beta; unstable outwards.",
                        List.of("\\beta f = 1 + W_0\\Bigl(\\frac{N - m}{m e}\\Bigr)"),
                        List.of("A07")),
                Parameters.class);
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return List.of(
                Observable.once("restLevel", "f", "level of f at which the others rest"),
                Observable.once("restExponent", "beta f", "beta times that level"));
    }

    @Override
    Prediction compute(Parameters p, Request request) {
        double beta = SoftminBarrier.constantBeta(p.inverseTemperature);
        if (p.atMinimum >= p.particles || !(beta > 0)) {
            throw new NoPrediction(
                    "atMinimum = "
                            + p.atMinimum
                            + ", particles = "
                            + p.particles
                            + ", beta = "
                            + beta
                            + ": needs fewer than all particles at the minimum and beta above 0");
        }
        double exponent = EffectiveBarrier.restLevel(p.particles, p.atMinimum);
        return new Prediction().put("restLevel", exponent / beta).put("restExponent", exponent);
    }
}
