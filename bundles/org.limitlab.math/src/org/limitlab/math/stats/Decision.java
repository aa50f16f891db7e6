package org.limitlab.math.stats;

import java.util.List;

/** What an interval says about an acceptance region: the one rule of judging. */
public enum Decision {
    /** The interval lies inside the region. */
    SUPPORTED,
    /** The interval lies wholly outside the region. */
    REFUTED,
    /** Neither: more data, or smaller errors, would decide. */
    UNDECIDED;

    /**
     * One component of a curve or list.
     *
     * @param own its own 95 % interval, error budget included
     * @param simultaneous its interval of a family that covers all components together; contains
     *     {@code own}
     * @param region its acceptance region
     */
    public record Component(Interval own, Interval simultaneous, Region region) {}

    /**
     * SUPPORTED when the interval lies inside, REFUTED when wholly outside, UNDECIDED otherwise.
     */
    public static Decision of(Interval interval, Region region) {
        if (region.contains(interval)) {
            return SUPPORTED;
        }
        return region.excludes(interval) ? REFUTED : UNDECIDED;
    }

    /**
     * A claim that must hold at every component. SUPPORTED when every component's own interval is
     * inside: all must hold, so multiplicity needs no correction. REFUTED when at least one
     * component's simultaneous interval is outside: one broken point breaks the claim.
     *
     * @throws IllegalArgumentException if there is no component
     */
    public static Decision ofAll(List<Component> components) {
        if (components.isEmpty()) {
            throw new IllegalArgumentException("a list of components must not be empty");
        }
        if (components.stream().anyMatch(c -> c.region().excludes(c.simultaneous()))) {
            return REFUTED;
        }
        boolean all = components.stream().allMatch(c -> c.region().contains(c.own()));
        return all ? SUPPORTED : UNDECIDED;
    }
}
