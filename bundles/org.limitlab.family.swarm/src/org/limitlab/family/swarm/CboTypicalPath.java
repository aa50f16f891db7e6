package org.limitlab.family.swarm;

import org.limitlab.core.model.Objective;
import org.limitlab.core.model.Observable;
import org.limitlab.core.parameter.Parameter;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;
import org.limitlab.family.swarm.consensus.NoiseKind;
import org.limitlab.family.swarm.consensus.SecondMoment;

import java.util.Arrays;
import java.util.List;

/**
 * The mean of log |X - x*|² with frozen consensus: what one path, and any finite swarm at late
 * times, does.
 */
public final class CboTypicalPath extends SwarmTheory<CboTypicalPath.Parameters> {

    /** What the typical path depends on. */
    public record Parameters(
            Objective objective,
            int dimension,
            double drift,
            double noise,
            NoiseKind noiseKind,
            Cbo.Consensus consensus,
            double step,
            double[] initialMean,
            double initialSpread,
            double[][] initial,
            @Parameter(
                            symbol = "scheme",
                            text = "Euler scheme step by step, or continuous time.",
                            value = "euler")
                    Scheme scheme) {}

    /** The theory. */
    public CboTypicalPath() {
        super(
                new Card(
                        "cbo-typical-path",
                        "Typical path with frozen consensus",
                        "cbo",
                        Standing.EXACT,
                        "The consensus point stands at the minimiser x*, so logarithms of distances add up independent"
                                + " terms.",
                        "Frozen consensus. Isotropic noise: log |X - x*|²; anisotropic noise: each component's.",
                        List.of(
                                "\\frac{d}{dt} E\\log|X - x^*|^2 = -2\\lambda + (d - 2)\\sigma^2 \\text{ (isotropic)}",
                                "\\frac{d}{dt} E\\log(X_j - x_j^*)^2 = -2\\lambda - \\sigma^2 \\text{ (anisotropic)}",
                                "\\text{Euler: } \\frac1h E\\log|(1 - \\lambda h) e + \\sigma\\sqrt{h}\\,\\xi|^2"),
                        List.of("M01")),
                Parameters.class);
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return List.of(
                p.noiseKind == NoiseKind.ISOTROPIC ? Cbo.LOG_DISTANCE : Cbo.LOG_COMPONENT,
                Observable.once("typicalRate", "rate", "rate of the typical path").in("1/time"));
    }

    @Override
    Prediction compute(Parameters p, Request request) {
        CboSecondMoment.requireFrozen(p.consensus);
        SecondMoment law =
                new SecondMoment(
                        p.dimension, p.drift, p.noiseKind, p.scheme == Scheme.EULER ? p.step : 0);
        double rate = law.typicalRate(p.noise);
        double start =
                p.noiseKind == NoiseKind.ISOTROPIC ? initialDistance(p) : initialComponent(p);
        double[] logs =
                Arrays.stream(request.times())
                        .map(t -> t == 0 ? start : start + rate * t)
                        .toArray();
        Prediction prediction = new Prediction();
        String id = observables(p).getFirst().id();
        String nowhere = "a particle starts at the minimiser, or one step takes all there: log 0";
        if (Double.isFinite(start) && Double.isFinite(rate)) {
            return prediction.put(id, logs).put("typicalRate", rate);
        }
        prediction.none(id, nowhere);
        return Double.isFinite(rate)
                ? prediction.put("typicalRate", rate)
                : prediction.none("typicalRate", nowhere);
    }

    private static double initialDistance(Parameters p) {
        double[] x = p.objective.minimiser(p.dimension);
        if (p.initial.length > 0) {
            return Arrays.stream(p.initial)
                    .mapToDouble(row -> Math.log(squaredDistance(row, x)))
                    .average()
                    .orElseThrow();
        }
        double square = squaredDistance(InitialState.spread(p.initialMean, p.dimension), x);
        return meanLog(p.dimension, square, p.initialSpread);
    }

    private static double initialComponent(Parameters p) {
        double[] x = p.objective.minimiser(p.dimension);
        double[][] rows =
                p.initial.length > 0
                        ? p.initial
                        : new double[][] {InitialState.spread(p.initialMean, p.dimension)};
        double spread = p.initial.length > 0 ? 0 : p.initialSpread;
        double sum = 0;
        for (double[] row : rows) {
            for (int j = 0; j < p.dimension; j++) {
                sum += meanLog(1, (row[j] - x[j]) * (row[j] - x[j]), spread);
            }
        }
        return sum / (rows.length * p.dimension);
    }

    /** E log |m + s xi|². */
    private static double meanLog(int d, double square, double spread) {
        if (spread == 0) {
            return Math.log(square);
        }
        double variance = spread * spread;
        return Math.log(variance) + SecondMoment.meanLogNoncentral(d, square / variance);
    }

    private static double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += (a[j] - b[j]) * (a[j] - b[j]);
        }
        return sum;
    }
}
