package org.limitlab.engine.store;

import org.limitlab.core.model.Observable;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A directory of results. Files appear by one atomic rename after they are on the disk, or not at
 * all; every file is checked when it is first read, and a damaged one is moved aside and counts as
 * missing. Thread-safe.
 */
public final class ResultStore implements AutoCloseable {

    private ResultStore() {}

    /**
     * Opens a directory of results, and makes it where it is missing and access allows.
     *
     * @param machine recorded in what is written from now on
     * @throws StoreException if the directory is in use, of a newer version, no results directory,
     *     or cannot be read or written
     */
    public static ResultStore open(
            Path directory, Access access, Machine machine, StoreListener listener) {
        throw new UnsupportedOperationException();
    }

    /** Opens an existing directory of results for reading. */
    public static ResultStore read(Path directory, StoreListener listener) {
        throw new UnsupportedOperationException();
    }

    /** The directory. */
    public Path directory() {
        throw new UnsupportedOperationException();
    }

    /** Keys of the cells that have at least one block, sorted. */
    public List<String> cells() {
        throw new UnsupportedOperationException();
    }

    /**
     * Writes a block and then removes the blocks that it contains. Durable when it returns.
     *
     * @throws StoreException if it cannot be written; then the old state stands
     */
    public void put(BlockData block) {
        throw new UnsupportedOperationException();
    }

    /** Ranges of the valid blocks of a cell, disjoint, in replica order; each file is checked. */
    public List<ReplicaRange> blocks(String cellKey) {
        throw new UnsupportedOperationException();
    }

    /** True if every replica of the range is stored, in one block or several. */
    public boolean covers(String cellKey, ReplicaRange range) {
        throw new UnsupportedOperationException();
    }

    /** True if the range is stored as one block of exactly these replicas. */
    public boolean has(String cellKey, ReplicaRange range) {
        throw new UnsupportedOperationException();
    }

    /**
     * What is stored of a planned block, joined: the longest run of stored replicas that starts at
     * its first one. A resumed or extended run makes the rest, joins it and puts the whole.
     *
     * @return empty where the first replica is not stored
     */
    public Optional<BlockData> prefix(String cellKey, ReplicaRange planned) {
        throw new UnsupportedOperationException();
    }

    /** The replicas of a range, joined from the blocks that hold them; empty if one is missing. */
    public Optional<BlockData> find(String cellKey, ReplicaRange range) {
        throw new UnsupportedOperationException();
    }

    /** How many replicas 0, 1, 2, ... are stored without a gap; failed ones count. */
    public long replicas(String cellKey) {
        throw new UnsupportedOperationException();
    }

    /** Observables of a cell, in the order of the file. */
    public List<Observable> observables(String cellKey) {
        throw new UnsupportedOperationException();
    }

    /** Observation times of a cell. */
    public double[] times(String cellKey) {
        throw new UnsupportedOperationException();
    }

    /**
     * Values of an observable.
     *
     * @return shape (range.count(), T if in time, axes...); NaN where a replica failed
     * @throws StoreException if a replica of the range is not stored
     */
    public double[] read(String cellKey, String observable, ReplicaRange range) {
        throw new UnsupportedOperationException();
    }

    /** Failed replicas of a range, in replica order. */
    public List<FailedReplica> failures(String cellKey, ReplicaRange range) {
        throw new UnsupportedOperationException();
    }

    /** Writes what a theory said. Durable when it returns. */
    public void put(TheoryData theory) {
        throw new UnsupportedOperationException();
    }

    /** What a theory said. */
    public Optional<TheoryData> theory(String key) {
        throw new UnsupportedOperationException();
    }

    /** Keys of the stored theories, sorted. */
    public List<String> theories() {
        throw new UnsupportedOperationException();
    }

    /** A document of the directory. */
    public Optional<String> document(Document document) {
        throw new UnsupportedOperationException();
    }

    /** Replaces a document of the directory, atomically. */
    public void write(Document document, String text) {
        throw new UnsupportedOperationException();
    }

    /** Appends a line to journal.jsonl: a log that nothing depends on. */
    public void log(Map<String, ?> entry) {
        throw new UnsupportedOperationException();
    }

    /** Gives the directory free for others. */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
