package org.limitlab.family.swarm.objective;

import org.limitlab.core.model.Objective;
import org.limitlab.core.parameter.Parameter;

import java.util.Arrays;

/**
 * sum_{j &lt; d} b (u_{j+1} - u_j²)² + (1 - u_j)², a curved valley with its minimum at u = (1, ...,
 * 1). Needs two axes.
 *
 * @param steepness b
 * @param offset where the origin of u lies
 */
public record Rosenbrock(
        @Parameter(
                        symbol = "b",
                        text = "Steepness of the valley's walls.",
                        value = "100",
                        range = "(0, inf)")
                double steepness,
        @Parameter(symbol = "o", text = Offsets.TEXT, value = "[0]") double[] offset)
        implements Objective {

    /** Copies the offset. */
    public Rosenbrock {
        offset = Offsets.checked(offset);
    }

    /** Steepness 100, not moved. */
    public Rosenbrock() {
        this(100, Offsets.NONE);
    }

    @Override
    public String id() {
        return "rosenbrock";
    }

    @Override
    public String title() {
        return "Rosenbrock";
    }

    @Override
    public String formula() {
        return "f(x) = \\sum_{j=1}^{d-1} b (u_{j+1} - u_j^2)^2 + (1 - u_j)^2, \\quad u = x - o";
    }

    @Override
    public double value(double[] x, int at, int d) {
        double sum = 0;
        for (int j = 0; j < d - 1; j++) {
            double u = x[at + j] - Offsets.at(offset, j);
            double rise = x[at + j + 1] - Offsets.at(offset, j + 1) - u * u;
            sum += steepness * rise * rise + (1 - u) * (1 - u);
        }
        return sum;
    }

    @Override
    public void gradient(double[] x, int at, int d, double[] into, int to) {
        Arrays.fill(into, to, to + d, 0);
        for (int j = 0; j < d - 1; j++) {
            double u = x[at + j] - Offsets.at(offset, j);
            double rise = x[at + j + 1] - Offsets.at(offset, j + 1) - u * u;
            into[to + j] -= 4 * steepness * rise * u + 2 * (1 - u);
            into[to + j + 1] += 2 * steepness * rise;
        }
    }

    /**
     * The minimiser.
     *
     * @throws IllegalArgumentException if d is 1
     */
    @Override
    public double[] minimiser(int d) {
        if (d < 2) {
            throw new IllegalArgumentException("rosenbrock needs at least 2 dimensions, not " + d);
        }
        return Offsets.moved(1, offset, d);
    }
}
