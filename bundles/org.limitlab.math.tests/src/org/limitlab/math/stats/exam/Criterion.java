package org.limitlab.math.stats.exam;

import java.util.Locale;

/**
 * What a cell of the exam asks.
 *
 * @param metric share of claims
 * @param bound in [0, 1]
 * @param least true for at least, false for at most
 */
record Criterion(Metric metric, double bound, boolean least) {

    enum Metric {
        SUPPORTED,
        REFUTED,
        COVERED
    }

    static Criterion atLeast(Metric metric, double bound) {
        return new Criterion(metric, bound, true);
    }

    static Criterion atMost(Metric metric, double bound) {
        return new Criterion(metric, bound, false);
    }

    /** True if the figure itself meets the bound. */
    boolean isMet(double figure) {
        return least ? figure >= bound : figure <= bound;
    }

    /**
     * True if the figure is not significantly beyond the bound.
     *
     * @param sigmas number of binomial standard errors (at the bound) that chance is allowed
     */
    boolean isMetWithin(double figure, int claims, double sigmas) {
        double error = sigmas * Math.sqrt(bound * (1 - bound) / claims);
        return least ? figure >= bound - error : figure <= bound + error;
    }

    @Override
    public String toString() {
        String name = metric.name().toLowerCase(Locale.ROOT);
        return String.format(
                Locale.ROOT, "%s %s %.4g %%", name, least ? "at least" : "at most", bound * 100);
    }
}
