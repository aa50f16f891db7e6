package org.limitlab.engine.run;

/**
 * How far a run is. Operations are those of the models' own cost statements: the time that is left
 * is about the time taken so far, times what is left over what was computed.
 *
 * @param blocksDone blocks that are on disk
 * @param blocks blocks that are wanted so far; an adaptive run may want more after a look
 * @param theoriesDone theories that have answered
 * @param theories theories that are asked
 * @param operationsComputed what this run computed
 * @param operationsLeft what is left until the next look
 * @param failedReplicas so far
 */
public record Progress(
        long blocksDone,
        long blocks,
        int theoriesDone,
        int theories,
        double operationsComputed,
        double operationsLeft,
        long failedReplicas) {

    /** Share of the work that is done, in [0, 1]. */
    public double share() {
        double all = operationsComputed + operationsLeft;
        return all == 0 ? 1 : operationsComputed / all;
    }
}
