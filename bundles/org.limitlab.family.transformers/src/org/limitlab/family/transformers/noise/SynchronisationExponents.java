package org.limitlab.family.transformers.noise;

import org.limitlab.core.model.Axis;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Reduction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;

import java.util.Arrays;
import java.util.List;

/** Kernel of a wide random layer, and the exponents of two tokens that are near each other. */
public final class SynchronisationExponents
        extends NoiseTheory<SynchronisationExponents.Parameters> {

    private static final int PLACES = 41;

    /** What the exponents depend on. */
    public record Parameters(
            int dimension,
            Activation activation,
            double innerBias,
            double outerBias,
            double strength,
            double[][] value) {}

    /** The theory. */
    public SynchronisationExponents() {
        super(
                new Card(
                        "synchronisation-exponents",
                        "Exponents of synchronisation by noise",
                        "layered-transformer",
                        Standing.ASYMPTOTIC,
                        "Infinitely many, infinitely wide layers; tokens near each other.",
                        "Any dimension and activation; attention with any Q and K but V = c I, which adds -c and -2c.",
                        List.of(
                                "\\kappa(u) = E[\\varphi(Z_1) \\varphi(Z_2)] + s_W^2, \\quad Var\\, Z = 1/d + s_U^2, \\quad Cov(Z_1, Z_2)"
                                        + " = u/d + s_U^2",
                                "\\lambda_1 = \\frac{d-3}{2} \\kappa'(1) - \\frac{d-1}{2} \\kappa(1) - c",
                                "\\bar\\lambda = (d-1) \\kappa'(1) - (d-3) \\kappa(1) - 2c")),
                Parameters.class);
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return List.of(
                once("lyapunovExponent", "lambda_1", "slope of the mean log distance"),
                once("momentExponent", "lbar", "slope of the log of the mean squared distance"),
                once("kernelAtOne", "kappa(1)", "variance of a component of the field"),
                once("kernelSlopeAtOne", "kappa'(1)", "slope of the kernel at 1"),
                once("kernelAtMinusOne", "kappa(-1)", "kernel of antipodal tokens"),
                new Observable(
                        "kernel",
                        "kappa(u)",
                        "kernel at 41 cosines from -1 to 1",
                        "1/time",
                        false,
                        List.of(cosines()),
                        Reduction.MEAN));
    }

    private static Observable once(String id, String symbol, String label) {
        return Observable.once(id, symbol, label).in("1/time");
    }

    private static Axis cosines() {
        double[] u = new double[PLACES];
        Arrays.setAll(u, i -> 2.0 * i / (PLACES - 1) - 1);
        return new Axis("cosine", "", u);
    }

    @Override
    Prediction compute(Parameters p, Request request) {
        LayerKernel kernel = new LayerKernel(p.activation, p.dimension, p.innerBias, p.outerBias);
        Prediction prediction =
                new Prediction()
                        .put("kernelAtOne", kernel.atOne())
                        .put("kernelSlopeAtOne", kernel.slopeAtOne())
                        .put("kernelAtMinusOne", kernel.value(-1))
                        .put(
                                "kernel",
                                Arrays.stream(cosines().values()).map(kernel::value).toArray());
        if (p.dimension == 1 || p.value.length > 0 && p.strength != 0) {
            String reason =
                    p.dimension == 1
                            ? "dimension = 1: two tokens are never near each other"
                            : "known for V = c I only: leave value empty";
            return prediction.none("lyapunovExponent", reason).none("momentExponent", reason);
        }
        return prediction
                .put("lyapunovExponent", kernel.lyapunov() - p.strength)
                .put("momentExponent", kernel.secondMomentExponent() - 2 * p.strength);
    }
}
