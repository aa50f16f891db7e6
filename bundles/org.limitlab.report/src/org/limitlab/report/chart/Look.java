package org.limitlab.report.chart;

/**
 * How a layer is told from its neighbours.
 *
 * @param rank 0 for the first of its role; colours and patterns repeat after the theme's palette
 *     ends
 */
public record Look(Role role, int rank) {
    public Look {
        if (rank < 0) {
            throw new IllegalArgumentException("rank = " + rank + " is negative");
        }
    }

    public static Look finite(int rank) {
        return new Look(Role.FINITE, rank);
    }

    public static Look member(int rank) {
        return new Look(Role.MEMBER, rank);
    }

    public static Look theory(int rank) {
        return new Look(Role.THEORY, rank);
    }

    public static Look claim() {
        return new Look(Role.CLAIM, 0);
    }

    public static Look ground() {
        return new Look(Role.GROUND, 0);
    }
}
