package org.limitlab.math.stats;

import java.util.function.DoubleUnaryOperator;

/**
 * Minimum of a function of one variable and the hull of the set where it is below a level. A grid
 * finds the global minimum and parts of the set that lie apart; golden sections and bisection give
 * relative accuracy near 1e-9 of the range.
 */
final class LevelSet {

    private static final double GOLDEN = (3 - Math.sqrt(5)) / 2;

    private final DoubleUnaryOperator f;
    private final double low;
    private final double step;
    private final double[] grid;
    private final double minimiser;
    private final double minimum;

    LevelSet(DoubleUnaryOperator f, double low, double high, int intervals) {
        this.f = f;
        this.low = low;
        this.step = (high - low) / intervals;
        this.grid = new double[intervals + 1];
        int best = 0;
        for (int k = 0; k <= intervals; k++) {
            grid[k] = f.applyAsDouble(low + k * step);
            best = grid[k] < grid[best] ? k : best;
        }
        double left = low + Math.max(0, best - 1) * step;
        double right = low + Math.min(intervals, best + 1) * step;
        this.minimiser = golden(f, left, right, step * 1e-7);
        this.minimum = f.applyAsDouble(minimiser);
    }

    double minimiser() {
        return minimiser;
    }

    double minimum() {
        return minimum;
    }

    /** Hull of the points where f is at most the level; infinite towards an end of the range. */
    Interval below(double level) {
        int last = grid.length - 1;
        int first = 0;
        while (first <= last && !(grid[first] <= level)) {
            first++;
        }
        int end = last;
        while (end >= first && !(grid[end] <= level)) {
            end--;
        }
        double inLow = first > last ? minimiser : Math.min(minimiser, low + first * step);
        double inHigh = first > last ? minimiser : Math.max(minimiser, low + end * step);
        double lower = first == 0 ? Double.NEGATIVE_INFINITY : crossing(inLow, inLow - step, level);
        double upper =
                end == last && first <= last
                        ? Double.POSITIVE_INFINITY
                        : crossing(inHigh, inHigh + step, level);
        return new Interval(lower, upper);
    }

    /** Where f passes the level between a point inside and one outside. */
    private double crossing(double inside, double outside, double level) {
        double in = inside;
        double out = outside;
        while (Math.abs(out - in) > Math.abs(step) * 1e-8) {
            double middle = (in + out) / 2;
            if (f.applyAsDouble(middle) <= level) {
                in = middle;
            } else {
                out = middle;
            }
        }
        return out;
    }

    /** Minimiser of a unimodal function between two points. */
    static double golden(DoubleUnaryOperator f, double low, double high, double tolerance) {
        double a = low;
        double b = high;
        double x = a + GOLDEN * (b - a);
        double y = b - GOLDEN * (b - a);
        double fx = f.applyAsDouble(x);
        double fy = f.applyAsDouble(y);
        while (b - a > tolerance) {
            if (fx <= fy) {
                b = y;
                y = x;
                fy = fx;
                x = a + GOLDEN * (b - a);
                fx = f.applyAsDouble(x);
            } else {
                a = x;
                x = y;
                fx = fy;
                y = b - GOLDEN * (b - a);
                fy = f.applyAsDouble(y);
            }
        }
        return (a + b) / 2;
    }
}
