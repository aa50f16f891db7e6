package org.limitlab.family.transformers.noise;

import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Steps;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;

import java.util.Arrays;
import java.util.List;

/** The motion of a single token through finitely many, infinitely wide layers: exact. */
public final class FiniteDepthMotion extends NoiseTheory<FiniteDepthMotion.Parameters> {

    /** What the motion depends on. */
    public record Parameters(
            int dimension,
            int layers,
            double horizon,
            Activation activation,
            double innerBias,
            double outerBias,
            double strength) {}

    /** The theory. */
    public FiniteDepthMotion() {
        super(
                new Card(
                        "finite-depth-motion",
                        "Motion of a single token at finite depth",
                        "layered-transformer",
                        Standing.EXACT,
                        "Infinitely wide layers without attention; the depth is finite.",
                        "No attention (strength 0). A network of finite width misses it by O(1/(L m)).",
                        List.of(
                                "E \\langle X_l, X_0 \\rangle = \\rho^l, \\quad \\rho = E \\frac{1 + s g_1}{|e_1 + s g|}, \\quad s^2 ="
                                        + " \\kappa(1) T/L",
                                "E \\langle X_L, X_0 \\rangle = e^{-\\kappa(1)(d-1)T/2} \\Bigl[1 + \\frac{(\\kappa(1) T)^2 (d-1)(d-4)}{4L}"
                                        + " + O(L^{-2})\\Bigr]")),
                Parameters.class);
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return List.of(TokenSights.START_OVERLAP);
    }

    @Override
    Prediction compute(Parameters p, Request request) {
        OnePointMotion.requireNoAttention(p.strength);
        double variance =
                new LayerKernel(p.activation, p.dimension, p.innerBias, p.outerBias).atOne();
        double step = p.horizon / p.layers;
        double log = Math.log(NormalisedStep.meanCosine(p.dimension, variance * step));
        double[] overlap =
                Arrays.stream(request.times()).map(t -> Math.exp(log * layers(t, step))).toArray();
        return new Prediction().put(TokenSights.START_OVERLAP.id(), overlap);
    }

    private static long layers(double time, double step) {
        try {
            return Steps.until(time, step);
        } catch (IllegalArgumentException e) {
            throw new NoPrediction(e.getMessage() + ": there is no layer");
        }
    }
}
