package org.limitlab.math.stats;

/**
 * The exponent of a law with a bounded correction {@code 1 + b n^-q}: profile likelihood with b
 * inside its bound, the threshold {@code t²} times the ratio of jackknife to model variance of the
 * plain fit. The plain fit is shown and never decides.
 *
 * @param exponent most likely exponent
 * @param correction its b in units of n1^q, in [-1, 1]
 * @param interval of the exponent with |b| at most n1^q
 * @param doubled the interval with the bound doubled: a refutation needs this one outside as well
 * @param chiSquared of the corrected fit
 * @param threshold excess of chi-squared that bounds the interval
 * @param plain the fit without correction
 */
public record CorrectedRate(
        double exponent,
        double correction,
        Interval interval,
        Interval doubled,
        double chiSquared,
        double threshold,
        RateFit plain) {

    /** Fits with a correction. At least six points are wanted; fewer give wide intervals. */
    public static CorrectedRate of(DecayRate rate, Correction correction) {
        Profile profile = rate.profile(correction, 1);
        Profile wide = rate.profile(correction, 2);
        double threshold =
                rate.calibration(correction, profile.correction(), profile.exponent())
                        .threshold(rate.level());
        boolean known = Double.isFinite(threshold);
        return new CorrectedRate(
                profile.exponent(),
                profile.correction(),
                known ? profile.within(threshold) : Interval.UNKNOWN,
                known ? wide.within(threshold) : Interval.UNKNOWN,
                profile.chiSquared(),
                threshold,
                rate.fit());
    }

    /** Half-width of the interval that noise-free data with the claimed exponent would give. */
    public double designHalfWidth(DecayRate rate, Correction law, double claimedExponent) {
        if (!interval.isFinite()) {
            return Double.POSITIVE_INFINITY;
        }
        return rate.designProfile(law, 1, claimedExponent).within(threshold).halfWidth();
    }

    /**
     * SUPPORTED by the interval; REFUTED only if the interval with the doubled bound is outside
     * too.
     */
    public Decision decide(Region region) {
        Decision decision = Decision.of(interval, region);
        boolean hidden = decision == Decision.REFUTED && !region.excludes(doubled);
        return hidden ? Decision.UNDECIDED : decision;
    }
}
