package org.limitlab.family.teachers.batch.classes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.limitlab.family.teachers.batch.classes.BayesOptimal.Branch;
import org.limitlab.math.quadrature.AdaptiveQuadrature;
import org.limitlab.math.special.NormalLaw;

class BayesOptimalTest {

    private static final BayesOptimal NORMAL = new BayesOptimal(3, TeacherPrior.GAUSSIAN);

    @Test
    void errorsOfThreeClassesAreThoseOfTheSpecification() {
        double[][] known = {{.5, .471133}, {1, .390510}, {2, .288748}, {5, .154150}, {10, .083784}};
        for (double[] row : known) {
            assertEquals(row[1], NORMAL.solve(row[0], Branch.OPTIMAL).error(), 1e-6);
        }
        assertEquals(.865, 20 * NORMAL.solve(20, Branch.OPTIMAL).error(), 5e-4);
        assertEquals(.8820, 200 * NORMAL.solve(200, Branch.OPTIMAL).error(), 5e-5);
    }

    @Test
    void errorOfGivenOverlapsIsThatOfTheSpecification() {
        assertEquals(2.0 / 3, LabelAverages.of(3, 0).error(), 1e-12);
        assertEquals(.35594, LabelAverages.of(3, .5).error(), 5e-6);
        assertEquals(0, LabelAverages.of(3, 1 - 1e-12).error(), 1e-5);
        assertEquals(.75, LabelAverages.of(4, 0).error(), 1e-2);
    }

    @Test
    void twoClassesReduceToThePerceptron() {
        BayesOptimal two = new BayesOptimal(2, TeacherPrior.GAUSSIAN);
        for (double alpha : new double[] {.3, 2, 7}) {
            BayesOptimal.State s = two.solve(alpha, Branch.UNINFORMED);
            assertEquals(Math.acos(Math.sqrt(s.overlap())) / Math.PI, s.error(), 1e-9);
            double v = 1 - s.overlap();
            // over z = sqrt(q/v) xi, where the integrand is wide at every overlap
            double variance = s.overlap() / v;
            double information =
                    AdaptiveQuadrature.integrate(
                                            z ->
                                                    Math.exp(
                                                            -z * z
                                                                    - NormalLaw.logCdf(z)
                                                                    - z * z / (2 * variance)),
                                            -30,
                                            30,
                                            1e-12,
                                            0)
                                    .value()
                            / Math.sqrt(2 * Math.PI * variance);
            assertEquals(alpha / (Math.PI * v) * information, s.conjugate(), 1e-6 * s.conjugate());
        }
        // alpha eps -> sqrt(2 pi) / integral of exp(-z²)/Phi(z)
        assertEquals(.44145, 50 * two.solve(50, Branch.OPTIMAL).error(), 5e-6);
        assertEquals(.441700, 1000 * two.solve(1000, Branch.OPTIMAL).error(), 2e-6);
    }

    @Test
    void thresholdsOfThreeClassesOfSignsAreThoseOfTheSpecification() {
        BayesOptimal.Thresholds t = new BayesOptimal(3, TeacherPrior.RADEMACHER).thresholds();
        assertEquals(2.3949, t.information(), 5e-5);
        assertEquals(2.8856, t.algorithmic(), 5e-5);
        assertEquals(.9186, t.spinodal().overlap(), 5e-5);
        assertEquals(.1356, t.spinodal().error(), 5e-5);
        assertEquals(1.9062, TeacherPrior.entropyOfSigns(3), 5e-5);
    }

    @Test
    void branchesOfSignsSplitBetweenTheThresholds() {
        BayesOptimal signs = new BayesOptimal(3, TeacherPrior.RADEMACHER);
        assertTrue(signs.solve(2.6, Branch.UNINFORMED).error() > .13);
        assertEquals(0, signs.solve(2.6, Branch.OPTIMAL).error());
        assertTrue(signs.solve(2.2, Branch.OPTIMAL).error() > .2);
        assertEquals(0, signs.solve(2.2, Branch.INFORMED).error());
        assertEquals(0, signs.solve(3, Branch.UNINFORMED).error());
    }

    @Test
    void freeEntropyIsStationaryInTheOverlapAndGivesTheLikelihood() {
        // dPhi/dalpha along the branch is the mean log-likelihood (first-order conditions)
        for (TeacherPrior prior : TeacherPrior.values()) {
            BayesOptimal bayes = new BayesOptimal(3, prior);
            double h = 1e-3;
            double up = bayes.solve(1.5 + h, Branch.UNINFORMED).freeEntropy();
            double down = bayes.solve(1.5 - h, Branch.UNINFORMED).freeEntropy();
            double q = bayes.solve(1.5, Branch.UNINFORMED).overlap();
            assertEquals(LabelAverages.of(3, q).logLikelihood(), (up - down) / (2 * h), 1e-5);
        }
    }

    @Test
    void fourClassesAgreeWithSamplesOfTheirFields() {
        BayesOptimal.State s = new BayesOptimal(4, TeacherPrior.GAUSSIAN).solve(2, Branch.OPTIMAL);
        var stream = org.limitlab.math.random.RandomStream.ofState(3, 5, 7, 9);
        int wrong = 0;
        int tests = 200_000;
        double[] a = new double[4];
        double[] b = new double[4];
        for (int i = 0; i < tests; i++) {
            for (int j = 0; j < 4; j++) {
                a[j] = Math.sqrt(s.overlap()) * stream.nextGaussian();
                b[j] = a[j] + Math.sqrt(1 - s.overlap()) * stream.nextGaussian();
            }
            wrong += ClassData.largest(a, 0, 4) == ClassData.largest(b, 0, 4) ? 0 : 1;
        }
        // one standard error is 0.0011
        assertEquals((double) wrong / tests, s.error(), 4e-3);
    }

    @Test
    void probabilitiesOfLabelsAgreeWithTheIntegralOverOneVariable() {
        LabelLaw law = new LabelLaw(3);
        double[] mean = {.7, -.2, .4};
        double[] gradient = new double[3];
        double[] other = new double[3];
        for (double v : new double[] {.05, .6, 3}) {
            double sum = 0;
            for (int y = 0; y < 3; y++) {
                double p = law.probability(mean, 0, v, y, gradient);
                assertEquals(law.byTrapezoid(mean, 0, v, y, other), p, 1e-12);
                for (int j = 0; j < 3; j++) {
                    assertEquals(other[j], gradient[j], 1e-11);
                }
                sum += p;
            }
            assertEquals(1, sum, 1e-14);
        }
    }

    @Test
    void allLabelsAtOnceAreThoseOneByOne() {
        LabelLaw law = new LabelLaw(5);
        double[] mean = {.7, -.2, .4, -1.5, .6};
        double[] gradient = new double[5];
        double[] other = new double[5];
        for (double v : new double[] {.05, .6, 3}) {
            for (int y = 0; y < 5; y++) {
                double p = law.probability(mean, 0, v, y, gradient);
                assertEquals(law.byTrapezoid(mean, 0, v, y, other), p, 1e-12);
                for (int j = 0; j < 5; j++) {
                    assertEquals(other[j], gradient[j], 1e-11);
                }
            }
        }
    }

    @Test
    void quadratureIsFineEnoughNearPerfectOverlap() {
        // I(q) for two classes through the same panels, against a plain fine rule in z
        for (double q : new double[] {.9, .99, .9999}) {
            double v = 1 - q;
            double ratio = Math.sqrt(q / v);
            double step = 1e-3;
            double sum = 0;
            for (double z = -12; z <= 12; z += step) {
                sum +=
                        step
                                * Math.exp(-z * z)
                                / NormalLaw.cdf(z)
                                * NormalLaw.density(z / ratio)
                                / ratio;
            }
            double expected = sum / (Math.PI * v);
            assertEquals(1, LabelAverages.of(2, q).information() / expected, 1e-7);
        }
    }

    @Test
    void signsOfManyClassesAreRefused() {
        assertThrows(
                IllegalArgumentException.class, () -> new BayesOptimal(4, TeacherPrior.RADEMACHER));
    }
}
