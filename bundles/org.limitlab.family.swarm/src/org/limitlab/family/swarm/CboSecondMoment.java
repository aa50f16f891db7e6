package org.limitlab.family.swarm;

import org.limitlab.core.model.Objective;
import org.limitlab.core.model.Observable;
import org.limitlab.core.parameter.Parameter;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;
import org.limitlab.family.swarm.consensus.NoiseKind;
import org.limitlab.family.swarm.consensus.SecondMoment;

import java.util.Arrays;
import java.util.List;

/** E|X - x*|² with the consensus frozen at the minimiser: exact for every number of particles. */
public final class CboSecondMoment extends SwarmTheory<CboSecondMoment.Parameters> {

    /** What the second moment depends on; the number of particles is not among it. */
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
    public CboSecondMoment() {
        super(
                new Card(
                        "cbo-second-moment",
                        "Second moment with frozen consensus",
                        "cbo",
                        Standing.EXACT,
                        "The consensus point stands at the minimiser x*, so each particle moves alone and linearly.",
                        "Frozen consensus and any step. A swarm of N shows it until about log N / (2 sigma²): later the"
                                + " rare large particles that carry it are missing.",
                        List.of(
                                "\\frac{d}{dt} E|X - x^*|^2 = -(2\\lambda - D\\sigma^2) E|X - x^*|^2",
                                "E|X_{n+1} - x^*|^2 = \\bigl((1 - \\lambda h)^2 + D\\sigma^2 h\\bigr) E|X_n - x^*|^2",
                                "D = d \\text{ (isotropic)}, \\quad D = 1 \\text{ (anisotropic)}"),
                        List.of("M01")),
                Parameters.class);
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return List.of(
                Cbo.SECOND_MOMENT,
                Observable.once("secondMomentRate", "rate", "rate of the second moment")
                        .in("1/time"));
    }

    @Override
    Prediction compute(Parameters p, Request request) {
        requireFrozen(p.consensus);
        SecondMoment law =
                new SecondMoment(
                        p.dimension, p.drift, p.noiseKind, p.scheme == Scheme.EULER ? p.step : 0);
        double rate = law.rate(p.noise);
        double start = initial(p);
        double[] moments =
                Arrays.stream(request.times())
                        .map(t -> t == 0 ? start : start * Math.exp(rate * t))
                        .toArray();
        Prediction prediction = new Prediction().put("secondMoment", moments);
        return Double.isFinite(rate)
                ? prediction.put("secondMomentRate", rate)
                : prediction.none(
                        "secondMomentRate",
                        "one step annihilates the second moment: lambda h = 1, sigma = 0");
    }

    static void requireFrozen(Cbo.Consensus consensus) {
        if (consensus != Cbo.Consensus.FROZEN) {
            throw new NoPrediction("consensus = moving: exact for consensus: frozen only");
        }
    }

    private static double initial(Parameters p) {
        double[] x = p.objective.minimiser(p.dimension);
        double sum = 0;
        if (p.initial.length == 0) {
            for (int j = 0; j < p.dimension; j++) {
                double u = InitialState.coordinate(p.initialMean, j) - x[j];
                sum += u * u + p.initialSpread * p.initialSpread;
            }
            return sum;
        }
        for (double[] row : p.initial) {
            for (int j = 0; j < p.dimension; j++) {
                sum += (row[j] - x[j]) * (row[j] - x[j]);
            }
        }
        return sum / p.initial.length;
    }
}
