package org.limitlab.math.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.special.Erf;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

class RandomStreamTest {

    private static RandomStream stream(long replica) {
        return Streams.of(20260101, "random-stream-test").source(Purpose.NOISE).open(replica);
    }

    @Test
    void wordsEqualThoseOfCommonsRng() {
        long[] seed = {0x1234567890abcdefL, 42, -77, 0x5555555555555555L};
        UniformRandomProvider reference = RandomSource.L64_X128_MIX.create(seed.clone());
        RandomStream ours = RandomStream.ofState(seed[0], seed[1], seed[2], seed[3]);
        for (int i = 0; i < 10_000; i++) {
            assertEquals(reference.nextLong(), ours.nextLong());
        }
    }

    @Test
    void wordsEqualThoseOfTheJdk() {
        long[] state = {0x1234567890abcdefL, 42, -77, 0x5555555555555555L};
        ByteBuffer seed = ByteBuffer.allocate(32);
        for (long word : state) {
            seed.putLong(word);
        }
        RandomGenerator reference =
                RandomGeneratorFactory.of("L64X128MixRandom").create(seed.array());
        RandomStream ours = RandomStream.ofState(state[0], state[1], state[2], state[3]);
        for (int i = 0; i < 10_000; i++) {
            assertEquals(reference.nextLong(), ours.nextLong());
        }
    }

    @Test
    void fillingEqualsDrawingOneByOne() {
        RandomStream one = stream(1);
        RandomStream many = stream(1);
        double[] filled = new double[100_003];
        many.fillGaussian(filled, 0, 7);
        many.fillGaussian(filled, 7, 7);
        many.fillGaussian(filled, 7, filled.length);
        for (double value : filled) {
            assertEquals(one.nextGaussian(), value);
        }
        assertEquals(one.nextLong(), many.nextLong());
    }

    @Test
    void multiplicativeStepUsesTheSameNormals() {
        double[] state = new double[50_000];
        double[] centre = new double[state.length];
        stream(11).fillGaussian(state, 0, state.length);
        stream(12).fillGaussian(centre, 0, centre.length);
        double[] expected = state.clone();
        double[] z = new double[state.length];
        RandomStream plain = stream(13);
        plain.fillGaussian(z, 0, z.length);
        for (int i = 5; i < state.length; i++) {
            expected[i] += (expected[i] - centre[i - 5]) * (0.3 * z[i - 5] - 0.01);
        }
        RandomStream fused = stream(13);
        fused.multiplicativeStep(state, 5, state.length, centre, 0.01, 0.3);
        assertArrayEquals(expected, state);
        assertThrows(
                IndexOutOfBoundsException.class,
                () -> fused.multiplicativeStep(state, 0, 3, new double[2], 0, 0));
    }

    @Test
    void fillWritesItsRangeOnly() {
        double[] target = new double[10];
        Arrays.fill(target, 9);
        stream(2).fillGaussian(target, 3, 6);
        for (int i = 0; i < target.length; i++) {
            assertEquals(i < 3 || i >= 6, target[i] == 9);
        }
        RandomStream stream = stream(2);
        assertThrows(IndexOutOfBoundsException.class, () -> stream.fillGaussian(target, 5, 11));
    }

    @Test
    void uniformsFillTheUnitInterval() {
        RandomStream stream = stream(3);
        int[] counts = new int[1000];
        int draws = 4_000_000;
        for (int i = 0; i < draws; i++) {
            counts[(int) (stream.nextDouble() * counts.length)]++;
        }
        assertUniform(counts, draws);
    }

    @Test
    void boundedIntegersAreUnbiased() {
        RandomStream stream = stream(4);
        int[] counts = new int[7];
        int draws = 3_000_000;
        for (int i = 0; i < draws; i++) {
            counts[stream.nextInt(7)]++;
        }
        assertUniform(counts, draws);
        // 3 * 2^29: taking the high word of the product alone would give thirds 3/8, 3/8, 1/4
        int bound = 3 << 29;
        int[] thirds = new int[3];
        for (int i = 0; i < draws; i++) {
            thirds[stream.nextInt(bound) >>> 29]++;
        }
        assertUniform(thirds, draws);
        assertThrows(IllegalArgumentException.class, () -> stream.nextInt(0));
        assertEquals(0, stream.nextInt(1));
    }

    /** 4096 cells of equal probability, 2 x 10^7 draws: a cell that is off by 6 % would be seen. */
    @Test
    void gaussianFillsCellsOfEqualProbability() {
        gaussianCells(20_000_000, 4096);
    }

    /** 10^9 draws in 2000 cells: sees a relative error of 0.6 % in any one cell. */
    @Test
    @Tag("slow")
    void gaussianFillsCellsOfEqualProbabilityClosely() {
        gaussianCells(1_000_000_000, 2000);
    }

    private static void gaussianCells(int draws, int cells) {
        double[] upper = new double[cells - 1];
        for (int i = 0; i < upper.length; i++) {
            upper[i] = Math.sqrt(2) * Erf.erfInv(2.0 * (i + 1) / cells - 1);
        }
        RandomStream stream = stream(5);
        int[] counts = new int[cells];
        double[] buffer = new double[1000];
        for (int i = 0; i < draws; i += buffer.length) {
            stream.fillGaussian(buffer, 0, buffer.length);
            for (double value : buffer) {
                int place = Arrays.binarySearch(upper, value);
                counts[place < 0 ? -place - 1 : place]++;
            }
        }
        assertUniform(counts, draws);
    }

    private static void assertUniform(int[] counts, long draws) {
        double expected = (double) draws / counts.length;
        double chiSquared = 0;
        for (int count : counts) {
            chiSquared += (count - expected) * (count - expected) / expected;
        }
        double p =
                1 - new ChiSquaredDistribution(counts.length - 1).cumulativeProbability(chiSquared);
        assertTrue(p > 1e-4, "chi-squared = " + chiSquared + ", p = " + p);
    }

    /**
     * Where rectangles end (3.65) the tail takes over: both sides and far out, within 4 standard
     * errors.
     */
    @Test
    void gaussianTailsHaveTheirProbability() {
        double[] bounds = {3.0, 3.5, 3.6, 3.65, 3.66, 3.7, 4.0, 4.5};
        int[] above = new int[bounds.length];
        int[] below = new int[bounds.length];
        int draws = 40_000_000;
        RandomStream stream = stream(6);
        for (int i = 0; i < draws; i++) {
            double value = stream.nextGaussian();
            if (Math.abs(value) > 3) {
                int[] side = value > 0 ? above : below;
                for (int b = 0; b < bounds.length; b++) {
                    side[b] += Math.abs(value) > bounds[b] ? 1 : 0;
                }
            }
        }
        for (int b = 0; b < bounds.length; b++) {
            double expected = 0.5 * draws * Erf.erfc(bounds[b] / Math.sqrt(2));
            assertEquals(expected, above[b], 4 * Math.sqrt(expected), "above " + bounds[b]);
            assertEquals(expected, below[b], 4 * Math.sqrt(expected), "below " + bounds[b]);
        }
    }

    /**
     * Second oracle: the ziggurat of Commons RNG, moments 1 to 8 of 10^7 draws, 4 standard errors.
     */
    @Test
    void gaussianMomentsEqualTheLawsAndThoseOfCommonsRng() {
        double[] exact = {0, 1, 0, 3, 0, 15, 0, 105};
        double[] variance = {1, 2, 15, 96, 945, 10170, 135135, 2016000};
        int draws = 10_000_000;
        RandomStream stream = stream(7);
        double[] ours = moments(stream::nextGaussian, draws);
        double[] theirs = moments(ZigguratSampler.NormalizedGaussian.of(stream(8))::sample, draws);
        for (int k = 0; k < exact.length; k++) {
            double error = Math.sqrt(variance[k] / draws);
            assertEquals(exact[k], ours[k], 4 * error, "moment " + (k + 1));
            assertEquals(theirs[k], ours[k], 4 * Math.sqrt(2) * error, "moment " + (k + 1));
        }
    }

    private static double[] moments(DoubleSupplier draw, int draws) {
        double[] sums = new double[8];
        for (int i = 0; i < draws; i++) {
            double value = draw.getAsDouble();
            double power = 1;
            for (int k = 0; k < sums.length; k++) {
                power *= value;
                sums[k] += power;
            }
        }
        return Arrays.stream(sums).map(sum -> sum / draws).toArray();
    }

    @Test
    void successiveGaussiansAreUncorrelatedInValueAndSize() {
        RandomStream stream = stream(9);
        int draws = 4_000_000;
        for (int lag = 1; lag <= 3; lag++) {
            double[] window = new double[lag];
            double values = 0;
            double squares = 0;
            for (int i = 0; i < draws; i++) {
                double next = stream.nextGaussian();
                double previous = window[i % lag];
                window[i % lag] = next;
                values += previous * next;
                squares += (previous * previous - 1) * (next * next - 1);
            }
            // standard errors 1/sqrt(n) and 2/sqrt(n)
            assertEquals(0, values / draws, 4 / Math.sqrt(draws));
            assertEquals(0, squares / draws, 8 / Math.sqrt(draws));
        }
    }

    @Test
    void exponentialsFillCellsOfEqualProbability() {
        RandomStream stream = stream(10);
        int[] counts = new int[500];
        int draws = 2_000_000;
        for (int i = 0; i < draws; i++) {
            double value = stream.nextExponential();
            assertTrue(value >= 0 && Double.doubleToRawLongBits(value) >= 0);
            counts[Math.min(counts.length - 1, (int) (-Math.expm1(-value) * counts.length))]++;
        }
        assertUniform(counts, draws);
    }

    @Test
    void allZeroXorPartIsRejected() {
        assertThrows(IllegalArgumentException.class, () -> RandomStream.ofState(1, 2, 0, 0));
    }
}
