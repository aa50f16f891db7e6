package org.limitlab.family.transformers;

import org.limitlab.core.model.Observable;
import org.limitlab.core.parameter.Parameter;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;
import org.limitlab.math.special.BesselI;

import java.util.List;

/** The attention that infinitely many uniform tokens give, at finite inverse temperature. */
public final class UniformAttention extends TransformerTheory<UniformAttention.Parameters> {

    /** What the field depends on. */
    public record Parameters(
            int dimension,
            double inverseTemperature,
            @Parameter(
                            symbol = "|K^T Q x|",
                            text = "Length of the token's query, as its keys see it.",
                            value = "1",
                            range = "[0, 1e6]")
                    double queryLength) {}

    /** The theory. */
    public UniformAttention() {
        super(
                new Card(
                        "uniform-attention",
                        "Attention of the uniform law",
                        "self-attention",
                        Standing.EXACT,
                        "Infinitely many tokens, uniform on the sphere.",
                        "Dimension 2 or more.",
                        List.of(
                                "F(x) = \\frac{I_{d/2}(\\kappa)}{I_{d/2-1}(\\kappa)} V \\frac{K^T Q x}{|K^T Q x|},"
                                        + " \\quad \\kappa = \\beta |K^T Q x|",
                                "d = 3: \\; \\coth\\kappa - 1/\\kappa; \\quad"
                                        + " 1 - \\frac{d-1}{2\\kappa} + O(\\kappa^{-2})"),
                        List.of("A05")),
                Parameters.class);
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return List.of(
                Observable.once("attentionLength", "|F|", "length of softmax attention for V = I"),
                Observable.once("finiteBetaGap", "1 - |F|", "what beta = infinity would add to it"),
                Observable.once(
                        "logMeanWeight", "log Z", "logarithm of the mean unnormalised weight"));
    }

    @Override
    protected Prediction compute(Parameters p, Request request) {
        if (p.dimension < 2) {
            throw new IllegalArgumentException("dimension = " + p.dimension + " is below 2");
        }
        double kappa = p.inverseTemperature * p.queryLength;
        double length = BesselI.ratio(p.dimension / 2.0 - 1, kappa);
        double weight = kappa == 0 ? 0 : Harmonics.logMeanWeight(p.dimension, kappa);
        return new Prediction()
                .put("attentionLength", length)
                .put("finiteBetaGap", 1 - length)
                .put("logMeanWeight", weight);
    }
}
