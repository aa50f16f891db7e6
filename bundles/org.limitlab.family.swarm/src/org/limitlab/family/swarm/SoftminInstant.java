package org.limitlab.family.swarm;

import org.limitlab.core.model.Axis;
import org.limitlab.core.model.Objective;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Reduction;
import org.limitlab.core.parameter.Schedule;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;
import org.limitlab.family.swarm.softmin.SoftminEnergy;

import java.util.List;

/** Energy, weights and gradient of explicit positions: one step, checked by hand. */
public final class SoftminInstant extends SwarmTheory<SoftminInstant.Parameters> {

    /** What they depend on. */
    public record Parameters(
            Objective objective,
            int dimension,
            int particles,
            SoftminSwarms.GradientScale gradientScale,
            Schedule inverseTemperature,
            double[][] initial) {}

    /** The theory. */
    public SoftminInstant() {
        super(
                new Card(
                        "softmin-instant",
                        "Energy and gradient at given positions",
                        "softmin-swarm",
                        Standing.EXACT,
                        "Positions are given in initial.",
                        "Explicit initial positions, free leaders; beta at time 0.",
                        List.of(
                                "J = \\sum_i w_i f(x_i), \\quad w_i = \\frac{e^{-\\beta f(x_i)}}{\\sum_j e^{-\\beta f(x_j)}}",
                                "\\nabla_i J = w_i \\bigl(1 - \\beta (f(x_i) - J)\\bigr) \\nabla f(x_i), \\quad \\frac{dJ}{dt} = -c |\\nabla"
                                        + " J|^2"),
                        List.of("A07")),
                Parameters.class);
    }

    private static Observable vector(String id, String symbol, String label, int length) {
        return new Observable(
                id,
                symbol,
                label,
                "",
                false,
                List.of(Axis.indices("coordinate", length)),
                Reduction.MEAN);
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return List.of(
                Observable.once("energyNow", "J", "softmin energy"),
                Observable.once("energySlope", "-c|grad J|²", "rate of the energy without noise"),
                vector("weights", "w", "weights", p.particles),
                vector(
                        "gradient",
                        "grad J",
                        "gradient of the energy, row by row",
                        p.particles * p.dimension));
    }

    @Override
    Prediction compute(Parameters p, Request request) {
        if (p.initial.length == 0) {
            throw new NoPrediction("initial is empty: no positions are given");
        }
        int d = p.dimension;
        InitialState.check(new double[1], p.initial, p.particles, d);
        double[] x = InitialState.draw(new double[1], 0, p.initial, p.particles, d, null);
        double beta = p.inverseTemperature.at(0);
        SoftminEnergy energy = new SoftminEnergy(p.objective, p.particles, d);
        double j = energy.evaluate(x, p.particles, beta);
        if (!Double.isFinite(j)) {
            throw new NoPrediction("the objective is not finite at a position");
        }
        double[] gradient = new double[x.length];
        energy.gradient(x, p.particles, beta, gradient);
        double[] weights = new double[p.particles];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = energy.weight(i);
        }
        double slope =
                -p.gradientScale.of(p.particles) * Swarms.square(gradient, 0, gradient.length);
        return new Prediction()
                .put("energyNow", j)
                .put("energySlope", slope)
                .put("weights", weights)
                .put("gradient", gradient);
    }
}
