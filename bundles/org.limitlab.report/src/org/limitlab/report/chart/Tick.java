package org.limitlab.report.chart;

/**
 * One mark on an axis.
 *
 * @param label empty for a minor tick
 */
public record Tick(double at, Text label) {
    public boolean isMinor() {
        return label.isEmpty();
    }
}
