package org.limitlab.math.stats;

import java.util.function.DoubleUnaryOperator;

/**
 * Profile of the exponent for {@code m_i = c f_i exp(-p x_i) (1 + b u_i)} with {@code |b| <=
 * bound}. For each p the pair (c, c b) solves a linear least squares problem; where its b lies
 * outside, the best is at one of the two ends, where c is linear alone.
 */
final class BiasProfile implements Profile {

    private final DecayLaw law;
    private final double[] mean;
    private final double[] weight;
    private final Correction correction;
    private final double bound;
    private final double centre;
    private final double total;
    private double lastCorrection;
    private final LevelSet levels;

    BiasProfile(
            DecayLaw law, double[] mean, double[] variance, Correction correction, double bound) {
        this.law = law;
        this.mean = mean;
        this.correction = correction;
        this.bound = bound;
        int n = mean.length;
        this.weight = new double[n];
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            weight[i] = 1 / variance[i];
            sum += law.abscissa(i);
            squares += weight[i] * mean[i] * mean[i];
        }
        this.centre = sum / n;
        this.total = squares;
        DoubleUnaryOperator chi = this::chiSquaredAt;
        this.levels = new LevelSet(chi, -10 / law.span(), 40 / law.span(), 200);
    }

    @Override
    public double exponent() {
        return levels.minimiser();
    }

    @Override
    public double correction() {
        chiSquaredAt(levels.minimiser());
        return lastCorrection;
    }

    @Override
    public double chiSquared() {
        return levels.minimum();
    }

    @Override
    public Interval within(double threshold) {
        return levels.below(levels.minimum() + threshold);
    }

    /** Smallest chi-squared over c and b for an exponent. */
    private double chiSquaredAt(double p) {
        double s11 = 0;
        double s12 = 0;
        double s22 = 0;
        double r1 = 0;
        double r2 = 0;
        for (int i = 0; i < mean.length; i++) {
            double phi = law.factor(i) * Math.exp(-p * (law.abscissa(i) - centre));
            double u = correction.share(i);
            double ww = weight[i] * phi * phi;
            double wm = weight[i] * phi * mean[i];
            s11 += ww;
            s12 += ww * u;
            s22 += ww * u * u;
            r1 += wm;
            r2 += wm * u;
        }
        double determinant = s11 * s22 - s12 * s12;
        double c = (r1 * s22 - r2 * s12) / determinant;
        double d = (r2 * s11 - r1 * s12) / determinant;
        if (Math.abs(d) <= bound * Math.abs(c)) {
            lastCorrection = d / c;
            return total - (r1 * c + r2 * d);
        }
        double high = explained(bound, s11, s12, s22, r1, r2);
        double low = explained(-bound, s11, s12, s22, r1, r2);
        lastCorrection = high >= low ? bound : -bound;
        return total - Math.max(high, low);
    }

    private static double explained(
            double b, double s11, double s12, double s22, double r1, double r2) {
        double r = r1 + b * r2;
        double s = s11 + b * (2 * s12 + b * s22);
        return s > 0 ? r * r / s : 0;
    }
}
