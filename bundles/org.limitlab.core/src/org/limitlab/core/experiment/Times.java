package org.limitlab.core.experiment;

import org.limitlab.core.expression.Expression;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Observation times; they may depend on the parameters ({@code until: 3*log(particles)}).
 *
 * @param listed times one by one; empty where a grid is given
 * @param from first time of a grid
 * @param until last time of a grid
 * @param count number of times of a grid, both ends included
 */
public record Times(List<Expression> listed, Expression from, Expression until, int count) {

    /** Just time 0. */
    public static final Times START = new Times(List.of(Expression.constant(0)), null, null, 0);

    /**
     * The times at one point of the axes.
     *
     * @param variables values of the scalar parameters
     * @return increasing, at least one
     * @throws IllegalArgumentException if they are not finite, negative or do not increase
     */
    public double[] at(ToDoubleFunction<String> variables) {
        double[] times = values(variables);
        for (int i = 0; i < times.length; i++) {
            if (!(times[i] >= 0) || Double.isInfinite(times[i])) {
                throw new IllegalArgumentException("time " + times[i] + " is not in [0, inf)");
            }
            if (i > 0 && times[i] <= times[i - 1]) {
                throw new IllegalArgumentException(
                        "times must increase, but " + times[i] + " follows " + times[i - 1]);
            }
        }
        return times;
    }

    private double[] values(ToDoubleFunction<String> variables) {
        if (!listed.isEmpty()) {
            return listed.stream().mapToDouble(e -> e.evaluate(variables)).toArray();
        }
        double a = from.evaluate(variables);
        double b = until.evaluate(variables);
        double[] grid = new double[count];
        for (int i = 0; i < count; i++) {
            grid[i] = count == 1 ? b : tidy(a + (b - a) * i / (count - 1));
        }
        return grid;
    }

    /** Removes the rounding noise of a grid such as 0:2:41: 0.15000000000000002 becomes 0.15. */
    static double tidy(double x) {
        double scaled = Math.rint(x * 1e12) / 1e12;
        return Math.abs(scaled - x) <= 4 * Math.ulp(x) ? scaled : x;
    }
}
