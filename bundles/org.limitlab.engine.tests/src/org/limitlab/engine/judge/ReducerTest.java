package org.limitlab.engine.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.limitlab.core.claim.Claim;
import org.limitlab.core.claim.ClaimReader;
import org.limitlab.core.claim.Outcome;
import org.limitlab.core.model.Reduction;
import org.limitlab.core.problem.Problems;
import org.limitlab.core.yaml.YamlReader;
import org.limitlab.engine.summary.Reduced;
import org.limitlab.engine.summary.Reductions;
import org.limitlab.math.random.Purpose;
import org.limitlab.math.random.RandomStream;
import org.limitlab.math.random.Streams;
import org.limitlab.math.stats.Interval;
import org.limitlab.math.stats.Intervals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleSupplier;

/** Verdicts and tables reduce replicas in one way. */
class ReducerTest {

    private static final double INF = Double.POSITIVE_INFINITY;

    private final RandomStream random = Streams.of(5, "reducer test").source(Purpose.NOISE).open(0);

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MEMBERS")
    void judgeReducesAsTheTableDoes(Reduction reduction) {
        double[] values = new double[40];
        for (int r = 0; r < values.length; r++) {
            values[r] = Math.rint(4 * random.nextDouble()) / 2 + 0.5;
        }
        values[7] = reduction == Reduction.CENSORED_TIME ? INF : values[7];
        Reduced table = new Reductions().reduce(reduction, values, 9);
        Samples samples = new Samples(column(values), reduction, OptionalDouble.empty(), 9);
        var judged = Reducer.band(samples, Intervals.LEVEL, random).components().get(0);
        assertEquals(table.value(), judged.value(), 1e-14);
        assertEquals(table.value(), Reducer.values(samples)[0], 1e-14);
        assertEquals(table.lower(), judged.own().lower(), 1e-12);
        assertEquals(table.upper(), judged.own().upper(), 1e-12);
    }

    private static double[][] column(double[] values) {
        double[][] rows = new double[values.length][1];
        for (int r = 0; r < rows.length; r++) {
            rows[r][0] = values[r];
        }
        return rows;
    }

    private static Claim claim(String text) {
        Problems problems = new Problems();
        Claim claim = ClaimReader.read(YamlReader.read("claim.yaml", text), problems).orElse(null);
        assertTrue(problems.isEmpty(), () -> problems.list().toString());
        return claim;
    }

    private static Verdict.Component judge(String text, Reduction own, Data of, Data other) {
        Verdict verdict = verdict(text, own, of, other);
        assertEquals(1, verdict.components().size(), verdict.toString());
        return verdict.components().get(0);
    }

    private static Verdict verdict(String text, Reduction own, Data of, Data other) {
        Evidence.Spot spot =
                new Evidence.Spot(
                        Map.of(),
                        Map.of(),
                        of,
                        List.of(other),
                        List.of(false),
                        Optional.empty(),
                        List.of());
        return Judge.judge(claim(text), new Evidence(List.of(spot), own, false));
    }

    private Data sample(int replicas, double end, DoubleSupplier law) {
        double[][] rows = new double[replicas][1];
        for (double[] row : rows) {
            row[0] = law.getAsDouble();
        }
        return Data.replicas(new double[] {end}, 1, rows, 0);
    }

    private static Data known(double value) {
        return Data.known(new double[] {1}, 1, new double[] {value}, new double[1]);
    }

    private double wrapped(double angle) {
        return Math.IEEEremainder(angle, 2 * Math.PI);
    }

    /**
     * The direction is 3.1, replicas lie on both sides of the cut at pi, and the theory speaks from
     * the other side of it. Standard error of a coverage near 0.95 in 1000 claims: 0.007.
     */
    @Test
    void directionsNearTheCutAreCovered() {
        String text = "{id: d, kind: value, of: {observable: x}, against: 0, precision: 0.5}";
        for (double against : new double[] {3.1, 3.1 - 2 * Math.PI, Math.PI, -Math.PI}) {
            int covered = 0;
            for (int k = 0; k < 1000; k++) {
                Data of = sample(40, 1, () -> wrapped(3.1 + 0.5 * random.nextGaussian()));
                var c = judge(text, Reduction.CIRCULAR_MEAN, of, known(against));
                double turn = 2 * Math.PI * Math.rint((against - 3.1) / (2 * Math.PI));
                covered += c.own().contains(3.1 + turn) ? 1 : 0;
                assertTrue(c.region().contains(Interval.point(c.value())), c.toString());
            }
            assertTrue(covered > 925 && covered < 980, against + ": " + covered);
        }
    }

    @Test
    void gapsOfDirectionsGoTheShortWayRound() {
        String bias =
                "{id: b, kind: value, of: {observable: x, gap: bias}, against: 0, precision: 0.3}";
        String rms =
                "{id: r, kind: value, of: {observable: x, gap: rms}, against: 0, precision: 0.8}";
        Data of = sample(256, 1, () -> wrapped(3.1 + 0.5 * random.nextGaussian()));
        var gap = judge(bias, Reduction.CIRCULAR_MEAN, of, known(-3.1));
        assertEquals(6.2 - 2 * Math.PI, gap.value(), 0.15);
        var distance = judge(rms, Reduction.CIRCULAR_MEAN, of, known(3.1));
        assertEquals(0.5, distance.value(), 0.1);
        Data other = sample(256, 1, () -> wrapped(-3.1 + 0.5 * random.nextGaussian()));
        String sides =
                "{id: s, kind: value, of: {observable: x}, against: {side: other}, precision: 0.3}";
        var difference = judge(sides, Reduction.CIRCULAR_MEAN, of, other);
        assertEquals(6.2 - 2 * Math.PI, difference.value(), 0.25);
        assertTrue(difference.own().contains(6.2 - 2 * Math.PI), difference.toString());
    }

    /** From 3 by steps of 0.2 across the cut, for each replica. */
    @Test
    void anglesRiseAndAreEqualAcrossTheCut() {
        double[][] rows = {{3, wrapped(3.2), wrapped(3.4)}, {3.1, wrapped(3.3), wrapped(3.5)}};
        Data of = Data.replicas(new double[] {0, 1, 2}, 1, rows, 0);
        String rises = "{id: m, kind: order, of: {observable: x, at: all}, monotone: rising}";
        Verdict rising = verdict(rises, Reduction.CIRCULAR_MEAN, of, known(0));
        assertEquals(Outcome.SUPPORTED, rising.outcome(), rising.toString());
        Data one = Data.replicas(new double[] {1}, 1, new double[][] {{Math.PI}, {-Math.PI}}, 0);
        String same = "{id: i, kind: identity, of: {observable: x}, against: 0}";
        Verdict equal = verdict(same, Reduction.CIRCULAR_MEAN, one, known(Math.PI));
        assertEquals(Outcome.SUPPORTED, equal.outcome(), equal.toString());
    }

    /** On the variance itself the jackknife covers 91 %: seen here with 5 standard errors. */
    @Test
    void variancesOfGaussianSamplesAreCovered() {
        String text =
                "{id: v, kind: value, of: {observable: x, reduction: variance}, against: 1, precision: 1}";
        int covered = 0;
        int claims = 5000;
        for (int k = 0; k < claims; k++) {
            Data of = sample(40, 1, random::nextGaussian);
            covered += judge(text, Reduction.MEAN, of, known(1)).own().contains(1) ? 1 : 0;
        }
        double coverage = (double) covered / claims;
        assertTrue(coverage > 0.925 && coverage < 0.965, "coverage " + coverage);
    }

    /** Two simulations on noises of their own: differences of what is no mean. */
    @Test
    void differencesOfProbabilitiesVariancesAndMediansAreCovered() {
        String text =
                "{id: d, kind: value, of: {observable: x}, against: {side: other}, precision: 1}";
        for (Reduction reduction :
                new Reduction[] {Reduction.PROBABILITY, Reduction.VARIANCE, Reduction.MEDIAN}) {
            boolean binary = reduction == Reduction.PROBABILITY;
            int covered = 0;
            int claims = 2000;
            for (int k = 0; k < claims; k++) {
                Data of = sample(40, 1, () -> binary ? event(0.02) : random.nextGaussian());
                Data other = sample(40, 1, () -> binary ? event(0.1) : random.nextGaussian());
                covered +=
                        judge(text, reduction, of, other).own().contains(binary ? -0.08 : 0)
                                ? 1
                                : 0;
            }
            double coverage = (double) covered / claims;
            assertTrue(coverage > 0.93, reduction + ": coverage " + coverage);
        }
    }

    private double event(double probability) {
        return random.nextDouble() < probability ? 1 : 0;
    }

    /** Events at 5 ± 1, seen until 5.5: the mean 5 is never below the lower end, no upper end. */
    @Test
    void replicasWithoutAnEventCountAsIfItCameAtTheEnd() {
        String text = "{id: c, kind: value, of: {observable: x}, against: 5, precision: 1}";
        double[][] rows = {{4}, {5}, {INF}, {INF}};
        Data of = Data.replicas(new double[] {8}, 1, rows, 0);
        var c = judge(text, Reduction.CENSORED_TIME, of, known(5));
        assertEquals((4 + 5 + 8 + 8) / 4.0, c.value(), 1e-14);
        assertEquals(INF, c.own().upper(), 0.0);
        int below = 0;
        for (int k = 0; k < 1000; k++) {
            Data sample =
                    sample(
                            40,
                            5.5,
                            () -> {
                                double time = 5 + random.nextGaussian();
                                return time > 5.5 ? INF : time;
                            });
            below +=
                    judge(text, Reduction.CENSORED_TIME, sample, known(5)).own().lower() <= 5
                            ? 1
                            : 0;
        }
        assertTrue(below >= 975, "lower end below the mean in " + below + " of 1000");
    }

    /** Nobody saw it before 8: with n replicas the mean is at least 8 (1/40)^(1/n), 95 % sure. */
    @Test
    void eventsThatNobodySawRefuteAnEarlyMeanOnlyWithManyReplicas() {
        String text = "{id: c, kind: value, of: {observable: x}, against: 5, precision: 1}";
        Data few = sample(3, 8, () -> INF);
        var c = judge(text, Reduction.CENSORED_TIME, few, known(5));
        assertEquals(8 * Math.pow(0.025, 1.0 / 3), c.own().lower(), 1e-9);
        Verdict undecided = verdict(text, Reduction.CENSORED_TIME, few, known(5));
        assertEquals(Outcome.UNDECIDED, undecided.outcome());
        Data many = sample(64, 8, () -> INF);
        Verdict refuted = verdict(text, Reduction.CENSORED_TIME, many, known(5));
        assertEquals(Outcome.REFUTED, refuted.outcome());
    }

    @Test
    void ratesOfWhatHasNoRateSayso() {
        String text =
                "{id: r, kind: rate, of: {observable: x, reduction: median, at: all}, along: time, law: \"exp(-t)\"}";
        double[][] rows = new double[64][4];
        for (double[] row : rows) {
            for (int t = 0; t < row.length; t++) {
                row[t] = Math.exp(-t + 0.1 * random.nextGaussian());
            }
        }
        Data of = Data.replicas(new double[] {0, 1, 2, 3}, 1, rows, 0);
        Verdict verdict = verdict(text, Reduction.MEAN, of, known(0));
        assertEquals(Outcome.UNDECIDED, verdict.outcome());
        assertTrue(verdict.toString().contains("median"), verdict.toString());
    }

    /** exp(-2t) spread: the variance falls with rate 4, the mean of the values with none. */
    @Test
    void variancesDecayAtTheirOwnRate() {
        String text =
                "{id: r, kind: rate, of: {observable: x, reduction: variance, at: all}, along: time, law: \"exp(-4*t)\", margin: 10%}";
        double[][] rows = new double[512][4];
        for (double[] row : rows) {
            double z = random.nextGaussian();
            for (int t = 0; t < row.length; t++) {
                row[t] = 3 + Math.exp(-t) * (0.9 * z + 0.4 * random.nextGaussian());
            }
        }
        Data of = Data.replicas(new double[] {0, 0.5, 1, 1.5}, 1, rows, 0);
        Verdict verdict = verdict(text, Reduction.MEAN, of, known(0));
        assertEquals(Outcome.SUPPORTED, verdict.outcome(), verdict.toString());
    }
}
