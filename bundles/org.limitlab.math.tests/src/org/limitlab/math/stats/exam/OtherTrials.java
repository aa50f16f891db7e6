package org.limitlab.math.stats.exam;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.limitlab.math.stats.Band;
import org.limitlab.math.stats.Decision;
import org.limitlab.math.stats.Design;
import org.limitlab.math.stats.Distributions;
import org.limitlab.math.stats.Estimate;
import org.limitlab.math.stats.Identity;
import org.limitlab.math.stats.Interval;
import org.limitlab.math.stats.Intervals;
import org.limitlab.math.stats.Jackknife;
import org.limitlab.math.stats.Moments;
import org.limitlab.math.stats.Region;
import org.limitlab.math.stats.Stopping;
import org.limitlab.math.stats.Threshold;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Kinds of claim with a short trial each. */
final class OtherTrials {

    private static final double LEVEL = Intervals.LEVEL;

    private OtherTrials() {}

    /** A probability claimed with a precision, by Clopper and Pearson. */
    static Trial probability(double claimed, double precision, int margins) {
        double truth = claimed + margins * precision;
        return random -> {
            int replicas = Stopping.firstLook(Stopping.Kind.ORDINARY, 0);
            int successes = successes(random, truth, replicas);
            while (true) {
                Interval interval = Intervals.probability(successes, replicas, LEVEL);
                double design = Design.expectedHalfWidth(claimed, replicas);
                if (Stopping.isEnough(interval.halfWidth(), design, precision)) {
                    Decision d = Decision.of(interval, Region.around(claimed, precision));
                    return new Trial.Outcome(d, interval.contains(truth), replicas, true);
                }
                successes += successes(random, truth, replicas);
                replicas *= 2;
            }
        };
    }

    /** Unpaired a below b: independent replicas with different sds, Welch. */
    static Trial unpairedOrder(Noise noise, int margins) {
        double by = 1;
        return random -> {
            ContinuousSampler z = noise.sampler(random);
            double sd = Math.sqrt(64 * Math.pow(2, 3 * random.nextDouble())) / 4;
            int replicas = Stopping.firstLook(Stopping.Kind.MEAN, 0);
            double[] a = {};
            double[] b = {};
            while (true) {
                a = grown(a, replicas, () -> sd * z.sample());
                b = grown(b, replicas, () -> by * (1 - margins) + sd / 3 * z.sample());
                Estimate difference =
                        Moments.of(b).meanEstimate().minus(Moments.of(a).meanEstimate());
                Interval interval = difference.interval(LEVEL);
                if (Stopping.isEnough(interval.halfWidth(), 0, by)) {
                    Decision d = Decision.of(interval, Region.above(0, by));
                    boolean covered = interval.contains(by * (1 - margins));
                    return new Trial.Outcome(d, covered, replicas, true);
                }
                replicas *= 2;
            }
        };
    }

    /**
     * A threshold of a probability at 1/2, claimed at 0 with margin 1. The run stops when both
     * half-widths are at most half of half the difference between the edges, less its error; that
     * says nothing of where between them the change lies.
     *
     * @param logistic response: logistic, or linear with flat ends
     */
    static Trial probabilityThreshold(boolean logistic, int margins) {
        return random -> {
            double steepness = 0.3 + 0.5 * random.nextDouble();
            double lowEdge = response(-1 - margins, steepness, logistic);
            double highEdge = response(1 - margins, steepness, logistic);
            int replicas = 32;
            int low = successes(random, lowEdge, replicas);
            int high = successes(random, highEdge, replicas);
            while (true) {
                Interval before = Intervals.probability(low, replicas, LEVEL);
                Interval after = Intervals.probability(high, replicas, LEVEL);
                double width = Math.max(before.halfWidth(), after.halfWidth());
                double by = certain(Math.abs(high - low) / (double) replicas, before, after);
                if (Stopping.isEnough(width, 0, by)) {
                    Decision d = Threshold.decide(before, after, 0.5, true);
                    return new Trial.Outcome(d, true, replicas, true);
                }
                low += successes(random, lowEdge, replicas);
                high += successes(random, highEdge, replicas);
                replicas *= 2;
            }
        };
    }

    /** A threshold where a mean growth rate changes sign, claimed at 0 with margin 1. */
    static Trial growthThreshold(Noise noise, int margins) {
        return random -> {
            ContinuousSampler z = noise.sampler(random);
            double sd = Math.sqrt(64 * Math.pow(2, 3 * random.nextDouble())) / 4;
            int replicas = Stopping.firstLook(Stopping.Kind.MEAN, 0);
            double[] low = {};
            double[] high = {};
            while (true) {
                low = grown(low, replicas, () -> -1.0 - margins + sd * z.sample());
                high = grown(high, replicas, () -> 1.0 - margins + sd * z.sample());
                Interval before = Intervals.mean(low, LEVEL);
                Interval after = Intervals.mean(high, LEVEL);
                double width = Math.max(before.halfWidth(), after.halfWidth());
                double difference = Moments.of(high).mean() - Moments.of(low).mean();
                double by = certain(Math.abs(difference), before, after);
                if (Stopping.isEnough(width, 0, by)) {
                    Decision d = Threshold.decide(before, after, 0, true);
                    return new Trial.Outcome(d, true, replicas, true);
                }
                replicas *= 2;
            }
        };
    }

    /** Half of the difference between the edges, less its own error: as in the engine's judge. */
    private static double certain(double difference, Interval before, Interval after) {
        double error = Math.hypot(before.halfWidth(), after.halfWidth());
        return Math.max(0, difference - error) / 2;
    }

    /** Coverage of the bracket: 21 points on [-1, 1], the change anywhere inside. */
    static Trial bracket(boolean logistic, int replicas) {
        return random -> {
            double truth = 1.6 * random.nextDouble() - 0.8;
            double steepness = 0.5 + 4 * random.nextDouble();
            double[] positions = new double[21];
            List<Interval> responses = new ArrayList<>();
            for (int i = 0; i < positions.length; i++) {
                positions[i] = -1 + 0.1 * i;
                double p = response(positions[i] - truth, steepness, logistic);
                int successes = successes(random, p, replicas);
                responses.add(Intervals.probability(successes, replicas, LEVEL));
            }
            Interval bracket = Threshold.bracket(positions, responses, 0.5, true);
            return new Trial.Outcome(Decision.UNDECIDED, bracket.contains(truth), replicas, true);
        };
    }

    /** Identity by rounding: 100 differences, the worst at a share of the tolerance. */
    static Trial identity(double share) {
        return random -> {
            double[] differences = new double[100];
            double[] tolerances = new double[100];
            Arrays.fill(tolerances, 1e-10);
            Arrays.setAll(differences, i -> share * 1e-10 * (2 * random.nextDouble() - 1));
            int worst = random.nextInt(100);
            differences[worst] = share * 1e-10;
            Identity identity = Identity.of(differences, tolerances);
            boolean named = share == 0 || identity.index() == worst;
            return new Trial.Outcome(identity.decision(), named, 1, true);
        };
    }

    /** Coverage of a quantile's interval. */
    static Trial quantile(double order, Noise noise, int replicas) {
        return random -> {
            ContinuousSampler z = noise.sampler(random);
            double[] x = grown(new double[0], replicas, z::sample);
            double truth =
                    noise == Noise.EXPONENTIAL
                            ? -Math.log(1 - order) - 1
                            : Distributions.normalQuantile(order);
            return new Trial.Outcome(
                    Decision.UNDECIDED,
                    Intervals.quantile(x, order, LEVEL).contains(truth),
                    replicas,
                    true);
        };
    }

    /** Coverage of a jackknife interval: the log of a variance. */
    static Trial jackknife(Noise noise, int replicas) {
        return random -> {
            double[] x = grown(new double[0], replicas, noise.sampler(random)::sample);
            int groups = Jackknife.groups(replicas, true);
            Estimate e =
                    Jackknife.estimate(
                            replicas,
                            Math.log(Moments.of(x).variance()),
                            g -> Math.log(Moments.of(without(x, g, groups)).variance()));
            return new Trial.Outcome(
                    Decision.UNDECIDED, e.interval(LEVEL).contains(0), replicas, true);
        };
    }

    /**
     * A validity map: points with one verdict each at the family's level; the outcome is the worst
     * mistake, or for points off by twice the margin the verdict of one point.
     */
    static Trial map(int points, Noise noise, int margins) {
        double level = Intervals.familyLevel(LEVEL, points);
        return random -> {
            int supported = 0;
            int refuted = 0;
            boolean covered = true;
            int replicas = 0;
            for (int i = 0; i < points; i++) {
                Outcome point = mapPoint(random, noise, margins, level);
                supported += point.decision() == Decision.SUPPORTED ? 1 : 0;
                refuted += point.decision() == Decision.REFUTED ? 1 : 0;
                covered &= point.covered();
                replicas = Math.max(replicas, point.replicas());
            }
            Decision all =
                    switch (margins) {
                        case 0 -> refuted > 0 ? Decision.REFUTED : all(supported, points);
                        case 1 -> supported > 0 ? Decision.SUPPORTED : Decision.UNDECIDED;
                        default -> refuted == points ? Decision.REFUTED : Decision.UNDECIDED;
                    };
            return new Trial.Outcome(all, covered, replicas, true);
        };
    }

    private static Decision all(int supported, int points) {
        return supported == points ? Decision.SUPPORTED : Decision.UNDECIDED;
    }

    /** Verdict of a point. */
    private record Outcome(Decision decision, boolean covered, int replicas) {}

    private static Outcome mapPoint(
            UniformRandomProvider random, Noise noise, int margins, double level) {
        ContinuousSampler z = noise.sampler(random);
        double sd = Math.sqrt(64 * Math.pow(2, 3 * random.nextDouble())) / 6;
        int replicas = Stopping.firstLook(Stopping.Kind.MEAN, 0);
        double[] x = {};
        while (true) {
            x = grown(x, replicas, () -> margins + sd * z.sample());
            Interval interval = Intervals.mean(x, level);
            if (Stopping.isEnough(interval.halfWidth(), 0, 1)) {
                Decision d = Decision.of(interval, Region.around(0, 1));
                return new Outcome(d, interval.contains(margins), replicas);
            }
            replicas *= 2;
        }
    }

    /** A list of probabilities within a precision, all from the same replicas. */
    static Trial histogram(int bins, int margins) {
        double precision = 0.06;
        return random -> {
            int replicas = 32;
            int[] counts = new int[bins];
            double first = 1.0 / bins + margins * precision;
            while (true) {
                int before = Arrays.stream(counts).sum();
                for (int r = before; r < replicas; r++) {
                    boolean inFirst = random.nextDouble() < first;
                    counts[inFirst ? 0 : 1 + random.nextInt(bins - 1)]++;
                }
                int[] trials = new int[bins];
                Arrays.fill(trials, replicas);
                Band band = Band.ofProbabilities(counts, trials, false, LEVEL);
                double width = 0;
                boolean covered = true;
                for (int j = 0; j < bins; j++) {
                    Interval all = band.components().get(j).simultaneous();
                    width = Math.max(width, all.halfWidth());
                    covered &= all.contains(j == 0 ? first : (1 - first) / (bins - 1));
                }
                if (Stopping.isEnough(width, 0, precision)) {
                    Decision d = band.decide(j -> Region.around(1.0 / bins, precision));
                    return new Trial.Outcome(d, covered, replicas, true);
                }
                replicas *= 2;
            }
        };
    }

    private static double response(double x, double steepness, boolean logistic) {
        return logistic
                ? 1 / (1 + Math.exp(-4 * steepness * x))
                : Math.max(0, Math.min(1, 0.5 + 0.5 * steepness * x));
    }

    private static int successes(UniformRandomProvider random, double chance, int trials) {
        int count = 0;
        for (int i = 0; i < trials; i++) {
            count += random.nextDouble() < chance ? 1 : 0;
        }
        return count;
    }

    private static double[] grown(double[] x, int count, ContinuousSampler draw) {
        double[] longer = Arrays.copyOf(x, count);
        for (int r = x.length; r < count; r++) {
            longer[r] = draw.sample();
        }
        return longer;
    }

    private static double[] without(double[] x, int group, int groups) {
        double[] left = new double[x.length];
        int n = 0;
        for (int r = 0; r < x.length; r++) {
            if (r % groups != group) {
                left[n++] = x[r];
            }
        }
        return Arrays.copyOf(left, n);
    }
}
