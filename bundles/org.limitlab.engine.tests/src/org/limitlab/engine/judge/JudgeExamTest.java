package org.limitlab.engine.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.limitlab.core.claim.Claim;
import org.limitlab.core.claim.ClaimReader;
import org.limitlab.core.claim.Outcome;
import org.limitlab.core.model.Reduction;
import org.limitlab.core.problem.Problems;
import org.limitlab.core.yaml.YamlReader;
import org.limitlab.math.random.Purpose;
import org.limitlab.math.random.RandomStream;
import org.limitlab.math.random.Streams;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * A small share of the judge's exam through the whole judge, 60 claims a case, at replicas where
 * the half-width is near half the margin. Asked, with 3 binomial standard errors for chance:
 * exactly true, at least 90 % SUPPORTED and at most 1 % REFUTED; off by the margin, at most 5 %
 * SUPPORTED; off by twice the margin, at least 95 % REFUTED. A judge that supports 1 claim in 7 at
 * the margin fails.
 */
class JudgeExamTest {

    private static final int CLAIMS = 60;
    private static final double[] SIZES = {25, 50, 100, 200, 400, 800};

    private final RandomStream random = Streams.of(17, "judge exam").source(Purpose.NOISE).open(0);

    private static Claim claim(String text) {
        Problems problems = new Problems();
        Claim claim = ClaimReader.read(YamlReader.read("claim.yaml", text), problems).orElse(null);
        assertTrue(problems.isEmpty(), () -> problems.list().toString());
        return claim;
    }

    private static Evidence.Spot spot(double n, Data of, boolean paired, Data... others) {
        return new Evidence.Spot(
                Map.of("n", Double.toString(n)),
                Map.of("n", n),
                of,
                List.of(others),
                java.util.Collections.nCopies(others.length, paired),
                Optional.empty(),
                List.of());
    }

    private static Data known(double... values) {
        double[] times = new double[values.length];
        for (int t = 0; t < times.length; t++) {
            times[t] = t;
        }
        return Data.known(times, 1, values, new double[values.length]);
    }

    /** Paths with the given means at times 0, 1, ... and correlated noise. */
    private Data paths(int replicas, double sd, double... means) {
        double[] times = new double[means.length];
        double[][] rows = new double[replicas][means.length];
        for (double[] row : rows) {
            double z = random.nextGaussian();
            for (int t = 0; t < means.length; t++) {
                times[t] = t;
                row[t] = means[t] + sd * z;
                z = 0.8 * z + 0.6 * random.nextGaussian();
            }
        }
        return Data.replicas(times, 1, rows, 0);
    }

    private static Evidence evidence(List<Evidence.Spot> spots) {
        return new Evidence(spots, Reduction.MEAN, false);
    }

    private void examine(String text, IntFunction<Evidence> margins) {
        Claim claim = claim(text);
        for (int off = 0; off <= 2; off++) {
            Map<Outcome, Integer> count = new EnumMap<>(Outcome.class);
            for (int k = 0; k < CLAIMS; k++) {
                count.merge(Judge.judge(claim, margins.apply(off)).outcome(), 1, Integer::sum);
            }
            int supported = count.getOrDefault(Outcome.SUPPORTED, 0);
            int refuted = count.getOrDefault(Outcome.REFUTED, 0);
            String what = claim.id() + " off by " + off + " margins: " + count;
            switch (off) {
                case 0 -> {
                    assertTrue(supported >= 0.90 * CLAIMS - 3 * error(0.90), what);
                    assertTrue(refuted <= 0.01 * CLAIMS + 3 * error(0.01), what);
                }
                case 1 -> assertTrue(supported <= 0.05 * CLAIMS + 3 * error(0.05), what);
                default -> assertTrue(refuted >= 0.95 * CLAIMS - 3 * error(0.95), what);
            }
        }
    }

    private static double error(double share) {
        return Math.sqrt(CLAIMS * share * (1 - share));
    }

    /** Half-width of an unweighted slope: 1.96 (sd/gap) / (log 2 sqrt(17.5 R)) = half of 0.15. */
    @Test
    void biasRates() {
        examine(
                "{id: bias, kind: rate, of: {observable: x, gap: bias}, against: 2, along: n,"
                        + " law: n^-1, margin: 0.15}",
                off -> {
                    List<Evidence.Spot> spots = new ArrayList<>();
                    for (double n : SIZES) {
                        double gap = Math.pow(n / 25, -1 - 0.15 * off);
                        spots.add(spot(n, paths(128, 1.0 * gap, 2 + gap), false, known(2)));
                    }
                    return evidence(spots);
                });
    }

    @Test
    void biasRatesOnSharedNoise() {
        examine(
                "{id: coupled, kind: rate, of: {observable: x, gap: bias}, against: 2, along: n,"
                        + " law: n^-1, margin: 0.15}",
                off -> {
                    int replicas = 128;
                    double[] common = new double[replicas];
                    for (int r = 0; r < replicas; r++) {
                        common[r] = random.nextGaussian();
                    }
                    List<Evidence.Spot> spots = new ArrayList<>();
                    for (double n : SIZES) {
                        double gap = Math.pow(n / 25, -1 - 0.15 * off);
                        double[][] rows = new double[replicas][1];
                        for (int r = 0; r < replicas; r++) {
                            rows[r][0] = 2 + gap * (1 + 2 * common[r] + random.nextGaussian());
                        }
                        Data data = Data.replicas(new double[] {0}, 1, rows, 0);
                        spots.add(spot(n, data, false, known(2)));
                    }
                    return new Evidence(spots, Reduction.MEAN, false, Set.of("n"));
                });
    }

    @Test
    void ratesInTime() {
        examine(
                "{id: decay, kind: rate, of: {observable: x, at: all, reduction: log-of-mean},"
                        + " along: time, law: \"exp(-0.5*t)\", margin: 15%}",
                off -> {
                    double[][] rows = new double[256][5];
                    double[] times = {0, 1, 2, 3, 4};
                    double c = 0.5 * (1 + 0.15 * off);
                    for (double[] row : rows) {
                        double w = 0;
                        for (int t = 0; t < times.length; t++) {
                            row[t] = Math.exp(-c * t + w - 0.02 * t);
                            w += 0.2 * random.nextGaussian();
                        }
                    }
                    return evidence(List.of(spot(1, Data.replicas(times, 1, rows, 0), false)));
                });
    }

    @Test
    void curvesWithinAPrecision() {
        examine(
                "{id: curve, kind: value, of: {observable: x, at: all}, against: 0,"
                        + " precision: 1}",
                off ->
                        evidence(
                                List.of(
                                        spot(
                                                1,
                                                paths(256, 2.9, 0, off, 0, 0, 0),
                                                false,
                                                known(0, 0, 0, 0, 0)))));
    }

    @Test
    void boundsOverTimes() {
        examine(
                "{id: bound, kind: upper-bound, of: {observable: x, at: all}, bound: 5,"
                        + " slack: 20%}",
                off ->
                        evidence(
                                List.of(
                                        spot(
                                                1,
                                                paths(256, 2.9, 5, 5, 5 + off, 5),
                                                false,
                                                known(5, 5, 5, 5)))));
    }

    @Test
    void orders() {
        for (boolean paired : new boolean[] {false, true}) {
            examine(
                    "{id: order, kind: order, of: {observable: x}, below: [{side: b}], by: 1}",
                    off ->
                            evidence(
                                    List.of(
                                            spot(
                                                    1,
                                                    paths(256, 2.5, 3),
                                                    paired,
                                                    paths(256, 2.5, 4 - off)))));
        }
    }

    @Test
    void thresholds() {
        examine(
                "{id: change, kind: threshold, of: {observable: x}, along: n, at: 30, margin: 10,"
                        + " level: 0, direction: rising}",
                off ->
                        evidence(
                                List.of(
                                        spot(20, paths(256, 3.5, -1 - off), false),
                                        spot(40, paths(256, 3.5, 1 - off), false))));
    }

    /**
     * Family-wise over 12 points: no map of points on their edge has a supported point too often.
     */
    @Test
    void mapsHoldOverAllTheirPoints() {
        Claim claim =
                claim(
                        "{id: map, kind: value, map: [n], of: {observable: x}, against: 0,"
                                + " precision: 1}");
        int wrong = 0;
        for (int k = 0; k < CLAIMS; k++) {
            List<Evidence.Spot> spots = new ArrayList<>();
            for (int n = 1; n <= 12; n++) {
                spots.add(spot(n, paths(256, 2.7, 1), false, known(0)));
            }
            boolean any =
                    Judge.judge(claim, evidence(spots)).map().stream()
                            .anyMatch(p -> p.outcome().equals(Optional.of(Outcome.SUPPORTED)));
            wrong += any ? 1 : 0;
        }
        // point by point it would be 1 - 0.975^12 = 26 %, 16 of 60
        assertTrue(wrong <= 0.05 * CLAIMS + 3 * error(0.05), wrong + " of " + CLAIMS);
    }

    @Test
    void oneReplicaDecidesNothing() {
        List<Evidence.Spot> spots = new ArrayList<>();
        for (double n : SIZES) {
            spots.add(spot(n, paths(1, 0, 2 + 1 / n), false, known(2)));
        }
        Claim claim =
                claim(
                        "{id: one, kind: rate, of: {observable: x, gap: bias}, against: 2,"
                                + " along: n, law: n^-1}");
        Verdict verdict = Judge.judge(claim, evidence(spots));
        assertEquals(Outcome.UNDECIDED, verdict.outcome());
        assertFalse(verdict.wouldDecide().isEmpty());
    }

    @Test
    void aTheoryAgainstAnotherHasNoStatisticalError() {
        List<Evidence.Spot> spots = new ArrayList<>();
        for (double n : SIZES) {
            spots.add(spot(n, known(2 + 3 / n), false, known(2)));
        }
        String text =
                "{id: exact, kind: rate, of: {observable: x, gap: bias}, against: 2, along: n,"
                        + " law: n^-1}";
        assertEquals(Outcome.SUPPORTED, Judge.judge(claim(text), evidence(spots)).outcome());
        assertEquals(
                Outcome.REFUTED,
                Judge.judge(claim(text.replace("n^-1}", "n^-1.5}")), evidence(spots)).outcome());
    }

    /** The plain interval refutes n^-1, but only because b = 2 n1 is beyond the stated bound. */
    @Test
    void aCorrectionBeyondItsBoundAsksForLargerSizes() {
        List<Evidence.Spot> spots = new ArrayList<>();
        for (double n : SIZES) {
            double gap = Math.pow(n / 25, -1) * (1 + 2 * 25 / n);
            spots.add(spot(n, paths(4096, 0.1 * gap, 2 + gap), false, known(2)));
        }
        Claim claim =
                claim(
                        "{id: far, kind: rate, of: {observable: x, gap: bias}, against: 2,"
                                + " along: n, law: n^-1, correction: n^-1, margin: 0.02}");
        Verdict verdict = Judge.judge(claim, evidence(spots));
        assertEquals(Outcome.UNDECIDED, verdict.outcome());
        assertTrue(verdict.wouldDecide().startsWith("larger sizes"), verdict.wouldDecide());
        assertEquals(0.025, verdict.chanceOfFalseRefutation(), 1e-12);
    }
}
