package org.limitlab.math.stats;

/** Profile likelihood of an exponent: chi-squared at its best over all other unknowns. */
sealed interface Profile permits BiasProfile, LogProfile {

    /** The most likely exponent. */
    double exponent();

    /** Its correction b in units of n1^q. */
    double correction();

    /** Smallest chi-squared. */
    double chiSquared();

    /**
     * The smallest interval that holds every exponent whose chi-squared is at most the smallest
     * plus {@code threshold}.
     */
    Interval within(double threshold);
}
