package org.limitlab.family.transformers;

import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Reduction;
import org.limitlab.core.parameter.Parameter;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;
import org.limitlab.math.special.Gegenbauer;

import java.util.List;

/** Which degree wins, and when, among N independent uniform tokens: linear growth of noise. */
public final class LinearWinner extends TransformerTheory<LinearWinner.Parameters> {

    /** What the winner depends on; N is a real number here, so that it may be large. */
    public record Parameters(
            @Parameter(
                            symbol = "N",
                            text = "Number of tokens.",
                            value = "200",
                            range = "[1, 1e100]")
                    double tokens,
            int dimension,
            double inverseTemperature,
            Attention attention,
            double strength,
            double[][] query,
            double[][] key,
            double[][] value,
            SelfAttention.Start start,
            int degrees,
            double threshold) {}

    /** The theory. */
    public LinearWinner() {
        super(
                new Card(
                        "linear-winner",
                        "Winner of the linear phase",
                        "self-attention",
                        Standing.HEURISTIC,
                        "Independent uniform tokens, whose degrees grow linearly and independently"
                                + " up to the threshold amplitude.",
                        "Uniform start in dimension 2 or more, attraction, Q^T K and V multiples of"
                                + " the identity; small thresholds and many tokens.",
                        List.of(
                                "E S_k(t) = e^{2\\gamma_k t}/N",
                                "T_k = \\frac{1}{\\gamma_k} \\log\\frac{a}{\\sqrt{S_k(0)}},"
                                        + " \\quad N m_k S_k(0) \\sim \\chi^2_{m_k}",
                                "P(k^* = k) = \\int f_k(t) \\prod_{j \\ne k} P(T_j > t)\\,dt",
                                "t^* = \\gamma_{k_{max}}^{-1} \\log(a \\sqrt N)"),
                        List.of("A04")),
                Parameters.class);
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return List.of(
                new Observable(
                        "winningProbability",
                        "P(k* = k)",
                        "probability that the degree wins",
                        "",
                        false,
                        List.of(TokenObservables.degrees(p.degrees)),
                        Reduction.MEAN),
                Observable.vector(
                        TokenObservables.POWER,
                        "E S_k",
                        "mean power of the degree while it is small",
                        TokenObservables.degrees(p.degrees)),
                Observable.once(
                        TokenObservables.FASTEST_WINS,
                        "P(k* = kmax)",
                        "probability that the fastest degree wins"),
                Observable.once(TokenObservables.WINNER, "k*", "most probable winner"),
                Observable.once(TokenObservables.PASSAGE, "E t*", "mean time of first passage")
                        .in("time"),
                Observable.once("medianPassage", "median t*", "median time of first passage")
                        .in("time"),
                Observable.once("typicalPassage", "t*", "time from amplitude 1/sqrt N to threshold")
                        .in("time"));
    }

    @Override
    protected Prediction compute(Parameters p, Request request) {
        if (p.start != SelfAttention.Start.UNIFORM || p.dimension < 2) {
            throw new NoPrediction("only for independent uniform tokens in dimension 2 or more");
        }
        Isotropic law =
                Isotropic.of(
                        p.dimension, p.inverseTemperature, p.strength, p.query, p.key, p.value);
        if (!(law.strength() > 0 && law.beta() > 0)) {
            throw new NoPrediction("strength and inverse temperature must be above 0");
        }
        double[] rates = new double[p.degrees];
        double[] multiplicities = new double[p.degrees];
        for (int k = 1; k <= p.degrees; k++) {
            rates[k - 1] =
                    law.strength() * Harmonics.growthRate(k, law.beta(), p.dimension, p.attention);
            multiplicities[k - 1] = Gegenbauer.multiplicity(k, p.dimension);
            if (!(rates[k - 1] > 0 && rates[k - 1] < 1e300)) {
                throw new NoPrediction(
                        "gamma_" + k + " = " + rates[k - 1] + ": choose fewer degrees");
            }
        }
        int fastest = Harmonics.fastest(law.beta(), p.dimension);
        if (fastest > p.degrees) {
            throw new NoPrediction(
                    "kmax = " + fastest + " exceeds degrees = " + p.degrees + ": observe more");
        }
        return powers(
                        p,
                        rates,
                        request.times(),
                        passages(
                                p,
                                new LinearPhase(rates, multiplicities, p.tokens, p.threshold),
                                rates,
                                request))
                .put(
                        "typicalPassage",
                        Math.log(p.threshold * Math.sqrt(p.tokens)) / rates[fastest - 1]);
    }

    private static Prediction powers(
            Parameters p, double[] rates, double[] times, Prediction prediction) {
        double[] power = new double[times.length * p.degrees];
        for (int t = 0; t < times.length; t++) {
            for (int k = 0; k < p.degrees; k++) {
                power[t * p.degrees + k] = Math.exp(2 * rates[k] * times[t]) / p.tokens;
            }
        }
        return prediction.put(TokenObservables.POWER, power);
    }

    private static Prediction passages(
            Parameters p, LinearPhase phase, double[] rates, Request request) {
        double[] probability = new double[p.degrees];
        double[] error = new double[p.degrees];
        int best = 0;
        int fastest = 0;
        for (int k = 0; k < p.degrees; k++) {
            request.checkCancelled();
            probability[k] = phase.probability(k);
            error[k] = 1e-8;
            best = probability[k] > probability[best] ? k : best;
            fastest = rates[k] > rates[fastest] ? k : fastest;
        }
        double mean = phase.meanPassage();
        double median = phase.medianPassage();
        return new Prediction()
                .put("winningProbability", probability, error)
                .put(
                        TokenObservables.FASTEST_WINS,
                        new double[] {probability[fastest]},
                        new double[] {1e-8})
                .put(TokenObservables.WINNER, best + 1)
                .put(TokenObservables.PASSAGE, new double[] {mean}, new double[] {1e-7 * mean})
                .put("medianPassage", median);
    }
}
