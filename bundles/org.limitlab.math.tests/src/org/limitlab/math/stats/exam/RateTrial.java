package org.limitlab.math.stats.exam;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.limitlab.math.stats.BiasRate;
import org.limitlab.math.stats.CorrectedRate;
import org.limitlab.math.stats.Correction;
import org.limitlab.math.stats.DecayLaw;
import org.limitlab.math.stats.DecayRate;
import org.limitlab.math.stats.Decision;
import org.limitlab.math.stats.Design;
import org.limitlab.math.stats.Interval;
import org.limitlab.math.stats.Intervals;
import org.limitlab.math.stats.LogRate;
import org.limitlab.math.stats.RateFit;
import org.limitlab.math.stats.Region;
import org.limitlab.math.stats.Stopping;

import java.util.Arrays;

/** Claims about a rate along a size: of a bias or of an rms gap, with or without correction. */
final class RateTrial extends Sequential {

    /**
     * A case of the exam.
     *
     * @param rms true for an rms gap, false for a bias
     * @param exponent claimed p
     * @param sizes number of sizes, ratio 2 from 25
     * @param noise of a replica's gap
     * @param spread q of the bias's sd = s n^-q, usually p/2 (a bias 1/N under fluctuations N^-1/2)
     * @param logFactor true for a law n^-p log n
     * @param correction true for a claim with correction n^-1
     * @param b true correction in units of n1
     * @param margins how far the truth is from the claim, in margins
     * @param sharedNoise correlation of replica r's noise between sizes; 0 for independent sizes
     */
    record Case(
            boolean rms,
            double exponent,
            int sizes,
            Noise noise,
            double spread,
            boolean logFactor,
            boolean correction,
            double b,
            int margins,
            double sharedNoise) {

        static Case bias(double exponent, int sizes, Noise noise) {
            return new Case(false, exponent, sizes, noise, exponent / 2, false, false, 0, 0, 0);
        }

        static Case rms(double exponent, int sizes, Noise noise) {
            return new Case(true, exponent, sizes, noise, 0, false, false, 0, 0, 0);
        }

        Case spread(double q) {
            return new Case(
                    rms, exponent, sizes, noise, q, logFactor, correction, b, margins, sharedNoise);
        }

        Case withLogFactor() {
            return new Case(
                    rms, exponent, sizes, noise, spread, true, correction, b, margins, sharedNoise);
        }

        Case corrected(double trueB) {
            return new Case(
                    rms,
                    exponent,
                    sizes,
                    noise,
                    spread,
                    logFactor,
                    true,
                    trueB,
                    margins,
                    sharedNoise);
        }

        Case off(int count) {
            return new Case(
                    rms,
                    exponent,
                    sizes,
                    noise,
                    spread,
                    logFactor,
                    correction,
                    b,
                    count,
                    sharedNoise);
        }

        Case sharing(double correlation) {
            return new Case(
                    rms,
                    exponent,
                    sizes,
                    noise,
                    spread,
                    logFactor,
                    correction,
                    b,
                    margins,
                    correlation);
        }

        double margin() {
            return 0.15 * exponent;
        }
    }

    private static final double SMALLEST = 25;

    private final Case c;
    private final DecayLaw law;
    private final Correction correction;
    private final ContinuousSampler noise;
    private final double truth;
    private final double[] gap;
    private final double[] sd;
    private final double[][] samples;

    RateTrial(Case c, UniformRandomProvider random) {
        this.c = c;
        double[] sizes = new double[c.sizes()];
        Arrays.setAll(sizes, i -> SMALLEST * (1 << i));
        this.law = c.logFactor() ? DecayLaw.power(sizes, Math::log) : DecayLaw.power(sizes);
        this.correction = Correction.power(sizes, 1);
        this.noise = c.noise().sampler(random);
        this.truth = c.exponent() + c.margins() * c.margin();
        this.gap = new double[sizes.length];
        this.sd = new double[sizes.length];
        this.samples = new double[sizes.length][0];
        double[] relative = new double[sizes.length];
        for (int i = 0; i < sizes.length; i++) {
            double relativeSize = sizes[i] / SMALLEST;
            gap[i] = law.factor(i) * Math.pow(relativeSize, -truth) * (1 + c.b() / relativeSize);
            sd[i] = Math.pow(relativeSize, -c.spread());
            relative[i] = sd[i] / law.factor(i) * Math.pow(relativeSize, c.exponent());
        }
        scaleNoise(relative, 64 * Math.pow(2, 3 * random.nextDouble()));
    }

    /** Chooses the noise of a bias so that the planned replicas are as wanted. */
    private void scaleNoise(double[] relative, double wanted) {
        double plain = Design.rateReplicas(law, relative, c.exponent(), c.margin());
        double planned = c.correction() ? 5.5 * plain : plain;
        for (int i = 0; i < sd.length; i++) {
            sd[i] *= Math.sqrt(wanted / planned);
        }
    }

    @Override
    int first() {
        boolean late = c.correction() && c.rms();
        return Stopping.firstLook(late ? Stopping.Kind.CORRECTED_RMS : Stopping.Kind.ORDINARY, 0);
    }

    @Override
    void more(int replicas) {
        int from = samples[0].length;
        for (int i = 0; i < samples.length; i++) {
            samples[i] = Arrays.copyOf(samples[i], replicas);
        }
        double rho = c.sharedNoise();
        for (int r = from; r < replicas; r++) {
            double common = rho == 0 ? 0 : Math.sqrt(rho) * noise.sample();
            for (int i = 0; i < samples.length; i++) {
                double z = common + Math.sqrt(1 - rho) * noise.sample();
                samples[i][r] = c.rms() ? gap[i] * z * (gap[i] * z) : gap[i] + sd[i] * z;
            }
        }
    }

    @Override
    Look look() {
        boolean shared = c.sharedNoise() > 0;
        DecayRate rate =
                c.rms()
                        ? LogRate.ofSquares(law, samples, shared, Intervals.LEVEL)
                        : BiasRate.of(law, samples, shared, Intervals.LEVEL);
        Region region = Region.around(c.exponent(), c.margin());
        if (c.correction()) {
            CorrectedRate fit = CorrectedRate.of(rate, correction);
            double design = fit.designHalfWidth(rate, correction, c.exponent());
            double width = Math.max(fit.interval().halfWidth(), fit.doubled().halfWidth());
            return new Look(
                    fit.decide(region),
                    fit.interval().contains(truth),
                    Stopping.isEnough(width, design, c.margin()));
        }
        RateFit fit = rate.fit();
        Interval interval = fit.interval();
        return new Look(
                Decision.of(interval, region),
                interval.contains(truth),
                Stopping.isEnough(
                        interval.halfWidth(), rate.designHalfWidth(c.exponent()), c.margin()));
    }
}
