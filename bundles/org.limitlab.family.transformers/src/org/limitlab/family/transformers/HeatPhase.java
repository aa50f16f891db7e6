package org.limitlab.family.transformers;

import org.limitlab.core.model.Axis;
import org.limitlab.core.model.Observable;
import org.limitlab.core.parameter.Parameter;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;
import org.limitlab.family.transformers.phases.HeatFlow;
import org.limitlab.family.transformers.phases.SphereMixture;
import org.limitlab.family.transformers.phases.WrappedMixture;

import java.util.ArrayList;
import java.util.List;

/** Heat phase: large inverse temperature, layer times of order beta, softmax attention. */
public final class HeatPhase extends TransformerTheory<HeatPhase.Parameters> {

    private static final int BINS = 72;

    /** What heat depends on. */
    public record Parameters(
            int dimension,
            double inverseTemperature,
            Attention attention,
            double strength,
            double[][] query,
            double[][] key,
            double[][] value,
            SelfAttention.Start start,
            int quietMode,
            double[] means,
            double[] weights,
            double spread,
            double elevation,
            double rotation,
            int degrees,
            @Parameter(
                            symbol = "delta_m",
                            text =
                                    "Absolute error that backward heat of measured data may have; gives lastDegree.",
                            value = "1.5e-8",
                            range = "[1e-15, 1]")
                    double backwardError) {}

    /** The theory. */
    public HeatPhase() {
        super(
                new Card(
                        "heat-phase",
                        "Heat equation of the tokens' law",
                        "self-attention",
                        Standing.ASYMPTOTIC,
                        "Softmax attention, many tokens with a smooth density on the whole sphere, Q^T K"
                                + " and V multiples of I, beta to infinity at fixed t/beta.",
                        "Softmax. Mixtures on the circle and the sphere, quiet and displaced starts for"
                                + " rates. Attracting, it ends where the first component collapses: no"
                                + " theorem goes on from there.",
                        List.of(
                                "\\partial_s \\mu = -\\gamma \\Delta \\mu, \\quad s = t/\\beta",
                                "\\hat\\mu_k(t) = e^{\\gamma k (k + d - 2) t/\\beta} \\hat\\mu_k(0)",
                                "\\text{finite } \\beta \\text{, about the uniform law: } \\frac{\\gamma k (k + d - 2)}{\\beta}"
                                        + " \\frac{I_{k+d/2-1}(\\beta)}{I_{d/2-1}(\\beta)}",
                                "\\sigma^2(t) = \\sigma^2 - 2 \\gamma t/\\beta, \\quad"
                                        + " t_{collapse} = \\beta \\sigma^2 / (2\\gamma)"),
                        List.of("A05")),
                Parameters.class);
    }

    @Override
    public List<Observable> observables(Parameters p) {
        List<Observable> list = new ArrayList<>();
        Axis degrees = TokenObservables.degrees(p.degrees);
        list.add(
                Observable.vector(
                        TokenObservables.AMPLITUDE, "|mu_k|", "modal amplitude", degrees));
        list.add(
                Observable.vector(
                        TokenObservables.LOG_AMPLITUDE,
                        "log |mu_k|",
                        "logarithm of the modal amplitude",
                        degrees));
        list.add(
                Observable.vector(
                        TokenObservables.POWER,
                        "S_k",
                        "mean Gegenbauer polynomial of cosines",
                        degrees));
        if (p.dimension == 2) {
            list.add(
                    Observable.vector(
                            TokenObservables.AZIMUTHS,
                            "share of azimuths",
                            "share of tokens by the angle in the first two axes",
                            bins()));
        }
        list.add(
                Observable.scalar(
                                "componentVariance",
                                "sigma²",
                                "variance of a component on the line")
                        .in("radians²"));
        list.add(
                Observable.once(
                                "collapseTime",
                                "t_c",
                                "time at which attracting components collapse")
                        .in("time"));
        list.add(rate("heatRate", "gamma k(k+d-2)/beta", degrees));
        list.add(rate("finiteBetaRate", "gamma_k", degrees));
        list.add(quiet("quietFiniteBetaRate", "gamma_k0"));
        list.add(quiet("quietGrowthRate", "gamma k0(k0+d-2)/beta"));
        list.add(
                Observable.scalar(
                        "lastDegree",
                        "k_max",
                        "last degree that backward heat of measured data may keep"));
        return List.copyOf(list);
    }

    static Observable rate(String id, String symbol, Axis degrees) {
        return new Observable(
                id,
                symbol,
                "growth rate of each degree",
                "1/time",
                false,
                List.of(degrees),
                org.limitlab.core.model.Reduction.MEAN);
    }

    private static Observable quiet(String id, String symbol) {
        return Observable.once(id, symbol, "growth rate of the quiet mode").in("1/time");
    }

    private static Axis bins() {
        double[] centres = new double[BINS];
        for (int b = 0; b < BINS; b++) {
            centres[b] = (b + 0.5) * 2 * Math.PI / BINS;
        }
        return new Axis("azimuth", "radians", centres);
    }

    @Override
    protected Prediction compute(Parameters p, Request request) {
        if (p.attention != Attention.SOFTMAX) {
            throw new NoPrediction(
                    "unnormalised attention follows a porous-medium equation, not heat: see porous-medium-rates");
        }
        if (p.dimension < 2) {
            throw new NoPrediction("dimension = " + p.dimension + " has no heat equation");
        }
        Isotropic law =
                Isotropic.of(
                        p.dimension, p.inverseTemperature, p.strength, p.query, p.key, p.value);
        if (law.beta() == 0) {
            throw new NoPrediction("beta = 0 is far from infinity");
        }
        Prediction prediction = new Prediction();
        rates(p, law, prediction);
        lastDegrees(p, law, request.times(), prediction);
        boolean mixture =
                p.start == SelfAttention.Start.MIXTURE || p.start == SelfAttention.Start.QUANTILES;
        if (mixture && p.dimension <= 3) {
            mixture(p, law, request.times(), prediction);
        } else {
            String reason = "only for a mixture on the circle or the sphere of three dimensions";
            for (Observable observable : observables(p)) {
                if (prediction.find(observable.id()).isEmpty()) {
                    prediction.none(observable.id(), reason);
                }
            }
        }
        return prediction;
    }

    private static void rates(Parameters p, Isotropic law, Prediction prediction) {
        double[] rates = new double[p.degrees];
        double[] corrected = new double[p.degrees];
        for (int k = 1; k <= p.degrees; k++) {
            rates[k - 1] = law.strength() * HeatFlow.eigenvalue(k, p.dimension) / law.beta();
            corrected[k - 1] = corrected(p, law, k);
        }
        prediction.put("heatRate", rates).put("finiteBetaRate", corrected);
        prediction.put("quietFiniteBetaRate", corrected(p, law, p.quietMode));
        prediction.put(
                "quietGrowthRate",
                law.strength() * HeatFlow.eigenvalue(p.quietMode, p.dimension) / law.beta());
    }

    /** The linear rate about the uniform law at finite beta: I_{k+d/2-1}/I_{d/2-1} of heat's. */
    private static double corrected(Parameters p, Isotropic law, int k) {
        return law.strength() * Harmonics.growthRate(k, law.beta(), p.dimension, Attention.SOFTMAX);
    }

    private static void lastDegrees(
            Parameters p, Isotropic law, double[] times, Prediction prediction) {
        if (law.strength() <= 0) {
            prediction.none("lastDegree", "forward heat keeps all degrees");
            return;
        }
        double[] last = new double[times.length];
        for (int t = 0; t < times.length; t++) {
            double s = law.strength() * Math.max(times[t], 1e-300) / law.beta();
            last[t] = HeatFlow.lastDegree(p.backwardError, s, p.dimension);
        }
        prediction.put("lastDegree", last);
    }

    private static void mixture(
            Parameters p, Isotropic law, double[] times, Prediction prediction) {
        double[] means = p.means.clone();
        for (int c = 0; c < means.length; c++) {
            means[c] += p.rotation;
        }
        WrappedMixture start = new WrappedMixture(means, p.weights, p.spread);
        double collapse = start.collapse() * law.beta() / law.strength();
        if (law.strength() > 0) {
            prediction.put("collapseTime", collapse);
        } else {
            prediction.none("collapseTime", "repelling components spread");
        }
        double last = times.length == 0 ? 0 : times[times.length - 1];
        if (law.strength() > 0 && last >= collapse) {
            throw new NoPrediction(
                    "t = "
                            + last
                            + " is past the collapse at t = beta sd²/(2 gamma) = "
                            + collapse);
        }
        amplitudes(p, law, start, times, prediction);
        variance(law, start, times, prediction);
        if (p.dimension == 2) {
            densities(law, start, times, prediction);
        }
    }

    private static void amplitudes(
            Parameters p,
            Isotropic law,
            WrappedMixture start,
            double[] times,
            Prediction prediction) {
        int degrees = p.degrees;
        double[] power = new double[degrees];
        for (int k = 1; k <= degrees; k++) {
            power[k - 1] =
                    p.dimension == 2
                            ? Math.pow(start.amplitude(k), 2)
                            : new SphereMixture(start, p.elevation).power(k);
        }
        double[] squares = new double[times.length * degrees];
        double[] roots = new double[squares.length];
        double[] logs = new double[squares.length];
        for (int t = 0; t < times.length; t++) {
            for (int k = 1; k <= degrees; k++) {
                double s = times[t] / law.beta();
                double exponent = law.strength() * HeatFlow.eigenvalue(k, p.dimension) * s;
                int at = t * degrees + k - 1;
                logs[at] = Math.log(power[k - 1]) / 2 + exponent;
                roots[at] = Math.exp(logs[at]);
                squares[at] = roots[at] * roots[at];
            }
        }
        prediction
                .put(TokenObservables.POWER, squares)
                .put(TokenObservables.AMPLITUDE, roots)
                .put(TokenObservables.LOG_AMPLITUDE, logs);
    }

    private static void variance(
            Isotropic law, WrappedMixture start, double[] times, Prediction prediction) {
        double[] variance = new double[times.length];
        for (int t = 0; t < times.length; t++) {
            double deviation = start.after(law.strength(), times[t] / law.beta()).deviation();
            variance[t] = deviation * deviation;
        }
        prediction.put("componentVariance", variance);
    }

    private static void densities(
            Isotropic law, WrappedMixture start, double[] times, Prediction prediction) {
        double[] shares = new double[times.length * BINS];
        for (int t = 0; t < times.length; t++) {
            WrappedMixture now = start.after(law.strength(), times[t] / law.beta());
            for (int b = 0; b < BINS; b++) {
                shares[t * BINS + b] =
                        now.probability(2 * Math.PI * b / BINS, 2 * Math.PI * (b + 1) / BINS);
            }
        }
        prediction.put(TokenObservables.AZIMUTHS, shares);
    }
}
