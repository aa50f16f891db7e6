package org.limitlab.math.random;

/**
 * The full name of one stream. Equal keys give equal numbers, for ever and on every machine;
 * unequal keys give independent streams.
 *
 * @param rootSeed the experiment's seed, any value
 * @param group what shares its noise: the cell's key, or the name of a coupled set of cells
 * @param purpose what the numbers are for
 * @param replica index of the replica, 0 or more
 * @param chunk index of a fixed part of one large simulation, 0 or more
 * @param level number of bridge refinements, 0 for the base grid; see {@link BrownianIncrements}
 */
public record StreamKey(
        long rootSeed, String group, Purpose purpose, long replica, int chunk, int level) {

    /**
     * Checks the indices.
     *
     * @throws IllegalArgumentException if an index is negative
     */
    public StreamKey {
        requireIndex("replica", replica);
        requireIndex("chunk", chunk);
        requireIndex("level", level);
    }

    /**
     * Opens the stream. To open many of one group and purpose, keep the {@link StreamSource}: it
     * hashes once.
     *
     * @return a stream at its first number
     */
    public RandomStream open() {
        return Streams.of(rootSeed, group).source(purpose).open(replica, chunk, level);
    }

    static void requireIndex(String name, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " = " + value + " must not be negative");
        }
    }
}
