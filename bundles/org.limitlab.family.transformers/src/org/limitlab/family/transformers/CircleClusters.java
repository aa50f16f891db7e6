package org.limitlab.family.transformers;

import java.util.Arrays;

/** Clusters on the circle: arcs between gaps wider than a given angle; one where there is none. */
final class CircleClusters {

    private CircleClusters() {}

    /**
     * Number of clusters.
     *
     * @param angles in [0, 2 pi), sorted by this call
     */
    static int count(double[] angles, double gap) {
        Arrays.sort(angles);
        int gaps = 0;
        for (int j = 0; j < angles.length; j++) {
            gaps += gapAfter(angles, j) > gap ? 1 : 0;
        }
        return Math.max(1, gaps);
    }

    private static double gapAfter(double[] sorted, int j) {
        return j + 1 < sorted.length
                ? sorted[j + 1] - sorted[j]
                : sorted[0] + 2 * Math.PI - sorted[j];
    }

    /**
     * Directions of the clusters' means, rising, in [0, 2 pi); -1 for places that are left, and for
     * clusters beyond the room.
     */
    static void angles(double[] angles, double gap, double[] into, int at, int room) {
        int clusters = count(angles, gap);
        double[] means = new double[clusters];
        int first = 0;
        for (int j = 0; j < angles.length; j++) {
            if (gapAfter(angles, j) > gap) {
                first = (j + 1) % angles.length;
            }
        }
        int cluster = 0;
        double c = 0;
        double s = 0;
        for (int step = 0; step < angles.length; step++) {
            int j = (first + step) % angles.length;
            c += Math.cos(angles[j]);
            s += Math.sin(angles[j]);
            if (step == angles.length - 1 || gapAfter(angles, j) > gap) {
                double angle = Math.atan2(s, c);
                means[cluster++] = angle < 0 ? angle + 2 * Math.PI : angle;
                c = 0;
                s = 0;
            }
        }
        Arrays.sort(means);
        Arrays.fill(into, at, at + room, -1);
        System.arraycopy(means, 0, into, at, Math.min(room, clusters));
    }
}
