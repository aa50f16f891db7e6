package org.limitlab.family.transformers.noise;

import org.limitlab.core.model.Observable;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;

import java.util.Arrays;
import java.util.List;

/** Without attention a single token is a Brownian motion on the sphere. */
public final class OnePointMotion extends NoiseTheory<OnePointMotion.Parameters> {

    /** What the motion depends on. */
    public record Parameters(
            int dimension,
            Activation activation,
            double innerBias,
            double outerBias,
            double strength) {}

    /** The theory. */
    public OnePointMotion() {
        super(
                new Card(
                        "one-point-motion",
                        "Motion of a single token",
                        "transformer-sde",
                        Standing.EXACT,
                        "Infinitely many, infinitely wide layers without attention.",
                        "No attention (strength 0).",
                        List.of(
                                "E \\langle X_t, X_0 \\rangle = e^{-\\kappa(1) (d-1) t/2}",
                                "X \\text{ is a Brownian motion on the sphere with generator } \\tfrac12 \\kappa(1) \\Delta")),
                Parameters.class);
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return List.of(TokenSights.START_OVERLAP);
    }

    @Override
    Prediction compute(Parameters p, Request request) {
        requireNoAttention(p.strength);
        double variance =
                new LayerKernel(p.activation, p.dimension, p.innerBias, p.outerBias).atOne();
        double[] overlap =
                Arrays.stream(request.times())
                        .map(t -> Math.exp(-0.5 * variance * (p.dimension - 1) * t))
                        .toArray();
        return new Prediction().put(TokenSights.START_OVERLAP.id(), overlap);
    }

    static void requireNoAttention(double strength) {
        if (strength != 0) {
            throw new NoPrediction("strength = " + strength + ": known without attention only");
        }
    }
}
