package org.limitlab.math.stats;

import java.util.function.DoubleUnaryOperator;

/**
 * Profile of the exponent for {@code y_i = a - p x_i + log(1 + b u_i)} with one variance for all
 * points. For each b the rest is a straight line, so that the exponents allowed at this b are an
 * interval in closed form; their hull over b in (-1, bound] is the profile's. The search runs over
 * {@code s = log(1 + b)}, on a grid and then by golden sections.
 */
final class LogProfile implements Profile {

    private static final int GRID = 240;
    private static final double LOWEST = -1 + 1e-9;

    private final DecayLaw law;
    private final double[] y;
    private final double variance;
    private final Correction correction;
    private final double low;
    private final double step;
    private final double[] slope;
    private final double sxx;
    private final double[] gridChiSquared = new double[GRID + 1];
    private final double[] gridExponent = new double[GRID + 1];
    private final double best;
    private final double least;

    /**
     * @param y logs of the gap over the known factor, shape (points)
     * @param variance of each
     */
    LogProfile(DecayLaw law, double[] y, double variance, Correction correction, double bound) {
        this.law = law;
        this.y = y;
        this.variance = variance;
        this.correction = correction;
        this.low = Math.log1p(Math.max(-bound, LOWEST));
        this.step = (Math.log1p(bound) - low) / GRID;
        this.slope = law.slopeCoefficients();
        double sum = 0;
        for (double a : slope) {
            sum += a * a;
        }
        this.sxx = 1 / sum;
        int cell = 0;
        for (int k = 0; k <= GRID; k++) {
            gridExponent[k] = exponentAt(low + k * step);
            gridChiSquared[k] = chiSquaredAt(low + k * step, gridExponent[k]);
            cell = gridChiSquared[k] < gridChiSquared[cell] ? k : cell;
        }
        this.best = refine(this::chiSquaredAt, cell);
        this.least = Math.min(chiSquaredAt(best), gridChiSquared[cell]);
    }

    @Override
    public double exponent() {
        return exponentAt(best);
    }

    @Override
    public double correction() {
        return Math.expm1(best);
    }

    @Override
    public double chiSquared() {
        return least;
    }

    @Override
    public Interval within(double threshold) {
        double upper = farthest(threshold, 1);
        double lower = -farthest(threshold, -1);
        return new Interval(Math.min(lower, upper), Math.max(lower, upper));
    }

    /** Largest {@code sign * p} in the set. */
    private double farthest(double threshold, int sign) {
        double level = least + threshold;
        double farthest = reach(exponentAt(best), least, level, sign);
        int cell = -1;
        for (int k = 0; k <= GRID; k++) {
            double reach = reach(gridExponent[k], gridChiSquared[k], level, sign);
            if (reach > farthest) {
                farthest = reach;
                cell = k;
            }
        }
        double s = cell < 0 ? best : low + cell * step;
        double a = Math.max(low, s - step);
        double b = Math.min(low + GRID * step, s + step);
        DoubleUnaryOperator beyond =
                t -> {
                    double p = exponentAt(t);
                    double chiSquared = chiSquaredAt(t, p);
                    double reach = reach(p, chiSquared, level, sign);
                    return chiSquared <= level ? -reach : 1e9 + chiSquared;
                };
        double t = LevelSet.golden(beyond, a, b, step * 1e-6);
        double p = exponentAt(t);
        return Math.max(farthest, reach(p, chiSquaredAt(t, p), level, sign));
    }

    /** The farthest {@code sign * p} allowed at one b; none is minus infinity. */
    private double reach(double p, double chiSquared, double level, int sign) {
        double left = level - chiSquared;
        return left < 0 ? Double.NEGATIVE_INFINITY : sign * p + Math.sqrt(left * variance / sxx);
    }

    private double refine(DoubleUnaryOperator f, int cell) {
        double a = low + Math.max(0, cell - 1) * step;
        double b = low + Math.min(GRID, cell + 1) * step;
        return LevelSet.golden(f, a, b, step * 1e-6);
    }

    /** The best exponent for b = exp(s) - 1. */
    private double exponentAt(double s) {
        double b = Math.expm1(s);
        double p = 0;
        for (int i = 0; i < y.length; i++) {
            p -= slope[i] * (y[i] - Math.log1p(b * correction.share(i)));
        }
        return p;
    }

    private double chiSquaredAt(double s) {
        return chiSquaredAt(s, exponentAt(s));
    }

    private double chiSquaredAt(double s, double p) {
        double b = Math.expm1(s);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < y.length; i++) {
            double z = y[i] - Math.log1p(b * correction.share(i)) + p * law.abscissa(i);
            sum += z;
            squares += z * z;
        }
        return Math.max(0, squares - sum * sum / y.length) / variance;
    }
}
