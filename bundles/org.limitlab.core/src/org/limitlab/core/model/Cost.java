package org.limitlab.core.model;

/**
 * What one replica costs, for planning alone: block boundaries follow from it, so it must depend on
 * the parameters only, never on a measurement.
 *
 * @param operations floating-point operations and random numbers of one replica over the whole
 *     duration, to a factor of three
 * @param bytes memory of one open replica
 */
public record Cost(double operations, long bytes) {

    /** A cheap replica. */
    public static final Cost SMALL = new Cost(1e6, 4096);
}
