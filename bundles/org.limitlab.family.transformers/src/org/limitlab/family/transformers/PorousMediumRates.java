package org.limitlab.family.transformers;

import org.limitlab.core.model.Observable;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;
import org.limitlab.math.special.LogGamma;

import java.util.List;

/**
 * Unnormalised attention at large inverse temperature: a porous-medium equation, whose linear rates
 * about the uniform law stand beside the exact ones.
 */
public final class PorousMediumRates extends TransformerTheory<PorousMediumRates.Parameters> {

    /** What the rates depend on. */
    public record Parameters(
            int dimension,
            double inverseTemperature,
            double strength,
            double[][] query,
            double[][] key,
            double[][] value,
            int degrees) {}

    /** The theory. */
    public PorousMediumRates() {
        super(
                new Card(
                        "porous-medium-rates",
                        "Porous medium of unnormalised attention",
                        "self-attention",
                        Standing.RECONSTRUCTED,
                        "Unnormalised attention, many tokens, Q^T K and V multiples of I, beta to infinity;"
                                + " the paper prints the coefficient 1, our derivation gives 1/2.",
                        "Linear rates about the uniform law, dimension 2 or more.",
                        List.of(
                                "\\partial_{t'} \\mu = -\\frac{\\gamma}{2} \\Delta(\\mu^2), \\quad"
                                        + " t' = Z t, \\quad Z = \\frac1\\beta \\int e^{\\beta x \\cdot y} d\\sigma(y)",
                                "\\gamma_k = Z \\gamma \\frac{k (k + d - 2)}{|S^{d-1}|}, \\quad"
                                        + " \\text{exactly times } \\frac{I_{k+d/2-1}(\\beta)}{I_{d/2-1}(\\beta)}"),
                        List.of("A05")),
                Parameters.class);
    }

    @Override
    public List<Observable> observables(Parameters p) {
        var degrees = TokenObservables.degrees(p.degrees);
        return List.of(
                Observable.once("logClock", "log Z", "logarithm of the clock, t' over t"),
                HeatPhase.rate("porousRate", "gamma_k / Z, limit", degrees),
                HeatPhase.rate("exactRate", "gamma_k / Z", degrees));
    }

    @Override
    protected Prediction compute(Parameters p, Request request) {
        int d = p.dimension;
        if (d < 2) {
            throw new NoPrediction("dimension = " + d + " has no Laplacian");
        }
        Isotropic law = Isotropic.of(d, p.inverseTemperature, p.strength, p.query, p.key, p.value);
        if (law.beta() == 0) {
            throw new NoPrediction("beta = 0 is far from infinity");
        }
        double logArea = Math.log(2) + d / 2.0 * Math.log(Math.PI) - LogGamma.of(d / 2.0);
        double logClock = logArea - Math.log(law.beta()) + Harmonics.logMeanWeight(d, law.beta());
        double[] limit = new double[p.degrees];
        double[] exact = new double[p.degrees];
        for (int k = 1; k <= p.degrees; k++) {
            limit[k - 1] = law.strength() * k * (k + d - 2.0) * Math.exp(-logArea);
            double softmax = Harmonics.growthRate(k, law.beta(), d, Attention.SOFTMAX);
            exact[k - 1] = law.strength() * softmax * law.beta() * Math.exp(-logArea);
        }
        return new Prediction()
                .put("logClock", logClock)
                .put("porousRate", limit)
                .put("exactRate", exact);
    }
}
