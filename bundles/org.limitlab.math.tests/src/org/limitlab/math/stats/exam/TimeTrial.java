package org.limitlab.math.stats.exam;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.limitlab.math.stats.BiasRate;
import org.limitlab.math.stats.DecayLaw;
import org.limitlab.math.stats.DecayRate;
import org.limitlab.math.stats.Decision;
import org.limitlab.math.stats.Intervals;
import org.limitlab.math.stats.LogRate;
import org.limitlab.math.stats.RateFit;
import org.limitlab.math.stats.Region;
import org.limitlab.math.stats.Stopping;

import java.util.Arrays;

/** Claims about a rate in time: all times of a replica come from one path. */
final class TimeTrial extends Sequential {

    /** What decays. */
    enum Gap {
        /** log of the mean of X² for geometric Brownian motion: exp(-p t). */
        LOG_OF_MEAN("log of mean, geometric Brownian motion"),
        /** mean of log |X| for geometric Brownian motion: exp(-p t). */
        MEAN_OF_LOG("mean of log, geometric Brownian motion"),
        /** E X - x for an Ornstein-Uhlenbeck process: exp(-p t), signed. */
        BIAS("bias, Ornstein-Uhlenbeck process"),
        /** (E X²)^½ of a Brownian motion with a falling clock: t^-p. */
        POWER("rms, power law in time");

        final String title;

        Gap(String title) {
            this.title = title;
        }
    }

    private static final int TIMES = 11;

    private final Gap gap;
    private final double claimed;
    private final double truth;
    private final ContinuousSampler normal;
    private final double[] times;
    private final double noise;
    private final double[][] samples;

    TimeTrial(Gap gap, double claimed, int margins, UniformRandomProvider random) {
        this.gap = gap;
        this.claimed = claimed;
        this.truth = claimed * (1 + 0.15 * margins);
        this.normal = Noise.GAUSSIAN.sampler(random);
        this.times = new double[TIMES];
        double horizon = 2 / claimed;
        Arrays.setAll(
                times,
                k ->
                        gap == Gap.POWER
                                ? Math.pow(2, 4.0 * k / (TIMES - 1))
                                : horizon * k / (TIMES - 1));
        this.samples = new double[TIMES][0];
        this.noise = 0.4 + 0.6 * random.nextDouble();
    }

    @Override
    int first() {
        return Stopping.firstLook(
                Stopping.Kind.MEAN, gap == Gap.LOG_OF_MEAN || gap == Gap.POWER ? 2 : 0);
    }

    @Override
    void more(int replicas) {
        int from = samples[0].length;
        for (int k = 0; k < TIMES; k++) {
            samples[k] = Arrays.copyOf(samples[k], replicas);
        }
        for (int r = from; r < replicas; r++) {
            path(r);
        }
    }

    private void path(int r) {
        switch (gap) {
            case LOG_OF_MEAN, MEAN_OF_LOG -> geometric(r);
            case BIAS -> ornsteinUhlenbeck(r);
            case POWER -> fallingClock(r);
        }
    }

    /** log of the gap is -p t + noise: E exp(noise - variance/2) = 1, E noise = 0. */
    private void geometric(int r) {
        double w = 0;
        for (int k = 0; k < TIMES; k++) {
            if (k > 0) {
                w += Math.sqrt(times[k] - times[k - 1]) * normal.sample();
            }
            double s = noise / Math.sqrt(times[TIMES - 1]);
            samples[k][r] =
                    gap == Gap.MEAN_OF_LOG
                            ? -truth * times[k] + 3 * s * w
                            : Math.exp(-truth * times[k] + s * w - s * s * times[k] / 2);
        }
    }

    /** E X(t) = exp(-p t), stationary fluctuations. */
    private void ornsteinUhlenbeck(int r) {
        double z = normal.sample();
        for (int k = 0; k < TIMES; k++) {
            if (k > 0) {
                double keep = Math.exp(-truth * (times[k] - times[k - 1]));
                z = keep * z + Math.sqrt(1 - keep * keep) * normal.sample();
            }
            samples[k][r] = Math.exp(-truth * times[k]) + noise * z;
        }
    }

    /** Squares with E = t^-2p, correlated along the path. */
    private void fallingClock(int r) {
        double z = normal.sample();
        for (int k = 0; k < TIMES; k++) {
            if (k > 0) {
                double keep = Math.pow(times[k] / times[k - 1], -1);
                z = keep * z + Math.sqrt(1 - keep * keep) * normal.sample();
            }
            double x = Math.pow(times[k], -truth) * z;
            samples[k][r] = x * x;
        }
    }

    @Override
    Look look() {
        DecayRate rate = rate();
        RateFit fit = rate.fit();
        double margin = 0.15 * claimed;
        return new Look(
                Decision.of(fit.interval(), Region.around(claimed, margin)),
                fit.interval().contains(truth),
                Stopping.isEnough(
                        fit.interval().halfWidth(), rate.designHalfWidth(claimed), margin));
    }

    private DecayRate rate() {
        double level = Intervals.LEVEL;
        return switch (gap) {
            case LOG_OF_MEAN ->
                    LogRate.ofPositive(DecayLaw.exponential(times), samples, true, level);
            case MEAN_OF_LOG -> LogRate.ofLogs(DecayLaw.exponential(times), samples, true, level);
            case BIAS -> BiasRate.of(DecayLaw.exponential(times), samples, true, level);
            case POWER -> LogRate.ofSquares(DecayLaw.power(times), samples, true, level);
        };
    }
}
