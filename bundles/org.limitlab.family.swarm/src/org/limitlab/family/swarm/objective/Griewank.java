package org.limitlab.family.swarm.objective;

import org.limitlab.core.model.Objective;
import org.limitlab.core.parameter.Parameter;

/**
 * 1 + sum_j u_j² / 4000 - prod_j cos(u_j / sqrt j).
 *
 * @param offset the minimiser
 */
public record Griewank(@Parameter(symbol = "o", text = Offsets.TEXT, value = "[0]") double[] offset)
        implements Objective {

    /** Copies the offset. */
    public Griewank {
        offset = Offsets.checked(offset);
    }

    /** Around the origin. */
    public Griewank() {
        this(Offsets.NONE);
    }

    @Override
    public String id() {
        return "griewank";
    }

    @Override
    public String title() {
        return "Griewank";
    }

    @Override
    public String formula() {
        return "f(x) = 1 + \\sum_{j=1}^d \\frac{u_j^2}{4000}"
                + " - \\prod_{j=1}^d \\cos\\frac{u_j}{\\sqrt j}, \\quad u = x - o";
    }

    @Override
    public double value(double[] x, int at, int d) {
        double sum = 0;
        double product = 1;
        for (int j = 0; j < d; j++) {
            double u = x[at + j] - Offsets.at(offset, j);
            sum += u * u;
            product *= Math.cos(u / Math.sqrt(j + 1.0));
        }
        return 1 + sum / 4000 - product;
    }

    /** O(d²): a product with one factor left out has no division by zero. */
    @Override
    public void gradient(double[] x, int at, int d, double[] into, int to) {
        for (int j = 0; j < d; j++) {
            double others = 1;
            for (int k = 0; k < d; k++) {
                others *=
                        k == j
                                ? 1
                                : Math.cos(
                                        (x[at + k] - Offsets.at(offset, k)) / Math.sqrt(k + 1.0));
            }
            double u = x[at + j] - Offsets.at(offset, j);
            double root = Math.sqrt(j + 1.0);
            into[to + j] = u / 2000 + others * Math.sin(u / root) / root;
        }
    }

    @Override
    public double[] minimiser(int d) {
        return Offsets.moved(0, offset, d);
    }
}
