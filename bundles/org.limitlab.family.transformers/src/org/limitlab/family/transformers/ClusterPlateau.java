package org.limitlab.family.transformers;

import org.limitlab.core.model.Axis;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Reduction;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;

import java.util.List;

/** How long m equispaced clusters on the circle last, and how fast each contracts. */
public final class ClusterPlateau extends TransformerTheory<ClusterPlateau.Parameters> {

    /** What the rates depend on; {@code clusters} is the number m. */
    public record Parameters(
            int clusters,
            int dimension,
            double inverseTemperature,
            Attention attention,
            double strength,
            double[][] query,
            double[][] key,
            double[][] value) {}

    /** The theory. */
    public ClusterPlateau() {
        super(
                new Card(
                        "cluster-plateau",
                        "Rates of a plateau of clusters",
                        "self-attention",
                        Standing.EXACT,
                        "Equal clusters, equispaced on the circle: a stationary state, and first"
                                + " order in the displacement of each cluster, or within one.",
                        "Dimension 2, Q^T K and V multiples of the identity.",
                        List.of(
                                "r_n = -\\frac{\\gamma}{m} \\sum_j g'(2\\pi j/m)"
                                        + " (1 - \\cos(2\\pi j n/m)), \\quad g(p) = e^{\\beta \\cos"
                                        + " p} \\sin p",
                                "c = \\frac{\\gamma}{m} \\sum_j g'(2\\pi j/m)",
                                "\\text{SA: both over } \\frac1m \\sum_j e^{\\beta\\cos(2\\pi"
                                        + " j/m)}"),
                        List.of("A04")),
                Parameters.class);
    }

    @Override
    public List<Observable> observables(Parameters p) {
        double[] modes = new double[Math.max(1, p.clusters - 1)];
        for (int n = 0; n < modes.length; n++) {
            modes[n] = n + 1;
        }
        return List.of(
                new Observable(
                        "separationRate",
                        "r_n",
                        "growth rate of a displacement of the clusters",
                        "1/time",
                        false,
                        List.of(new Axis("displacement", "", modes)),
                        Reduction.MEAN),
                Observable.once(
                                "largestSeparationRate",
                                "max r_n",
                                "rate at which the plateau ends")
                        .in("1/time"),
                Observable.once("plateauTime", "1/max r_n", "time constant of the plateau")
                        .in("time"),
                Observable.once("contractionRate", "c", "rate at which a cluster contracts")
                        .in("1/time"),
                Observable.once("plateauRatio", "c/max r_n", "contraction over separation"),
                Observable.once("fastestRate", "gamma_kmax", "largest linear growth rate")
                        .in("1/time"),
                Observable.once(
                        "plateauTimeInGrowthTimes",
                        "gamma_kmax/max r_n",
                        "time constant of the plateau in units of that of linear growth"));
    }

    @Override
    protected Prediction compute(Parameters p, Request request) {
        if (p.dimension != 2) {
            throw new NoPrediction("dimension = " + p.dimension + ": only on the circle");
        }
        Isotropic law = Isotropic.of(2, p.inverseTemperature, p.strength, p.query, p.key, p.value);
        if (p.attention == Attention.UNNORMALISED && law.beta() > SelfAttention.MOST_EXPONENT) {
            throw new NoPrediction(
                    "inverseTemperature = " + law.beta() + ": unnormalised rates overflow");
        }
        Clusters clusters = new Clusters(p.clusters, law.beta(), p.attention);
        double contraction = law.strength() * clusters.contractionRate();
        Prediction prediction = new Prediction().put("contractionRate", contraction);
        double growth =
                law.strength()
                        * Harmonics.growthRate(
                                Harmonics.fastest(law.beta(), 2), law.beta(), 2, p.attention);
        prediction.put("fastestRate", growth);
        if (p.clusters == 1) {
            String reason = "one cluster cannot separate";
            return none(prediction.none("separationRate", reason), reason)
                    .put("largestSeparationRate", 0);
        }
        double[] rates = new double[p.clusters - 1];
        double largest = Double.NEGATIVE_INFINITY;
        for (int n = 1; n < p.clusters; n++) {
            rates[n - 1] = law.strength() * clusters.separationRate(n);
            largest = Math.max(largest, rates[n - 1]);
        }
        prediction.put("separationRate", rates).put("largestSeparationRate", largest);
        if (!(largest > 0)) {
            return none(prediction, "max r_n = " + largest + ": the plateau is stable");
        }
        return prediction
                .put("plateauTime", 1 / largest)
                .put("plateauRatio", contraction / largest)
                .put("plateauTimeInGrowthTimes", growth / largest);
    }

    private static Prediction none(Prediction prediction, String reason) {
        return prediction
                .none("plateauTime", reason)
                .none("plateauRatio", reason)
                .none("plateauTimeInGrowthTimes", reason);
    }
}
