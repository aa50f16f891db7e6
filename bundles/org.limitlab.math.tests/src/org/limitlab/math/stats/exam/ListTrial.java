package org.limitlab.math.stats.exam;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.limitlab.math.stats.Band;
import org.limitlab.math.stats.Estimate;
import org.limitlab.math.stats.Intervals;
import org.limitlab.math.stats.Moments;
import org.limitlab.math.stats.Region;
import org.limitlab.math.stats.Stopping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Claims about one mean, or about all means of a curve or list: values, bounds, orders. The margin
 * (precision, slack, by) is 1.
 */
final class ListTrial extends Sequential {

    /** The acceptance region of a component, and where its mean lies for a given truth. */
    enum Relation {
        /** Within 1 of 0. */
        VALUE,
        /** Below a bound whose slack ends at 1; "true" is one slack inside. */
        BOUND,
        /** A difference above 0, with by = 1. */
        STRICTLY_BELOW,
        /** A difference above -1 = -by. */
        NOT_ABOVE;

        Region region() {
            return switch (this) {
                case VALUE -> Region.around(0, 1);
                case BOUND -> Region.atMost(0, 1);
                case STRICTLY_BELOW -> Region.above(0, 1);
                case NOT_ABOVE -> Region.above(-1, 0);
            };
        }

        double mean(int margins) {
            return switch (this) {
                case VALUE, BOUND -> margins;
                case STRICTLY_BELOW -> 1 - margins;
                case NOT_ABOVE -> -margins;
            };
        }
    }

    /** How components depend on each other. */
    enum Dependence {
        /** A path in time: Ornstein-Uhlenbeck correlations. */
        PATH,
        /** Differences of neighbours in a chain, within one replica. */
        CHAIN,
        /** Components from different replicas. */
        INDEPENDENT
    }

    /**
     * A case of the exam.
     *
     * @param components 1 for a scalar
     * @param single true if only one component departs from "true"
     */
    record Case(
            Relation relation,
            int components,
            Dependence dependence,
            Noise noise,
            boolean single,
            int margins) {

        static Case scalar(Relation relation, Noise noise) {
            return new Case(relation, 1, Dependence.PATH, noise, false, 0);
        }

        static Case many(Relation relation, int components, Dependence dependence, Noise noise) {
            return new Case(relation, components, dependence, noise, false, 0);
        }

        Case off(int count, boolean single) {
            return new Case(relation, components, dependence, noise, single, count);
        }
    }

    private static final int PILOT = 32;

    private final Case c;
    private final UniformRandomProvider random;
    private final ContinuousSampler noise;
    private final double[] mean;
    private final double[] scale;
    private double[][] samples = new double[0][];

    ListTrial(Case c, UniformRandomProvider random) {
        this.c = c;
        this.random = random;
        this.noise = c.noise().sampler(random);
        this.mean = new double[c.components()];
        this.scale = new double[c.components()];
        int odd = random.nextInt(c.components());
        double sd = Math.sqrt(64 * Math.pow(2, 3 * random.nextDouble())) / 4;
        double critical = c.components() == 1 ? 1.96 : 2.8;
        for (int j = 0; j < mean.length; j++) {
            boolean departs = !c.single() || j == odd;
            mean[j] = c.relation().mean(departs ? c.margins() : 0);
            scale[j] = sd * 2 / critical * (0.6 + 0.4 * Math.sin(3.0 * j / mean.length + 1));
        }
    }

    @Override
    int first() {
        double skewness = 0;
        double[][] pilot = new double[PILOT][];
        Arrays.setAll(pilot, r -> replica());
        for (int j = 0; j < mean.length; j++) {
            double s = Moments.of(column(pilot, j)).skewness();
            skewness = Math.max(skewness, Math.abs(s));
        }
        return Stopping.firstLook(Stopping.Kind.MEAN, skewness);
    }

    @Override
    void more(int replicas) {
        int from = samples.length;
        samples = Arrays.copyOf(samples, replicas);
        for (int r = from; r < replicas; r++) {
            samples[r] = replica();
        }
    }

    private double[] replica() {
        double[] x = new double[mean.length];
        double z = noise.sample();
        for (int j = 0; j < x.length; j++) {
            x[j] = mean[j] + scale[j] * z;
            z = next(z);
        }
        return x;
    }

    private double next(double z) {
        double fresh = noise.sample();
        return switch (c.dependence()) {
            case PATH -> 0.9 * z + Math.sqrt(1 - 0.81) * fresh;
            case CHAIN -> -0.5 * z + Math.sqrt(0.75) * fresh;
            case INDEPENDENT -> fresh;
        };
    }

    @Override
    Look look() {
        Band band = band();
        Region region = c.relation().region();
        boolean covered = true;
        double width = 0;
        for (int j = 0; j < mean.length; j++) {
            Band.Component component = band.components().get(j);
            covered &= component.simultaneous().contains(mean[j]);
            width = Math.max(width, component.simultaneous().halfWidth());
        }
        return new Look(band.decide(j -> region), covered, Stopping.isEnough(width, 0, 1));
    }

    private Band band() {
        if (c.dependence() != Dependence.INDEPENDENT) {
            return Band.ofMeans(samples, Intervals.LEVEL, random);
        }
        List<Estimate> estimates = new ArrayList<>();
        for (int j = 0; j < mean.length; j++) {
            estimates.add(Moments.of(column(samples, j)).meanEstimate());
        }
        return Band.ofIndependent(estimates, Intervals.LEVEL);
    }

    private static double[] column(double[][] rows, int j) {
        return Arrays.stream(rows).mapToDouble(row -> row[j]).toArray();
    }
}
