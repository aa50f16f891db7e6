package org.limitlab.engine.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.IntToDoubleFunction;

/** Verdicts on made-up data whose truth is known; margins are far from the noise. */
class JudgeTest {

    private static final double[] SIZES = {50, 100, 200, 400, 800, 1600};

    private final RandomStream random = Streams.of(3, "judge test").source(Purpose.NOISE).open(0);

    private static Claim claim(String text) {
        Problems problems = new Problems();
        Claim claim = ClaimReader.read(YamlReader.read("claim.yaml", text), problems).orElse(null);
        assertTrue(problems.isEmpty(), () -> problems.list().toString());
        return claim;
    }

    private static Evidence.Spot spot(double n, Data of, Data... others) {
        return new Evidence.Spot(
                Map.of("n", "" + n),
                Map.of("n", n),
                of,
                List.of(others),
                java.util.Collections.nCopies(others.length, false),
                Optional.empty(),
                List.of());
    }

    private Data normal(int replicas, double[] times, DoubleFunction<double[]> meanAndSd) {
        double[][] rows = new double[replicas][times.length];
        for (double[] row : rows) {
            for (int t = 0; t < times.length; t++) {
                double[] m = meanAndSd.apply(times[t]);
                row[t] = m[0] + m[1] * random.nextGaussian();
            }
        }
        return Data.replicas(times, 1, rows, 0);
    }

    private static Data known(double... values) {
        return Data.known(new double[values.length], 1, values, new double[values.length]);
    }

    private Outcome sizes(String text, int replicas, DoubleFunction<double[]> law) {
        List<Evidence.Spot> spots = new ArrayList<>();
        for (double n : SIZES) {
            spots.add(spot(n, normal(replicas, new double[] {1}, t -> law.apply(n)), known(2)));
        }
        return Judge.judge(claim(text), new Evidence(spots, Reduction.MEAN, false)).outcome();
    }

    @Test
    void judgesRatesOfRootMeanSquares() {
        String text =
                "{id: r, kind: rate, of: {observable: x, gap: rms}, against: 2, along: n, law: n^-1/2, margin: 0.075}";
        assertEquals(Outcome.SUPPORTED, sizes(text, 1024, n -> new double[] {2, 3 / Math.sqrt(n)}));
        assertEquals(
                Outcome.REFUTED, sizes(text, 1024, n -> new double[] {2, 3 * Math.pow(n, -0.35)}));
        assertEquals(Outcome.UNDECIDED, sizes(text, 8, n -> new double[] {2, 3 / Math.sqrt(n)}));
    }

    @Test
    void judgesRatesOfBiases() {
        String text =
                "{id: b, kind: rate, of: {observable: x, gap: bias}, against: 2, along: n, law: n^-1, correction: n^-1}";
        DoubleFunction<double[]> truth = n -> new double[] {2 + 20 / n, 0.3 / Math.sqrt(n)};
        assertEquals(Outcome.SUPPORTED, sizes(text, 1024, truth));
        String wrong = text.replace("n^-1,", "n^-1.6,");
        assertEquals(Outcome.REFUTED, sizes(wrong, 1024, truth));
    }

    @Test
    void judgesDecayInTime() {
        String text =
                "{id: t, kind: rate, of: {observable: x, at: all}, along: time, law: \"exp(-1.5*t)\", margin: 5%}";
        double[] times = {0, 0.25, 0.5, 0.75, 1};
        IntToDoubleFunction rate = k -> k == 0 ? 1.5 : 1.9;
        for (int k = 0; k < 2; k++) {
            double c = rate.applyAsDouble(k);
            Data data =
                    normal(
                            512,
                            times,
                            t -> new double[] {Math.exp(-c * t), 0.02 * Math.exp(-c * t)});
            Evidence evidence = new Evidence(List.of(spot(1, data)), Reduction.MEAN, false);
            assertEquals(
                    k == 0 ? Outcome.SUPPORTED : Outcome.REFUTED,
                    Judge.judge(claim(text), evidence).outcome());
        }
    }

    private Outcome one(String text, Data of, Data... others) {
        return Judge.judge(
                        claim(text),
                        new Evidence(List.of(spot(9, of, others)), Reduction.MEAN, false))
                .outcome();
    }

    @Test
    void judgesValuesBoundsAndOrders() {
        Data data = normal(2048, new double[] {0}, t -> new double[] {1, 0.5});
        String value = "{id: v, kind: value, of: {observable: x}, against: 1, precision: 0.1}";
        assertEquals(Outcome.SUPPORTED, one(value, data, known(1.02)));
        assertEquals(Outcome.REFUTED, one(value, data, known(1.3)));
        String bound = "{id: u, kind: upper-bound, of: {observable: x}, bound: 1, slack: 0.05}";
        assertEquals(Outcome.SUPPORTED, one(bound, data, known(1.1)));
        assertEquals(Outcome.REFUTED, one(bound, data, known(0.8)));
        String order = "{id: o, kind: order, of: {observable: x}, below: [{side: b}], by: 0.2}";
        Data above = normal(2048, new double[] {0}, t -> new double[] {1.3, 0.5});
        assertEquals(Outcome.SUPPORTED, one(order, data, above));
        assertEquals(Outcome.REFUTED, one(order, above, data));
    }

    @Test
    void judgesProbabilities() {
        double[][] rows = new double[1024][1];
        for (double[] row : rows) {
            row[0] = random.nextDouble() < 0.3 ? 4 : 3;
        }
        Data data = Data.replicas(new double[] {0}, 1, rows, 0);
        String text =
                "{id: p, kind: value, of: {observable: x, reduction: probability, equals: 4}, against: 0.3, precision: 0.05}";
        assertEquals(Outcome.SUPPORTED, one(text, data, known(0.3)));
        assertEquals(Outcome.REFUTED, one(text, data, known(0.5)));
        String mode =
                "{id: m, kind: value, of: {observable: x, reduction: mode}, against: 3, precision: 0}";
        assertEquals(Outcome.SUPPORTED, one(mode, data, known(3)));
        assertEquals(Outcome.REFUTED, one(mode, data, known(4)));
    }

    @Test
    void judgesIdentitiesByTheWorstReplica() {
        double[][] rows = {{1, 2}, {1, 2 + 1e-12}};
        Data data = Data.replicas(new double[] {0, 1}, 1, rows, 0);
        String text =
                "{id: i, kind: identity, of: {observable: x, at: all}, against: 1, tolerance: 1e-10}";
        assertEquals(Outcome.SUPPORTED, one(text, data, known(1, 2)));
        rows[1][0] = 1 + 3e-10;
        assertEquals(Outcome.REFUTED, one(text, data, known(1, 2)));
        String falls = "{id: f, kind: order, of: {observable: x, at: all}, monotone: rising}";
        assertEquals(Outcome.SUPPORTED, one(falls, data));
        assertEquals(Outcome.REFUTED, one(falls.replace("rising", "falling"), data));
    }

    @Test
    void judgesThresholds() {
        String text =
                "{id: t, kind: threshold, of: {observable: x}, along: n, at: 300, margin: 100, level: 0, direction: rising}";
        DoubleFunction<double[]> truth = n -> new double[] {(n - 300) / 100, 0.2};
        assertEquals(Outcome.SUPPORTED, sizes(text, 256, truth));
        DoubleFunction<double[]> early = n -> new double[] {(n - 120) / 100, 0.2};
        assertEquals(Outcome.REFUTED, sizes(text, 256, early));
    }

    @Test
    void sameEvidenceGivesTheSameVerdict() {
        Data data = normal(256, new double[] {0, 1, 2}, t -> new double[] {1, 0.5});
        String text =
                "{id: v, kind: value, of: {observable: x, at: all}, against: 1, precision: 0.2}";
        Evidence evidence =
                new Evidence(List.of(spot(1, data, known(1, 1, 1))), Reduction.MEAN, false);
        Verdict first = Judge.judge(claim(text), evidence);
        assertEquals(first, Judge.judge(claim(text), evidence));
        assertEquals(3, first.components().size());
        assertEquals(256, first.replicas());
    }
}
