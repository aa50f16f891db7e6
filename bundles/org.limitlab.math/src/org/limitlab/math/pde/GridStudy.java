package org.limitlab.math.pde;

/**
 * Values with errors from runs on refined grids: three grids, each with half the cell and a quarter
 * of the step of the one before, are extrapolated, as errors are O(h² + dt). The stated error is
 * what the last extrapolation moved, and what a half wider interval moves.
 */
public final class GridStudy {

    private GridStudy() {}

    /** One run. */
    @FunctionalInterface
    public interface Run {

        /**
         * Solves on one grid.
         *
         * @param level number of refinements, 0 to 2: twice the cells and a quarter of the step
         *     each
         * @param wide true for an interval that is half again as wide, with cells of the same size
         * @return quantities by row, shape (Q, T)
         */
        double[][] at(int level, boolean wide);
    }

    /**
     * Extrapolated values.
     *
     * @param value shape (Q, T)
     * @param error absolute error, shape (Q, T)
     */
    public record Result(double[][] value, double[][] error) {}

    /**
     * Runs and extrapolates.
     *
     * @param run solves on one grid
     * @param bounded true if the interval is that of the problem, so that no wider one is tried
     * @return values and errors
     */
    public static Result of(Run run, boolean bounded) {
        double[][] coarse = run.at(0, false);
        double[][] middle = run.at(1, false);
        double[][] fine = run.at(2, false);
        double[][] wide = bounded ? coarse : run.at(0, true);
        double[][] value = new double[coarse.length][];
        double[][] error = new double[coarse.length][];
        for (int q = 0; q < coarse.length; q++) {
            value[q] = new double[coarse[q].length];
            error[q] = new double[coarse[q].length];
            for (int t = 0; t < value[q].length; t++) {
                double before = middle[q][t] + (middle[q][t] - coarse[q][t]) / 3;
                double last = fine[q][t] + (fine[q][t] - middle[q][t]) / 3;
                value[q][t] = last;
                error[q][t] =
                        Math.abs(last - before)
                                + Math.abs(wide[q][t] - coarse[q][t])
                                + 1e-14 * Math.abs(last);
            }
        }
        return new Result(value, error);
    }
}
