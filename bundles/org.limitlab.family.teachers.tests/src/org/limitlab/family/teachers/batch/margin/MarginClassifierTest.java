package org.limitlab.family.teachers.batch.margin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.limitlab.core.problem.NumericalFailure;
import org.limitlab.math.random.Purpose;
import org.limitlab.math.random.RandomStream;
import org.limitlab.math.random.Streams;

class MarginClassifierTest {

    private static MixtureSample sample(int n, int d, double rho, long seed) {
        RandomStream stream = RandomStream.ofState(2 * seed + 1, seed, 3, 5);
        RandomStream data = RandomStream.ofState(2 * seed + 1, seed + 7, 3, 6);
        return MixtureSample.draw(
                new MixtureSample.Recipe(n, d, 0.7, rho, true, true), stream, data);
    }

    private static double objective(
            Design design, MarginLoss loss, double penalty, double[] w, double b) {
        double sum = 0;
        for (double c : w) {
            sum += 0.5 * penalty * c * c;
        }
        double[] h = design.fields(new Design.Fit(w, b, 0));
        for (int i = 0; i < h.length; i++) {
            sum += loss.loss(design.labels()[i] * h[i]);
        }
        return sum;
    }

    @ParameterizedTest
    @CsvSource({
        "RIDGE, 60, 30",
        "RIDGE, 20, 40",
        "HINGE, 60, 30",
        "HINGE, 20, 40",
        "LOGISTIC, 60, 30",
        "LOGISTIC, 20, 40"
    })
    void nothingBesideTheSolutionIsBetter(MarginLoss loss, int n, int d) {
        for (double penalty : new double[] {1e-3, .5, 50}) {
            for (boolean bias : new boolean[] {true, false}) {
                Design design = sample(n, d, .3, 11).design();
                Design.Fit fit = MarginClassifier.fit(design, loss, penalty, bias);
                double best = objective(design, loss, penalty, fit.w(), fit.b());
                RandomStream stream = RandomStream.ofState(9, 8, 7, 6);
                for (int trial = 0; trial < 60; trial++) {
                    double size = Math.pow(10, -1 - trial % 5);
                    double[] w = fit.w().clone();
                    for (int j = 0; j < d; j++) {
                        w[j] += size * stream.nextGaussian();
                    }
                    double b = fit.b() + (bias ? size * stream.nextGaussian() : 0);
                    double other = objective(design, loss, penalty, w, b);
                    assertTrue(best <= other * (1 + 1e-8), () -> best + " against " + other);
                }
            }
        }
    }

    @Test
    void fewRowsGiveTheSameAsTheWholeSpace() {
        Design design = sample(20, 40, .4, 5).design();
        Design.Fit inSpan = design.solve(x -> LogisticRegression.solve(x, .2, true));
        Design.Fit whole = LogisticRegression.solve(design, .2, true);
        for (int j = 0; j < 40; j++) {
            assertEquals(whole.w()[j], inSpan.w()[j], 1e-8);
        }
        assertEquals(whole.b(), inSpan.b(), 1e-8);
    }

    @ParameterizedTest
    @CsvSource({"RIDGE", "HINGE", "LOGISTIC"})
    void inputsMayBeRescaledWithThePenalty(MarginLoss loss) {
        Design design = sample(50, 30, .4, 5).design();
        double[] scaled = design.u().clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= 3;
        }
        Design larger = new Design(50, 30, scaled, design.labels());
        double[] h = design.fields(MarginClassifier.fit(design, loss, .2, true));
        double[] same = larger.fields(MarginClassifier.fit(larger, loss, 9 * .2, true));
        for (int i = 0; i < 50; i++) {
            assertEquals(h[i], same[i], 1e-4);
        }
    }

    @Test
    void twoPointsHaveTheKnownSolution() {
        // u = +-1 with labels +-1: w minimises 2 l(w) + w²/2
        Design design = new Design(2, 1, new double[] {1, -1}, new double[] {1, -1});
        assertEquals(
                2.0 / 3, MarginClassifier.fit(design, MarginLoss.RIDGE, 1, true).w()[0], 1e-12);
        assertEquals(1, MarginClassifier.fit(design, MarginLoss.HINGE, 1, true).w()[0], 1e-7);
        double w = MarginClassifier.fit(design, MarginLoss.LOGISTIC, 1, true).w()[0];
        assertEquals(w, 2 / (1 + Math.exp(w)), 1e-9);
    }

    @Test
    void oneClassAloneHasNoFiniteBiasForTheLogisticLoss() {
        Design design = new Design(2, 1, new double[] {1, -1}, new double[] {1, 1});
        assertThrows(
                NumericalFailure.class,
                () -> MarginClassifier.fit(design, MarginLoss.LOGISTIC, 1, true));
    }

    @Test
    void separationIsDecidedByAWitness() {
        int both = 0;
        for (long seed = 1; seed <= 40; seed++) {
            MixtureSample sample = sample(104, 20, .5, seed);
            double share = Separation.margin(sample.design(), true);
            double violated =
                    MarginClassifier.fit(sample.design(), MarginLoss.HINGE, 1e-7, true).residual();
            Design.Fit fit = MarginClassifier.fit(sample.design(), MarginLoss.HINGE, 1e-7, true);
            double least = Double.POSITIVE_INFINITY;
            double[] h = sample.design().fields(fit);
            for (int i = 0; i < h.length; i++) {
                least = Math.min(least, sample.design().labels()[i] * h[i]);
            }
            assertEquals(least > 0, share > 0, "seed " + seed + ", gap " + violated);
            both += share > 0 ? 1 : 0;
        }
        assertTrue(both > 0 && both < 40, "both cases occur: " + both);
    }

    @Test
    void marginOfTwoPointsIsKnown() {
        // points +-1 with labels +-1 through the origin: squared margin M² = 1, share 1/2
        Design design = new Design(2, 1, new double[] {1, -1}, new double[] {1, -1});
        assertEquals(0.5, Separation.margin(design, false), 1e-12);
        Design mixed = new Design(3, 1, new double[] {1, -1, 0.1}, new double[] {1, -1, -1});
        assertEquals(0, Separation.margin(mixed, false));
        assertTrue(Separation.margin(mixed, true) > 0);
    }

    @ParameterizedTest
    @CsvSource({
        "RIDGE, 0.4, 0.5, true",
        "HINGE, 0.4, 0.5, true",
        "LOGISTIC, 0.4, 0.1, true",
        "HINGE, 0.3, 0.02, false",
        "LOGISTIC, 0.25, 0.01, true"
    })
    void simulationAgreesWithTheReplicaEquations(
            MarginLoss loss, double rho, double penalty, boolean bias) {
        int d = 150;
        int seeds = 40;
        Mixture mixture = new Mixture(2, 0.7, rho, penalty, loss, bias);
        MixtureState theory = MixtureReplica.solve(mixture);
        double[] sum = new double[4];
        double[] square = new double[4];
        var teacher = Streams.of(4711, "mixture").source(new Purpose("teacher"));
        var data = Streams.of(4711, "mixture").source(Purpose.DATA);
        for (int seed = 0; seed < seeds; seed++) {
            MixtureSample sample =
                    MixtureSample.draw(
                            new MixtureSample.Recipe(2 * d, d, 0.7, rho, true, true),
                            teacher.open(seed),
                            data.open(seed));
            Design.Fit fit = MarginClassifier.fit(sample.design(), loss, penalty, bias);
            double q = 0;
            for (double w : fit.w()) {
                q += w * w / d;
            }
            double m = sample.overlap(fit.w());
            double[] found = {m, q, fit.b(), mixture.testError(m, q, fit.b())};
            for (int i = 0; i < 4; i++) {
                sum[i] += found[i];
                square[i] += found[i] * found[i];
            }
        }
        double[] expected = {theory.m(), theory.q(), theory.b(), theory.error()};
        for (int i = 0; i < 4; i++) {
            double mean = sum[i] / seeds;
            double error = Math.sqrt((square[i] / seeds - mean * mean) / (seeds - 1));
            // 3.5 standard errors and a bias of 0.6/d; sees deviations of some 3 % of m
            assertEquals(expected[i], mean, 3.5 * error + 0.6 / d * (1 + Math.abs(mean)));
        }
    }
}
