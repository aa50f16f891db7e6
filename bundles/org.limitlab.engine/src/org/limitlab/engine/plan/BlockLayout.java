package org.limitlab.engine.plan;

import org.limitlab.core.model.Cost;

import java.util.ArrayList;
import java.util.List;

/**
 * How the replicas of a cell are cut into blocks. Blocks are 0..31, 32..63, 64..127, ..., doubling
 * until the cell's block size and of that size from there on; a cell whose block size is below 32
 * has blocks of that size throughout. So every power of two from 32 on is a boundary, where
 * adaptive runs look, and a million replicas make a few dozen files. The layout follows from the
 * cell alone: how many replicas are asked for only decides where the last block is cut off.
 *
 * @param size replicas of the largest blocks, a power of two
 */
public record BlockLayout(int size) {

    /** Replicas at which an adaptive run looks first. */
    public static final int FIRST_LOOK = 32;

    /** Operations a second of an imaginary machine: boundaries never follow a measured speed. */
    public static final double NOMINAL_SPEED = 2e8;

    private static final double NOMINAL_SECONDS = 5;
    private static final long MOST_BYTES = 8L << 20;
    private static final int MOST_REPLICAS = 1 << 14;

    public BlockLayout {
        if (Integer.bitCount(size) != 1 || size < 1) {
            throw new IllegalArgumentException("block size " + size + " is no power of two");
        }
    }

    /**
     * The layout of a cell.
     *
     * @param cost of one replica
     * @param bytes of one replica's observables
     */
    public static BlockLayout of(Cost cost, long bytes) {
        double operations = cost.operations() >= 1 ? cost.operations() : 1;
        double byWork = NOMINAL_SECONDS * NOMINAL_SPEED / operations;
        double byData = (double) MOST_BYTES / Math.max(1, bytes);
        double most = Math.min(MOST_REPLICAS, Math.min(byWork, byData));
        return new BlockLayout(Integer.highestOneBit((int) Math.max(1, most)));
    }

    /**
     * Replicas of the whole block that a replica lies in.
     *
     * @param replica at least 0
     */
    public int sizeAt(int replica) {
        return Math.min(size, Math.max(FIRST_LOOK, Integer.highestOneBit(replica)));
    }

    /** First replica of the block that a replica lies in. */
    public int firstOf(int replica) {
        return replica - replica % sizeAt(replica);
    }

    /**
     * All blocks of some replicas, in order; those at the ends are cut off where the range ends.
     *
     * @param from first replica
     * @param to replica after the last
     */
    public List<Range> blocks(int from, int to) {
        List<Range> blocks = new ArrayList<>();
        int at = from;
        while (at < to) {
            int end = (int) Math.min(to, (long) firstOf(at) + sizeAt(at));
            blocks.add(new Range(at, end - at));
            at = end;
        }
        return blocks;
    }

    /**
     * A contiguous range of replicas.
     *
     * @param first first replica
     * @param count how many, at least 1
     */
    public record Range(int first, int count) {

        /** Replica after the last. */
        public int end() {
            return first + count;
        }
    }
}
