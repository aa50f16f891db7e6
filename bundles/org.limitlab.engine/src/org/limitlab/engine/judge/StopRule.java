package org.limitlab.engine.judge;

import java.util.Set;

/**
 * Decides after each look of an adaptive run what goes on. It looks at widths of intervals, never
 * at verdicts, and only at replicas that every cell has.
 */
@FunctionalInterface
public interface StopRule {

    /**
     * A look.
     *
     * @param replicas the run has stored replicas 0 .. replicas - 1 of every cell that the last
     *     look named (of every cell at the first look), or as many as the cell asks for; the
     *     decision uses exactly these
     * @return keys of the cells that some claim needs twice as many replicas of; empty to stop
     */
    Set<String> unfinished(int replicas);
}
