package org.limitlab.engine.run;

import org.limitlab.core.experiment.Experiment;
import org.limitlab.engine.plan.Shard;
import org.limitlab.engine.store.ReplicaRange;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;

/**
 * How a plan is carried out. Nothing here moves a bit of any block.
 *
 * @param threads worker threads, at least 1
 * @param memoryBytes what running blocks may use together; a larger one runs alone
 * @param shard which share of the blocks
 * @param replicas only these replicas; empty for all that cells ask for
 * @param seconds wall-clock limit; the run stops with everything finished on disk
 * @param stopOnFailure true to stop at the first failed replica
 * @param cancelled true from the moment that the run should stop
 */
public record RunOptions(
        int threads,
        long memoryBytes,
        Shard shard,
        Optional<ReplicaRange> replicas,
        OptionalDouble seconds,
        boolean stopOnFailure,
        BooleanSupplier cancelled) {

    private static final double SHARE_OF_HEAP = 0.6;

    public RunOptions {
        if (threads < 1) {
            throw new IllegalArgumentException("threads = " + threads + " is below 1");
        }
    }

    /** All cores and most of the heap, with the limits of the experiment. */
    public static RunOptions of(Experiment experiment) {
        return new RunOptions(
                cores(System.getenv()),
                (long) (SHARE_OF_HEAP * Runtime.getRuntime().maxMemory()),
                Shard.ALL,
                Optional.empty(),
                experiment.budget().seconds(),
                experiment.budget().stopOnFailure(),
                () -> false);
    }

    /**
     * Cores that this process may use: what Slurm gave it, else what the operating system or its
     * control group allows.
     */
    public static int cores(Map<String, String> environment) {
        String slurm = environment.getOrDefault("SLURM_CPUS_PER_TASK", "").strip();
        return slurm.matches("[1-9]\\d{0,5}")
                ? Integer.parseInt(slurm)
                : Runtime.getRuntime().availableProcessors();
    }

    /** True if the run makes all blocks that cells ask for. */
    public boolean isWhole() {
        return shard.isAll() && replicas.isEmpty();
    }

    /** With another number of threads. */
    public RunOptions withThreads(int other) {
        return new RunOptions(
                other, memoryBytes, shard, replicas, seconds, stopOnFailure, cancelled);
    }

    /** With another limit of memory. */
    public RunOptions withMemory(long bytes) {
        return new RunOptions(threads, bytes, shard, replicas, seconds, stopOnFailure, cancelled);
    }

    /** One share of the blocks only. */
    public RunOptions withShard(Shard other) {
        return new RunOptions(
                threads, memoryBytes, other, replicas, seconds, stopOnFailure, cancelled);
    }

    /** Some replicas only. */
    public RunOptions withReplicas(ReplicaRange range) {
        return new RunOptions(
                threads, memoryBytes, shard, Optional.of(range), seconds, stopOnFailure, cancelled);
    }

    /** With another wall-clock limit. */
    public RunOptions withSeconds(double limit) {
        return new RunOptions(
                threads,
                memoryBytes,
                shard,
                replicas,
                OptionalDouble.of(limit),
                stopOnFailure,
                cancelled);
    }

    /** Stopping at the first failed replica, or not. */
    public RunOptions withStopOnFailure(boolean stop) {
        return new RunOptions(threads, memoryBytes, shard, replicas, seconds, stop, cancelled);
    }

    /** With a signal that ends the run. */
    public RunOptions withCancelled(BooleanSupplier signal) {
        return new RunOptions(
                threads, memoryBytes, shard, replicas, seconds, stopOnFailure, signal);
    }
}
