package org.limitlab.math.stats.exam;

import org.apache.commons.rng.UniformRandomProvider;
import org.limitlab.math.stats.Decision;

/** One synthetic claim, from drawing its data to its verdict. */
interface Trial {

    /** Draws the data of one claim and judges it. */
    Outcome run(UniformRandomProvider random);

    /**
     * What came out.
     *
     * @param covered true if the interval holds the truth
     * @param replicas at which the run stopped
     * @param stopped true if it stopped by its width, false at the largest count
     */
    record Outcome(Decision decision, boolean covered, int replicas, boolean stopped) {}
}
