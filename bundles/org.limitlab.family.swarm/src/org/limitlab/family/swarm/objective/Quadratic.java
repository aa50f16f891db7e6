package org.limitlab.family.swarm.objective;

import org.limitlab.core.parameter.Parameter;

/**
 * a |x - offset|² / 2.
 *
 * @param curvature a, positive
 * @param offset the centre
 */
public record Quadratic(
        @Parameter(
                        symbol = "a",
                        text = "Second derivative on each axis.",
                        value = "1",
                        range = "(0, inf)")
                double curvature,
        @Parameter(symbol = "o", text = Offsets.TEXT, value = "[0]") double[] offset)
        implements SeparableObjective {

    /** Copies the offset. */
    public Quadratic {
        offset = Offsets.checked(offset);
    }

    /** Curvature 1 around the origin. */
    public Quadratic() {
        this(1, Offsets.NONE);
    }

    @Override
    public String id() {
        return "quadratic";
    }

    @Override
    public String title() {
        return "Quadratic";
    }

    @Override
    public String formula() {
        return "f(x) = \\frac{a}{2} \\sum_{j=1}^d (x_j - o_j)^2";
    }

    @Override
    public double term(double u) {
        return 0.5 * curvature * u * u;
    }

    @Override
    public double slope(double u) {
        return curvature * u;
    }

    @Override
    public double lowest() {
        return 0;
    }

    @Override
    public double value(double[] x, int at, int d) {
        double sum = 0;
        if (offset.length == 1) {
            double centre = offset[0];
            for (int j = at; j < at + d; j++) {
                sum += (x[j] - centre) * (x[j] - centre);
            }
        } else {
            for (int j = 0; j < d; j++) {
                sum += (x[at + j] - offset[j]) * (x[at + j] - offset[j]);
            }
        }
        return 0.5 * curvature * sum;
    }

    /**
     * Four points side by side: their sums do not wait for each other. Benchmark: ConsensusStep.
     */
    @Override
    public void values(double[] x, int at, int count, int d, double[] into, int to) {
        int i = 0;
        if (offset.length == 1) {
            for (; i <= count - 4; i += 4) {
                four(x, at + i * d, d, into, to + i);
            }
        }
        for (; i < count; i++) {
            into[to + i] = value(x, at + i * d, d);
        }
    }

    private void four(double[] x, int at, int d, double[] into, int to) {
        double centre = offset[0];
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        for (int j = at; j < at + d; j++) {
            double a = x[j] - centre;
            double b = x[j + d] - centre;
            double c = x[j + 2 * d] - centre;
            double e = x[j + 3 * d] - centre;
            first += a * a;
            second += b * b;
            third += c * c;
            fourth += e * e;
        }
        into[to] = 0.5 * curvature * first;
        into[to + 1] = 0.5 * curvature * second;
        into[to + 2] = 0.5 * curvature * third;
        into[to + 3] = 0.5 * curvature * fourth;
    }
}
