package org.limitlab.family.swarm;

import org.limitlab.core.model.Objective;
import org.limitlab.core.model.Observable;
import org.limitlab.core.parameter.Parameter;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;
import org.limitlab.family.swarm.consensus.MeanFieldConsensus;

import java.util.List;

/** The limit of infinitely many particles on a line. */
public final class CboMeanField extends SwarmTheory<CboMeanField.Parameters> {

    /** What the limit depends on. */
    public record Parameters(
            Objective objective,
            int dimension,
            double drift,
            double noise,
            double alpha,
            Cbo.Consensus consensus,
            double[] initialMean,
            double initialSpread,
            double[][] initial,
            @Parameter(
                            symbol = "n",
                            text = "Cells of the coarsest of three grids.",
                            value = "400",
                            range = "[20, 20000]")
                    int cells,
            @Parameter(
                            symbol = "dt",
                            text = "Time step on the coarsest of three grids.",
                            unit = "time",
                            value = "0.02",
                            range = "(0, inf)")
                    double gridStep) {}

    /** The theory. */
    public CboMeanField() {
        super(
                new Card(
                        "cbo-mean-field",
                        "Mean-field limit on a line",
                        "cbo",
                        Standing.ASYMPTOTIC,
                        "Infinitely many particles, continuous time.",
                        "A line, finite alpha, normal initial law with positive spread.",
                        List.of(
                                "\\partial_t \\rho = \\partial_x (\\lambda (x - v) \\rho) + \\frac{\\sigma^2}{2} \\partial_x^2 ((x - v)^2"
                                        + " \\rho), \\quad v = \\frac{\\int x e^{-\\alpha f} \\rho}{\\int e^{-\\alpha f} \\rho}"),
                        List.of("M01")),
                Parameters.class);
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return List.of(Cbo.consensusPoint(p.dimension), Cbo.SECOND_MOMENT);
    }

    @Override
    Prediction compute(Parameters p, Request request) {
        boolean covered =
                p.dimension == 1
                        && Double.isFinite(p.alpha)
                        && p.initial.length == 0
                        && p.initialSpread > 0;
        if (!covered) {
            throw new NoPrediction(
                    "solved for dimension = 1, finite alpha and a normal initial law (initialSpread > 0)");
        }
        double[] minimiser = p.objective.minimiser(1);
        double frozen = p.consensus == Cbo.Consensus.FROZEN ? minimiser[0] : Double.NaN;
        MeanFieldConsensus limit =
                new MeanFieldConsensus(
                        Watching.onLine(p.objective),
                        p.drift,
                        p.noise,
                        p.alpha,
                        p.initialMean[0],
                        p.initialSpread,
                        frozen,
                        minimiser[0]);
        double[] times = request.times();
        requireAffordable(1000.0 * p.cells * (1 + times[times.length - 1] / p.gridStep));
        MeanFieldConsensus.Moments moments =
                limit.solve(
                        request.times(),
                        new MeanFieldConsensus.Resolution(
                                p.cells, p.gridStep, request::checkCancelled));
        return new Prediction()
                .put("consensusPoint", moments.consensus(), moments.consensusError())
                .put("secondMoment", moments.secondMoment(), moments.secondMomentError());
    }
}
