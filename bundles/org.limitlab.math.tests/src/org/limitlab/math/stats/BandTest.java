package org.limitlab.math.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

class BandTest {

    private static UniformRandomProvider random() {
        return RandomSource.L64_X128_MIX.create(3L);
    }

    private static double[][] normals(int replicas, int components, boolean same) {
        ContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(random());
        double[][] x = new double[replicas][components];
        for (double[] row : x) {
            double common = normal.sample();
            Arrays.setAll(row, j -> same ? (j + 1) * common : normal.sample());
        }
        return x;
    }

    @Test
    void fewReplicasUseBonferroni() {
        Band band = Band.ofMeans(normals(64, 5, false), 0.95, random());
        assertEquals(Band.Method.BONFERRONI, band.method());
        Band.Component c = band.components().get(2);
        double t = c.simultaneous().halfWidth() / c.standardError();
        assertEquals(Distributions.studentTwoSided(0.99, 63), t, 1e-9);
        assertEquals(
                Distributions.studentTwoSided(0.95, 63),
                c.own().halfWidth() / c.standardError(),
                1e-9);
    }

    /** Ten independent components: the critical value is Sidak's, 2.80 for normals. */
    @Test
    void bootstrapFindsIndependence() {
        Band band = Band.ofMeans(normals(4096, 10, false), 0.95, random());
        assertEquals(Band.Method.MULTIPLIER_BOOTSTRAP, band.method());
        Band.Component c = band.components().get(0);
        double sidak = Distributions.normalTwoSided(Math.pow(0.95, 0.1));
        // quantile of 4000 draws: standard error 0.025
        assertEquals(sidak, c.simultaneous().halfWidth() / c.standardError(), 0.1);
    }

    /** Fully dependent components need no correction at all. */
    @Test
    void bootstrapFindsDependence() {
        for (int replicas : new int[] {128, 1024}) {
            int components = replicas == 128 ? 200 : 20;
            Band band = Band.ofMeans(normals(replicas, components, true), 0.95, random());
            Band.Component c = band.components().get(7);
            double t = Distributions.studentTwoSided(0.95, replicas - 1.0);
            assertEquals(t, c.simultaneous().halfWidth() / c.standardError(), 0.1);
            assertTrue(c.simultaneous().halfWidth() >= c.own().halfWidth());
        }
    }

    @Test
    void constantComponentsHaveNoWidth() {
        double[][] x = normals(256, 3, false);
        for (double[] row : x) {
            row[1] = 7;
        }
        Band band = Band.ofMeans(x, 0.95, random());
        assertEquals(new Interval(7, 7), band.components().get(1).simultaneous());
        double[][] all = new double[256][2];
        Band none = Band.ofMeans(all, 0.95, random());
        assertEquals(new Interval(0, 0), none.components().get(0).simultaneous());
    }

    @Test
    void listsAndProbabilities() {
        Estimate e = new Estimate(0, 1, 15);
        Band list = Band.ofIndependent(List.of(e, e, e), 0.95);
        double each = Math.pow(0.95, 1 / 3.0);
        assertEquals(
                Distributions.studentTwoSided(each, 15),
                list.components().get(0).simultaneous().halfWidth(),
                1e-9);
        assertEquals(Band.Method.SINGLE, Band.ofIndependent(List.of(e), 0.95).method());
        Band p = Band.ofProbabilities(new int[] {3, 0}, new int[] {32, 32}, false, 0.95);
        assertEquals(Intervals.probability(3, 32, 0.975), p.components().get(0).simultaneous());
        assertEquals(Intervals.probability(0, 32, 0.95), p.components().get(1).own());
    }

    @Test
    void widenMapAndDecide() {
        Estimate e = new Estimate(4, 0.1, 1e9);
        Band band = Band.ofDependent(List.of(e, e), 0.95).widen(new double[] {0.5, 0});
        assertEquals(0.5 + 0.1959964, band.components().get(0).own().halfWidth(), 1e-6);
        Band root = band.map(Math::sqrt);
        assertEquals(2, root.components().get(1).value(), 1e-15);
        assertEquals(Math.sqrt(4 + 0.1959964), root.components().get(1).own().upper(), 1e-6);
        assertEquals(Decision.SUPPORTED, root.decide(j -> Region.around(2, 0.3)));
        assertEquals(
                Decision.REFUTED,
                root.decide(j -> j == 1 ? Region.around(3, 0.3) : Region.around(2, 0.3)));
    }

    /** The largest bias is read where it is, with one sign, and noise alone has no floor. */
    @Test
    void supremumOfABiasHasNoFloor() {
        double[][][] gaps = new double[2][2000][9];
        ContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(random());
        for (int r = 0; r < 2000; r++) {
            for (int t = 0; t < 9; t++) {
                gaps[0][r][t] = (t == 4 ? -1 : 0) + normal.sample();
                gaps[1][r][t] = (t == 4 ? -0.01 : 0) + normal.sample();
            }
        }
        double[][] samples = SupGap.samples(gaps);
        // standard error 1/sqrt(2000) = 0.022
        assertEquals(1, Sums.mean(samples[0]) * Math.signum(Sums.mean(samples[0])), 0.09);
        assertEquals(0, Sums.mean(samples[1]), 0.1);
    }
}
