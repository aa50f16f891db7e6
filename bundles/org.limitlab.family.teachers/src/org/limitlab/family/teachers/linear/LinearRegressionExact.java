package org.limitlab.family.teachers.linear;

import org.limitlab.core.model.Observable;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;
import org.limitlab.family.teachers.TeacherTheory;

import java.util.Arrays;
import java.util.List;

/** The means of every finite dimension, step by step: Gaussian fourth moments close them. */
public final class LinearRegressionExact extends TeacherTheory<LinearRegressionExact.Parameters> {

    /** What the moments depend on. */
    public record Parameters(
            int dimension,
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

    private static final double MOST_UPDATES = 2e10;
    private static final int POLL_UPDATES = 1_000_000;

    private static final Observable CRITICAL =
            Observable.once(
                    "criticalLearningRate",
                    "eta_c",
                    "learning rate from which on the mean square error grows");

    /** The theory. */
    public LinearRegressionExact() {
        super(
                new Card(
                        "linear-regression-exact",
                        "Exact moments of online linear regression",
                        "online-linear-regression",
                        Standing.EXACT,
                        "Gaussian inputs, drawn afresh at each step; the teacher's direction is uniform.",
                        "Every dimension and learning rate.",
                        List.of(
                                "c_i' = c_i\\left(1 - \\tfrac{2\\eta s_i}{d} + \\tfrac{2\\eta^2 s_i^2}{d^2}\\right) +"
                                        + " \\tfrac{\\eta^2 s_i}{d}\\,(m + \\sigma^2), \\quad c_i = E (w_i - w^*_i)^2,"
                                        + " \\quad m = \\tfrac1d \\sum_j s_j c_j = 2\\varepsilon_g",
                                "R_i' = R_i + \\tfrac{\\eta s_i}{d} (1 - R_i), \\quad Q = D + 2R - 1, \\quad D ="
                                        + " \\tfrac1d \\sum_i c_i",
                                "\\tfrac1d \\sum_i \\frac{\\eta_c s_i}{2 - 2 \\eta_c s_i / d} = 1; \\quad \\eta_c ="
                                        + " \\frac{2d}{d + 2} \\text{ (isotropic)}"),
                        List.of(
                                "Derived in docs/models/teachers.md",
                                "Widrow, Stearns (1985), Adaptive signal processing, chapter 6")),
                Parameters.class);
    }

    @Override
    public List<Observable> observables(Parameters p) {
        return List.of(
                OnlineLinearRegression.ERROR,
                OnlineLinearRegression.DISTANCE,
                OnlineLinearRegression.NORM,
                OnlineLinearRegression.OVERLAP,
                CRITICAL);
    }

    @Override
    protected Prediction compute(Parameters p, Request request) {
        double[] times = request.times();
        Moments moments = new Moments(p);
        double last = times.length == 0 ? 0 : times[times.length - 1];
        double updates = last * p.dimension * moments.size();
        if (!(updates < MOST_UPDATES)) {
            throw new NoPrediction(
                    "it would take "
                            + updates
                            + " updates, more than "
                            + MOST_UPDATES
                            + ": ask for an earlier time or a smaller dimension");
        }
        double[][] rows = new double[4][times.length];
        int poll = Math.max(1, POLL_UPDATES / moments.size());
        long step = 0;
        for (int t = 0; t < times.length; t++) {
            for (long until = Math.round(times[t] * p.dimension); step < until; step++) {
                moments.step();
                if (step % poll == 0) {
                    request.checkCancelled();
                }
            }
            moments.show(rows, t);
        }
        Prediction prediction = new Prediction();
        for (int k = 0; k < rows.length; k++) {
            prediction.put(OnlineLinearRegression.ALL.get(k).id(), rows[k]);
        }
        return prediction.put(CRITICAL.id(), critical(p));
    }

    /** Root in (0, d / s_max) of an increasing function, by bisection down to the last bits. */
    private static double critical(Parameters p) {
        Spectrum spectrum = Spectrum.finite(p.choice(), p.dimension);
        double d = p.dimension;
        double low = 0;
        double high = d / spectrum.values()[0];
        for (int k = 0; k < 200; k++) {
            double eta = 0.5 * (low + high);
            double sum = 0;
            for (int g = 0; g < spectrum.values().length; g++) {
                double s = spectrum.values()[g];
                sum += spectrum.shares()[g] * eta * s / (2 - 2 * eta * s / d);
            }
            if (sum < 1) {
                low = eta;
            } else {
                high = eta;
            }
        }
        return 0.5 * (low + high);
    }

    /** E (w_i - w*_i)² and E w_i w*_i for each distinct eigenvalue. */
    private static final class Moments {

        private final double[] s;
        private final double[] share;
        private final double[] square;
        private final double[] overlap;
        private final double rate;
        private final double noise;
        private final double dimension;

        Moments(Parameters p) {
            Spectrum spectrum = Spectrum.finite(p.choice(), p.dimension);
            s = spectrum.values();
            share = spectrum.shares();
            rate = p.learningRate / p.dimension;
            noise = p.labelNoise * p.labelNoise;
            dimension = p.dimension;
            square = new double[s.length];
            overlap = new double[s.length];
            Arrays.fill(square, p.initialNorm - 2 * p.initialOverlap + 1);
            Arrays.fill(overlap, p.initialOverlap);
        }

        int size() {
            return s.length;
        }

        private double meanSquare() {
            double sum = 0;
            for (int g = 0; g < s.length; g++) {
                sum += share[g] * s[g] * square[g];
            }
            return sum;
        }

        void step() {
            double source = rate * rate * dimension * (meanSquare() + noise);
            for (int g = 0; g < s.length; g++) {
                double a = rate * s[g];
                square[g] += square[g] * (2 * a * a - 2 * a) + source * s[g];
                overlap[g] += a * (1 - overlap[g]);
            }
        }

        void show(double[][] rows, int t) {
            double distance = 0;
            double along = 0;
            for (int g = 0; g < s.length; g++) {
                distance += share[g] * square[g];
                along += share[g] * overlap[g];
            }
            rows[0][t] = 0.5 * meanSquare();
            rows[1][t] = distance;
            rows[2][t] = distance + 2 * along - 1;
            rows[3][t] = along;
        }
    }
}
