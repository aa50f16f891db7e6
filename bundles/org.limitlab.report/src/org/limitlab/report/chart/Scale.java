package org.limitlab.report.chart;

/** How values are laid along an axis. */
public enum Scale {
    LINEAR,
    /** Positive values only; others are left out of the drawing. */
    LOG;

    /** Where a value lies on the drawn line, up to an affine map; NaN where it has no place. */
    public double forward(double value) {
        return switch (this) {
            case LINEAR -> value;
            case LOG -> value > 0 ? Math.log10(value) : Double.NaN;
        };
    }

    /** The value at a place: inverse of {@link #forward}. */
    public double inverse(double place) {
        return switch (this) {
            case LINEAR -> place;
            case LOG -> Math.pow(10, place);
        };
    }
}
