package org.limitlab.math.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

class RatesTest {

    private static final double[] SIZES = {25, 50, 100, 200, 400, 800};
    private static final double LEVEL = 0.95;

    /** Replicas whose mean is exact: pairs +noise, -noise. */
    private static double[][] samples(DoubleUnaryOperator mean, double noise, int replicas) {
        UniformRandomProvider random = RandomSource.L64_X128_MIX.create(5L);
        double[][] x = new double[SIZES.length][replicas];
        for (int i = 0; i < SIZES.length; i++) {
            double m = mean.applyAsDouble(SIZES[i]);
            for (int r = 0; r < replicas; r += 2) {
                double z = noise * ZigguratSampler.NormalizedGaussian.of(random).sample();
                x[i][r] = m + z;
                x[i][r + 1] = m - z;
            }
        }
        return x;
    }

    @Test
    void exactBiasGivesItsExponentAndConstant() {
        for (double p : new double[] {0.25, 1, 2}) {
            RateFit fit =
                    BiasRate.of(
                                    DecayLaw.power(SIZES),
                                    samples(n -> -3 * Math.pow(n, -p), 1e-3, 32),
                                    false,
                                    LEVEL)
                            .fit();
            assertEquals(p, fit.exponent().value(), 1e-8);
            assertEquals(-3, fit.constant(), 1e-7);
            assertTrue(fit.interval().contains(p));
            assertEquals(0, fit.chiSquared(), 1e-6);
            assertEquals(p, fit.largestSlope(), 1e-8);
            assertTrue(fit.localSlopes().get(0).contains(p));
        }
    }

    @Test
    void logFactorIsNotPartOfTheExponent() {
        RateFit fit =
                BiasRate.of(
                                DecayLaw.power(SIZES, Math::log),
                                samples(n -> 2 * Math.log(n) / n, 1e-4, 32),
                                false,
                                LEVEL)
                        .fit();
        assertEquals(1, fit.exponent().value(), 1e-8);
        assertEquals(2, fit.constant(), 1e-6);
    }

    /** Unweighted line through logs of second moments, by hand for three sizes. */
    @Test
    void rmsRateIsALineThroughLogs() {
        double[] sizes = {10, 20, 40};
        double[][] squares = {constant(9, 32), constant(4, 32), constant(1, 32)};
        RateFit fit = LogRate.ofSquares(DecayLaw.power(sizes), squares, false, LEVEL).fit();
        // (log 3 - log 1) / (2 log 2)
        assertEquals(Math.log(3) / (2 * Math.log(2)), fit.exponent().value(), 1e-12);
        assertEquals(3, fit.points().get(0).gap(), 1e-12);
        assertEquals(0, fit.exponent().standardError(), 1e-14);
    }

    /** For a mean the delete-group jackknife is the variance of group means over their number. */
    @Test
    void jackknifeOfAMeanIsTheVarianceOfGroupMeans() {
        double[] x = new double[64];
        Arrays.setAll(x, r -> Math.sin(r * r));
        double[] groupMeans = new double[16];
        for (int r = 0; r < 64; r++) {
            groupMeans[r % 16] += x[r] / 4;
        }
        double expected = Moments.of(groupMeans).variance() / 16;
        GroupedMoments m = new GroupedMoments(x, false);
        double[] without = new double[16];
        Arrays.setAll(without, m::meanWithout);
        assertEquals(expected, Jackknife.variance(m.mean(), without, m.groupCounts()), 1e-14);
    }

    /** Unequal groups: delete-one of 10 values among 10 groups of one is s²/n. */
    @Test
    void unequalGroupsGiveTheVarianceOfAWeightedMean() {
        int[] counts = Jackknife.counts(21, 8);
        assertEquals(21, Arrays.stream(counts).sum());
        double[] x = new double[21];
        Arrays.setAll(x, r -> Math.cos(3.0 * r));
        double mean = Sums.mean(x);
        double expected = 0;
        double[] without = new double[8];
        for (int g = 0; g < 8; g++) {
            double sum = 0;
            for (int r = g; r < 21; r += 8) {
                sum += x[r];
            }
            without[g] = (21 * mean - sum) / (21 - counts[g]);
            // Busing's formula for a mean: pseudo-value is the group's own mean
            double h = 21.0 / counts[g];
            expected += Math.pow(sum / counts[g] - mean, 2) / (h - 1) / 8;
        }
        assertEquals(expected, Jackknife.variance(mean, without, counts), 1e-14);
    }

    @Test
    void groupedMomentsMatchMomentsOfWhatIsLeft() {
        double[] x = new double[37];
        Arrays.setAll(x, r -> Math.exp(Math.sin(r)));
        GroupedMoments m = new GroupedMoments(x, false);
        assertEquals(16, m.groups());
        for (int g = 0; g < 16; g++) {
            int group = g;
            double[] left =
                    java.util.stream.IntStream.range(0, 37)
                            .filter(r -> r % 16 != group)
                            .mapToDouble(r -> x[r])
                            .toArray();
            assertEquals(Moments.of(left).mean(), m.meanWithout(g), 1e-13);
            assertEquals(Moments.of(left).variance(), m.varianceWithout(g), 1e-13);
        }
    }

    @Test
    void belowEightReplicasNothingIsKnown() {
        RateFit fit =
                BiasRate.of(DecayLaw.power(SIZES), samples(n -> 1 / n, 1e-3, 4), false, LEVEL)
                        .fit();
        assertFalse(fit.interval().isFinite());
        assertEquals(0, Jackknife.groups(7, true));
        assertEquals(8, Jackknife.groups(8, false));
        assertEquals(16, Jackknife.groups(4096, false));
        assertEquals(64, Jackknife.groups(4096, true));
    }

    @Test
    void noBiasAtAllGivesNoFiniteInterval() {
        RateFit fit =
                BiasRate.of(DecayLaw.power(SIZES), samples(n -> 0, 1, 64), false, LEVEL).fit();
        assertFalse(fit.interval().halfWidth() < 1);
    }

    /** Exact data with a correction inside its bound: the corrected fit finds both. */
    @Test
    void correctedFitFindsExponentAndCorrection() {
        Correction correction = Correction.power(SIZES, 1);
        double[][] x = samples(n -> 5 / n * (1 + 0.6 * 25 / n), 1e-4, 128);
        CorrectedRate bias =
                CorrectedRate.of(BiasRate.of(DecayLaw.power(SIZES), x, false, LEVEL), correction);
        assertEquals(1, bias.exponent(), 1e-4);
        assertEquals(0.6, bias.correction(), 1e-3);
        assertTrue(bias.interval().contains(1));
        assertFalse(bias.plain().interval().contains(1), "the plain slope is another number");
        double[][] squares = new double[SIZES.length][];
        for (int i = 0; i < SIZES.length; i++) {
            double gap = Math.pow(SIZES[i], -0.5) * (1 - 0.7 * 25 / SIZES[i]);
            squares[i] = new double[128];
            for (int r = 0; r < 128; r++) {
                squares[i][r] = gap * gap * (r % 2 == 0 ? 1.001 : 0.999);
            }
        }
        CorrectedRate rms =
                CorrectedRate.of(
                        LogRate.ofSquares(DecayLaw.power(SIZES), squares, false, LEVEL),
                        correction);
        assertEquals(0.5, rms.exponent(), 2e-3);
        assertEquals(-0.7, rms.correction(), 5e-3);
        assertTrue(rms.interval().contains(0.5));
    }

    /** The profiles against a brute force search over exponent and correction. */
    @Test
    void profileIntervalMatchesBruteForce() {
        double[] noise = {0.03, -0.05, 0.02, 0.06, -0.04, 0.01};
        DecayLaw law = DecayLaw.power(SIZES);
        Correction correction = Correction.power(SIZES, 1);
        double[] mean = new double[6];
        double[] log = new double[6];
        double[] variance = new double[6];
        for (int i = 0; i < 6; i++) {
            mean[i] = (1 / SIZES[i]) * (1 + 0.5 * 25 / SIZES[i]) * (1 + noise[i]);
            log[i] = Math.log(mean[i]);
            variance[i] = Math.pow(0.05 / SIZES[i], 2);
        }
        double threshold = 3.84;
        Interval bias = new BiasProfile(law, mean, variance, correction, 1).within(threshold);
        Interval logs = new LogProfile(law, log, 0.0025, correction, 1).within(threshold);
        assertBrute(bias, threshold, (p, b) -> biasChiSquared(mean, variance, p, b));
        assertBrute(logs, threshold, (p, b) -> logChiSquared(log, p, b));
    }

    private interface Surface {
        double at(double p, double b);
    }

    private static void assertBrute(Interval actual, double threshold, Surface chi) {
        double least = Double.POSITIVE_INFINITY;
        for (double p = 0; p < 2; p += 0.002) {
            for (double b = -0.998; b <= 1; b += 0.002) {
                least = Math.min(least, chi.at(p, b));
            }
        }
        double lower = Double.NaN;
        double upper = Double.NaN;
        for (double p = 0; p < 2; p += 0.002) {
            boolean in = false;
            for (double b = -0.998; b <= 1; b += 0.002) {
                in |= chi.at(p, b) <= least + threshold;
            }
            lower = in && Double.isNaN(lower) ? p : lower;
            upper = in ? p : upper;
        }
        assertEquals(lower, actual.lower(), 0.006);
        assertEquals(upper, actual.upper(), 0.006);
    }

    private static double biasChiSquared(double[] mean, double[] variance, double p, double b) {
        double top = 0;
        double bottom = 0;
        double total = 0;
        for (int i = 0; i < 6; i++) {
            double f = Math.pow(SIZES[i], -p) * (1 + b * 25 / SIZES[i]);
            top += f * mean[i] / variance[i];
            bottom += f * f / variance[i];
            total += mean[i] * mean[i] / variance[i];
        }
        return total - top * top / bottom;
    }

    private static double logChiSquared(double[] log, double p, double b) {
        double[] z = new double[6];
        for (int i = 0; i < 6; i++) {
            z[i] = log[i] + p * Math.log(SIZES[i]) - Math.log(1 + b * 25 / SIZES[i]);
        }
        return 5 * Moments.of(z).variance() / 0.0025;
    }

    @Test
    void refutationNeedsTheDoubledBoundToo() {
        CorrectedRate hidden =
                new CorrectedRate(
                        1.3, 1, new Interval(1.25, 1.35), new Interval(1.1, 1.3), 0, 4, null);
        assertEquals(Decision.UNDECIDED, hidden.decide(Region.around(1, 0.15)));
        CorrectedRate clear =
                new CorrectedRate(
                        1.4, 1, new Interval(1.35, 1.45), new Interval(1.25, 1.4), 0, 4, null);
        assertEquals(Decision.REFUTED, clear.decide(Region.around(1, 0.15)));
    }

    @Test
    void deterministicDataHaveNoWidth() {
        double[][] x = new double[SIZES.length][];
        Arrays.setAll(x, i -> constant(3 / SIZES[i] * (1 + 10 / SIZES[i]), 8));
        BiasRate rate = BiasRate.of(DecayLaw.power(SIZES), x, false, LEVEL);
        assertEquals(0, rate.fit().interval().halfWidth(), 1e-12);
        CorrectedRate corrected = CorrectedRate.of(rate, Correction.power(SIZES, 1));
        assertEquals(1, corrected.exponent(), 1e-4);
        assertEquals(0, corrected.interval().halfWidth(), 1e-4);
    }

    @Test
    void oneReplicaOfSomethingRandomTellsNothing() {
        double[][] x = new double[SIZES.length][];
        Arrays.setAll(x, i -> constant(1 / SIZES[i], 1));
        assertFalse(
                BiasRate.of(DecayLaw.power(SIZES), x, false, LEVEL).fit().interval().isFinite());
        assertFalse(
                LogRate.ofPositive(DecayLaw.power(SIZES), x, false, LEVEL)
                        .fit()
                        .interval()
                        .isFinite());
        double[] known = Arrays.stream(SIZES).map(n -> -2 / n).toArray();
        RateFit exact = BiasRate.ofExact(DecayLaw.power(SIZES), known, LEVEL).fit();
        assertEquals(1, exact.exponent().value(), 1e-9);
        assertEquals(0, exact.interval().halfWidth(), 0);
    }

    /** One point moved by a small error moves the slope by a_i times the relative error. */
    @Test
    void sensitivityIsTheSumOfAdverseShifts() {
        double[][] squares = new double[SIZES.length][];
        Arrays.setAll(squares, i -> constant(1 / SIZES[i], 32));
        DecayLaw law = DecayLaw.power(SIZES);
        LogRate rate = LogRate.ofSquares(law, squares, false, LEVEL);
        double[] errors = new double[SIZES.length];
        for (int i = 0; i < errors.length; i++) {
            errors[i] = 1e-6 / Math.sqrt(SIZES[i]);
        }
        double expected = Arrays.stream(law.slopeCoefficients()).map(Math::abs).sum() * 1e-6;
        assertEquals(
                expected, Sensitivity.of(rate, errors, r -> r.fit().interval()), expected * 1e-3);
        errors[5] = 1;
        assertEquals(
                Double.POSITIVE_INFINITY, Sensitivity.of(rate, errors, r -> r.fit().interval()));
    }

    @Test
    void wrongShapesAndValuesAreRefused() {
        DecayLaw law = DecayLaw.power(SIZES);
        double[][] x = samples(n -> 1 / n, 1e-3, 8);
        assertThrows(
                IllegalArgumentException.class,
                () -> BiasRate.of(law, Arrays.copyOf(x, 5), false, LEVEL));
        x[2][3] = Double.NaN;
        assertThrows(IllegalArgumentException.class, () -> BiasRate.of(law, x, false, LEVEL));
        assertThrows(
                IllegalArgumentException.class,
                () -> DecayLaw.power(new double[] {1, 2}, Math::log));
        assertThrows(IllegalArgumentException.class, () -> DecayLaw.power(new double[] {5, 5}));
        assertThrows(IllegalArgumentException.class, () -> Correction.power(SIZES, 0));
    }

    /** judging.md: 82/p² (s/c)², with correction 453/p²; p = 1, sd n^-1/2: 509 n1 (s/c)². */
    @Test
    void plannedReplicasMatchTheSpecification() {
        double[] one = constant(1, 6);
        DecayLaw law = DecayLaw.power(SIZES);
        Correction correction = Correction.power(SIZES, 1);
        for (double p : new double[] {0.25, 0.5, 1, 2}) {
            double plain = Design.rateReplicas(law, one, p, 0.15 * p);
            assertEquals(82 / (p * p), plain, 0.015 * plain);
            double corrected = Design.rateReplicas(law, one, p, 0.15 * p, correction);
            // the figure is rounded over exponents: 453 at 1/4 and 1/2, 8 % more at 2
            assertEquals(453 / (p * p), corrected, (p > 1 ? 0.08 : 0.02) * corrected);
        }
        double[] relative = Arrays.stream(SIZES).map(Math::sqrt).toArray();
        assertEquals(509 * 25, Design.rateReplicas(law, relative, 1, 0.15), 509 * 25 * 0.005);
    }

    @Test
    void otherDesigns() {
        assertEquals(Math.pow(2 * 1.959964 * 3 / 0.5, 2), Design.meanReplicas(3, 0.5), 1e-3);
        int trials = Design.probabilityTrials(0.5, 0.1);
        assertTrue(Design.expectedHalfWidth(0.5, trials) <= 0.05);
        // Wald: (1.96 * 0.5 / 0.05)² = 384; Clopper and Pearson need some 5 % more
        assertEquals(384, trials, 30);
        assertEquals(
                0.15 + 0.05 * (1 + 1.6448536 / 1.959964),
                Design.smallestVisibleDeviation(0.15, 0.05),
                1e-6);
        assertEquals(
                "[4, 2, 1]",
                Arrays.toString(Design.ratios(new double[] {1, 1, 1}, new double[] {1, 4, 16})));
    }

    private static double[] constant(double value, int count) {
        double[] x = new double[count];
        Arrays.fill(x, value);
        return x;
    }
}
