package org.limitlab.core.claim;

/** How a claim is decided. */
public enum Outcome {
    /** The interval, error budget included, lies inside the acceptance region. */
    SUPPORTED,
    /** The interval lies wholly outside. */
    REFUTED,
    /** Neither; more replicas or sizes would decide, or a stated obstacle stands in the way. */
    UNDECIDED,
    /** A phenomenon without a theorem: shown, never passed or failed. */
    REPORTED
}
