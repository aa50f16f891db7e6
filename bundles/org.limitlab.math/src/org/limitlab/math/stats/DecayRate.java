package org.limitlab.math.stats;

/**
 * The rate at which a measured gap decays: {@link BiasRate} for signed means, {@link LogRate} for
 * positive gaps (root mean squares, distances, means of suprema).
 */
public abstract sealed class DecayRate permits BiasRate, LogRate {

    /** The law that was fitted. */
    public abstract DecayLaw law();

    /** The plain fit, without correction. */
    public abstract RateFit fit();

    /**
     * Half-width that the design gives if the exponent is as claimed: by error propagation around
     * the claimed law, through the same t as the fit.
     */
    public abstract double designHalfWidth(double exponent);

    /**
     * The same data with the gap at one point moved, to see how a deterministic error there moves
     * the result.
     */
    public abstract DecayRate shifted(int point, double by);

    /** Confidence level of all intervals. */
    public abstract double level();

    /**
     * Profile likelihood of the exponent with a correction.
     *
     * @param bound largest |b| in units of n1^q
     */
    abstract Profile profile(Correction correction, double bound);

    /** The same profile for noise-free data that follow the plain law with the claimed exponent. */
    abstract Profile designProfile(Correction correction, double bound, double exponent);

    /**
     * Jackknife and model variance of the exponent, the correction held at b.
     *
     * @param b in units of n1^q
     * @param exponent of the corrected fit
     */
    abstract Calibration calibration(Correction correction, double b, double exponent);
}
