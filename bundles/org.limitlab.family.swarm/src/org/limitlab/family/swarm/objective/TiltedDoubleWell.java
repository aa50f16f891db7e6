package org.limitlab.family.swarm.objective;

import org.limitlab.core.parameter.Parameter;

/**
 * sum_j (u_j² - 1)² + tilt u_j.
 *
 * @param tilt slope that tells the wells apart; below 8/(3 sqrt 3) = 1.54 in size there are two
 *     wells
 * @param offset where the origin of u lies
 */
public record TiltedDoubleWell(
        @Parameter(symbol = "t", text = "Slope added to the double well.", value = "0.3")
                double tilt,
        @Parameter(symbol = "o", text = Offsets.TEXT, value = "[0]") double[] offset)
        implements SeparableObjective {

    /** Copies the offset. */
    public TiltedDoubleWell {
        offset = Offsets.checked(offset);
    }

    /** Tilt 0.3, not moved. */
    public TiltedDoubleWell() {
        this(0.3, Offsets.NONE);
    }

    @Override
    public String id() {
        return "tilted-double-well";
    }

    @Override
    public String title() {
        return "Tilted double well";
    }

    @Override
    public String formula() {
        return "f(x) = \\sum_{j=1}^d (u_j^2 - 1)^2 + t u_j, \\quad u = x - o";
    }

    @Override
    public double term(double u) {
        return (u * u - 1) * (u * u - 1) + tilt * u;
    }

    @Override
    public double slope(double u) {
        return 4 * u * (u * u - 1) + tilt;
    }

    /** The outer root of 4u³ - 4u + tilt on the side against the tilt, by Newton from outside. */
    @Override
    public double lowest() {
        double side = tilt > 0 ? -1 : 1;
        double u = side * (2 + Math.cbrt(Math.abs(tilt)));
        for (int i = 0; i < 100; i++) {
            double next = u - slope(u) / (12 * u * u - 4);
            if (Math.abs(next - u) <= 1e-16) {
                break;
            }
            u = next;
        }
        return u;
    }
}
