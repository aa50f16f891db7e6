package org.limitlab.family.swarm.objective;

import org.limitlab.core.model.Objective;
import org.limitlab.core.parameter.Parameter;

/**
 * Levy's function, with w_j = 1 + u_j / 4: sin²(pi w_1) + sum_{j &lt; d} (w_j - 1)² (1 + 10 sin²(pi
 * w_j + 1)) + (w_d - 1)² (1 + sin²(2 pi w_d)); least at u = 0.
 *
 * @param offset the minimiser
 */
public record Levy(@Parameter(symbol = "o", text = Offsets.TEXT, value = "[0]") double[] offset)
        implements Objective {

    /** Copies the offset. */
    public Levy {
        offset = Offsets.checked(offset);
    }

    /** Around the origin. */
    public Levy() {
        this(Offsets.NONE);
    }

    @Override
    public String id() {
        return "levy";
    }

    @Override
    public String title() {
        return "Levy";
    }

    @Override
    public String formula() {
        return "f(x) = \\sin^2(\\pi w_1) + \\sum_{j=1}^{d-1} (w_j - 1)^2 (1 + 10 \\sin^2(\\pi w_j +"
                + " 1)) + (w_d - 1)^2 (1 + \\sin^2(2\\pi w_d)), \\quad w = 1 + (x - o)/4";
    }

    private double w(double[] x, int at, int j) {
        return 1 + (x[at + j] - Offsets.at(offset, j)) / 4;
    }

    @Override
    public double value(double[] x, int at, int d) {
        double first = Math.sin(Math.PI * w(x, at, 0));
        double sum = first * first;
        for (int j = 0; j < d - 1; j++) {
            double w = w(x, at, j);
            double sine = Math.sin(Math.PI * w + 1);
            sum += (w - 1) * (w - 1) * (1 + 10 * sine * sine);
        }
        double w = w(x, at, d - 1);
        double sine = Math.sin(2 * Math.PI * w);
        return sum + (w - 1) * (w - 1) * (1 + sine * sine);
    }

    @Override
    public void gradient(double[] x, int at, int d, double[] into, int to) {
        for (int j = 0; j < d; j++) {
            double w = w(x, at, j);
            boolean last = j == d - 1;
            double angle = last ? 2 * Math.PI * w : Math.PI * w + 1;
            double height = last ? 1 : 10;
            double turn = last ? 2 * Math.PI : Math.PI;
            double sine = Math.sin(angle);
            double slope =
                    2 * (w - 1) * (1 + height * sine * sine)
                            + (w - 1) * (w - 1) * height * turn * Math.sin(2 * angle);
            slope += j == 0 ? Math.PI * Math.sin(2 * Math.PI * w) : 0;
            into[to + j] = slope / 4;
        }
    }

    @Override
    public double[] minimiser(int d) {
        return Offsets.moved(0, offset, d);
    }
}
