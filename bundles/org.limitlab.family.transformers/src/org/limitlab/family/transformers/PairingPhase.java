package org.limitlab.family.transformers;

import org.limitlab.core.model.Observable;
import org.limitlab.core.parameter.Parameter;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;
import org.limitlab.family.transformers.phases.ClusterPair;
import org.limitlab.math.quadrature.Integral;

import java.util.List;

/** Two clusters alone: how long they take, exactly and in the pairing limit. */
public final class PairingPhase extends TransformerTheory<PairingPhase.Parameters> {

    /** What pairing depends on. */
    public record Parameters(
            int dimension,
            double inverseTemperature,
            Attention attention,
            double strength,
            double[][] query,
            double[][] key,
            double[][] value,
            @Parameter(
                            symbol = "phi_0",
                            text = "Angle at which the two clusters start.",
                            unit = "radians",
                            value = "1",
                            range = "(0, 3.141592653589793)")
                    double startAngle,
            @Parameter(
                            symbol = "phi_1",
                            text = "Angle until which the time is counted.",
                            unit = "radians",
                            value = "0.5",
                            range = "(0, 3.141592653589793)")
                    double endAngle,
            @Parameter(
                            symbol = "w_i",
                            text = "Share of the first cluster; the second has the rest.",
                            value = "0.5",
                            range = "(0, 1)")
                    double firstWeight) {}

    /** The theory. */
    public PairingPhase() {
        super(
                new Card(
                        "pairing-phase",
                        "Pairing of two clusters",
                        "self-attention",
                        Standing.EXACT,
                        "Two clusters, each of coincident tokens, and no others.",
                        "Q^T K and V positive multiples of I; the end angle below the start angle. The"
                                + " pairing limit is for softmax and beta to infinity.",
                        List.of(
                                "\\dot\\varphi = -\\gamma \\sin\\varphi \\left[ \\frac{w_j e}{w_i + w_j e} +"
                                        + " \\frac{w_i e}{w_j + w_i e} \\right], \\quad"
                                        + " e = e^{-\\beta(1 - \\cos\\varphi)}",
                                "\\beta \\to \\infty: \\; \\dot\\varphi = -\\gamma \\left(\\frac{w_i}{w_j} +"
                                        + " \\frac{w_j}{w_i}\\right) e \\sin\\varphi",
                                "ds = \\gamma e\\, dt, \\; w_i = w_j: \\; \\varphi(s) = 2 \\arctan("
                                        + "\\tan(\\varphi_0/2) e^{-2 s})"),
                        List.of("A05")),
                Parameters.class);
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return List.of(
                Observable.scalar(
                                TokenObservables.PAIR_ANGLE,
                                "phi_12",
                                "angle between the first two tokens")
                        .in("radians"),
                Observable.once("pairingTime", "T", "time between the angles").in("time"),
                Observable.once(
                                "pairingTimeLimit",
                                "T_lim",
                                "the same by the pairing limit's equation")
                        .in("time"),
                Observable.once(
                                "pairingTimeGap",
                                "T - T_lim",
                                "what the limit misses; (1/2) log of the tangents' ratio for w_i = w_j")
                        .in("time"),
                Observable.scalar(
                                "limitAngle",
                                "phi(s)",
                                "angle in the pairing clock s, equal weights, for s = t")
                        .in("radians"));
    }

    @Override
    protected Prediction compute(Parameters p, Request request) {
        Isotropic law =
                Isotropic.of(
                        p.dimension, p.inverseTemperature, p.strength, p.query, p.key, p.value);
        if (p.endAngle >= p.startAngle || law.strength() <= 0) {
            throw new NoPrediction(
                    "clusters at strength "
                            + law.strength()
                            + " do not go from angle "
                            + p.startAngle
                            + " to "
                            + p.endAngle);
        }
        boolean softmax = p.attention == Attention.SOFTMAX;
        ClusterPair pair =
                new ClusterPair(
                        law.beta(), law.strength(), softmax, p.firstWeight, 1 - p.firstWeight);
        Prediction prediction = new Prediction();
        angles(p, pair, request, prediction);
        Integral time = pair.time(p.startAngle, p.endAngle);
        prediction.put("pairingTime", new double[] {time.value()}, new double[] {time.error()});
        if (softmax) {
            Integral limit = pair.pairingTime(p.startAngle, p.endAngle);
            double error = limit.error();
            prediction.put("pairingTimeLimit", new double[] {limit.value()}, new double[] {error});
            prediction.put(
                    "pairingTimeGap",
                    new double[] {time.value() - limit.value()},
                    new double[] {time.error() + error});
        } else {
            prediction.none("pairingTimeLimit", "the limit is for softmax attention");
            prediction.none("pairingTimeGap", "the limit is for softmax attention");
        }
        return prediction;
    }

    private static void angles(
            Parameters p, ClusterPair pair, Request request, Prediction prediction) {
        double[] times = request.times();
        double[] exact = new double[times.length];
        double[] error = new double[times.length];
        double[] limit = new double[times.length];
        for (int t = 0; t < times.length; t++) {
            request.checkCancelled();
            exact[t] = pair.angle(p.startAngle, times[t]);
            error[t] = 1e-11;
            limit[t] = ClusterPair.closedForm(p.startAngle, 1, times[t]);
        }
        prediction.put(TokenObservables.PAIR_ANGLE, exact, error);
        prediction.put("limitAngle", limit);
    }
}
