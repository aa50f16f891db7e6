package org.limitlab.engine.run;

import java.util.Map;

/**
 * How a run ended.
 *
 * @param status why it ended
 * @param blocksComputed blocks that this run made
 * @param blocksFound blocks that were there already
 * @param replicasComputed replicas that this run made
 * @param failedReplicas failed replicas among all that the run wanted, found ones included
 * @param brokenTheories theories that threw what they should not, by key, with the exception
 */
public record RunResult(
        Status status,
        long blocksComputed,
        long blocksFound,
        long replicasComputed,
        long failedReplicas,
        Map<String, RuntimeException> brokenTheories) {

    /** Why a run ended. */
    public enum Status {
        /** Everything that was wanted is on disk. */
        DONE,
        /** It was cancelled; a second start goes on. */
        CANCELLED,
        /** The time was up; a second start goes on. */
        OUT_OF_TIME,
        /** A replica failed, and the experiment said to stop then. */
        STOPPED_ON_FAILURE
    }

    public RunResult {
        brokenTheories = Map.copyOf(brokenTheories);
    }

    /** True if everything that was wanted is on disk. */
    public boolean isDone() {
        return status == Status.DONE;
    }
}
