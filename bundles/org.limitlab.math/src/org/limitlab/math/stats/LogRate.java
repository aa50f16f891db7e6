package org.limitlab.math.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rate of a positive gap: an unweighted line through the logs. For an rms gap these are half the
 * logs of the second moments. Interval from the jackknife as for {@link BiasRate}.
 */
public final class LogRate extends DecayRate {

    private final DecayLaw law;
    private final LogGaps gaps;
    private final double level;
    private final double[] reduced;
    private final double pooledVariance;
    private final Estimate exponent;

    private LogRate(DecayLaw law, LogGaps gaps, double level) {
        this.law = law;
        this.gaps = gaps;
        this.level = level;
        int n = law.count();
        this.reduced = new double[n];
        double variance = 0;
        for (int i = 0; i < n; i++) {
            reduced[i] = gaps.log(i) - Math.log(law.factor(i));
            double error = gaps.point(i).standardError();
            variance += error * error / n;
        }
        this.pooledVariance = variance;
        this.exponent = slope(law, gaps);
    }

    /**
     * Rate of a root mean square: gap = (mean of squares)^½.
     *
     * @param squares |X - x|² for each point and replica, shape (points, replicas), at least 0
     * @param shared true if replica r is the same run at every point
     */
    public static LogRate ofSquares(
            DecayLaw law, double[][] squares, boolean shared, double level) {
        return ofMeans(law, squares, 0.5, shared, level);
    }

    /**
     * Rate of a positive mean: of |X - x|, of a supremum, or of E|X|² itself.
     *
     * @param values at least 0, shape (points, replicas)
     */
    public static LogRate ofPositive(
            DecayLaw law, double[][] values, boolean shared, double level) {
        return ofMeans(law, values, 1, shared, level);
    }

    /**
     * Rate of any positive statistic of all replicas, such as a distance between laws.
     *
     * @param full of all replicas, shape (points)
     * @param without of all but the replicas of one group, shape (points, groups): replica r is in
     *     group r modulo {@code Jackknife.groups(replicas, shared)}
     * @param replicas shape (points)
     */
    public static LogRate ofStatistic(
            DecayLaw law,
            double[] full,
            double[][] without,
            int[] replicas,
            boolean shared,
            double level) {
        double[][] logs =
                Arrays.stream(without)
                        .map(row -> Arrays.stream(row).map(Math::log).toArray())
                        .toArray(double[][]::new);
        double[] log = Arrays.stream(full).map(Math::log).toArray();
        return new LogRate(law, new LogGaps(log, logs, replicas.clone(), shared), level);
    }

    /**
     * Rate of the geometric mean: a line through the means of logs, as for an almost sure rate.
     *
     * @param logs log of the gap for each point and replica, shape (points, replicas)
     */
    public static LogRate ofLogs(DecayLaw law, double[][] logs, boolean shared, double level) {
        Shapes.check(law, logs, shared);
        int n = logs.length;
        double[] log = new double[n];
        double[][] without = new double[n][];
        int[] replicas = new int[n];
        for (int i = 0; i < n; i++) {
            GroupedMoments m = new GroupedMoments(logs[i], shared);
            log[i] = m.mean();
            without[i] = new double[m.groups()];
            Arrays.setAll(without[i], m::meanWithout);
            replicas[i] = m.count();
        }
        return new LogRate(law, new LogGaps(log, without, replicas, shared), level);
    }

    private static LogRate ofMeans(
            DecayLaw law, double[][] values, double power, boolean shared, double level) {
        Shapes.check(law, values, shared);
        return new LogRate(law, LogGaps.ofMeans(values, power, shared), level);
    }

    @Override
    public DecayLaw law() {
        return law;
    }

    @Override
    public double level() {
        return level;
    }

    @Override
    public RateFit fit() {
        double p = exponent.value();
        double intercept = intercept(p);
        double constant = Math.exp(intercept);
        boolean chi = pooledVariance > 0 && !gaps.shared() && Double.isFinite(p);
        int from = Slopes.lastHalf(law.count());
        LogGaps last = gaps.range(from, law.count());
        return new RateFit(
                exponent,
                exponent.interval(level),
                constant,
                chi ? residualSquares(p, intercept) / pooledVariance : Double.NaN,
                law.count() - 2,
                points(constant, p),
                Slopes.local(law, gaps, (i, j) -> true, level),
                slope(law.range(from, law.count()), last).value());
    }

    @Override
    public double designHalfWidth(double claimed) {
        double error = Math.sqrt(modelVariance());
        return new Estimate(claimed, error, exponent.degreesOfFreedom()).halfWidth(level);
    }

    @Override
    public LogRate shifted(int point, double by) {
        double gap = Math.exp(gaps.log(point));
        double factor = Math.max(0, (gap + by) / gap);
        return new LogRate(law, gaps.scaled(point, factor), level);
    }

    @Override
    Profile profile(Correction correction, double bound) {
        return new LogProfile(law, reduced, unit(), correction, bound);
    }

    @Override
    Profile designProfile(Correction correction, double bound, double claimed) {
        double[] exact = new double[law.count()];
        Arrays.setAll(exact, i -> -claimed * law.abscissa(i));
        return new LogProfile(law, exact, unit(), correction, bound);
    }

    @Override
    Calibration calibration(Correction correction, double b, double corrected) {
        return Calibration.of(exponent, modelVariance());
    }

    /** The scale of chi-squared; without noise any will do. */
    private double unit() {
        return pooledVariance > 0 ? pooledVariance : 1;
    }

    private double modelVariance() {
        double sum = 0;
        for (double a : law.slopeCoefficients()) {
            sum += a * a;
        }
        return sum * pooledVariance;
    }

    private static Estimate slope(DecayLaw law, LogGaps gaps) {
        double[] a = law.slopeCoefficients();
        double offset = 0;
        for (int i = 0; i < a.length; i++) {
            a[i] = -a[i];
            offset -= a[i] * Math.log(law.factor(i));
        }
        return gaps.combination(a, offset);
    }

    private double intercept(double p) {
        return Sums.sum(0, law.count(), i -> reduced[i] + p * law.abscissa(i)) / law.count();
    }

    private double residualSquares(double p, double intercept) {
        return Sums.sum(
                0,
                law.count(),
                i -> {
                    double r = reduced[i] + p * law.abscissa(i) - intercept;
                    return r * r;
                });
    }

    private List<RateFit.Point> points(double c, double p) {
        List<RateFit.Point> points = new ArrayList<>();
        for (int i = 0; i < law.count(); i++) {
            Estimate log = gaps.point(i);
            double gap = Math.exp(log.value());
            Interval interval = log.interval(level);
            points.add(
                    new RateFit.Point(
                            law.axis(i),
                            gap,
                            new Interval(Math.exp(interval.lower()), Math.exp(interval.upper())),
                            gap * log.standardError(),
                            gaps.replicas(i),
                            law.value(i, c, p)));
        }
        return points;
    }
}
