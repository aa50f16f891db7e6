package org.limitlab.family.transformers;

import org.limitlab.core.model.Axis;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Reduction;
import org.limitlab.core.parameter.Parameter;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;

import java.util.Arrays;
import java.util.List;

/** Growth of small deviations from the uniform law, degree by degree, in any dimension. */
public final class FunkHecke extends TransformerTheory<FunkHecke.Parameters> {

    private static final int SWITCHES = 8;

    /** What the rates depend on. */
    public record Parameters(
            int dimension,
            double inverseTemperature,
            Attention attention,
            double strength,
            double[][] query,
            double[][] key,
            double[][] value,
            int quietMode,
            @Parameter(
                            symbol = "kmax",
                            text = "Number of degrees whose rates are given.",
                            value = "8",
                            range = "[1, 64]")
                    int degrees) {}

    /** The theory. */
    public FunkHecke() {
        super(
                new Card(
                        "funk-hecke",
                        "Linear growth rates about the uniform law",
                        "self-attention",
                        Standing.ASYMPTOTIC,
                        "Infinitely many tokens, a density close to uniform, and first order in the"
                                + " deviation.",
                        "Dimension 2 or more, Q^T K and V multiples of the identity.",
                        List.of(
                                "\\gamma_k = \\gamma \\frac{k(k+d-2)}{\\beta} \\Gamma(d/2)"
                                        + " (2/\\beta)^{d/2-1} I_{k+d/2-1}(\\beta) \\text{ (USA)}",
                                "\\gamma_k = \\gamma \\frac{k(k+d-2)}{\\beta}"
                                        + " \\frac{I_{k+d/2-1}(\\beta)}{I_{d/2-1}(\\beta)}"
                                        + " \\text{ (SA)}",
                                "k_{max} = \\arg\\max_k \\gamma_k"),
                        List.of(
                                "A04",
                                "Geshkovski, Letrouit, Polyanskiy, Rigollet (2025), A mathematical"
                                        + " perspective on transformers")),
                Parameters.class);
    }

    @Override
    public List<Observable> observables(Parameters p) {
        Axis degrees = TokenObservables.degrees(p.degrees);
        return List.of(
                vector("growthRate", "gamma_k", "linear growth rate", degrees).in("1/time"),
                vector("logGrowthRate", "log gamma_k", "logarithm of the growth rate", degrees),
                vector("powerGrowthRate", "2 gamma_k", "growth rate of the power", degrees)
                        .in("1/time"),
                Observable.scalar(
                                TokenObservables.QUIET_RATE,
                                "gamma_k0",
                                "growth rate of the start's mode; 0 at time 0")
                        .in("1/time"),
                Observable.once("fastestDegree", "kmax", "degree that grows fastest"),
                Observable.once("fastestRate", "gamma_kmax", "largest growth rate").in("1/time"),
                vector(
                        "fastestSwitches",
                        "beta_k",
                        "inverse temperature at which degree k gives way to k + 1",
                        TokenObservables.degrees(SWITCHES)));
    }

    private static Observable vector(String id, String symbol, String label, Axis axis) {
        return new Observable(id, symbol, label, "", false, List.of(axis), Reduction.MEAN);
    }

    @Override
    protected Prediction compute(Parameters p, Request request) {
        if (p.dimension < 2) {
            throw new NoPrediction("dimension = 1: two points, and nothing moves");
        }
        Isotropic law =
                Isotropic.of(
                        p.dimension, p.inverseTemperature, p.strength, p.query, p.key, p.value);
        double[] rates = new double[p.degrees];
        double[] logs = new double[p.degrees];
        for (int k = 1; k <= p.degrees; k++) {
            double log = Harmonics.logGrowthRate(k, law.beta(), p.dimension, p.attention);
            logs[k - 1] = log + Math.log(Math.abs(law.strength()));
            rates[k - 1] = law.strength() * Math.exp(log);
        }
        Prediction prediction = new Prediction();
        prediction.put("growthRate", rates, relative(rates));
        double[] powers = Arrays.stream(rates).map(rate -> 2 * rate).toArray();
        prediction.put("powerGrowthRate", powers, relative(powers));
        double quiet =
                law.strength()
                        * Harmonics.growthRate(p.quietMode, law.beta(), p.dimension, p.attention);
        double[] inTime = Arrays.stream(request.times()).map(t -> t == 0 ? 0 : quiet).toArray();
        prediction.put(TokenObservables.QUIET_RATE, inTime, relative(inTime));
        if (law.beta() > 0 && law.strength() > 0) {
            prediction.put("logGrowthRate", logs, new double[p.degrees]);
        } else {
            prediction.none("logGrowthRate", "not every rate is above 0");
        }
        fastest(p, law, prediction);
        double[] switches = new double[SWITCHES];
        for (int k = 1; k <= SWITCHES; k++) {
            switches[k - 1] = Harmonics.switchPoint(k, p.dimension);
        }
        return prediction.put("fastestSwitches", switches, relative(switches));
    }

    private static void fastest(Parameters p, Isotropic law, Prediction prediction) {
        if (!(law.strength() > 0)) {
            String reason = "strength = " + law.strength() + ": nothing grows";
            prediction.none("fastestDegree", reason).none("fastestRate", reason);
            return;
        }
        int k = Harmonics.fastest(law.beta(), p.dimension);
        double log = Harmonics.logGrowthRate(k, law.beta(), p.dimension, p.attention);
        double rate = law.strength() * Math.exp(log);
        prediction.put("fastestDegree", k);
        prediction.put("fastestRate", new double[] {rate}, relative(new double[] {rate}));
    }

    /** Rounding of the Bessel functions. */
    private static double[] relative(double[] values) {
        double[] error = new double[values.length];
        for (int i = 0; i < error.length; i++) {
            error[i] = 1e-12 * Math.abs(values[i]);
        }
        return error;
    }
}
