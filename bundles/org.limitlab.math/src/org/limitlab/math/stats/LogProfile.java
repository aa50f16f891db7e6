package org.limitlab.math.stats;

/**
 * Profile of the exponent for {@code y_i = a - p x_i + log(1 + b u_i)} with one variance for all
 * points. For each b the rest is a straight line, so that the exponents allowed at this b are an
 * interval in closed form; their hull over b in (-1, bound] is the profile's.
 */
final class LogProfile implements Profile {

    private static final int GRID = 240;
    private static final double LOWEST = -1 + 1e-9;

    private final DecayLaw law;
    private final double[] y;
    private final double variance;
    private final Correction correction;
    private final double low;
    private final double high;
    private final double[] slope;
    private final double sxx;
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
        this.high = Math.log1p(bound);
        this.slope = law.slopeCoefficients();
        double sum = 0;
        for (double a : slope) {
            sum += a * a;
        }
        this.sxx = 1 / sum;
        LevelSet minimum = new LevelSet(this::chiSquaredAt, low, high, GRID);
        this.best = minimum.minimiser();
        this.least = minimum.minimum();
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
        return new Interval(-farthest(threshold, -1), farthest(threshold, 1));
    }

    /** Largest {@code sign * p} in the set. */
    private double farthest(double threshold, int sign) {
        LevelSet set = new LevelSet(s -> -reach(s, threshold, sign), low, high, GRID);
        return Math.max(-set.minimum(), reach(best, threshold, sign));
    }

    private double reach(double s, double threshold, int sign) {
        double left = least + threshold - chiSquaredAt(s);
        if (left < 0) {
            return sign * exponentAt(best) - 1e3 / law.span() * (1 - left);
        }
        return sign * exponentAt(s) + Math.sqrt(left * variance / sxx);
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
        double b = Math.expm1(s);
        double p = exponentAt(s);
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
