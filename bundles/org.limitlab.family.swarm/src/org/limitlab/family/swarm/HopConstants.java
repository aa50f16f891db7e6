package org.limitlab.family.swarm;

import org.limitlab.core.model.Axis;
import org.limitlab.core.model.Objective;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Reduction;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;
import org.limitlab.family.swarm.consensus.ConsensusPoint;
import org.limitlab.family.swarm.objective.Quadratic;

import java.util.List;

/**
 * Limit constants of the error of a hop: N times its mean square, N times its bias, for N much
 * larger than R.
 */
public final class HopConstants extends SwarmTheory<HopConstants.Parameters> {

    /** What the constants depend on. */
    public record Parameters(
            Objective objective,
            int dimension,
            int particles,
            double alpha,
            double spread,
            double[] start) {}

    /** The theory. */
    public HopConstants() {
        super(
                new Card(
                        "consensus-point-limit",
                        "Consensus point of many samples",
                        "consensus-hopping",
                        Standing.ASYMPTOTIC,
                        "N independent samples from N(m, s² I), N to infinity.",
                        "Quadratic, finite alpha, and N at least ten times R, which is exponential in the dimension.",
                        List.of(
                                "R = \\Bigl[\\frac{(1+k)^2}{1+2k}\\Bigr]^{d/2} \\exp\\frac{\\alpha a |m|^2 k}{(1+k)(1+2k)}, \\quad k ="
                                        + " \\alpha a s^2",
                                "N E|v_N - v'|^2 \\to R \\Bigl[\\frac{d s^2}{1+2k} + \\frac{|m|^2 k^2}{(1+k)^2 (1+2k)^2}\\Bigr]",
                                "N (E v_N - v') \\to \\frac{R m k}{(1+k)(1+2k)}"),
                        List.of("M01")),
                Parameters.class);
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return List.of(
                Observable.once("weightRatio", "R", "E w² / (E w)²"),
                Observable.once(
                        "meanSquareConstant",
                        "N E|v_N - v'|²",
                        "limit of N times the mean square error"),
                new Observable(
                        "biasConstant",
                        "N (E v_N - v')",
                        "limit of N times the bias",
                        "",
                        false,
                        List.of(Axis.indices("axis", p.dimension)),
                        Reduction.MEAN));
    }

    @Override
    Prediction compute(Parameters p, Request request) {
        HopTheory.requireFinite(p.alpha);
        if (!(p.objective instanceof Quadratic quadratic)) {
            throw new NoPrediction(
                    "objective = " + p.objective.id() + ": constants are for the quadratic");
        }
        double[] centre = quadratic.minimiser(p.dimension);
        double[] start = InitialState.spread(p.start, p.dimension);
        double distance = distance(start, centre);
        ConsensusPoint.Quadratic problem =
                new ConsensusPoint.Quadratic(
                        p.alpha, quadratic.curvature(), p.spread, distance, p.dimension);
        double ratio = problem.ratio();
        Prediction prediction = new Prediction();
        if (Double.isInfinite(ratio)) {
            throw new NoPrediction("R exceeds 1e308");
        }
        prediction.put("weightRatio", ratio);
        if (p.particles < 10 * ratio) {
            String reason =
                    "particles = "
                            + p.particles
                            + " is below 10 R = "
                            + 10 * ratio
                            + ": not in the limit yet";
            return prediction.none("meanSquareConstant", reason).none("biasConstant", reason);
        }
        double[] bias = new double[p.dimension];
        for (int j = 0; j < bias.length && distance > 0; j++) {
            bias[j] = problem.biasConstant() * (start[j] - centre[j]) / distance;
        }
        return prediction
                .put("meanSquareConstant", problem.meanSquareConstant())
                .put("biasConstant", bias);
    }

    static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += (a[j] - b[j]) * (a[j] - b[j]);
        }
        return Math.sqrt(sum);
    }
}
