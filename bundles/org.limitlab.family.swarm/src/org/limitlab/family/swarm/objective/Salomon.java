package org.limitlab.family.swarm.objective;

import org.limitlab.core.model.Objective;
import org.limitlab.core.parameter.Parameter;

/**
 * 1 - cos(2 pi r) + 0.1 r with r = |x - offset|: rings around a cusp.
 *
 * @param offset the minimiser
 */
public record Salomon(@Parameter(symbol = "o", text = Offsets.TEXT, value = "[0]") double[] offset)
        implements Objective {

    /** Copies the offset. */
    public Salomon {
        offset = Offsets.checked(offset);
    }

    /** Around the origin. */
    public Salomon() {
        this(Offsets.NONE);
    }

    @Override
    public String id() {
        return "salomon";
    }

    @Override
    public String title() {
        return "Salomon";
    }

    @Override
    public String formula() {
        return "f(x) = 1 - \\cos(2\\pi r) + 0.1 r, \\quad r = |x - o|";
    }

    private double radius(double[] x, int at, int d) {
        double sum = 0;
        for (int j = 0; j < d; j++) {
            double u = x[at + j] - Offsets.at(offset, j);
            sum += u * u;
        }
        return Math.sqrt(sum);
    }

    @Override
    public double value(double[] x, int at, int d) {
        double r = radius(x, at, d);
        return 1 - Math.cos(2 * Math.PI * r) + 0.1 * r;
    }

    @Override
    public void gradient(double[] x, int at, int d, double[] into, int to) {
        double r = radius(x, at, d);
        double perLength = r == 0 ? 0 : (2 * Math.PI * Math.sin(2 * Math.PI * r) + 0.1) / r;
        for (int j = 0; j < d; j++) {
            into[to + j] = perLength * (x[at + j] - Offsets.at(offset, j));
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
