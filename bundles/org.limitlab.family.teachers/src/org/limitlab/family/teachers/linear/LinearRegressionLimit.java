package org.limitlab.family.teachers.linear;

import org.limitlab.core.model.Observable;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;
import org.limitlab.family.teachers.TeacherTheory;

import java.util.List;

/**
 * The limit of many dimensions at fixed steps over dimension: a linear equation, solved exactly.
 */
public final class LinearRegressionLimit extends TeacherTheory<LinearRegressionLimit.Parameters> {

    /** What the limit depends on; the dimension is not among it. */
    public record Parameters(
            double learningRate,
            double labelNoise,
            double initialNorm,
            double initialOverlap,
            Spectrum.Kind spectrum,
            double largeShare,
            double valueRatio,
            double decayExponent) {

        /** Checks what belongs together. */
        public Parameters {
            OnlineLinearRegression.checkStart(initialNorm, initialOverlap);
        }

        Spectrum.Choice choice() {
            return new Spectrum.Choice(spectrum, largeShare, valueRatio, decayExponent);
        }
    }

    private static final int NODES = 160;

    private static final Observable GROWTH =
            Observable.once(
                            "growthRate",
                            "lambda",
                            "rate at which the slowest mode of the error grows")
                    .in("1/time");
    private static final Observable STATIONARY =
            Observable.once("stationaryError", "eps_inf", "generalisation error after a long time");

    /** The theory. */
    public LinearRegressionLimit() {
        super(
                new Card(
                        "linear-regression-limit",
                        "Online linear regression in the limit of many dimensions",
                        "online-linear-regression",
                        Standing.ASYMPTOTIC,
                        "Many dimensions at a fixed number of steps over the dimension; Gaussian inputs.",
                        "Every learning rate; power laws with an exponent below 1/2. The error stays bounded for eta"
                                + " < 2.",
                        List.of(
                                "\\frac{d\\varepsilon_g}{d\\alpha} = -(2\\eta - \\eta^2)\\,\\varepsilon_g +"
                                        + " \\tfrac12\\eta^2\\sigma^2 \\text{ (isotropic)}",
                                "\\frac{dc(s)}{d\\alpha} = -2\\eta s\\, c(s) + \\eta^2 s\\,(m + \\sigma^2), \\quad m ="
                                        + " \\langle s\\, c(s)\\rangle = 2\\varepsilon_g, \\quad D = \\langle"
                                        + " c(s)\\rangle",
                                "R = 1 - (1 - R_0)\\langle e^{-\\eta s \\alpha}\\rangle, \\quad Q = D + 2R - 1",
                                "\\varepsilon_g(\\infty) = \\frac{\\eta\\sigma^2}{2(2 - \\eta)}, \\quad \\eta < 2,"
                                        + " \\text{ for every spectrum of mean 1}"),
                        List.of(
                                "Derived in docs/models/teachers.md",
                                "Saad, Solla (1995), On-line learning in soft committee machines, Phys. Rev. E 52,"
                                        + " 4225")),
                Parameters.class);
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return List.of(
                OnlineLinearRegression.ERROR,
                OnlineLinearRegression.DISTANCE,
                OnlineLinearRegression.NORM,
                OnlineLinearRegression.OVERLAP,
                GROWTH,
                STATIONARY);
    }

    @Override
    protected Prediction compute(Parameters p, Request request) {
        boolean powerLaw = p.spectrum == Spectrum.Kind.POWER_LAW;
        if (powerLaw && p.decayExponent >= 0.5) {
            throw new NoPrediction(
                    "decayExponent = "
                            + p.decayExponent
                            + ": from 1/2 on the mean square eigenvalue grows with the dimension");
        }
        double[][] fine = rows(p, NODES, request);
        double[][] coarse = powerLaw ? rows(p, NODES / 2, request) : fine;
        Prediction prediction = new Prediction();
        for (int k = 0; k < OnlineLinearRegression.ALL.size(); k++) {
            prediction.put(
                    OnlineLinearRegression.ALL.get(k).id(), fine[k], moved(fine[k], coarse[k]));
        }
        if (powerLaw && p.decayExponent > 0) {
            prediction.none(
                    GROWTH.id(), "a power law has eigenvalues near 0 and (1 - a): a continuum");
        } else {
            prediction.put(GROWTH.id(), modes(p, NODES).growthRate());
        }
        return p.learningRate < 2
                ? prediction.put(STATIONARY.id(), stationary(p))
                : prediction.none(STATIONARY.id(), "from eta = 2 on the error grows without end");
    }

    private static double stationary(Parameters p) {
        return p.learningRate * p.labelNoise * p.labelNoise / (2 * (2 - p.learningRate));
    }

    private static double[] moved(double[] fine, double[] coarse) {
        double[] error = new double[fine.length];
        for (int t = 0; t < error.length; t++) {
            error[t] = Math.abs(fine[t] - coarse[t]);
        }
        return error;
    }

    private static SpectralRelaxation modes(Parameters p, int nodes) {
        return new SpectralRelaxation(
                Spectrum.limit(p.choice(), nodes),
                p.learningRate,
                p.labelNoise * p.labelNoise,
                p.initialNorm - 2 * p.initialOverlap + 1);
    }

    private static double[][] rows(Parameters p, int nodes, Request request) {
        SpectralRelaxation modes = modes(p, nodes);
        double[] times = request.times();
        double[][] rows = new double[4][times.length];
        for (int t = 0; t < times.length; t++) {
            request.checkCancelled();
            double overlap = 1 - (1 - p.initialOverlap) * modes.meanDecay(times[t]);
            double distance = modes.distance(times[t]);
            rows[0][t] = 0.5 * modes.meanSquare(times[t]);
            rows[1][t] = distance;
            rows[2][t] = distance + 2 * overlap - 1;
            rows[3][t] = overlap;
        }
        return rows;
    }
}
