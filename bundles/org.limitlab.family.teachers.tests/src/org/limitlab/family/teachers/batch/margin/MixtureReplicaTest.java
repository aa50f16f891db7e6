package org.limitlab.family.teachers.batch.margin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.limitlab.family.teachers.batch.margin.MarginLoss.HINGE;
import static org.limitlab.family.teachers.batch.margin.MarginLoss.LOGISTIC;
import static org.limitlab.family.teachers.batch.margin.MarginLoss.RIDGE;

import org.junit.jupiter.api.Test;

/** Numbers of the specification, and of an independent program with other quadratures. */
class MixtureReplicaTest {

    /** alpha, Delta, rho, lambda, then m, q, V, b, test error, training loss, training error. */
    private static final double[][] LOGISTIC_KNOWN = {
        {
            2,
            0.3,
            0.2,
            0.0127,
            3.0822930,
            13.7674649,
            13.1793879,
            -1.4622039,
            .0526723,
            .0371595,
            5.4e-6
        },
        {2, 1, 0.3, 0.1, 1.2972398, 3.3033124, 4.3903459, -.9853406, .2027664, .1777162, .0299785},
        {2, 0.5, 0.5, 0.1, 1.6668856, 3.9100602, 2.7648943, 0, .1166022, .1751964, .0145968},
        {6, 1, 0.5, 0.001, 2.9533557, 13.1899056, 3.0790292, 0, .2080530, .2575890, .1080259}
    };

    private static final double[][] HINGE_KNOWN = {
        {2, 1, 0.5, 1, .58634583, .61918788, .50584274, 0, .22809109, .26997930, .08257001},
        {
            6,
            1,
            0.3,
            0.05,
            1.67737898,
            4.51539588,
            1.13568935,
            -.75743218,
            .18791416,
            .20853335,
            .08251903
        },
        {
            2,
            0.3,
            0.2,
            0.307,
            .92497043,
            1.27773602,
            .53434648,
            -.43663868,
            .05417095,
            .06352220,
            .01073609
        }
    };

    private static Mixture mixture(double[] row, MarginLoss loss) {
        return new Mixture(row[0], row[1], row[2], row[3], loss, true);
    }

    private static void check(double[] row, MixtureState s, double tolerance) {
        double[] found = {s.m(), s.q(), s.v(), s.b(), s.error(), s.trainLoss(), s.trainError()};
        for (int i = 0; i < found.length; i++) {
            double expected = row[4 + i];
            assertEquals(expected, found[i], tolerance * Math.max(1, Math.abs(expected)));
        }
    }

    @Test
    void logisticAgreesWithAnIndependentProgram() {
        for (double[] row : LOGISTIC_KNOWN) {
            check(row, MixtureReplica.solve(mixture(row, LOGISTIC)), 1e-7);
        }
        MixtureState plain = MixtureReplica.solve(new Mixture(2, 1, 0.3, 0.1, LOGISTIC, false));
        assertEquals(1.3755960, plain.m(), 1e-7);
        assertEquals(.2322061, plain.error(), 1e-7);
    }

    @Test
    void hingeAgreesWithAnIndependentProgram() {
        for (double[] row : HINGE_KNOWN) {
            check(row, MixtureReplica.solve(mixture(row, HINGE)), 1e-7);
        }
    }

    @Test
    void stationaryPointOfTheGradientFlowIsReached() {
        // P10, item d: (m, q) = (1.66689, 3.91006) at alpha = 2, Delta = 1/2, lambda = 0.1
        MixtureState s = MixtureReplica.solve(new Mixture(2, 0.5, 0.5, 0.1, LOGISTIC, false));
        assertEquals(1.66689, s.m(), 5e-6);
        assertEquals(3.91006, s.q(), 5e-6);
        assertEquals(.1166, s.error(), 5e-5);
    }

    @Test
    void closedFormOfLeastSquaresSolvesTheEquations() {
        double[] value = new double[3];
        for (double alpha : new double[] {.1, .9, 1, 1.1, 3, 20}) {
            for (double delta : new double[] {.05, .3, 10}) {
                for (double rho : new double[] {.05, .3, .5}) {
                    for (double lambda : new double[] {1e-6, .5, 1e4}) {
                        for (boolean bias : new boolean[] {true, false}) {
                            Mixture mixture = new Mixture(alpha, delta, rho, lambda, RIDGE, bias);
                            MixtureState s = MixtureReplica.solve(mixture);
                            double[] x = {Math.log(s.m()), Math.log(s.q()), Math.log(s.v())};
                            MixtureReplica.sweep(mixture, x, value);
                            for (int i = 0; i < 3; i++) {
                                assertEquals(x[i], value[i], 2e-9, mixture::toString);
                            }
                        }
                    }
                }
            }
        }
    }

    @Test
    void vanishingPenaltyOfLeastSquaresInterpolates() {
        for (double alpha : new double[] {.5, 1.5}) {
            Mixture mixture = new Mixture(alpha, 1, 0.5, 1e-10, RIDGE, true);
            assertEquals(mixture.interpolationError(), MixtureReplica.solve(mixture).error(), 1e-6);
        }
        assertEquals(.5, new Mixture(1, 1, .5, 1, RIDGE, true).interpolationError(), 1e-15);
        // two closed forms meet: (alpha-1)/(alpha+1) = alpha'/(alpha'+1) = 0.2
        assertEquals(.327360, new Mixture(1.5, 1, .5, 1, RIDGE, true).interpolationError(), 5e-7);
        assertEquals(.327360, new Mixture(.25, 1, .5, 1, RIDGE, true).bayesError(), 5e-7);
    }

    @Test
    void infinitePenaltyReachesBayesOptimalForBalancedClusters() {
        for (MarginLoss loss : MarginLoss.values()) {
            Mixture mixture = new Mixture(2, 1, 0.5, 1e6, loss, true);
            assertEquals(.2071, mixture.bayesError(), 5e-5);
            assertEquals(mixture.bayesError(), MixtureReplica.solve(mixture).error(), 1e-6);
            double nearer = MixtureReplica.solve(mixture.withPenalty(100)).error();
            double farther = MixtureReplica.solve(mixture.withPenalty(1)).error();
            assertTrue(mixture.bayesError() <= nearer + 1e-12 && nearer < farther);
        }
    }

    @Test
    void infinitePenaltyLeavesTheBiasAloneForUnequalClusters() {
        for (MarginLoss loss : MarginLoss.values()) {
            Mixture mixture = new Mixture(2, 1, 0.3, 1e6, loss, true);
            assertEquals(.3, MixtureReplica.solve(mixture).error(), 1e-6, loss::toString);
            Mixture plain = new Mixture(2, 1, 0.3, 1e6, loss, false);
            assertEquals(plain.hebbError(), MixtureReplica.solve(plain).error(), 1e-6);
        }
    }

    @Test
    void bayesAndOracleErrorsAreThoseOfTheSpecification() {
        Mixture rare = new Mixture(2, .3, .2, 1, RIDGE, true);
        assertEquals(.03347, rare.bayesError(), 5e-6);
        assertEquals(.02579, rare.oracleError(), 5e-6);
        assertEquals(.17851, new Mixture(2, 1, .3, 1, RIDGE, true).bayesError(), 5e-6);
    }

    @Test
    void thresholdOfSeparabilityIsThatOfTheSpecification() {
        assertEquals(3.70003, Separability.threshold(1, .5, true), 5e-6);
        assertEquals(4.84904, Separability.threshold(1, .2, true), 5e-6);
        // the specification rounds to 14.2606; 25 digits by a root of the derivative
        assertEquals(14.26054514467688, Separability.threshold(.3, .5, true), 1e-11);
        assertEquals(2, Separability.threshold(1e9, .5, false), 1e-6);
        assertEquals(
                Separability.threshold(1, .2, true), Separability.threshold(1, .8, true), 1e-9);
        assertEquals(
                Separability.threshold(1, .5, true), Separability.threshold(1, .2, false), 1e-9);
    }

    @Test
    void trainingLossVanishesBelowTheThresholdOnly() {
        for (MarginLoss loss : new MarginLoss[] {HINGE, LOGISTIC}) {
            assertEquals(
                    0,
                    MixtureReplica.solve(new Mixture(3.5, 1, .5, 1e-8, loss, true)).trainLoss(),
                    1e-4);
            assertTrue(
                    MixtureReplica.solve(new Mixture(4, 1, .5, 1e-8, loss, true)).trainLoss()
                            > 1e-3);
        }
        assertEquals(
                0,
                MixtureReplica.solve(new Mixture(.9, 1, .5, 1e-8, RIDGE, true)).trainLoss(),
                1e-6);
    }

    @Test
    void labelsMayBeExchanged() {
        for (MarginLoss loss : MarginLoss.values()) {
            MixtureState few = MixtureReplica.solve(new Mixture(2, .7, .2, .3, loss, true));
            MixtureState many = MixtureReplica.solve(new Mixture(2, .7, .8, .3, loss, true));
            assertEquals(few.b(), -many.b(), 1e-9);
            assertEquals(few.error(), many.error(), 1e-9);
        }
    }

    @Test
    void wholeRangeHasASolution() {
        for (MarginLoss loss : MarginLoss.values()) {
            for (double alpha : new double[] {.1, 2, 20}) {
                for (double delta : new double[] {.05, 10}) {
                    for (double rho : new double[] {.05, .5}) {
                        MixtureState s =
                                MixtureReplica.solve(
                                        new Mixture(alpha, delta, rho, 1e-6, loss, true));
                        assertTrue(s.residual() < 1e-8 && s.error() <= .5);
                        assertTrue(
                                s.error()
                                        >= new Mixture(alpha, delta, rho, 1, loss, true)
                                                        .bayesError()
                                                - 1e-9);
                    }
                }
            }
        }
    }

    @Test
    void hingeWithManyNoisySamplesOfUnequalClustersHasNoWeights() {
        MixtureState s = MixtureReplica.solve(new Mixture(20, 10, .3, 1, HINGE, true));
        assertEquals(0, s.q());
        assertEquals(-1, s.b());
        assertEquals(.3, s.error());
        assertEquals(.6, s.trainLoss(), 1e-15);
    }

    @Test
    void invalidParametersAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Mixture(0, 1, .5, 1, RIDGE, true));
        assertThrows(IllegalArgumentException.class, () -> new Mixture(1, 1, 1, 1, RIDGE, true));
        assertThrows(IllegalArgumentException.class, () -> new Mixture(1, 1, .5, 0, RIDGE, true));
    }
}
