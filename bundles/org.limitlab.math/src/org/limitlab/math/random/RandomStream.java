package org.limitlab.math.random;

import org.apache.commons.rng.UniformRandomProvider;

import java.util.Objects;

/**
 * One keyed stream of random numbers: the LXM generator L64X128Mix, with normals by {@link
 * GaussianZiggurat}.
 *
 * <p>Its 64-bit words equal those of {@code L64_X128_MIX} in Commons RNG and of {@code
 * L64X128MixRandom} in the JDK for the same state (a test compares them); written out here because
 * a loop with the state in registers fills an array of normals some 40 % faster than one through
 * that interface. Every sampler of Commons RNG accepts it. Period 2^192. Not thread-safe. Source:
 * Steele, Vigna (2021), LXM: better splittable pseudorandom number generators.
 */
public final class RandomStream implements UniformRandomProvider {

    private static final long MULTIPLIER = 0xd1342543de82ef95L;
    private static final long LEA = 0xdaba0b6eb09322e3L;

    private final long[] block = new long[4];

    private long increment;
    private long linear;
    private long x0;
    private long x1;

    RandomStream() {}

    /**
     * A stream with a given state, for tests and interchange; simulations get theirs from {@link
     * Streams}.
     *
     * @param increment additive constant of the linear part; its lowest bit is set
     * @param linear state of the linear part
     * @param x0 first word of the xor part
     * @param x1 second word of the xor part
     * @return the stream
     * @throws IllegalArgumentException if both words of the xor part are zero
     */
    public static RandomStream ofState(long increment, long linear, long x0, long x1) {
        if ((x0 | x1) == 0) {
            throw new IllegalArgumentException("the xor part must not be all zeros");
        }
        RandomStream stream = new RandomStream();
        stream.set(increment, linear, x0, x1);
        return stream;
    }

    void seed(long key0, long key1, long c0, long c1, long c2, long c3) {
        block[0] = c0;
        block[1] = c1;
        block[2] = c2;
        block[3] = c3;
        Philox4x64.block(key0, key1, block);
        boolean degenerate = (block[2] | block[3]) == 0;
        set(block[0], block[1], degenerate ? LEA : block[2], block[3]);
    }

    private void set(long newIncrement, long newLinear, long newX0, long newX1) {
        increment = newIncrement | 1L;
        linear = newLinear;
        x0 = newX0;
        x1 = newX1;
    }

    @Override
    public long nextLong() {
        long s0 = x0;
        long s1 = x1;
        long word = mix(linear + s0);
        linear = linear * MULTIPLIER + increment;
        s1 ^= s0;
        x0 = Long.rotateLeft(s0, 24) ^ s1 ^ (s1 << 16);
        x1 = Long.rotateLeft(s1, 37);
        return word;
    }

    private static long mix(long word) {
        long z = (word ^ (word >>> 32)) * LEA;
        z = (z ^ (z >>> 32)) * LEA;
        return z ^ (z >>> 32);
    }

    /**
     * A uniform number.
     *
     * @return a multiple of 2^-53 in [0, 1)
     */
    @Override
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1p-53;
    }

    /**
     * A uniform integer, without bias.
     *
     * @param bound exclusive upper bound, 1 or more
     * @return an integer in [0, bound)
     * @throws IllegalArgumentException if the bound is not positive
     */
    @Override
    public int nextInt(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound = " + bound + " must be positive");
        }
        long product = (nextLong() >>> 32) * bound;
        if ((product & 0xffffffffL) < bound) {
            long reject = (1L << 32) % bound;
            while ((product & 0xffffffffL) < reject) {
                product = (nextLong() >>> 32) * bound;
            }
        }
        return (int) (product >>> 32);
    }

    /**
     * A standard normal.
     *
     * @return a number from N(0, 1)
     */
    public double nextGaussian() {
        long word = nextLong();
        int layer = (int) word & GaussianZiggurat.INDEX_MASK;
        return layer < GaussianZiggurat.LAYERS
                ? word * GaussianZiggurat.WIDTH[layer]
                : GaussianZiggurat.rest(this, word);
    }

    /**
     * Fills a range with standard normals: the numbers that as many calls of {@link
     * #nextGaussian()} would give. The state stays in registers except in the rare case outside the
     * rectangles (1 in 85); benchmark: GaussianFill.
     *
     * @param target overwritten in [from, to)
     * @param from first index
     * @param to index after the last
     * @throws IndexOutOfBoundsException if the range does not lie in the array
     */
    public void fillGaussian(double[] target, int from, int to) {
        Objects.checkFromToIndex(from, to, target.length);
        final long step = increment;
        long s = linear;
        long s0 = x0;
        long s1 = x1;
        for (int i = from; i < to; i++) {
            long word = mix(s + s0);
            s = s * MULTIPLIER + step;
            s1 ^= s0;
            s0 = Long.rotateLeft(s0, 24) ^ s1 ^ (s1 << 16);
            s1 = Long.rotateLeft(s1, 37);
            int layer = (int) word & GaussianZiggurat.INDEX_MASK;
            if (layer < GaussianZiggurat.LAYERS) {
                target[i] = word * GaussianZiggurat.WIDTH[layer];
            } else {
                linear = s;
                x0 = s0;
                x1 = s1;
                target[i] = GaussianZiggurat.rest(this, word);
                s = linear;
                s0 = x0;
                s1 = x1;
            }
        }
        linear = s;
        x0 = s0;
        x1 = s1;
    }

    /**
     * One Euler step of dX = -a (X - c) dt + s (X - c) dB for many independent entries, drawing and
     * using each normal in one pass: {@code state[i] += (state[i] - centre[i - from]) * (noise * z
     * - drift)} with the z that {@link #fillGaussian} would give, bit for bit. A fifth faster than
     * two passes where the state is larger than the cache; benchmark: ConsensusStep.
     *
     * @param state changed in [from, to)
     * @param from first index
     * @param to index after the last
     * @param centre c of each entry, at least {@code to - from} values
     * @param drift a times the step
     * @param noise s times the root of the step
     * @throws IndexOutOfBoundsException if the range does not lie in an array
     */
    public void multiplicativeStep(
            double[] state, int from, int to, double[] centre, double drift, double noise) {
        Objects.checkFromToIndex(from, to, state.length);
        Objects.checkFromToIndex(0, to - from, centre.length);
        final long step = increment;
        long s = linear;
        long s0 = x0;
        long s1 = x1;
        for (int i = from; i < to; i++) {
            long word = mix(s + s0);
            s = s * MULTIPLIER + step;
            s1 ^= s0;
            s0 = Long.rotateLeft(s0, 24) ^ s1 ^ (s1 << 16);
            s1 = Long.rotateLeft(s1, 37);
            int layer = (int) word & GaussianZiggurat.INDEX_MASK;
            double z;
            if (layer < GaussianZiggurat.LAYERS) {
                z = word * GaussianZiggurat.WIDTH[layer];
            } else {
                linear = s;
                x0 = s0;
                x1 = s1;
                z = GaussianZiggurat.rest(this, word);
                s = linear;
                s0 = x0;
                s1 = x1;
            }
            state[i] += (state[i] - centre[i - from]) * (noise * z - drift);
        }
        linear = s;
        x0 = s0;
        x1 = s1;
    }

    /**
     * An exponential with mean 1, by inversion.
     *
     * @return a number in [0, 37)
     */
    public double nextExponential() {
        return 0.0 - Math.log(1.0 - nextDouble());
    }
}
