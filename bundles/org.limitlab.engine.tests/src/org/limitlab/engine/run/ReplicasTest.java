package org.limitlab.engine.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.limitlab.core.model.Workers;
import org.limitlab.engine.plan.Block;
import org.limitlab.engine.plan.Cell;
import org.limitlab.engine.plan.PlanOptions;
import org.limitlab.engine.plan.Planner;
import org.limitlab.engine.sample.Pull;
import org.limitlab.engine.sample.Samples;
import org.limitlab.engine.store.BlockData;
import org.limitlab.engine.store.FailedReplica;
import org.limitlab.engine.store.ObservableData;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

class ReplicasTest {

    private static Cell cell(String parameters) {
        return Planner.plan(
                        Samples.pull("parameters: {" + parameters + "}\ntimes: 0:1:5\nseed: 11\n"),
                        Samples.CATALOG,
                        PlanOptions.PLAIN)
                .cells()
                .get(0);
    }

    private static BlockData run(Cell cell, int first, int count) {
        return Replicas.run(new Block(cell, first, count), Replicas.Conditions.PLAIN);
    }

    private static double[] values(BlockData data, String observable) {
        return data.find(observable).orElseThrow().values();
    }

    private static void assertSame(BlockData expected, BlockData actual) {
        assertEquals(expected.failures(), actual.failures());
        for (ObservableData data : expected.observables()) {
            assertArrayEquals(data.values(), values(actual, data.observable().id()));
        }
    }

    /**
     * The mean after k steps is x0 (1 - a h)^k, the variance of N independent particles' mean h (1
     * - q^k) / (1 - q) / N with q = (1 - a h)^2. Seed 11, 4000 replicas, N = 4: one standard error
     * at t = 1 is 0.0064, so a bias of 0.026 (4 errors) is seen.
     */
    @Test
    void recordsTheKnownLaw() {
        double[] mean = values(run(cell(""), 0, 4000), "mean");
        double contraction = 1 - 0.5 * 0.125;
        for (int k = 0; k < 5; k++) {
            int steps = 2 * k;
            int time = k;
            double expected = Math.pow(contraction, steps);
            double q = contraction * contraction;
            double variance = 0.125 * (1 - Math.pow(q, steps)) / (1 - q) / 4;
            double average =
                    IntStream.range(0, 4000).mapToDouble(r -> mean[5 * r + time]).sum() / 4000;
            assertEquals(expected, average, 4 * Math.sqrt(variance / 4000) + 1e-15);
        }
    }

    @Test
    void recordsEachObservableInItsShape() {
        BlockData data = run(cell(""), 0, 3);
        double[] moments = values(data, "moments");
        assertEquals(3 * 5 * 3, moments.length);
        for (int i = 0; i < 15; i++) {
            assertEquals(values(data, "mean")[i], moments[3 * i]);
        }
        assertEquals(3, values(data, "above").length);
        for (double share : values(data, "above")) {
            assertTrue(share == Math.rint(share * 4) / 4, "a share of 4 particles: " + share);
        }
    }

    @ParameterizedTest
    @CsvSource({"none", "not-a-number", "failure", "exception", "loses-batch", "at-start"})
    void bitsDoNotDependOnBatches(String trouble) {
        Cell cell = cell("every: 3, trouble: " + trouble);
        BlockData single = Replicas.run(new Block(cell, 5, 20), Replicas.Conditions.PLAIN, 1);
        for (int size : new int[] {2, 7, 20, 64}) {
            assertSame(
                    single, Replicas.run(new Block(cell, 5, 20), Replicas.Conditions.PLAIN, size));
        }
    }

    @Test
    void rangesJoinToTheStraightRun() {
        Cell cell = cell("every: 3, trouble: failure");
        assertSame(run(cell, 3, 20), run(cell, 3, 9).join(run(cell, 12, 11)));
    }

    @ParameterizedTest
    @CsvSource({
        "not-a-number, 0.75, mean = NaN",
        "failure, 0.75, x[0] = 1e300 exceeds 1e100",
        "exception, 0.75, java.lang.ArithmeticException: division by zero",
        "loses-batch, 0.75, the batch is lost",
        "at-start, 0, no initial state"
    })
    void aTroubledReplicaFailsAndTheOthersGoOn(String trouble, double time, String cause) {
        BlockData troubled = run(cell("trouble: " + trouble), 0, 10);
        assertEquals(
                List.of(new FailedReplica(4, time, cause), new FailedReplica(9, time, cause)),
                troubled.failures());
        int reached = time == 0 ? 0 : 3;
        double[] mean = values(troubled, "mean");
        for (int i = 0; i < mean.length; i++) {
            boolean lost = (i / 5) % 5 == 4 && i % 5 >= reached;
            assertEquals(lost, Double.isNaN(mean[i]), "value " + i);
        }
        assertTrue(Double.isNaN(values(troubled, "above")[4]));
        assertTrue(Double.isNaN(values(troubled, "exit")[9]));
    }

    @Test
    void aTimeThatDidNotComeIsNoFailure() {
        double[] exit = values(run(cell("start: 1e6"), 0, 4), "exit");
        assertArrayEquals(IntStream.range(0, 4).mapToDouble(i -> 1.0 / 0).toArray(), exit);
    }

    @Test
    void chunksOfAStepMayRunInAnyOrder() {
        Cell cell = cell("particles: 9, chunks: 4");
        Workers backwards =
                (chunks, work) -> {
                    for (int chunk = chunks - 1; chunk >= 0; chunk--) {
                        work.accept(chunk);
                    }
                };
        assertSame(
                run(cell, 0, 4),
                Replicas.run(
                        new Block(cell, 0, 4), new Replicas.Conditions(backwards, () -> false)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 5})
    void cancelledWorkEnds(int polls) {
        AtomicInteger polled = new AtomicInteger();
        Replicas.Conditions conditions =
                new Replicas.Conditions(
                        Workers.SEQUENTIAL, () -> polled.getAndIncrement() >= polls);
        Block block = new Block(cell("work: 1000"), 0, 64);
        assertThrows(CancellationException.class, () -> Replicas.run(block, conditions));
        assertEquals(polls + 1, polled.get());
    }

    @Test
    void aCellWithoutAnExperimentHasTheNumbersOfOneWith() {
        Pull pull = new Pull();
        var schema = Samples.CATALOG.schema(pull);
        Cell planned = cell("rate: 0.25");
        Cell alone =
                Cell.of(schema, pull, (Pull.Parameters) planned.parameters(), planned.times(), 11);
        assertEquals(planned.key(), alone.key());
        assertSame(run(planned, 0, 5), run(alone, 0, 5));
    }

    @Test
    void halvedStepsSeeTheSamePath() {
        var plan =
                Planner.plan(
                        Samples.pull(
                                """
                                parameters: {rate: 0, particles: 1}
                                times: 0:1:5
                                seed: 11
                                claims: [{id: c, kind: value, of: {observable: mean}, against: 1, precision: 1}]
                                """),
                        Samples.CATALOG,
                        PlanOptions.PLAIN);
        Cell cell = plan.cells().get(0);
        double[] coarse = values(run(cell, 0, 50), "mean");
        double[] fine = values(run(plan.stepCheck(cell).orElseThrow(), 0, 50), "mean");
        assertArrayEquals(coarse, fine, 1e-12);
    }
}
