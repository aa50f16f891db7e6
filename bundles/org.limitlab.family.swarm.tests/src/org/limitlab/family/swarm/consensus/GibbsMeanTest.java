package org.limitlab.family.swarm.consensus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.limitlab.math.random.Purpose;
import org.limitlab.math.random.Streams;

class GibbsMeanTest {

    private static final double[] X = new double[3 * 200];
    private static final double[] F = new double[200];

    static {
        Streams.of(1, "gibbs-mean-test")
                .source(Purpose.INITIAL)
                .open(0)
                .fillGaussian(X, 0, X.length);
        Streams.of(1, "gibbs-mean-test")
                .source(Purpose.INITIAL)
                .open(1)
                .fillGaussian(F, 0, F.length);
    }

    private static double[] naive(double alpha) {
        double[] sum = new double[3];
        double total = 0;
        for (int i = 0; i < F.length; i++) {
            double w = Math.exp(-alpha * F[i]);
            total += w;
            for (int j = 0; j < 3; j++) {
                sum[j] += w * X[3 * i + j];
            }
        }
        return new double[] {sum[0] / total, sum[1] / total, sum[2] / total};
    }

    private static double[] inBlocks(double alpha, int block, double shift) {
        GibbsMean mean = new GibbsMean(alpha, 3);
        for (int first = 0; first < F.length; first += block) {
            int count = Math.min(block, F.length - first);
            double[] f = new double[count];
            for (int i = 0; i < count; i++) {
                f[i] = F[first + i] + shift;
            }
            mean.add(X, 3 * first, count, f);
        }
        double[] result = new double[3];
        assertTrue(mean.mean(result));
        return result;
    }

    @Test
    void equalsThePlainSumForAnyBlocks() {
        for (double alpha : new double[] {0, 0.7, 30}) {
            for (int block : new int[] {1, 2, 3, 7, 64, 200}) {
                assertArrayEquals(naive(alpha), inBlocks(alpha, block, 0), 1e-13);
            }
        }
    }

    @Test
    void hugeValuesAndExponentsNeitherOverflowNorVanish() {
        assertArrayEquals(naive(2), inBlocks(2, 5, 1e6), 1e-8);
        int best = 0;
        for (int i = 1; i < F.length; i++) {
            best = F[i] < F[best] ? i : best;
        }
        double[] point = {X[3 * best], X[3 * best + 1], X[3 * best + 2]};
        assertArrayEquals(point, inBlocks(1e12, 5, 0), 0);
        assertArrayEquals(point, inBlocks(Double.POSITIVE_INFINITY, 5, 0), 0);
    }

    @Test
    void mergingEqualsAddingAll() {
        for (double alpha : new double[] {0, 5, Double.POSITIVE_INFINITY}) {
            GibbsMean all = new GibbsMean(alpha, 3);
            GibbsMean part = new GibbsMean(alpha, 3);
            all.add(X, 0, 90, F);
            double[] rest = java.util.Arrays.copyOfRange(F, 90, 200);
            part.add(X, 270, 110, rest);
            all.add(part);
            all.add(new GibbsMean(alpha, 3));
            double[] result = new double[3];
            assertTrue(all.mean(result));
            assertArrayEquals(inBlocks(alpha, 200, 0), result, 1e-13);
        }
    }

    @Test
    void tiesGoToTheFirstPointWhereTheBestCounts() {
        GibbsMean mean = new GibbsMean(Double.POSITIVE_INFINITY, 1);
        mean.add(new double[] {3, 4, 5}, 0, 3, new double[] {1, 0, 0});
        double[] result = new double[1];
        assertTrue(mean.mean(result));
        assertEquals(4, result[0]);
    }

    @Test
    void whatIsNotFiniteIsNoMean() {
        double[] result = {7};
        for (double alpha : new double[] {0, 2, Double.POSITIVE_INFINITY}) {
            for (double bad : new double[] {Double.NaN, Double.NEGATIVE_INFINITY}) {
                GibbsMean mean = new GibbsMean(alpha, 1);
                mean.add(new double[] {1, 2}, 0, 2, new double[] {0, bad});
                mean.add(new double[] {3}, 0, 1, new double[] {-1});
                assertFalse(mean.mean(result), "alpha " + alpha + ", value " + bad);
            }
            GibbsMean far = new GibbsMean(alpha, 1);
            far.add(new double[] {Double.NaN}, 0, 1, new double[] {0});
            assertFalse(far.mean(result));
            assertFalse(new GibbsMean(alpha, 1).mean(result));
            GibbsMean infinite = new GibbsMean(alpha, 1);
            infinite.add(new double[] {1}, 0, 1, new double[] {Double.POSITIVE_INFINITY});
            assertFalse(infinite.mean(result));
        }
        assertEquals(7, result[0]);
    }

    @Test
    void aPointAtInfiniteHeightWeighsNothing() {
        for (double alpha : new double[] {2, Double.POSITIVE_INFINITY}) {
            GibbsMean mean = new GibbsMean(alpha, 1);
            mean.add(new double[] {1, 2}, 0, 2, new double[] {Double.POSITIVE_INFINITY, 0});
            double[] result = new double[1];
            assertTrue(mean.mean(result));
            assertEquals(2, result[0]);
        }
    }
}
