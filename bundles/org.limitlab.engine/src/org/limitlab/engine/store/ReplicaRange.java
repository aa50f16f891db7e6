package org.limitlab.engine.store;

/**
 * Replicas {@code first .. end - 1} of a cell.
 *
 * @param first index of the first, from 0
 * @param end index after the last; equal to {@code first} for none
 */
public record ReplicaRange(long first, long end) implements Comparable<ReplicaRange> {

    public ReplicaRange {
        if (first < 0 || end < first) {
            throw new IllegalArgumentException("first = " + first + ", end = " + end);
        }
    }

    /** How many replicas. */
    public long count() {
        return end - first;
    }

    /** True if there is none. */
    public boolean isEmpty() {
        return end == first;
    }

    /** True if every replica of the other is one of these. */
    public boolean contains(ReplicaRange other) {
        return first <= other.first && other.end <= end;
    }

    /** True if the replica is one of these. */
    public boolean contains(long replica) {
        return first <= replica && replica < end;
    }

    /** True if the two share a replica. */
    public boolean overlaps(ReplicaRange other) {
        return first < other.end && other.first < end;
    }

    /** By first replica, then the longer one first. */
    @Override
    public int compareTo(ReplicaRange other) {
        int order = Long.compare(first, other.first);
        return order != 0 ? order : Long.compare(other.end, end);
    }

    /** {@code 0..31}, both ends included. */
    @Override
    public String toString() {
        return first + ".." + (end - 1);
    }
}
