package org.limitlab.math.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

class IntervalsTest {

    /** Values by exact binomial sums and bisection in Python. */
    @Test
    void clopperPearsonInvertsBinomialTails() {
        assertInterval(0, 0.30849710781876083, Intervals.probability(0, 10, 0.95));
        assertInterval(0.18708602844739452, 0.8129139715526055, Intervals.probability(5, 10, 0.95));
        assertInterval(0.019767180173, 0.250226950694, Intervals.probability(3, 32, 0.95));
        assertInterval(Math.pow(0.025, 1 / 32.0), 1, Intervals.probability(32, 32, 0.95));
        assertInterval(0, 1, Intervals.probability(0, 0, 0.95));
    }

    /** Tabulated quantiles of Student's law. */
    @Test
    void studentQuantilesMatchTables() {
        assertEquals(12.7062, Distributions.studentTwoSided(0.95, 1), 1e-4);
        assertEquals(3.18245, Distributions.studentTwoSided(0.95, 3), 1e-5);
        assertEquals(2.36462, Distributions.studentTwoSided(0.95, 7), 1e-5);
        assertEquals(2.13145, Distributions.studentTwoSided(0.95, 15), 1e-5);
        assertEquals(3.659, Distributions.studentTwoSided(0.999, 29), 5e-4);
        assertEquals(1.959963984540054, Distributions.studentTwoSided(0.95, 1e9), 1e-9);
    }

    @Test
    void studentQuantileAndDistributionFunctionAreInverse() {
        for (double df : new double[] {1.5, 3, 3.7, 15, 62.5, 1000}) {
            for (double p : new double[] {1e-6, 0.001, 0.025, 0.3, 0.5, 0.9, 0.9999}) {
                double x = Distributions.studentQuantile(p, df);
                assertEquals(p, Distributions.studentCdf(x, df), 1e-9 + 1e-7 * p, "df " + df);
            }
        }
    }

    @Test
    void normalAndChiSquaredMatchTables() {
        assertEquals(1.959963984540054, Distributions.normalTwoSided(0.95), 1e-12);
        assertEquals(0.05, Distributions.chiSquaredTail(9.487729036781154, 4), 1e-10);
        assertEquals(1, Distributions.chiSquaredTail(0, 4));
    }

    @Test
    void meanByStudent() {
        Interval i = Intervals.mean(new double[] {1, 2, 3, 4}, 0.95);
        double half = 3.182446305284263 * Math.sqrt(5.0 / 3 / 4);
        assertInterval(2.5 - half, 2.5 + half, i);
        assertEquals(Interval.UNKNOWN, Intervals.mean(new double[] {7}, 0.95));
    }

    /** Ranks by exact binomial sums in Python: 8 and 18 of 25; 53 and 63 of 64; 15 of 20. */
    @Test
    void quantileLiesBetweenOrderStatistics() {
        assertInterval(8, 18, Intervals.quantile(oneTo(25), 0.5, 0.95));
        assertInterval(53, 63, Intervals.quantile(oneTo(64), 0.9, 0.95));
        assertInterval(15, Double.POSITIVE_INFINITY, Intervals.quantile(oneTo(20), 0.9, 0.95));
        assertEquals(Interval.UNKNOWN, Intervals.quantile(new double[0], 0.5, 0.95));
    }

    @Test
    void empiricalQuantileIsLinear() {
        assertEquals(2.5, Intervals.empiricalQuantile(new double[] {4, 1, 3, 2}, 0.5), 1e-15);
        assertEquals(4, Intervals.empiricalQuantile(new double[] {4, 1, 3, 2}, 1), 0);
    }

    @Test
    void familyLevelsMultiply() {
        assertEquals(0.95, Math.pow(Intervals.familyLevel(0.95, 7), 7), 1e-12);
        assertEquals(0.99, Intervals.bonferroniLevel(0.95, 5), 1e-12);
    }

    @Test
    void intervalArithmetic() {
        Interval i = new Interval(1, 3);
        assertEquals(new Interval(0.5, 3.5), i.widen(0.5));
        assertEquals(Interval.UNKNOWN, i.widen(Double.POSITIVE_INFINITY));
        assertEquals(new Interval(-3, -1), i.negate());
        assertEquals(new Interval(1, 5), i.hull(new Interval(2, 5)));
        assertEquals(1, i.halfWidth());
        assertEquals(0, Interval.point(3).halfWidth());
        assertEquals(Interval.UNKNOWN, Interval.around(Double.NaN, 1));
        assertThrows(IllegalArgumentException.class, () -> new Interval(2, 1));
        assertThrows(IllegalArgumentException.class, () -> new Interval(Double.NaN, 1));
        assertThrows(IllegalArgumentException.class, () -> i.widen(-1));
    }

    @Test
    void welchDegreesLieBetweenTheSmallerAndTheSum() {
        Estimate d = new Estimate(3, 1, 9).minus(new Estimate(1, 2, 15));
        assertEquals(2, d.value());
        assertEquals(Math.sqrt(5), d.standardError(), 1e-15);
        assertEquals(25 / (1 / 9.0 + 16 / 15.0), d.degreesOfFreedom(), 1e-12);
        assertEquals(0, Estimate.exact(4).halfWidth(0.95));
    }

    @Test
    void momentsAndSums() {
        Moments m = Moments.of(new double[] {1, 2, 3, 10});
        assertEquals(4, m.mean());
        assertEquals(50.0 / 3, m.variance(), 1e-14);
        // deviations -3, -2, -1, 6: third moment 180/4 over (50/4)^1.5
        assertEquals(45 / Math.pow(12.5, 1.5), m.skewness(), 1e-14);
        double[] alternating = new double[1_000_001];
        Arrays.setAll(alternating, i -> i % 2 == 0 ? 1e16 : -1e16);
        alternating[1_000_000] = 1;
        assertEquals(1, Sums.sum(alternating), 0);
        assertEquals(0, Sums.sum(new double[0]), 0);
        assertTrue(Double.isNaN(Sums.mean(new double[0])));
    }

    /** 10^7 times 0.1: a plain loop is off by 1.6e-4, the tree by less than 1e-8. */
    @Test
    void treeSumLosesLittle() {
        assertEquals(1e6, Sums.sum(0, 10_000_000, i -> 0.1), 1e-8);
    }

    @Test
    void firstPowerOfTwoTermsAreSummedAlike() {
        double[] x = new double[48];
        Arrays.setAll(x, i -> 1 / (1.0 + i));
        double first = Sums.sum(0, 32, i -> x[i]);
        double rest = Sums.sum(32, 48, i -> x[i]);
        assertEquals(first + rest, Sums.sum(x), 0);
    }

    private static double[] oneTo(int n) {
        double[] x = new double[n];
        Arrays.setAll(x, i -> n - i);
        return x;
    }

    private static void assertInterval(double lower, double upper, Interval actual) {
        assertInterval(lower, upper, actual, 1e-8);
    }

    private static void assertInterval(double lower, double upper, Interval actual, double by) {
        assertEquals(lower, actual.lower(), by);
        assertEquals(upper, actual.upper(), by);
    }
}
