package org.limitlab.engine.run;

import org.limitlab.engine.plan.Block;
import org.limitlab.engine.plan.TheoryTask;
import org.limitlab.engine.store.FailedReplica;
import org.limitlab.engine.store.TheoryData;

import java.util.List;

/**
 * Hears how a run goes on: one call at a time, on the thread that met it. Numbers never depend on
 * it; an exception ends the run.
 */
public interface RunListener {

    /** Hears nothing. */
    RunListener NONE = new RunListener() {};

    /** Work begins, or goes on after a look that asked for more replicas. */
    default void started(int replicas, Progress progress) {}

    /** A block is on disk. */
    default void blockDone(Block block, List<FailedReplica> failures, Progress progress) {}

    /** A theory has answered, and its answer is on disk. */
    default void theoryDone(TheoryTask task, TheoryData answer, Progress progress) {}

    /** A theory threw what it should not; nothing was stored. */
    default void theoryBroken(TheoryTask task, RuntimeException cause) {}

    /**
     * An adaptive run looked at the intervals.
     *
     * @param replicas that every cell has
     * @param unfinished cells that need more
     */
    default void looked(int replicas, int unfinished) {}

    /** Something that the user should know. */
    default void warned(String message) {}
}
