package org.limitlab.core.model;

/** What the values of all replicas are reduced to. Each has its own interval. */
public enum Reduction {
    /** Arithmetic mean. */
    MEAN,
    /** Mean of the natural logarithm: a typical path. */
    MEAN_OF_LOG,
    /** Natural logarithm of the mean: what rare large values dominate. */
    LOG_OF_MEAN,
    /** Mean of the square, minus nothing: E X². */
    SECOND_MOMENT,
    /** Square root of the mean square. */
    RMS,
    /** Sample variance. */
    VARIANCE,
    /** Fraction of replicas whose value is true (1), or equals what the claim names. */
    PROBABILITY,
    /** Median. */
    MEDIAN,
    /** Direction of the mean of exp(i x), in radians. */
    CIRCULAR_MEAN,
    /** The value that most replicas show. */
    MODE,
    /** Mean time to an event where infinity means "not before the end". */
    CENSORED_TIME,
    /** Counts in bins fixed by the observable's axis, as fractions. */
    HISTOGRAM,
    /** No reduction: per-particle output of named replicas. */
    MEMBERS
}
