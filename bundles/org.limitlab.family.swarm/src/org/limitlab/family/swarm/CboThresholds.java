package org.limitlab.family.swarm;

import org.limitlab.core.model.Observable;
import org.limitlab.core.parameter.Parameter;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;
import org.limitlab.family.swarm.consensus.NoiseKind;
import org.limitlab.family.swarm.consensus.SecondMoment;

import java.util.List;

/**
 * The noise at which the second moment, and the typical path, stop to contract around a frozen
 * consensus point.
 */
public final class CboThresholds extends SwarmTheory<CboThresholds.Parameters> {

    /** What the thresholds depend on. */
    public record Parameters(
            int dimension,
            double drift,
            double noise,
            NoiseKind noiseKind,
            int particles,
            double step,
            @Parameter(
                            symbol = "scheme",
                            text = "Euler scheme step by step, or continuous time.",
                            value = "euler")
                    Scheme scheme) {}

    /** The theory. */
    public CboThresholds() {
        super(
                new Card(
                        "cbo-thresholds",
                        "Noise thresholds with frozen consensus",
                        "cbo",
                        Standing.EXACT,
                        "The consensus point stands at the minimiser.",
                        "Between the two thresholds the mean grows while every finite swarm shrinks at late times.",
                        List.of(
                                "D\\sigma^2 = 2\\lambda \\;(- \\lambda^2 h \\text{ for the Euler scheme})",
                                "(d - 2)\\sigma^2 = 2\\lambda \\text{ (typical path, isotropic)}",
                                "t = \\frac{\\log N}{2\\sigma^2}"),
                        List.of("M01")),
                Parameters.class);
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return List.of(
                Observable.once(
                        "meanSquareThreshold",
                        "sigma_2",
                        "noise at which the second moment is constant"),
                Observable.once(
                        "typicalThreshold",
                        "sigma_0",
                        "noise at which the typical path is constant"),
                Observable.once(
                                "window",
                                "t",
                                "time until which N particles show the second moment")
                        .in("time"));
    }

    @Override
    Prediction compute(Parameters p, Request request) {
        SecondMoment law =
                new SecondMoment(
                        p.dimension, p.drift, p.noiseKind, p.scheme == Scheme.EULER ? p.step : 0);
        Prediction prediction =
                new Prediction().put("meanSquareThreshold", law.meanSquareThreshold());
        double typical = law.typicalThreshold();
        if (Double.isFinite(typical)) {
            prediction.put("typicalThreshold", typical);
        } else {
            prediction.none("typicalThreshold", "every noise contracts the typical path");
        }
        return p.noise == 0
                ? prediction.none(
                        "window", "without noise all particles show the second moment at all times")
                : prediction.put("window", SecondMoment.window(p.noise, p.particles));
    }
}
