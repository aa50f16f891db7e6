package org.limitlab.family.swarm;

import org.limitlab.core.model.Objective;
import org.limitlab.core.model.Observable;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;
import org.limitlab.family.swarm.consensus.HopMap;
import org.limitlab.family.swarm.objective.SeparableObjective;

import java.util.List;

/** The proximal step that a hop resembles. */
public final class HopProximal extends SwarmTheory<HopProximal.Parameters> {

    /** What the step depends on. */
    public record Parameters(
            Objective objective, int dimension, double alpha, double spread, double[] start) {}

    /** The theory. */
    public HopProximal() {
        super(
                new Card(
                        "hop-proximal",
                        "Proximal form of the hop",
                        "consensus-hopping",
                        Standing.HEURISTIC,
                        "The gradient at the end of the hop stands for its mean under the tilted law.",
                        "Exact for the quadratic; elsewhere off by O(1/alpha) at fixed alpha s². Sums over axes, finite alpha.",
                        List.of(
                                "v' = \\operatorname{argmin}_x f(x) + \\frac{|x - v|^2}{2\\tau}, \\quad \\tau = \\alpha s^2",
                                "v' = v - \\tau \\nabla f(v')"),
                        List.of("M01")),
                Parameters.class);
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return List.of(Cbo.consensusPoint(p.dimension));
    }

    @Override
    Prediction compute(Parameters p, Request request) {
        HopTheory.requireFinite(p.alpha);
        if (!(p.objective instanceof SeparableObjective)) {
            throw new NoPrediction(p.objective.id() + " is no sum over axes");
        }
        double[] times = request.times();
        requireAffordable(times.length == 0 ? 0 : times[times.length - 1] * p.dimension * 1e5);
        HopMap map = new HopMap(p.objective, p.alpha, p.spread);
        double[] v = InitialState.spread(p.start, p.dimension);
        double[] values = new double[times.length * p.dimension];
        double[] errors = new double[values.length];
        long done = 0;
        for (int t = 0; t < times.length; t++) {
            for (long until = HopTheory.hops(times[t]); done < until; done++) {
                request.checkCancelled();
                v = map.proximal(v);
            }
            for (int j = 0; j < v.length; j++) {
                values[t * v.length + j] = v[j];
                errors[t * v.length + j] = 1e-12 * (1 + Math.abs(v[j])) * done;
            }
        }
        return new Prediction().put("consensusPoint", values, errors);
    }
}
