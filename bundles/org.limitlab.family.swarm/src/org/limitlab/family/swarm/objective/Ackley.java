package org.limitlab.family.swarm.objective;

import org.limitlab.core.model.Objective;
import org.limitlab.core.parameter.Parameter;

/**
 * -a exp(-b sqrt(mean u²)) - exp(mean cos(c u)) + a + e: many shallow wells in one funnel, with a
 * cusp at its minimum.
 *
 * @param depth a
 * @param decay b
 * @param frequency c
 * @param offset the minimiser
 */
public record Ackley(
        @Parameter(symbol = "a", text = "Depth of the funnel.", value = "20", range = "(0, inf)")
                double depth,
        @Parameter(symbol = "b", text = "Decay of the funnel.", value = "0.2", range = "(0, inf)")
                double decay,
        @Parameter(
                        symbol = "c",
                        text = "Wave number of the ripples.",
                        value = "6.283185307179586",
                        range = "(0, inf)")
                double frequency,
        @Parameter(symbol = "o", text = Offsets.TEXT, value = "[0]") double[] offset)
        implements Objective {

    /** Copies the offset. */
    public Ackley {
        offset = Offsets.checked(offset);
    }

    /** a = 20, b = 0.2, c = 2 pi around the origin. */
    public Ackley() {
        this(20, 0.2, 2 * Math.PI, Offsets.NONE);
    }

    @Override
    public String id() {
        return "ackley";
    }

    @Override
    public String title() {
        return "Ackley";
    }

    @Override
    public String formula() {
        return "f(x) = -a \\exp\\Bigl(-b \\sqrt{\\tfrac1d \\sum_j u_j^2}\\Bigr)"
                + " - \\exp\\Bigl(\\tfrac1d \\sum_j \\cos(c u_j)\\Bigr) + a + e, \\quad u = x - o";
    }

    @Override
    public double value(double[] x, int at, int d) {
        double squares = 0;
        double cosines = 0;
        for (int j = 0; j < d; j++) {
            double u = x[at + j] - Offsets.at(offset, j);
            squares += u * u;
            cosines += Math.cos(frequency * u);
        }
        return -depth * Math.expm1(-decay * Math.sqrt(squares / d))
                + Math.E
                - Math.exp(cosines / d);
    }

    @Override
    public void gradient(double[] x, int at, int d, double[] into, int to) {
        double squares = 0;
        double cosines = 0;
        for (int j = 0; j < d; j++) {
            double u = x[at + j] - Offsets.at(offset, j);
            squares += u * u;
            cosines += Math.cos(frequency * u);
        }
        double radius = Math.sqrt(squares / d);
        double funnel = radius == 0 ? 0 : depth * decay * Math.exp(-decay * radius) / (radius * d);
        double ripple = Math.exp(cosines / d) * frequency / d;
        for (int j = 0; j < d; j++) {
            double u = x[at + j] - Offsets.at(offset, j);
            into[to + j] = funnel * u + ripple * Math.sin(frequency * u);
        }
    }

    @Override
    public double[] minimiser(int d) {
        return Offsets.moved(0, offset, d);
    }

    @Override
    public boolean isSmooth() {
        return false;
    }
}
