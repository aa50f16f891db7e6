package org.limitlab.family.swarm.consensus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.limitlab.family.swarm.consensus.NoiseKind.ANISOTROPIC;
import static org.limitlab.family.swarm.consensus.NoiseKind.ISOTROPIC;

import org.junit.jupiter.api.Test;
import org.limitlab.math.random.Purpose;
import org.limitlab.math.random.RandomStream;
import org.limitlab.math.random.Streams;

class SecondMomentTest {

    @Test
    void ratesOfTheSpecification() {
        assertEquals(-1.5, new SecondMoment(2, 1, ISOTROPIC, 0).rate(0.5), 1e-15);
        assertEquals(-1.75, new SecondMoment(7, 1, ANISOTROPIC, 0).rate(0.5), 1e-15);
        assertEquals(-1.5012, new SecondMoment(2, 1, ISOTROPIC, 0.01).rate(0.5), 5e-5);
        assertEquals(-1.7553, new SecondMoment(20, 1, ANISOTROPIC, 0.01).rate(0.5), 5e-5);
        assertEquals(-2, new SecondMoment(2, 1, ISOTROPIC, 0).typicalRate(0.5), 1e-15);
        assertEquals(-1, new SecondMoment(6, 1, ISOTROPIC, 0).typicalRate(0.5), 1e-15);
        assertEquals(-2.25, new SecondMoment(6, 1, ANISOTROPIC, 0).typicalRate(0.5), 1e-15);
    }

    @Test
    void eulerRatesApproachThoseOfContinuousTime() {
        for (NoiseKind kind : NoiseKind.values()) {
            SecondMoment limit = new SecondMoment(5, 0.7, kind, 0);
            double last = Double.NaN;
            for (double h : new double[] {1e-2, 1e-3, 1e-4}) {
                SecondMoment euler = new SecondMoment(5, 0.7, kind, h);
                double error = euler.typicalRate(0.4) - limit.typicalRate(0.4);
                assertEquals(10, Double.isNaN(last) ? 10 : last / error, 0.5);
                last = error;
                assertEquals(limit.rate(0.4), euler.rate(0.4), 2 * h);
            }
        }
    }

    /** In two dimensions E log |m + xi|² = log |m|² + E1(|m|²/2); E1 from its tables. */
    @Test
    void meanLogarithmInTwoDimensionsIsAnExponentialIntegral() {
        assertEquals(Math.log(1) + 0.559773594776160, SecondMoment.meanLogNoncentral(2, 1), 1e-13);
        assertEquals(Math.log(2) + 0.219383934395520, SecondMoment.meanLogNoncentral(2, 2), 1e-13);
        assertEquals(
                Math.log(10) + 0.001148295591275, SecondMoment.meanLogNoncentral(2, 10), 1e-13);
        assertEquals(Math.log(400), SecondMoment.meanLogNoncentral(2, 400), 1e-13);
        // no mean: psi(d/2) + log 2; psi(1/2) = -gamma - 2 log 2
        assertEquals(
                -0.577215664901532860 - Math.log(2), SecondMoment.meanLogNoncentral(1, 0), 1e-14);
    }

    @Test
    void meanLogarithmIsContinuousWhereTheExpansionTakesOver() {
        for (int d : new int[] {1, 3, 40}) {
            double below = SecondMoment.meanLogNoncentral(d, 0.9999999e6);
            double above = SecondMoment.meanLogNoncentral(d, 1.0000001e6);
            double slope = (d - 2) * (1 / 1.0000001e6 - 1 / 0.9999999e6);
            assertEquals(Math.log(1.0000001 / 0.9999999) + slope, above - below, 1e-12);
        }
    }

    /** Second oracle: 4 x 10^5 Euler factors, four standard errors. */
    @Test
    void typicalRateIsTheMeanLogarithmOfOneFactor() {
        RandomStream stream = Streams.of(1, "second-moment-test").source(Purpose.NOISE).open(0);
        double[] z = new double[3];
        double h = 0.05;
        double sigma = 1.3;
        int draws = 400_000;
        double sum = 0;
        double squares = 0;
        double moment = 0;
        for (int i = 0; i < draws; i++) {
            stream.fillGaussian(z, 0, 3);
            double square = 0;
            for (int j = 0; j < 3; j++) {
                double x = (j == 0 ? 1 - 0.8 * h : 0) + sigma * Math.sqrt(h) * z[j];
                square += x * x;
            }
            sum += Math.log(square);
            squares += Math.log(square) * Math.log(square);
            moment += square;
        }
        SecondMoment theory = new SecondMoment(3, 0.8, ISOTROPIC, h);
        double error = Math.sqrt((squares / draws - sum / draws * (sum / draws)) / draws);
        assertEquals(sum / draws / h, theory.typicalRate(sigma), 4 * error / h);
        assertEquals(Math.log(moment / draws) / h, theory.rate(sigma), 0.02);
    }

    @Test
    void thresholdsAreWhereTheRatesVanish() {
        for (double h : new double[] {0, 0.01, 0.3}) {
            for (int d : new int[] {1, 2, 3, 10}) {
                for (NoiseKind kind : NoiseKind.values()) {
                    SecondMoment theory = new SecondMoment(d, 1.2, kind, h);
                    assertEquals(0, theory.rate(theory.meanSquareThreshold()), 1e-13);
                    double typical = theory.typicalThreshold();
                    assertTrue(typical > theory.meanSquareThreshold());
                    if (Double.isFinite(typical)) {
                        assertEquals(0, theory.typicalRate(typical), 1e-11);
                        assertTrue(theory.typicalRate(0.98 * typical) < 0);
                    }
                }
            }
        }
        assertEquals(
                Math.sqrt(2), new SecondMoment(4, 4, ISOTROPIC, 0).meanSquareThreshold(), 1e-15);
        assertEquals(2, new SecondMoment(4, 4, ISOTROPIC, 0).typicalThreshold(), 1e-15);
        assertEquals(
                Double.POSITIVE_INFINITY, new SecondMoment(2, 1, ISOTROPIC, 0).typicalThreshold());
        assertEquals(
                Double.POSITIVE_INFINITY,
                new SecondMoment(9, 1, ANISOTROPIC, 0).typicalThreshold());
        // steps longer than 2/lambda diverge without any noise
        assertEquals(0, new SecondMoment(2, 1, ISOTROPIC, 2.5).meanSquareThreshold());
        assertEquals(0, new SecondMoment(2, 1, ISOTROPIC, 2.5).typicalThreshold());
    }

    /** The specification's example: unstable in mean square, yet a swarm shrinks. */
    @Test
    void betweenTheThresholdsPathsShrinkWhileTheirMeanGrows() {
        SecondMoment theory = new SecondMoment(2, 1, ISOTROPIC, 0.01);
        assertTrue(theory.rate(1.1) > 0);
        assertTrue(theory.typicalRate(1.1) < 0);
    }

    @Test
    void windowOfTheSecondMoment() {
        assertEquals(Math.log(1000) / 0.5, SecondMoment.window(0.5, 1000), 1e-14);
    }
}
