package org.limitlab.report;

import org.limitlab.core.model.Axis;
import org.limitlab.engine.summary.SideValues;

/**
 * One side of a plot at one point of the axes.
 *
 * @param side its word in the file, or the id of a theory
 * @param name for legends, may hold TeX between dollar signs: {@code $N$ = 400, 64 replicas}, or
 *     the theory's title
 * @param standing of a theory, empty for a simulation
 * @param point index of the point
 * @param key of the cell or theory
 * @param values what it shows
 */
record Shown(String side, String name, String standing, int point, String key, SideValues values) {

    boolean isTheory() {
        return values.isPredicted();
    }

    int times() {
        return values.times().length;
    }

    int size() {
        return values.observable().size();
    }

    /** The values of the first axis; a single 0 for a scalar. */
    double[] axis() {
        return values.observable().axes().isEmpty()
                ? new double[] {0}
                : values.observable().axes().getFirst().values();
    }

    Axis axis(int index) {
        return values.observable().axes().get(index);
    }

    /** Index of the observation time that is nearest to a wished one. */
    int time(double wished) {
        return nearest(values.times(), wished);
    }

    static int nearest(double[] times, double wished) {
        int best = 0;
        for (int i = 1; i < times.length; i++) {
            if (Math.abs(times[i] - wished) < Math.abs(times[best] - wished)) {
                best = i;
            }
        }
        return best;
    }

    /** The entries at one time. */
    static double[] atTime(double[] all, int time, int size) {
        return java.util.Arrays.copyOfRange(all, time * size, (time + 1) * size);
    }

    /** One entry at all times. */
    static double[] ofEntry(double[] all, int entry, int size) {
        double[] own = new double[all.length / size];
        for (int t = 0; t < own.length; t++) {
            own[t] = all[t * size + entry];
        }
        return own;
    }
}
