package org.limitlab.math.stats;

/**
 * Replicas that bring an interval's half-width to half a margin, computed before anything runs. All
 * counts are for the normal law; Student's t asks for a few more.
 */
public final class Design {

    private static final double Z = Distributions.normalTwoSided(Intervals.LEVEL);

    private Design() {}

    /**
     * Replicas at each point for a rate without correction.
     *
     * @param relativeSd standard deviation of one replica over the gap, shape (points); for an rms
     *     gap half the relative standard deviation of the squares
     * @param margin of the exponent, above 0
     */
    public static double rateReplicas(
            DecayLaw law, double[] relativeSd, double exponent, double margin) {
        double[] variance = variances(law, relativeSd, exponent);
        double[] mean = means(law, exponent);
        DecayFit fit = new DecayFit(law, law.factors(), mean, variance);
        return fit.exponentVariance(1, exponent) * square(Z / (margin / 2));
    }

    /**
     * Replicas at each point for a rate with a bounded correction.
     *
     * @param correction |b| at most n1^q
     */
    public static double rateReplicas(
            DecayLaw law,
            double[] relativeSd,
            double exponent,
            double margin,
            Correction correction) {
        double low = rateReplicas(law, relativeSd, exponent, margin);
        double high = low;
        while (!(correctedHalfWidth(law, relativeSd, exponent, correction, high) <= margin / 2)) {
            high *= 2;
            if (high > 1e15) {
                return Double.POSITIVE_INFINITY;
            }
        }
        while (high / low > 1 + 1e-6) {
            double middle = Math.sqrt(low * high);
            if (correctedHalfWidth(law, relativeSd, exponent, correction, middle) <= margin / 2) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    /** Replicas for a mean: {@code (2 z sd / margin)²}. */
    public static double meanReplicas(double sd, double margin) {
        return square(Z * sd / (margin / 2));
    }

    /** Trials after which Clopper and Pearson's interval at this probability is narrow enough. */
    public static int probabilityTrials(double probability, double margin) {
        int high = 1;
        while (!(expectedHalfWidth(probability, high) <= margin / 2)) {
            if (high >= 1 << 29) {
                return Integer.MAX_VALUE;
            }
            high *= 2;
        }
        int low = high / 2;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (expectedHalfWidth(probability, middle) <= margin / 2) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    /** Half-width of a probability's interval when successes come as expected. */
    public static double expectedHalfWidth(double probability, int trials) {
        int successes = (int) Math.rint(probability * trials);
        return Intervals.probability(successes, trials, Intervals.LEVEL).halfWidth();
    }

    /**
     * How replicas are best shared among points: in proportion to relative sd over the root of the
     * cost of a replica, as powers of two, the smallest 1.
     *
     * @param cost of a replica at each point, above 0
     */
    public static int[] ratios(double[] relativeSd, double[] cost) {
        int n = cost.length;
        double[] ratio = new double[n];
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            ratio[i] = relativeSd[i] / Math.sqrt(cost[i]);
            least = Math.min(least, ratio[i]);
        }
        int[] rounded = new int[n];
        for (int i = 0; i < n; i++) {
            rounded[i] =
                    1 << (int) Math.min(20, Math.rint(Math.log(ratio[i] / least) / Math.log(2)));
        }
        return rounded;
    }

    /**
     * The smallest deviation from the claim that an interval of this half-width would have shown:
     * one that is REFUTED with probability 95 %.
     *
     * @param margin half-width of the acceptance region
     * @param halfWidth of the interval at level 95 %
     */
    public static double smallestVisibleDeviation(double margin, double halfWidth) {
        return margin + halfWidth * (1 + Distributions.normalQuantile(Intervals.LEVEL) / Z);
    }

    private static double correctedHalfWidth(
            DecayLaw law,
            double[] relativeSd,
            double exponent,
            Correction correction,
            double replicas) {
        double[] variance = variances(law, relativeSd, exponent);
        for (int i = 0; i < variance.length; i++) {
            variance[i] /= replicas;
        }
        return new BiasProfile(law, means(law, exponent), variance, correction, 1)
                .within(Z * Z)
                .halfWidth();
    }

    private static double[] means(DecayLaw law, double exponent) {
        double[] means = new double[law.count()];
        for (int i = 0; i < means.length; i++) {
            means[i] = law.value(i, 1, exponent);
        }
        return means;
    }

    private static double[] variances(DecayLaw law, double[] relativeSd, double exponent) {
        double[] variances = new double[law.count()];
        for (int i = 0; i < variances.length; i++) {
            variances[i] = square(relativeSd[i] * law.value(i, 1, exponent));
        }
        return variances;
    }

    private static double square(double x) {
        return x * x;
    }
}
