package org.limitlab.engine.run;

import org.limitlab.engine.plan.Block;
import org.limitlab.engine.plan.TheoryTask;
import org.limitlab.engine.store.FailedReplica;
import org.limitlab.engine.store.TheoryData;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts what is done and tells the listener, one call at a time. */
final class Ledger {

    private final RunListener listener;
    private final boolean stopOnFailure;
    private final Map<String, RuntimeException> broken = new HashMap<>();
    private long blocks;
    private long found;
    private long computed;
    private long replicas;
    private long failed;
    private int theories;
    private int answered;
    private double operationsComputed;
    private double operationsLeft;
    private volatile boolean stoppedByFailure;

    Ledger(RunListener listener, boolean stopOnFailure) {
        this.listener = listener;
        this.stopOnFailure = stopOnFailure;
    }

    boolean isStoppedByFailure() {
        return stoppedByFailure;
    }

    synchronized void found(Block block, List<FailedReplica> failures) {
        blocks++;
        found++;
        count(failures);
    }

    synchronized void start(int upTo, List<Block> missing, int tasks) {
        blocks += missing.size();
        theories += tasks;
        operationsLeft = missing.stream().mapToDouble(Block::operations).sum();
        listener.started(upTo, progress());
    }

    synchronized void done(Block block, int newReplicas, List<FailedReplica> failures) {
        computed++;
        replicas += newReplicas;
        count(failures);
        operationsComputed += block.operations();
        operationsLeft = Math.max(0, operationsLeft - block.operations());
        listener.blockDone(block, failures, progress());
    }

    private void count(List<FailedReplica> failures) {
        failed += failures.size();
        stoppedByFailure |= stopOnFailure && !failures.isEmpty();
    }

    synchronized void answered(TheoryTask task, TheoryData answer) {
        answered++;
        listener.theoryDone(task, answer, progress());
    }

    synchronized void broke(TheoryTask task, RuntimeException cause) {
        answered++;
        broken.put(task.key(), cause);
        listener.theoryBroken(task, cause);
    }

    synchronized void looked(int upTo, int unfinished) {
        listener.looked(upTo, unfinished);
    }

    synchronized void warn(String message) {
        listener.warned(message);
    }

    /** True if everything that was wanted so far is there. */
    synchronized boolean isComplete() {
        return found + computed == blocks && answered == theories;
    }

    private Progress progress() {
        return new Progress(
                found + computed,
                blocks,
                answered,
                theories,
                operationsComputed,
                operationsLeft,
                failed);
    }

    synchronized RunResult result(RunResult.Status status) {
        return new RunResult(status, computed, found, replicas, failed, broken);
    }
}
