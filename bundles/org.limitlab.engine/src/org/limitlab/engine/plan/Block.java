package org.limitlab.engine.plan;

import org.limitlab.engine.store.ReplicaRange;

/**
 * A contiguous range of replicas of one cell: the unit of work, of atomic write and of progress.
 *
 * @param cell the cell
 * @param first first replica
 * @param count how many, at least 1
 */
public record Block(Cell cell, int first, int count) {

    /** Replica after the last. */
    public int end() {
        return first + count;
    }

    /** The replicas. */
    public ReplicaRange range() {
        return new ReplicaRange(first, end());
    }

    /** Operations on an imaginary machine, for planning and progress. */
    public double operations() {
        return count * Math.max(1, cell.cost().operations());
    }
}
