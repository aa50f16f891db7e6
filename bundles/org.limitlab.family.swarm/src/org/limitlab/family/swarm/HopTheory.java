package org.limitlab.family.swarm;

import org.limitlab.core.model.Objective;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Steps;
import org.limitlab.core.parameter.Parameter;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;
import org.limitlab.family.swarm.consensus.HopMap;
import org.limitlab.family.swarm.consensus.Hopper;
import org.limitlab.family.swarm.objective.SeparableObjective;
import org.limitlab.math.random.Purpose;
import org.limitlab.math.random.RandomStream;
import org.limitlab.math.random.StreamSource;

import java.util.List;

/** Hops of infinitely many samples. */
public final class HopTheory extends SwarmTheory<HopTheory.Parameters> {

    private static final int GROUPS = 8;

    /** What a hop depends on. */
    public record Parameters(
            Objective objective,
            int dimension,
            double alpha,
            double spread,
            double[] start,
            @Parameter(
                            symbol = "M",
                            text =
                                    "Samples for objectives that are no sum over axes, in 8 independent groups.",
                            value = "1000000",
                            range = "[1000, 1000000000]")
                    long samples) {}

    /** The theory. */
    public HopTheory() {
        super(
                new Card(
                        "hop-map",
                        "Hop of infinitely many samples",
                        "consensus-hopping",
                        Standing.EXACT,
                        "The number of samples is infinite.",
                        "Closed form for the quadratic, quadrature for sums over axes, sampling with its error otherwise; finite"
                                + " alpha.",
                        List.of(
                                "v' = \\frac{\\int x e^{-\\alpha f(x)} N(x; v, s^2 I) dx}{\\int e^{-\\alpha f(x)} N(x; v, s^2 I) dx}"
                                        + " = v - \\alpha s^2 E[\\nabla f]",
                                "f = \\frac{a}{2}|x|^2: \\quad v' = \\frac{v}{1 + \\alpha a s^2}"),
                        List.of("M01")),
                Parameters.class);
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return List.of(Cbo.consensusPoint(p.dimension));
    }

    @Override
    Prediction compute(Parameters p, Request request) {
        requireFinite(p.alpha);
        double[] times = request.times();
        double[] values = new double[times.length * p.dimension];
        double[] errors = new double[values.length];
        HopMap map = new HopMap(p.objective, p.alpha, p.spread);
        double hops = times.length == 0 ? 0 : times[times.length - 1];
        boolean separable = p.objective instanceof SeparableObjective;
        requireAffordable(hops * p.dimension * (separable ? 1e5 : (double) p.samples));
        if (separable) {
            exact(map, p, request, values, errors);
        } else {
            sampled(p, request, values, errors);
        }
        return new Prediction().put("consensusPoint", values, errors);
    }

    static void requireFinite(double alpha) {
        if (Double.isInfinite(alpha)) {
            throw new NoPrediction(
                    "alpha = inf: infinitely many samples reach every minimum at once");
        }
    }

    static long hops(double time) {
        try {
            return Steps.until(time, 1);
        } catch (IllegalArgumentException e) {
            throw new NoPrediction("time " + time + " is between two hops");
        }
    }

    private static void exact(
            HopMap map, Parameters p, Request request, double[] values, double[] errors) {
        double[] v = InitialState.spread(p.start, p.dimension);
        double[] error = new double[p.dimension];
        long done = 0;
        for (int t = 0; t < request.times().length; t++) {
            for (long until = hops(request.times()[t]); done < until; done++) {
                request.checkCancelled();
                HopMap.Hop hop = map.exact(v);
                v = hop.to();
                for (int j = 0; j < v.length; j++) {
                    error[j] += hop.error()[j];
                }
            }
            System.arraycopy(v, 0, values, t * v.length, v.length);
            System.arraycopy(error, 0, errors, t * v.length, v.length);
        }
    }

    private static void sampled(Parameters p, Request request, double[] values, double[] errors) {
        StreamSource source = request.streams().source(Purpose.THEORY);
        int d = p.dimension;
        Hopper hopper = new Hopper(p.objective, p.alpha, p.spread, p.samples / GROUPS, d);
        double[] squares = new double[values.length];
        for (int g = 0; g < GROUPS; g++) {
            RandomStream stream = source.open(g);
            double[] v = InitialState.spread(p.start, d);
            long done = 0;
            for (int t = 0; t < request.times().length; t++) {
                for (long until = hops(request.times()[t]); done < until; done++) {
                    request.checkCancelled();
                    if (!hopper.hop(v, stream, v)) {
                        throw new NoPrediction("the objective is not finite at a sample");
                    }
                }
                for (int j = 0; j < d; j++) {
                    values[t * d + j] += v[j] / GROUPS;
                    squares[t * d + j] += v[j] * v[j] / GROUPS;
                }
            }
        }
        for (int k = 0; k < values.length; k++) {
            double variance = Math.max(0, squares[k] - values[k] * values[k]);
            errors[k] = Math.sqrt(variance / (GROUPS - 1)) + 1e-15 * Math.abs(values[k]);
        }
    }
}
