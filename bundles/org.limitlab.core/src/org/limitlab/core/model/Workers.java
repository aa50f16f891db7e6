package org.limitlab.core.model;

import java.util.function.IntConsumer;

/** Runs fixed chunks of one step of a large simulation, on several threads where there are any. */
@FunctionalInterface
public interface Workers {

    /** All chunks one after the other, on the calling thread. */
    Workers SEQUENTIAL =
            (chunks, work) -> {
                for (int chunk = 0; chunk < chunks; chunk++) {
                    work.accept(chunk);
                }
            };

    /**
     * Runs {@code work} for 0 .. chunks - 1 and returns when all are done. The number of chunks
     * must follow from the parameters alone, and chunks must not touch the same memory, so that
     * results do not depend on the threads.
     */
    void run(int chunks, IntConsumer work);
}
