package org.limitlab.core.model;

import org.limitlab.core.problem.NumericalFailure;
import org.limitlab.math.random.Purpose;
import org.limitlab.math.random.RandomStream;
import org.limitlab.math.random.StreamSource;
import org.limitlab.math.random.Streams;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * The replicas that a simulation advances, with their random numbers. Replica {@code i} of the
 * batch is replica {@code first + i} of the cell; its numbers depend on that alone. Not
 * thread-safe, but streams of different chunks may be used on different threads.
 */
public final class Batch {

    private final Streams streams;
    private final long first;
    private final int refinement;
    private final Workers workers;
    private final BooleanSupplier cancelled;
    private final NumericalFailure[] failures;
    private final Map<Purpose, StreamSource> sources = new HashMap<>();

    /** A batch that nobody cancels. */
    public Batch(Streams streams, long first, int size, int refinement, Workers workers) {
        this(streams, first, size, refinement, workers, () -> false);
    }

    /**
     * A batch.
     *
     * @param streams random numbers of the cell, or of the group that it shares them with
     * @param first index in the cell of the first replica, at least 0
     * @param size number of replicas, at least 1
     * @param refinement how often the numerical step is halved against the cell whose noise is
     *     shared; 0 for the cell itself
     * @param workers for models that split one step
     * @param cancelled true from the moment that nobody waits for the batch any more
     */
    public Batch(
            Streams streams,
            long first,
            int size,
            int refinement,
            Workers workers,
            BooleanSupplier cancelled) {
        if (first < 0 || size < 1 || refinement < 0) {
            throw new IllegalArgumentException(
                    "first = " + first + ", size = " + size + ", refinement = " + refinement);
        }
        this.streams = streams;
        this.first = first;
        this.refinement = refinement;
        this.workers = workers;
        this.cancelled = cancelled;
        this.failures = new NumericalFailure[size];
    }

    /** Number of replicas. */
    public int size() {
        return failures.length;
    }

    /** Index in the cell of a replica of this batch. */
    public long replica(int index) {
        return first + index;
    }

    /** A replica's stream for a purpose, at its first number. */
    public RandomStream stream(int index, Purpose purpose) {
        return source(purpose).open(replica(index));
    }

    /**
     * All streams of a purpose, by replica in the cell, chunk and level; for models that split one
     * step or refine their noise.
     */
    public StreamSource source(Purpose purpose) {
        return sources.computeIfAbsent(purpose, streams::source);
    }

    /**
     * How often the numerical step is halved against the cell whose noise is shared: the level to
     * ask of {@link org.limitlab.math.random.BrownianIncrements}.
     */
    public int refinement() {
        return refinement;
    }

    /** Runs chunks of one step. */
    public Workers workers() {
        return workers;
    }

    /**
     * Ends work that nobody waits for. A model whose {@link Simulation#advance} may take seconds
     * calls this every few milliseconds of work.
     *
     * @throws CancellationException if the run was cancelled
     */
    public void checkCancelled() {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException("batch cancelled");
        }
    }

    /** Ends a replica; it is advanced and observed no more. */
    public void fail(int index, NumericalFailure failure) {
        if (failures[index] == null) {
            failures[index] = failure;
        }
    }

    /** True until the replica failed. */
    public boolean isAlive(int index) {
        return failures[index] == null;
    }

    /** Why a replica failed. */
    public Optional<NumericalFailure> failure(int index) {
        return Optional.ofNullable(failures[index]);
    }
}
