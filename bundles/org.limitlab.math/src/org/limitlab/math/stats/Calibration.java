package org.limitlab.math.stats;

/**
 * How the jackknife's variance of an exponent compares with the model's.
 *
 * @param ratio jackknife variance over model variance; 0 without noise
 * @param degreesOfFreedom of the jackknife
 */
record Calibration(double ratio, double degreesOfFreedom) {

    /** From the jackknife's estimate and the variance by error propagation. */
    static Calibration of(Estimate jackknife, double modelVariance) {
        double error = jackknife.standardError();
        double ratio = error == 0 ? 0 : error * error / modelVariance;
        return new Calibration(ratio, jackknife.degreesOfFreedom());
    }

    /** Excess of chi-squared that bounds an interval: t² times the ratio. */
    double threshold(double level) {
        if (ratio == 0) {
            return 0;
        }
        double t = Distributions.studentTwoSided(level, degreesOfFreedom);
        return t * t * ratio;
    }
}
