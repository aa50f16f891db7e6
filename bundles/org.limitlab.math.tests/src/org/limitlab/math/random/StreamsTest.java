package org.limitlab.math.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.Set;

/** Golden words come from an independent Python program (hashlib and big integers). */
class StreamsTest {

    private static final long[] NOISE_5 = {
        0x075b7afcd6f83124L, 0x0330d8793aaf5171L, 0xa2387534f2a33f88L, 0x2185703d1cba4131L
    };

    private static long[] words(RandomStream stream, int count) {
        long[] words = new long[count];
        for (int i = 0; i < count; i++) {
            words[i] = stream.nextLong();
        }
        return words;
    }

    @Test
    void wordsEqualTheIndependentProgram() {
        assertArrayEquals(
                new long[] {
                    0x125d618657d06040L,
                    0xaba4df24b08704e8L,
                    0xe5bc8a37f720ced4L,
                    0x28a09259b9c9de29L
                },
                words(new StreamKey(0, "", Purpose.NOISE, 0, 0, 0).open(), 4));
        assertArrayEquals(
                NOISE_5, words(new StreamKey(7, "cell-3f", Purpose.NOISE, 5, 0, 0).open(), 4));
        assertArrayEquals(
                new long[] {
                    0xec901e224a41a012L,
                    0x243eb98a7a534eb0L,
                    0x734a7893fc69b8aaL,
                    0xb15440799b80b857L
                },
                words(new StreamKey(7, "cell-3f", Purpose.INITIAL, 5, 0, 0).open(), 4));
        assertArrayEquals(
                new long[] {
                    0x6a8b7c40ba8c39cdL,
                    0xf182a3dd105d386eL,
                    0x22c5dec5ac517931L,
                    0x67a247acaa353fd7L
                },
                words(new StreamKey(-1, "größe", Purpose.COMMON_NOISE, 1L << 40, 7, 3).open(), 4));
        assertArrayEquals(
                new long[] {
                    0x0ed4dea35a5910ecL,
                    0x0fa1c8238d2cb162L,
                    0x5854a99fc61e7803L,
                    0xacf676ac86731457L
                },
                words(new StreamKey(7, "cell-3f", Purpose.NOISE, 5, 0, 1).open(), 4));
    }

    @Test
    void rekeyingGivesTheSameAsOpening() {
        StreamSource source = Streams.of(7, "cell-3f").source(Purpose.NOISE);
        RandomStream stream = source.open(99, 3);
        stream.nextGaussian();
        source.rekey(stream, 5, 0, 0);
        assertArrayEquals(NOISE_5, words(stream, 4));
    }

    @Test
    void everyPartOfTheKeyChangesTheWords() {
        Set<Long> first = new HashSet<>();
        int keys = 0;
        for (long seed : new long[] {0, 1, -1}) {
            for (String group : new String[] {"", "a", "ab"}) {
                for (Purpose purpose : new Purpose[] {new Purpose("b"), Purpose.NOISE}) {
                    StreamSource source = Streams.of(seed, group).source(purpose);
                    for (int replica = 0; replica < 100; replica++) {
                        for (int chunk = 0; chunk < 5; chunk++) {
                            for (int level = 0; level < 3; level++) {
                                first.add(source.open(replica, chunk, level).nextLong());
                                keys++;
                            }
                        }
                    }
                }
            }
        }
        assertEquals(keys, first.size());
    }

    @Test
    void neighbouringReplicasAreUncorrelated() {
        StreamSource source = Streams.of(3, "correlation").source(Purpose.NOISE);
        int replicas = 40_000;
        double sum = 0;
        double previous = source.open(0).nextGaussian();
        for (int r = 1; r <= replicas; r++) {
            double next = source.open(r).nextGaussian();
            sum += previous * next;
            previous = next;
        }
        // standard error 1/sqrt(40000) = 0.005: a correlation of 0.03 would be seen
        assertEquals(0, sum / replicas, 4 * 0.005);
    }

    @Test
    void keysNameTheirStream() {
        Streams streams = Streams.of(7, "cell-3f");
        StreamKey key = streams.source(Purpose.NOISE).key(5, 0, 0);
        assertEquals(new StreamKey(7, "cell-3f", Purpose.NOISE, 5, 0, 0), key);
        assertNotEquals(key, streams.source(Purpose.NOISE).key(5, 0, 1));
    }

    @Test
    void badKeysAreRejected() {
        StreamSource source = Streams.of(7, "g").source(Purpose.NOISE);
        assertThrows(IllegalArgumentException.class, () -> source.open(-1));
        assertThrows(IllegalArgumentException.class, () -> source.open(0, -1));
        assertThrows(IllegalArgumentException.class, () -> source.open(0, 0, -1));
        assertThrows(IllegalArgumentException.class, () -> source.key(0, 0, -1));
        assertThrows(IllegalArgumentException.class, () -> new Purpose("Noise"));
        assertThrows(IllegalArgumentException.class, () -> new Purpose("noise-"));
        assertThrows(IllegalArgumentException.class, () -> Streams.of(0, "a\0b"));
    }
}
