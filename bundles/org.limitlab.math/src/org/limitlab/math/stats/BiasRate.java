package org.limitlab.math.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rate of a bias: {@code c factor exp(-p x)} fitted to the signed means by weighted least squares,
 * never to their logs. Weights come from {@link SpreadLaw}; the interval from the jackknife within
 * each point, the points' variances added, Student's t with Welch's degrees of freedom. Where
 * points share replicas (times of one run) the same group is deleted at all of them at once.
 */
public final class BiasRate extends DecayRate {

    /** Relative variance below which replicas count as equal. */
    private static final double ROUNDING = 1e-28;

    private final DecayLaw law;
    private final double[][] gaps;
    private final boolean shared;
    private final double level;
    private final GroupedMoments[] moments;
    private final double[] mean;
    private final double[] meanVariance;
    private final boolean exact;
    private final boolean noisy;
    private final DecayFit decay;
    private final Estimate exponent;

    private BiasRate(DecayLaw law, double[][] gaps, boolean shared, boolean exact, double level) {
        this.law = law;
        this.gaps = gaps;
        this.shared = shared;
        this.level = level;
        this.moments =
                Arrays.stream(gaps)
                        .map(x -> new GroupedMoments(x, shared))
                        .toArray(GroupedMoments[]::new);
        this.mean = Arrays.stream(moments).mapToDouble(GroupedMoments::mean).toArray();
        double[] smooth = SpreadLaw.smooth(law, variances(-1, -1));
        this.exact = exact;
        this.noisy = smooth != null && !exact;
        this.meanVariance = noisy ? divided(smooth, -1, -1) : relative(mean);
        this.decay = new DecayFit(law, law.factors(), mean, meanVariance);
        double p = decay.exponent();
        this.exponent = noisy ? estimate(decay, law.factors(), p) : withoutNoise(p);
    }

    /** Equal replicas have no error; a single one, of something random, tells nothing about it. */
    private Estimate withoutNoise(double p) {
        boolean known = exact;
        for (GroupedMoments m : moments) {
            known |= m.count() >= Jackknife.LEAST_REPLICAS;
        }
        return known && Double.isFinite(p)
                ? Estimate.exact(p)
                : new Estimate(p, Double.POSITIVE_INFINITY, 1);
    }

    /**
     * Fits the rate.
     *
     * @param law with as many points as {@code gaps} has rows
     * @param gaps X - x for each point and replica, shape (points, replicas of the point); at least
     *     8 replicas give an interval
     * @param shared true if replica r is the same run at every point
     * @param level confidence level in (0, 1)
     */
    public static BiasRate of(DecayLaw law, double[][] gaps, boolean shared, double level) {
        Shapes.check(law, gaps, shared);
        return new BiasRate(law, gaps, shared, false, level);
    }

    /**
     * Fits the rate of gaps that are known without noise: a line that weighs each point by its
     * relative error. The interval has no width; deterministic errors are added by {@link
     * Sensitivity}.
     *
     * @param gaps shape (points), of one sign
     */
    public static BiasRate ofExact(DecayLaw law, double[] gaps, double level) {
        double[][] single = new double[gaps.length][];
        Arrays.setAll(single, i -> new double[] {gaps[i]});
        Shapes.check(law, single, false);
        return new BiasRate(law, single, false, true, level);
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
        double c = decay.constant(p);
        LogGaps logs = LogGaps.ofMeans(moments, 1, shared);
        boolean chi = noisy && !shared && Double.isFinite(p);
        return new RateFit(
                exponent,
                exponent.interval(level),
                c,
                chi ? decay.chiSquared(p) : Double.NaN,
                law.count() - 2,
                points(c, p),
                Slopes.local(law, logs, this::sameSign, level),
                largestSlope());
    }

    @Override
    public double designHalfWidth(double claimed) {
        if (!noisy) {
            return exponent.halfWidth(level);
        }
        double c = decay.constant(claimed);
        double error = Math.sqrt(decay.exponentVariance(c, claimed));
        return new Estimate(claimed, error, exponent.degreesOfFreedom()).halfWidth(level);
    }

    @Override
    public BiasRate shifted(int point, double by) {
        double[][] moved = gaps.clone();
        moved[point] = Arrays.stream(gaps[point]).map(x -> x + by).toArray();
        return new BiasRate(law, moved, shared, exact, level);
    }

    @Override
    Profile profile(Correction correction, double bound) {
        return new BiasProfile(law, mean, meanVariance, correction, bound);
    }

    @Override
    Profile designProfile(Correction correction, double bound, double claimed) {
        double c = decay.constant(claimed);
        double[] exact = new double[law.count()];
        for (int i = 0; i < exact.length; i++) {
            exact[i] = law.value(i, c, claimed);
        }
        return new BiasProfile(law, exact, meanVariance, correction, bound);
    }

    @Override
    Calibration calibration(Correction correction, double b, double corrected) {
        double[] factor = correction.times(law.factors(), b);
        DecayFit fit = new DecayFit(law, factor, mean, meanVariance);
        double p = fit.exponentNear(corrected);
        if (!noisy) {
            return Calibration.of(exponent, 1);
        }
        return Calibration.of(estimate(fit, factor, p), fit.exponentVariance(fit.constant(p), p));
    }

    /**
     * The exponent with the jackknife's error, or for independent points with that of error
     * propagation where it is larger: at 8 replicas the jackknife alone lacks 2 points of coverage
     * for steep laws.
     */
    private Estimate estimate(DecayFit fit, double[] factor, double p) {
        Estimate jackknife = jackknife(factor, p);
        if (shared || Double.isNaN(p)) {
            return jackknife;
        }
        double model = Math.sqrt(fit.exponentVariance(fit.constant(p), p));
        return new Estimate(
                p, Math.max(jackknife.standardError(), model), jackknife.degreesOfFreedom());
    }

    private Estimate jackknife(double[] factor, double p) {
        if (Double.isNaN(p)) {
            return new Estimate(Double.NaN, Double.POSITIVE_INFINITY, 1);
        }
        if (shared) {
            return Jackknife.estimate(moments[0].groupCounts(), p, g -> without(factor, -1, g, p));
        }
        int n = law.count();
        double[] variances = new double[n];
        int[] groups = new int[n];
        for (int i = 0; i < n; i++) {
            double[] without = new double[moments[i].groups()];
            for (int g = 0; g < without.length; g++) {
                without[g] = without(factor, i, g, p);
            }
            variances[i] = Jackknife.variance(p, without, moments[i].groupCounts());
            groups[i] = Math.max(2, without.length);
        }
        return Jackknife.combine(p, variances, groups);
    }

    /** The exponent without a group at one point, or at all points where {@code point} is -1. */
    private double without(double[] factor, int point, int group, double start) {
        double[] left = mean.clone();
        for (int i = 0; i < left.length; i++) {
            if (point < 0 || point == i) {
                left[i] = moments[i].meanWithout(group);
            }
        }
        double[] smooth = SpreadLaw.smooth(law, variances(point, group));
        if (smooth == null) {
            return Double.NaN;
        }
        return new DecayFit(law, factor, left, divided(smooth, point, group)).exponentNear(start);
    }

    private double[] variances(int point, int group) {
        double[] variances = new double[law.count()];
        for (int i = 0; i < variances.length; i++) {
            boolean deleted = group >= 0 && (point < 0 || point == i);
            double v = deleted ? moments[i].varianceWithout(group) : moments[i].variance();
            boolean rounding = v <= ROUNDING * mean[i] * mean[i];
            variances[i] = rounding ? 0 : v;
        }
        return variances;
    }

    private double[] divided(double[] variance, int point, int group) {
        double[] ofMean = new double[variance.length];
        for (int i = 0; i < variance.length; i++) {
            boolean deleted = group >= 0 && (point < 0 || point == i);
            ofMean[i] =
                    variance[i] / (deleted ? moments[i].countWithout(group) : moments[i].count());
        }
        return ofMean;
    }

    /** Without noise every point counts by its relative error. */
    private static double[] relative(double[] mean) {
        return Arrays.stream(mean).map(m -> m == 0 ? Double.MIN_NORMAL : m * m).toArray();
    }

    private boolean sameSign(int i, int j) {
        return mean[i] * mean[j] > 0;
    }

    private double largestSlope() {
        int from = Slopes.lastHalf(law.count());
        int to = law.count();
        DecayLaw part = law.range(from, to);
        double[] means = Arrays.copyOfRange(mean, from, to);
        double[] variances = Arrays.copyOfRange(meanVariance, from, to);
        return new DecayFit(part, part.factors(), means, variances).exponent();
    }

    private List<RateFit.Point> points(double c, double p) {
        List<RateFit.Point> points = new ArrayList<>();
        for (int i = 0; i < law.count(); i++) {
            int count = moments[i].count();
            double error = exact ? 0 : Math.sqrt(moments[i].variance() / count);
            Estimate gap = new Estimate(mean[i], error, Math.max(1, count - 1.0));
            points.add(
                    new RateFit.Point(
                            law.axis(i),
                            mean[i],
                            gap.interval(level),
                            error,
                            count,
                            law.value(i, c, p)));
        }
        return points;
    }
}
