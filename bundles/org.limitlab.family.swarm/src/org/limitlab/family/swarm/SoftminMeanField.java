package org.limitlab.family.swarm;

import org.limitlab.core.model.Objective;
import org.limitlab.core.model.Observable;
import org.limitlab.core.parameter.Parameter;
import org.limitlab.core.parameter.Schedule;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;
import org.limitlab.family.swarm.softmin.MeanFieldSoftmin;
import org.limitlab.math.pde.GridStudy;

import java.util.List;

/** The limit of infinitely many particles on a line. */
public final class SoftminMeanField extends SwarmTheory<SoftminMeanField.Parameters> {

    /** What the limit depends on. */
    public record Parameters(
            Objective objective,
            int dimension,
            SoftminSwarms.GradientScale gradientScale,
            Schedule inverseTemperature,
            double noise,
            SoftminSwarms.NoiseConvention noiseConvention,
            double lowerWall,
            double upperWall,
            SoftminSwarms.Leaders leaders,
            double[] initialMean,
            double initialSpread,
            double[][] initial,
            @Parameter(
                            symbol = "n",
                            text = "Cells of the coarsest of three grids.",
                            value = "300",
                            range = "[20, 20000]")
                    int cells,
            @Parameter(
                            symbol = "dt",
                            text = "Time step on the coarsest of three grids.",
                            unit = "time",
                            value = "0.01",
                            range = "(0, inf)")
                    double gridStep) {}

    /** The theory. */
    public SoftminMeanField() {
        super(
                new Card(
                        "softmin-mean-field",
                        "Mean-field limit on a line",
                        "softmin-swarm",
                        Standing.ASYMPTOTIC,
                        "Infinitely many particles with c = N, continuous time.",
                        "A line, free particles, c = N, normal initial law with positive spread.",
                        List.of(
                                "\\partial_t \\mu = \\partial_x \\Bigl( \\frac{e^{-\\beta f}}{Z} (1 - \\beta (f - J)) f' \\mu \\Bigr) +"
                                        + " \\frac{\\sigma^2}{2} \\partial_x^2 \\mu"),
                        List.of("A07")),
                Parameters.class);
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return List.of(SoftminSwarms.ENERGY, SoftminSwarms.MEAN_VALUE);
    }

    @Override
    Prediction compute(Parameters p, Request request) {
        boolean covered =
                p.dimension == 1
                        && p.gradientScale == SoftminSwarms.GradientScale.PARTICLES
                        && p.leaders == SoftminSwarms.Leaders.FREE
                        && p.initial.length == 0
                        && p.initialSpread > 0
                        && p.initialMean[0] > p.lowerWall
                        && p.initialMean[0] < p.upperWall;
        if (!covered) {
            throw new NoPrediction(
                    "solved for dimension = 1, gradientScale = particles, leaders = free and a normal initial law"
                            + " (initialSpread > 0) between the walls");
        }
        MeanFieldSoftmin limit =
                new MeanFieldSoftmin(
                        Watching.onLine(p.objective),
                        x -> {
                            double[] slope = new double[1];
                            p.objective.gradient(new double[] {x}, 0, 1, slope, 0);
                            return slope[0];
                        },
                        p.noiseConvention.amplitude(p.noise),
                        p.inverseTemperature,
                        p.initialMean[0],
                        p.initialSpread,
                        p.lowerWall,
                        p.upperWall);
        double[] times = request.times();
        requireAffordable(1000.0 * p.cells * (1 + times[times.length - 1] / p.gridStep));
        GridStudy.Result result =
                limit.solve(
                        request.times(),
                        new MeanFieldSoftmin.Resolution(
                                p.cells, p.gridStep, request::checkCancelled));
        return new Prediction()
                .put("energy", result.value()[0], result.error()[0])
                .put("meanValue", result.value()[1], result.error()[1]);
    }
}
