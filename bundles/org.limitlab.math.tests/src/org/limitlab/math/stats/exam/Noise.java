package org.limitlab.math.stats.exam;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** Noise of mean 0 and variance 1. */
enum Noise {
    GAUSSIAN("Gaussian"),
    STUDENT3("Student t(3)"),
    STUDENT9("Student t(9)"),
    EXPONENTIAL("exponential");

    final String title;

    Noise(String title) {
        this.title = title;
    }

    /** A sampler that draws from one generator. */
    ContinuousSampler sampler(UniformRandomProvider random) {
        ContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(random);
        ContinuousSampler exponential = ZigguratSampler.Exponential.of(random);
        return switch (this) {
            case GAUSSIAN -> normal;
            case STUDENT3 -> () -> student(normal, 3);
            case STUDENT9 -> () -> student(normal, 9);
            case EXPONENTIAL -> () -> exponential.sample() - 1;
        };
    }

    /** Variance of t(nu) is nu / (nu - 2). */
    private static double student(ContinuousSampler normal, int nu) {
        double sum = 0;
        for (int i = 0; i < nu; i++) {
            double g = normal.sample();
            sum += g * g;
        }
        return normal.sample() / Math.sqrt(sum / nu) * Math.sqrt((nu - 2.0) / nu);
    }
}
