package org.limitlab.math.optimise;

import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;
import org.apache.commons.math3.optim.univariate.UnivariatePointValuePair;

import java.util.function.DoubleUnaryOperator;

/**
 * Minima of functions of one variable: a scan of equal parts, for there may be several minima, then
 * Brent's method between the neighbours of the lowest point.
 */
public final class ScalarMinimiser {

    private static final int MOST_EVALUATIONS = 500;

    private ScalarMinimiser() {}

    /**
     * A minimum.
     *
     * @param point where
     * @param value how low
     */
    public record Point(double point, double value) {}

    /**
     * The lowest minimum that a scan of the interval sees.
     *
     * @param f function, finite on the interval
     * @param low lower end
     * @param high upper end, above {@code low}
     * @param parts parts of the scan, at least 2
     * @param tolerance accuracy of the point as a share of it, at least 1e-8
     * @return the minimum, which may lie at an end
     */
    public static Point minimise(
            DoubleUnaryOperator f, double low, double high, int parts, double tolerance) {
        int best = 0;
        double lowest = Double.POSITIVE_INFINITY;
        for (int k = 0; k <= parts; k++) {
            double value = f.applyAsDouble(grid(low, high, parts, k));
            if (value < lowest) {
                lowest = value;
                best = k;
            }
        }
        double from = grid(low, high, parts, Math.max(0, best - 1));
        double to = grid(low, high, parts, Math.min(parts, best + 1));
        UnivariatePointValuePair found =
                new BrentOptimizer(tolerance, 1e-14)
                        .optimize(
                                new MaxEval(MOST_EVALUATIONS),
                                new UnivariateObjectiveFunction(f::applyAsDouble),
                                GoalType.MINIMIZE,
                                new SearchInterval(from, to));
        return found.getValue() < lowest
                ? new Point(found.getPoint(), found.getValue())
                : new Point(grid(low, high, parts, best), lowest);
    }

    private static double grid(double low, double high, int parts, int k) {
        return k == parts ? high : low + (high - low) * k / parts;
    }
}
