package org.limitlab.engine.judge;

import java.util.Optional;

/**
 * The numbers of one side at one point: replicas of a simulation, or the one row of a theory.
 *
 * @param times shape (T); one entry for a quantity that is not in time
 * @param size number of entries at one time
 * @param rows shape (replicas, T * size), time-major; one row for a theory or formula
 * @param errors of a theory, shape (T * size); null for replicas
 * @param nothing why there are no numbers; then rows is empty
 * @param failed replicas left out because they failed
 */
public record Data(
        double[] times,
        int size,
        double[][] rows,
        double[] errors,
        Optional<String> nothing,
        int failed) {

    /** Replicas. */
    public static Data replicas(double[] times, int size, double[][] rows, int failed) {
        return new Data(times, size, rows, null, Optional.empty(), failed);
    }

    /** Known values with absolute errors. */
    public static Data known(double[] times, int size, double[] values, double[] errors) {
        return new Data(times, size, new double[][] {values}, errors, Optional.empty(), 0);
    }

    /** No numbers. */
    public static Data none(String reason) {
        return new Data(new double[0], 0, new double[0][], null, Optional.of(reason), 0);
    }

    /** True for the values of a theory or formula. */
    public boolean isKnown() {
        return errors != null;
    }

    /** Number of replicas; 0 for known values. */
    public int count() {
        return isKnown() ? 0 : rows.length;
    }

    /** Column of an entry; a quantity that is not in time has one time for all. */
    int column(int time, int entry) {
        return Math.min(time, times.length - 1) * size + Math.min(entry, size - 1);
    }
}
