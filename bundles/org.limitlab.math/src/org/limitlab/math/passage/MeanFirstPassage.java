package org.limitlab.math.passage;

import org.limitlab.math.quadrature.Integral;

import java.util.function.DoubleUnaryOperator;

/**
 * Mean first-passage times on a line by their exact double integral,
 *
 * <pre>T = 2/sigma² ∫_{start}^{target} e^{2U(y)/sigma²} ∫_{wall}^{y} e^{-2U(z)/sigma²} dz dy,</pre>
 *
 * <p>with running sums in O(grid) and Romberg extrapolation over halved grids. For a smooth
 * potential a few thousand nodes give ten digits; at kinks the extrapolation gains nothing, and the
 * stated error shows it. Source: Gardiner, Handbook of Stochastic Methods, section 5.2.7.
 */
public final class MeanFirstPassage {

    private static final int FIRST_PANELS = 32;
    private static final int MOST_LEVELS = 15;
    private static final int COLUMNS = 6;
    private static final double NEGLIGIBLE = 60;
    private static final double FAR = 1e5;

    private MeanFirstPassage() {}

    /**
     * The mean time to the target.
     *
     * @param passage the problem
     * @param relative wanted error as a share of the mean
     * @return mean and error; infinite with error 0 where nothing confines the particle on the side
     *     away from the target; the error exceeds the tolerance where half a million nodes did not
     *     suffice
     */
    public static Integral solve(Passage passage, double relative) {
        Passage upwards = passage.upwards();
        double scale = 2 / (upwards.noise() * upwards.noise());
        DoubleUnaryOperator u = x -> scale * upwards.potential().applyAsDouble(x);
        double wall = effectiveWall(u, upwards);
        if (Double.isInfinite(wall)) {
            return new Integral(Double.POSITIVE_INFINITY, 0, 0);
        }
        return romberg(u, scale, wall, upwards.start(), upwards.target(), relative);
    }

    /** The wall, or where exp(-u) has fallen by e^-60 below its largest value so far. */
    private static double effectiveWall(DoubleUnaryOperator u, Passage passage) {
        if (!Double.isInfinite(passage.wall())) {
            return passage.wall();
        }
        double unit = Math.max(passage.target() - passage.start(), 1e-3);
        double lowest = u.applyAsDouble(passage.start());
        for (double distance = unit / 8; distance < FAR * unit; distance *= 1.1) {
            double x = passage.start() - distance;
            lowest = Math.min(lowest, u.applyAsDouble(x));
            if (u.applyAsDouble(x) - lowest > NEGLIGIBLE) {
                return x;
            }
        }
        return Double.NEGATIVE_INFINITY;
    }

    private static Integral romberg(
            DoubleUnaryOperator u,
            double scale,
            double wall,
            double start,
            double target,
            double relative) {
        double[] previous = new double[0];
        Integral best = null;
        long evaluations = 0;
        for (int level = 0; level < MOST_LEVELS; level++) {
            int panels = FIRST_PANELS << level;
            double[] row = new double[Math.min(level, COLUMNS) + 1];
            row[0] = scale * trapezoid(u, wall, start, target, panels);
            evaluations += 2L * panels + 2;
            for (int k = 1; k < row.length; k++) {
                row[k] = row[k - 1] + (row[k - 1] - previous[k - 1]) / (Math.pow(4, k) - 1);
            }
            best = bestOf(row, previous, evaluations, panels);
            if (level >= 3 && best.isWithin(relative, 0)) {
                break;
            }
            previous = row;
        }
        return best;
    }

    /** The column that changed least against the last grid and against its left neighbour. */
    private static Integral bestOf(double[] row, double[] previous, long evaluations, int panels) {
        Integral best = new Integral(row[0], Double.POSITIVE_INFINITY, evaluations);
        for (int k = 0; k < previous.length; k++) {
            double change = Math.abs(row[k] - previous[k]);
            if (k + 1 < row.length) {
                change = Math.max(change, Math.abs(row[k + 1] - row[k]));
            }
            double error = change + 2e-16 * Math.sqrt(panels) * Math.abs(row[k]);
            if (error < best.error()) {
                best = new Integral(row[Math.min(k + 1, row.length - 1)], error, evaluations);
            }
        }
        return best;
    }

    private static double trapezoid(
            DoubleUnaryOperator u, double wall, double start, double target, int panels) {
        double[] before = sample(u, wall, start, panels);
        double[] after = sample(u, start, target, panels);
        double lowest = Math.min(least(before), least(after));
        double highest = -least(negated(after));
        double step = (start - wall) / panels;
        double inner = 0;
        for (int i = 0; i < panels; i++) {
            inner += 0.5 * step * (Math.exp(lowest - before[i]) + Math.exp(lowest - before[i + 1]));
        }
        step = (target - start) / panels;
        double outer = 0.5 * step * Math.exp(after[0] - highest) * inner;
        for (int i = 1; i <= panels; i++) {
            inner += 0.5 * step * (Math.exp(lowest - after[i - 1]) + Math.exp(lowest - after[i]));
            outer += (i == panels ? 0.5 : 1) * step * Math.exp(after[i] - highest) * inner;
        }
        return outer * Math.exp(highest - lowest);
    }

    private static double[] sample(DoubleUnaryOperator u, double a, double b, int panels) {
        double[] values = new double[panels + 1];
        for (int i = 0; i <= panels; i++) {
            values[i] = u.applyAsDouble(i == panels ? b : a + (b - a) * i / panels);
            if (!Double.isFinite(values[i])) {
                throw new ArithmeticException(
                        "potential is " + values[i] + " at " + (a + (b - a) * i / panels));
            }
        }
        return values;
    }

    private static double least(double[] values) {
        double least = Double.POSITIVE_INFINITY;
        for (double value : values) {
            least = Math.min(least, value);
        }
        return least;
    }

    private static double[] negated(double[] values) {
        double[] negated = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            negated[i] = -values[i];
        }
        return negated;
    }
}
