package org.limitlab.math.random;

/**
 * The counter-based generator Philox4x64 with ten rounds: a block of four 64-bit words as a
 * function of key and counter, for random access to any place of a sequence.
 *
 * <p>Source: Salmon, Moraes, Dror, Shaw (2011), Parallel random numbers: as easy as 1, 2, 3. For a
 * fixed key it is a bijection of the counter.
 */
public final class Philox4x64 {

    private static final long M0 = 0xD2E7470EE14C6C93L;
    private static final long M1 = 0xCA5A826395121157L;
    private static final long W0 = 0x9E3779B97F4A7C15L;
    private static final long W1 = 0xBB67AE8584CAA73BL;
    private static final int ROUNDS = 10;

    private Philox4x64() {}

    /**
     * Computes one block.
     *
     * @param key0 first key word
     * @param key1 second key word
     * @param block on entry the counter, on return the random words; length at least 4
     */
    public static void block(long key0, long key1, long[] block) {
        long k0 = key0;
        long k1 = key1;
        long c0 = block[0];
        long c1 = block[1];
        long c2 = block[2];
        long c3 = block[3];
        for (int round = 0; round < ROUNDS; round++) {
            long next0 = Math.unsignedMultiplyHigh(M1, c2) ^ c1 ^ k0;
            long next2 = Math.unsignedMultiplyHigh(M0, c0) ^ c3 ^ k1;
            c1 = M1 * c2;
            c3 = M0 * c0;
            c0 = next0;
            c2 = next2;
            k0 += W0;
            k1 += W1;
        }
        block[0] = c0;
        block[1] = c1;
        block[2] = c2;
        block[3] = c3;
    }
}
