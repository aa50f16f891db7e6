package org.limitlab.family.swarm.objective;

import org.limitlab.core.parameter.Parameter;

/**
 * sum_j (u_j⁴ - 16 u_j² + 5 u_j) / 2, least at u_j = -2.9035 with -39.166 per axis.
 *
 * @param offset where the origin of u lies
 */
public record StyblinskiTang(
        @Parameter(symbol = "o", text = Offsets.TEXT, value = "[0]") double[] offset)
        implements SeparableObjective {

    /** Copies the offset. */
    public StyblinskiTang {
        offset = Offsets.checked(offset);
    }

    /** Not moved. */
    public StyblinskiTang() {
        this(Offsets.NONE);
    }

    @Override
    public String id() {
        return "styblinski-tang";
    }

    @Override
    public String title() {
        return "Styblinski-Tang";
    }

    @Override
    public String formula() {
        return "f(x) = \\frac12 \\sum_{j=1}^d u_j^4 - 16 u_j^2 + 5 u_j, \\quad u = x - o";
    }

    @Override
    public double term(double u) {
        return 0.5 * u * (u * (u * u - 16) + 5);
    }

    @Override
    public double slope(double u) {
        return 0.5 * (4 * u * (u * u - 8) + 5);
    }

    /** The lowest root of 4u³ - 32u + 5, by Newton. */
    @Override
    public double lowest() {
        double u = -2.9;
        for (int i = 0; i < 6; i++) {
            u -= slope(u) / (6 * u * u - 16);
        }
        return u;
    }
}
