package org.limitlab.family.swarm;

import org.limitlab.core.model.Axis;
import org.limitlab.core.model.Objective;
import org.limitlab.core.model.Observable;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;
import org.limitlab.family.swarm.consensus.ConsensusPoint;
import org.limitlab.family.swarm.consensus.HopMap;
import org.limitlab.family.swarm.objective.Quadratic;
import org.limitlab.family.swarm.objective.SeparableObjective;

import java.util.List;

/** Bias and mean square error of the first hop of N samples, exact for every N. */
public final class HopExactMoments extends SwarmTheory<HopExactMoments.Parameters> {

    /** What the first hop depends on. */
    public record Parameters(
            Objective objective,
            int dimension,
            int particles,
            double alpha,
            double spread,
            double[] start) {}

    /** The theory. */
    public HopExactMoments() {
        super(
                new Card(
                        "consensus-point-exact",
                        "Consensus point of N samples, exactly",
                        "consensus-hopping",
                        Standing.EXACT,
                        "N independent samples from N(v, s² I).",
                        "Quadratic in any dimension, sums over axes in one dimension; finite alpha; times 0 and 1.",
                        List.of(
                                "E[v_N - v'] = N \\int_0^\\infty E[(x - v') w e^{-tw}]\\, \\varphi(t)^{N-1} dt, \\quad \\varphi(t) = E"
                                        + " e^{-tw}",
                                "E|v_N - v'|^2 = N \\int t E[|x - v'|^2 w^2 e^{-tw}] \\varphi^{N-1} dt + N(N-1) \\int t |E[(x - v') w"
                                        + " e^{-tw}]|^2 \\varphi^{N-2} dt"),
                        List.of("M01")),
                Parameters.class);
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return List.of(
                Cbo.consensusPoint(p.dimension),
                Observable.scalar(
                        "consensusSquare", "|v|²", "squared length of the consensus point"),
                Observable.once(
                        "meanSquareError", "E|v_N - v'|²", "mean square error of the first hop"),
                Observable.vector(
                        "bias",
                        "E v_N - v'",
                        "bias of the first hop",
                        Axis.indices("axis", p.dimension)));
    }

    @Override
    Prediction compute(Parameters p, Request request) {
        HopTheory.requireFinite(p.alpha);
        double[] start = InitialState.spread(p.start, p.dimension);
        Moments moments = moments(p, start);
        int d = p.dimension;
        double[] times = request.times();
        double[][] point = new double[4][times.length * d];
        double[][] square = new double[2][times.length];
        for (int t = 0; t < times.length; t++) {
            long hops = HopTheory.hops(times[t]);
            if (hops > 1) {
                throw new NoPrediction(
                        "time " + times[t] + ": the law after the first hop is not normal");
            }
            for (int j = 0; j < d; j++) {
                double bias = hops == 0 ? 0 : moments.bias[j];
                double place = hops == 0 ? start[j] : moments.limit[j];
                point[0][t * d + j] = place + bias;
                point[1][t * d + j] = hops == 0 ? 0 : moments.error;
                point[2][t * d + j] = bias;
                point[3][t * d + j] = point[1][t * d + j];
                square[0][t] += place * (place + 2 * bias);
                square[1][t] += 2 * Math.abs(place) * point[1][t * d + j];
            }
            square[0][t] += hops == 0 ? 0 : moments.meanSquare;
            square[1][t] += hops == 0 ? 0 : moments.meanSquareError;
        }
        return new Prediction()
                .put("consensusPoint", point[0], point[1])
                .put("consensusSquare", square[0], square[1])
                .put(
                        "meanSquareError",
                        new double[] {moments.meanSquare},
                        new double[] {moments.meanSquareError})
                .put("bias", point[2], point[3]);
    }

    private record Moments(
            double[] limit,
            double[] bias,
            double error,
            double meanSquare,
            double meanSquareError) {}

    private static Moments moments(Parameters p, double[] start) {
        double[] centre = p.objective.minimiser(p.dimension);
        int d = p.dimension;
        double[] limit = new double[d];
        double[] bias = new double[d];
        if (p.objective instanceof Quadratic quadratic) {
            double distance = HopConstants.distance(start, centre);
            ConsensusPoint.Quadratic problem =
                    new ConsensusPoint.Quadratic(
                            p.alpha, quadratic.curvature(), p.spread, distance, d);
            ConsensusPoint.Errors errors = ConsensusPoint.exact(problem, p.particles);
            for (int j = 0; j < d; j++) {
                limit[j] = centre[j] + (start[j] - centre[j]) / (1 + problem.strength());
                bias[j] = distance == 0 ? 0 : errors.bias() * (start[j] - centre[j]) / distance;
            }
            return new Moments(
                    limit, bias, errors.biasError(), errors.meanSquare(), errors.meanSquareError());
        }
        if (d == 1 && p.objective instanceof SeparableObjective separable) {
            limit[0] = new HopMap(p.objective, p.alpha, p.spread).exact(start).to()[0];
            double offset = separable.offset(0);
            ConsensusPoint.Errors errors =
                    ConsensusPoint.exact(
                            x -> separable.term(x - offset),
                            p.alpha,
                            start[0],
                            p.spread,
                            limit[0],
                            p.particles);
            bias[0] = errors.bias();
            return new Moments(
                    limit, bias, errors.biasError(), errors.meanSquare(), errors.meanSquareError());
        }
        throw new NoPrediction(
                p.objective.id()
                        + " in "
                        + d
                        + " dimensions: exact for the quadratic, and for sums over axes in one");
    }
}
