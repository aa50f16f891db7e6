package org.limitlab.math.stats;

/**
 * Standard deviations of replicas smoothed over the points by a law {@code sd = s exp(-q x)}, a
 * line through their logs. Weights from single standard deviations follow their noise: at 8
 * replicas that costs 4 points of coverage.
 */
final class SpreadLaw {

    private SpreadLaw() {}

    /**
     * Smoothed variances.
     *
     * @param variance sample variances, shape (points)
     * @return shape (points); null if no variance is positive
     */
    static double[] smooth(DecayLaw law, double[] variance) {
        int n = variance.length;
        double sx = 0;
        double sy = 0;
        int used = 0;
        for (int i = 0; i < n; i++) {
            if (variance[i] > 0) {
                sx += law.abscissa(i);
                sy += Math.log(variance[i]);
                used++;
            }
        }
        if (used == 0) {
            return null;
        }
        double sxx = 0;
        double sxy = 0;
        for (int i = 0; i < n; i++) {
            if (variance[i] > 0) {
                double x = law.abscissa(i) - sx / used;
                sxx += x * x;
                sxy += x * Math.log(variance[i]);
            }
        }
        double slope = sxx == 0 ? 0 : sxy / sxx;
        double[] smooth = new double[n];
        for (int i = 0; i < n; i++) {
            smooth[i] = Math.exp(sy / used + slope * (law.abscissa(i) - sx / used));
        }
        return smooth;
    }
}
