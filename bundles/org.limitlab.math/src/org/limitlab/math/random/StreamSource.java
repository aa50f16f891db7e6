package org.limitlab.math.random;

/**
 * The streams of one purpose, by replica, chunk and level.
 *
 * <p>The 256 seed bits of a stream are one Philox4x64-10 block: key (d0, d1), counter (replica,
 * level 2^32 + chunk, d2, d3), where d0 to d3 is the digest described in {@link Streams}. The block
 * is a bijection of its counter, so different replicas, chunks and levels cannot collide.
 */
public final class StreamSource {

    private final Streams streams;
    private final Purpose purpose;
    private final long d0;
    private final long d1;
    private final long d2;
    private final long d3;

    StreamSource(Streams streams, Purpose purpose, long d0, long d1, long d2, long d3) {
        this.streams = streams;
        this.purpose = purpose;
        this.d0 = d0;
        this.d1 = d1;
        this.d2 = d2;
        this.d3 = d3;
    }

    /**
     * Opens a replica's stream (chunk 0, level 0).
     *
     * @param replica index of the replica, 0 or more
     * @return a stream at its first number
     */
    public RandomStream open(long replica) {
        return open(replica, 0, 0);
    }

    /**
     * Opens the stream of a chunk (level 0).
     *
     * @param replica index of the replica, 0 or more
     * @param chunk index of the fixed part of the simulation, 0 or more
     * @return a stream at its first number
     */
    public RandomStream open(long replica, int chunk) {
        return open(replica, chunk, 0);
    }

    /**
     * Opens a stream.
     *
     * @param replica index of the replica, 0 or more
     * @param chunk index of the fixed part of the simulation, 0 or more
     * @param level number of bridge refinements, 0 or more
     * @return a stream at its first number
     * @throws IllegalArgumentException if an index is negative
     */
    public RandomStream open(long replica, int chunk, int level) {
        RandomStream stream = new RandomStream();
        rekey(stream, replica, chunk, level);
        return stream;
    }

    /**
     * Moves an existing stream to the first number of another key, without allocation (some 15 ns).
     *
     * @param stream the stream to move
     * @param replica index of the replica, 0 or more
     * @param chunk index of the fixed part of the simulation, 0 or more
     * @param level number of bridge refinements, 0 or more
     * @throws IllegalArgumentException if an index is negative
     */
    public void rekey(RandomStream stream, long replica, int chunk, int level) {
        StreamKey.requireIndex("replica", replica);
        StreamKey.requireIndex("chunk", chunk);
        StreamKey.requireIndex("level", level);
        stream.seed(d0, d1, replica, ((long) level << 32) | chunk, d2, d3);
    }

    /**
     * The full name of a stream, for messages and provenance.
     *
     * @param replica index of the replica, 0 or more
     * @param chunk index of the fixed part of the simulation, 0 or more
     * @param level number of bridge refinements, 0 or more
     * @return the key
     */
    public StreamKey key(long replica, int chunk, int level) {
        return new StreamKey(streams.rootSeed(), streams.group(), purpose, replica, chunk, level);
    }
}
