package org.limitlab.engine.store;

/** What a store is opened for; decides who else may have the directory open. */
public sealed interface Access {

    /** Looking only: writes nothing, moves nothing, locks nothing. The directory must exist. */
    record Reading() implements Access {}

    /** A run: nobody else may run in the directory. Makes the directory where it is missing. */
    record Running() implements Access {}

    /**
     * A run of one shard: other shards may run in the same directory.
     *
     * @param index from 0
     * @param of number of shards
     */
    record Sharded(int index, int of) implements Access {
        public Sharded {
            if (index < 0 || index >= of) {
                throw new IllegalArgumentException("shard " + index + " of " + of);
            }
        }
    }

    /** Looking only. */
    Access READ = new Reading();

    /** A run of its own. */
    Access RUN = new Running();

    /** A run of one shard, counted from 0. */
    static Access shard(int index, int of) {
        return new Sharded(index, of);
    }
}
