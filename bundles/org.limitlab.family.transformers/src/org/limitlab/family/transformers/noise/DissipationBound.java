package org.limitlab.family.transformers.noise;

import org.limitlab.core.model.Observable;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;
import org.limitlab.math.special.BesselI;
import org.limitlab.math.special.LogGamma;

import java.util.Arrays;
import java.util.List;

/** The dissipation theorem: an exponential bound of the mean consensus energy. */
public final class DissipationBound extends NoiseTheory<DissipationBound.Parameters> {

    /** What the bound depends on. */
    public record Parameters(
            int tokens,
            int dimension,
            Activation activation,
            double innerBias,
            double outerBias,
            double inverseTemperature,
            double strength,
            double[][] query,
            double[][] key,
            double[][] value,
            TokensAtStart.Kind start,
            double separation) {}

    /** The theory. */
    public DissipationBound() {
        super(
                new Card(
                        "dissipation-bound",
                        "Exponential dissipation of the consensus energy",
                        "layered-transformer",
                        Standing.ASYMPTOTIC,
                        "Infinitely many, infinitely wide layers.",
                        "It needs lbar below 0 (so d above 3), a field that is not odd, beta above 0; attention off or attractive with Q^T K = beta"
                                + " I, V = c I, c at least 0 (then eps = 0), or two tokens (then eps = 2|c| for c below 0).",
                        List.of(
                                "E_\\beta = \\frac12 \\langle e^\\beta - e^{\\beta \\langle x_i, x_j \\rangle} \\rangle_{ij}, \\quad E\\,"
                                        + " E_\\beta(t) \\le e^{(\\varepsilon + l') t} E\\, E_\\beta(0)",
                                "l' = -\\inf_u F(u), \\quad F(u) = \\frac{\\beta e^{\\beta u} G(u)}{e^\\beta - e^{\\beta u}}, \\quad F(1-) ="
                                        + " -\\bar\\lambda",
                                "G(u) = \\kappa(u) (d - 2 + u^2 - \\beta u (1 - u^2)) + \\kappa(1) (\\beta (1 - u^2) - (d-1) u)")),
                Parameters.class);
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return List.of(
                Observable.once("dissipationRate", "l'", "computed rate of the field alone")
                        .in("1/time"),
                Observable.once("attentionRate", "eps", "growth that attention alone may cause")
                        .in("1/time"),
                Observable.scalar(
                        "consensusEnergyBound", "bound of E_beta", "bound of the mean energy"));
    }

    @Override
    Prediction compute(Parameters p, Request request) {
        LayerKernel kernel = new LayerKernel(p.activation, p.dimension, p.innerBias, p.outerBias);
        requireDomain(p, kernel);
        double rate = kernel.dissipationRate(p.inverseTemperature);
        double attention = attentionRate(p);
        Prediction prediction =
                new Prediction().put("dissipationRate", rate).put("attentionRate", attention);
        boolean known =
                p.start == TokensAtStart.Kind.UNIFORM || p.start == TokensAtStart.Kind.ANGLE;
        if (!known) {
            return prediction.none(
                    "consensusEnergyBound", "the initial energy is known for uniform and angle");
        }
        double initial = initial(p);
        double[] bound =
                Arrays.stream(request.times())
                        .map(t -> initial * Math.exp((rate + attention) * t))
                        .toArray();
        return prediction.put("consensusEnergyBound", bound);
    }

    private static void requireDomain(Parameters p, LayerKernel kernel) {
        double moment = kernel.secondMomentExponent();
        if (!(moment < 0)) {
            throw new NoPrediction(
                    "lbar = " + moment + " is not below 0: the theorem says nothing");
        }
        if (kernel.isOdd()) {
            throw new NoPrediction("the field is odd: antipodal tokens never meet");
        }
        if (!(p.inverseTemperature > 0)) {
            throw new NoPrediction("inverseTemperature = 0: the energy vanishes");
        }
    }

    private static double attentionRate(Parameters p) {
        requireIsotropic(p.strength, p.query, p.key, p.value);
        if (p.strength >= 0) {
            return 0;
        }
        if (p.tokens == 2) {
            return -2 * p.strength;
        }
        throw new NoPrediction(
                "strength = "
                        + p.strength
                        + ": repulsive attention has no known eps for more than"
                        + " two tokens (at least 2|c| near consensus)");
    }

    /** E E_beta(0). */
    private static double initial(Parameters p) {
        double beta = p.inverseTemperature;
        double n = p.tokens;
        if (p.start == TokensAtStart.Kind.ANGLE) {
            double sin = Math.sin(p.separation / 2);
            double apart = -Math.expm1(-2 * beta * sin * sin);
            return Math.exp(beta) * apart * Math.ceil(n / 2) * Math.floor(n / 2) / (n * n);
        }
        double share = Math.exp(logMeanWeight(p.dimension, beta) - beta);
        return 0.5 * (1 - 1 / n) * Math.exp(beta) * (1 - share);
    }

    /** log E exp(beta x·y) for independent uniform x and y: cosh in d = 1. */
    private static double logMeanWeight(int d, double beta) {
        if (d == 1) {
            return beta + Math.log1p(Math.exp(-2 * beta)) - Math.log(2);
        }
        double order = d / 2.0 - 1;
        return LogGamma.of(d / 2.0) + order * Math.log(2 / beta) + BesselI.log(order, beta);
    }
}
