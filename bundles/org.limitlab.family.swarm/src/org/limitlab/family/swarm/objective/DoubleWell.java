package org.limitlab.family.swarm.objective;

import org.limitlab.core.parameter.Parameter;

/**
 * sum_j (u_j² - 1)², with 2^d global minima at u_j = +-1 and barriers of height 1 between
 * neighbours.
 *
 * @param offset where the origin of u lies
 */
public record DoubleWell(
        @Parameter(symbol = "o", text = Offsets.TEXT, value = "[0]") double[] offset)
        implements SeparableObjective {

    /** Copies the offset. */
    public DoubleWell {
        offset = Offsets.checked(offset);
    }

    /** Not moved. */
    public DoubleWell() {
        this(Offsets.NONE);
    }

    @Override
    public String id() {
        return "double-well";
    }

    @Override
    public String title() {
        return "Double well";
    }

    @Override
    public String formula() {
        return "f(x) = \\sum_{j=1}^d (u_j^2 - 1)^2, \\quad u = x - o";
    }

    @Override
    public double term(double u) {
        return (u * u - 1) * (u * u - 1);
    }

    @Override
    public double slope(double u) {
        return 4 * u * (u * u - 1);
    }

    /** One of two; the other is -1. */
    @Override
    public double lowest() {
        return 1;
    }
}
