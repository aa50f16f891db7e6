package org.limitlab.family.swarm.objective;

import org.limitlab.core.parameter.Parameter;

/**
 * sum_j u_j² - A cos(2 pi u_j) + A.
 *
 * @param amplitude A
 * @param offset the minimiser
 */
public record Rastrigin(
        @Parameter(
                        symbol = "A",
                        text = "Height of the ripples, half from top to bottom.",
                        value = "10",
                        range = "[0, inf)")
                double amplitude,
        @Parameter(symbol = "o", text = Offsets.TEXT, value = "[0]") double[] offset)
        implements SeparableObjective {

    /** Copies the offset. */
    public Rastrigin {
        offset = Offsets.checked(offset);
    }

    /** Amplitude 10 around the origin. */
    public Rastrigin() {
        this(10, Offsets.NONE);
    }

    @Override
    public String id() {
        return "rastrigin";
    }

    @Override
    public String title() {
        return "Rastrigin";
    }

    @Override
    public String formula() {
        return "f(x) = \\sum_{j=1}^d u_j^2 - A \\cos(2\\pi u_j) + A, \\quad u = x - o";
    }

    @Override
    public double term(double u) {
        return u * u + amplitude * (1 - Math.cos(2 * Math.PI * u));
    }

    @Override
    public double slope(double u) {
        return 2 * u + 2 * Math.PI * amplitude * Math.sin(2 * Math.PI * u);
    }

    @Override
    public double lowest() {
        return 0;
    }
}
