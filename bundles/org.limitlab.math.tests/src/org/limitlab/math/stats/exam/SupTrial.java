package org.limitlab.math.stats.exam;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.limitlab.math.stats.BiasRate;
import org.limitlab.math.stats.DecayLaw;
import org.limitlab.math.stats.DecayRate;
import org.limitlab.math.stats.Decision;
import org.limitlab.math.stats.Interval;
import org.limitlab.math.stats.Intervals;
import org.limitlab.math.stats.LogRate;
import org.limitlab.math.stats.Region;
import org.limitlab.math.stats.Stopping;
import org.limitlab.math.stats.SupGap;

import java.util.Arrays;

/**
 * Rate of a supremum over times, n^-1 claimed: of the bias (outside), or of the mean of sup |X|.
 */
final class SupTrial extends Sequential {

    private static final int TIMES = 15;
    private static final double CLAIMED = 1;
    private static final double MARGIN = 0.15;

    private final boolean outside;
    private final double truth;
    private final DecayLaw law;
    private final ContinuousSampler normal;
    private final double noise;
    private final double[] sizes = new double[6];
    private final double[][][] curves = new double[6][0][];

    SupTrial(boolean outside, int margins, UniformRandomProvider random) {
        this.outside = outside;
        this.truth = CLAIMED + margins * MARGIN;
        this.normal = Noise.GAUSSIAN.sampler(random);
        this.noise = 0.3 + 0.3 * random.nextDouble();
        Arrays.setAll(sizes, i -> 25.0 * (1 << i));
        this.law = DecayLaw.power(sizes);
    }

    @Override
    int first() {
        return Stopping.firstLook(Stopping.Kind.ORDINARY, 0);
    }

    @Override
    void more(int replicas) {
        for (int i = 0; i < sizes.length; i++) {
            int from = curves[i].length;
            curves[i] = Arrays.copyOf(curves[i], replicas);
            for (int r = from; r < replicas; r++) {
                curves[i][r] = curve(sizes[i] / sizes[0]);
            }
        }
    }

    private double[] curve(double size) {
        double[] x = new double[TIMES];
        double z = normal.sample();
        double sd = noise / Math.pow(size, outside ? 0.5 : truth);
        for (int k = 0; k < TIMES; k++) {
            double shape = outside ? Math.sin(3.0 * (k + 1) / TIMES) : 0;
            x[k] = shape * Math.pow(size, -truth) + sd * z;
            z = 0.8 * z + 0.6 * normal.sample();
        }
        return x;
    }

    @Override
    Look look() {
        double[][] samples =
                outside
                        ? SupGap.samples(curves)
                        : Arrays.stream(curves).map(SupTrial::largest).toArray(double[][]::new);
        DecayRate rate =
                outside
                        ? BiasRate.of(law, samples, false, Intervals.LEVEL)
                        : LogRate.ofPositive(law, samples, false, Intervals.LEVEL);
        Interval interval = rate.fit().interval();
        return new Look(
                Decision.of(interval, Region.around(CLAIMED, MARGIN)),
                interval.contains(truth),
                Stopping.isEnough(interval.halfWidth(), rate.designHalfWidth(CLAIMED), MARGIN));
    }

    private static double[] largest(double[][] curves) {
        return Arrays.stream(curves)
                .mapToDouble(x -> Arrays.stream(x).map(Math::abs).max().orElseThrow())
                .toArray();
    }
}
