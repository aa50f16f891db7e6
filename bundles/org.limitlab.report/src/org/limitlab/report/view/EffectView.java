package org.limitlab.report.view;

import org.limitlab.report.chart.Numbers;

/**
 * A measured effect against its region of acceptance.
 *
 * @param name such as "slope"
 * @param value the estimate, NaN where there is only an interval
 * @param lower lower end of the 95 % interval, error budget included
 * @param upper upper end
 * @param regionLower lower end of the region, minus infinity for "at most"
 * @param regionUpper upper end of the region, plus infinity for "at least"
 */
public record EffectView(
        String name,
        double value,
        double lower,
        double upper,
        double regionLower,
        double regionUpper) {

    /** {@code −0.543 [−0.569, −0.516]}. */
    public String measured() {
        String interval = Numbers.interval(lower, upper);
        return Double.isNaN(value)
                ? interval
                : Numbers.estimate(value, lower, upper) + " " + interval;
    }

    /** {@code [−0.575, −0.425]}, {@code ≤ 0.05}, {@code ≥ 1}, or empty without a region. */
    public String region() {
        boolean open = Double.isInfinite(regionLower) || Double.isNaN(regionLower);
        boolean openAbove = Double.isInfinite(regionUpper) || Double.isNaN(regionUpper);
        if (open && openAbove) {
            return "";
        }
        if (open) {
            return "\u2264 " + Numbers.line(regionUpper, 4);
        }
        if (openAbove) {
            return "\u2265 " + Numbers.line(regionLower, 4);
        }
        return "[" + Numbers.line(regionLower, 4) + ", " + Numbers.line(regionUpper, 4) + "]";
    }
}
