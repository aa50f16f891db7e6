package org.limitlab.family.swarm;

import org.limitlab.core.model.Objective;
import org.limitlab.core.model.Observable;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;
import org.limitlab.family.swarm.softmin.PassageTimes;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Kramers' formula for the passage over one barrier. */
public final class KramersTime extends SwarmTheory<KramersTime.Parameters> {

    private static final int GRID = 20_000;

    /** What the time depends on. */
    public record Parameters(
            Objective objective,
            int dimension,
            double noise,
            SoftminSwarms.NoiseConvention noiseConvention,
            double[] initialMean,
            double initialSpread,
            double[][] initial,
            double target) {}

    /** The theory. */
    public KramersTime() {
        super(
                new Card(
                        "kramers",
                        "Kramers' formula",
                        "langevin",
                        Standing.ASYMPTOTIC,
                        "Small noise, a smooth objective, one barrier between the bottom of a well and the target.",
                        "A line; start at the bottom of a well, target beyond one top; 2 H / sigma² at least 2.",
                        List.of(
                                "T = \\frac{2\\pi}{\\sqrt{f''(x_{min}) |f''(x_{top})|}} e^{2H/\\sigma^2}"),
                        List.of("A07", "Kramers (1940), Brownian motion in a field of force")),
                Parameters.class);
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return List.of(
                SoftminSwarms.HITTING_TIME,
                Observable.once("height", "H", "height of the barrier"));
    }

    @Override
    Prediction compute(Parameters p, Request request) {
        double start = Watching.start(p.dimension, p.initialMean, p.initialSpread, p.initial);
        double amplitude = p.noiseConvention.amplitude(p.noise);
        Watching.requireWay(amplitude, start, p.target, -Double.MAX_VALUE, Double.MAX_VALUE);
        DoubleUnaryOperator f = Watching.onLine(p.objective);
        double top = top(f, start, p.target);
        double atStart = curvature(f, start);
        double atTop = curvature(f, top);
        double height = f.applyAsDouble(top) - f.applyAsDouble(start);
        double slope = (f.applyAsDouble(start + 1e-5) - f.applyAsDouble(start - 1e-5)) / 2e-5;
        if (!(atStart > 0) || !(atTop < 0) || Math.abs(slope) > 1e-3 * atStart || !(height > 0)) {
            throw new NoPrediction(
                    "start = " + start + " is no bottom of a well with a top before the target");
        }
        if (2 * height < 2 * amplitude * amplitude) {
            throw new NoPrediction(
                    "2 H / sigma² = " + 2 * height / (amplitude * amplitude) + " is below 2");
        }
        double time = PassageTimes.kramers(atStart, atTop, height, amplitude);
        if (Double.isInfinite(time)) {
            throw new NoPrediction("the time exceeds 1e308");
        }
        // the next term of the expansion is of relative order sigma² / H
        double error = time * amplitude * amplitude / height;
        return new Prediction()
                .put("hittingTime", new double[] {time}, new double[] {error})
                .put("height", height);
    }

    private static double top(DoubleUnaryOperator f, double start, double target) {
        double best = start;
        for (int i = 0; i <= GRID; i++) {
            double x = start + (target - start) * i / GRID;
            best = f.applyAsDouble(x) > f.applyAsDouble(best) ? x : best;
        }
        return best;
    }

    private static double curvature(DoubleUnaryOperator f, double x) {
        double h = 1e-3 * (1 + Math.abs(x));
        double narrow =
                (f.applyAsDouble(x + h) - 2 * f.applyAsDouble(x) + f.applyAsDouble(x - h))
                        / (h * h);
        double g = 2 * h;
        double wide =
                (f.applyAsDouble(x + g) - 2 * f.applyAsDouble(x) + f.applyAsDouble(x - g))
                        / (g * g);
        return narrow + (narrow - wide) / 3;
    }
}
