package org.limitlab.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.limitlab.core.problem.ConfigurationException;
import org.limitlab.engine.judge.StopRule;
import org.limitlab.engine.plan.Block;
import org.limitlab.engine.plan.Cell;
import org.limitlab.engine.plan.RunPlan;
import org.limitlab.engine.plan.Shard;
import org.limitlab.engine.plan.TheoryTask;
import org.limitlab.engine.store.FailedReplica;
import org.limitlab.engine.store.ReplicaRange;
import org.limitlab.engine.store.ResultStore;
import org.limitlab.engine.store.TheoryData;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

@Timeout(60)
class RunnerTest {

    @TempDir private Path temporary;

    /** Cells of unlike cost, step checks, theories with and without an answer, a split step. */
    private static final String FILE =
            """
            parameters: {rate: 0.5, chunks: 3, every: 9, trouble: failure}
            axes: {particles: [3, 8, 500]}
            times: 0:1:5
            replicas: 64
            seed: 5
            sides:
              sampled: {theory: pull-sampled}
              silent: {theory: pull-continuous, set: {rate: 6}}
            claims:
              - {id: c, kind: value, of: {observable: mean}, against: {theory: pull-continuous}, precision: 0.5}
            """;

    private Map<String, String> straight(String lines) {
        Path directory = temporary.resolve("straight-" + Integer.toHexString(lines.hashCode()));
        RunResult result = Directories.run(Directories.plan(lines), directory, 1);
        assertTrue(result.isDone(), result::toString);
        return Directories.digests(directory);
    }

    @Test
    void everythingThatIsPlannedIsStored() {
        RunPlan plan = Directories.plan(FILE);
        Path directory = temporary.resolve("all");
        RunResult result = Directories.run(plan, directory, 2);
        assertEquals(RunResult.Status.DONE, result.status());
        assertEquals(5 * 64, result.replicasComputed());
        assertEquals(10, result.blocksComputed());
        assertEquals(5 * (64 / 9), result.failedReplicas());
        try (ResultStore store = Directories.open(directory)) {
            for (Cell cell : plan.cells()) {
                assertEquals(64, store.replicas(cell.key()));
            }
            assertEquals(3, store.theories().size());
            List<String> silent =
                    plan.theories().stream()
                            .map(t -> store.theory(t.key()).orElseThrow())
                            .flatMap(t -> t.noPrediction().stream())
                            .toList();
            assertEquals(List.of("rate = 6.0 exceeds 5"), silent);
        }
    }

    @Test
    void aSecondStartComputesNothing() {
        Path directory = temporary.resolve("again");
        RunPlan plan = Directories.plan(FILE);
        RunResult first = Directories.run(plan, directory, 1);
        Map<String, String> digests = Directories.digests(directory);
        RunResult second = Directories.run(plan, directory, 2);
        assertEquals(0, second.blocksComputed());
        assertEquals(first.blocksComputed(), second.blocksFound());
        assertEquals(first.failedReplicas(), second.failedReplicas());
        assertEquals(digests, Directories.digests(directory));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void threadsDoNotMoveABit(int threads) {
        Path directory = temporary.resolve("threads");
        Directories.run(Directories.plan(FILE), directory, threads);
        assertEquals(straight(FILE), Directories.digests(directory));
    }

    @Test
    void threeShardsTogetherAreTheWhole() {
        RunPlan plan = Directories.plan(FILE);
        Path merged = temporary.resolve("merged");
        long computed = 0;
        for (int i = 0; i < 3; i++) {
            Path part = temporary.resolve("part" + i);
            RunOptions options = Directories.options(plan, 2).withShard(new Shard(i, 3));
            RunResult result = Directories.run(plan, part, options);
            assertTrue(result.blocksComputed() > 0);
            computed += result.blocksComputed();
            Directories.copy(part, merged);
        }
        assertEquals(10, computed);
        assertEquals(straight(FILE), Directories.digests(merged));
        assertEquals(0, Directories.run(plan, merged, 1).blocksComputed());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 31, 32, 33, 50})
    void extendingGivesTheBytesOfAStraightRun(int before) {
        Path directory = temporary.resolve("extended");
        RunPlan small = Directories.plan(FILE.replace("replicas: 64", "replicas: " + before));
        Directories.run(small, directory, 2);
        RunResult result = Directories.run(Directories.plan(FILE), directory, 2);
        assertEquals(straight(FILE), Directories.digests(directory));
        assertEquals(5 * (64 - before), result.replicasComputed());
    }

    @Test
    void fewerReplicasLeaveWhatIsThereAlone() {
        Path directory = temporary.resolve("fewer");
        Directories.run(Directories.plan(FILE), directory, 1);
        RunPlan small = Directories.plan(FILE.replace("replicas: 64", "replicas: 10"));
        assertEquals(0, Directories.run(small, directory, 1).blocksComputed());
        assertEquals(straight(FILE), Directories.digests(directory));
    }

    @Test
    void rangesOfReplicasJoinToTheWhole() {
        RunPlan plan = Directories.plan(FILE);
        Path directory = temporary.resolve("ranges");
        for (int[] range : new int[][] {{40, 50}, {0, 20}, {20, 40}, {45, 1000}}) {
            RunOptions options =
                    Directories.options(plan, 2).withReplicas(new ReplicaRange(range[0], range[1]));
            assertTrue(Directories.run(plan, directory, options).isDone());
        }
        Directories.run(plan, directory, 1);
        assertEquals(straight(FILE), Directories.digests(directory));
    }

    @Test
    void cancelledAtAnyPollAndResumedIsTheStraightRun() {
        RunPlan plan = Directories.plan(FILE);
        Map<String, String> expected = straight(FILE);
        Path directory = temporary.resolve("cancelled");
        int cancelled = 0;
        for (int start = 0; start < 200; start++) {
            AtomicInteger polls = new AtomicInteger(7 + 3 * start);
            RunOptions options =
                    Directories.options(plan, 1 + start % 2)
                            .withCancelled(() -> polls.decrementAndGet() < 0);
            RunResult result = Directories.run(plan, directory, options);
            Map<String, String> there = Directories.digests(directory);
            assertTrue(expected.entrySet().containsAll(there.entrySet()));
            if (result.isDone()) {
                assertTrue(cancelled > 3, "cancelled " + cancelled + " times");
                assertEquals(expected, there);
                return;
            }
            assertEquals(RunResult.Status.CANCELLED, result.status());
            cancelled++;
        }
        throw new AssertionError("never done");
    }

    @Test
    void aDamagedBlockIsMadeAgain() throws IOException {
        RunPlan plan = Directories.plan(FILE);
        Path directory = temporary.resolve("damaged");
        Directories.run(plan, directory, 1);
        List<String> blocks =
                Directories.digests(directory).keySet().stream()
                        .filter(name -> name.startsWith("cells"))
                        .toList();
        Path truncated = directory.resolve(blocks.get(2));
        byte[] bytes = Files.readAllBytes(truncated);
        Files.write(truncated, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        Path flipped = directory.resolve(blocks.get(5));
        bytes = Files.readAllBytes(flipped);
        bytes[bytes.length / 2] ^= 4;
        Files.write(flipped, bytes);
        assertEquals(2, Directories.run(plan, directory, 2).blocksComputed());
        assertEquals(straight(FILE), Directories.digests(directory));
    }

    @Test
    void theTimeIsUp() {
        RunPlan plan = Directories.plan(FILE);
        Path directory = temporary.resolve("late");
        AtomicLong time = new AtomicLong();
        try (ResultStore store = Directories.open(directory)) {
            RunResult result =
                    Runner.run(
                            plan,
                            store,
                            Directories.options(plan, 2).withSeconds(20),
                            looked -> Set.of(),
                            RunListener.NONE,
                            () -> time.addAndGet(1_000_000_000));
            assertEquals(RunResult.Status.OUT_OF_TIME, result.status());
            assertTrue(result.blocksComputed() < 10);
        }
        assertTrue(Directories.run(plan, directory, 2).isDone());
        assertEquals(straight(FILE), Directories.digests(directory));
    }

    @Test
    void failFastStopsAtAFailedReplicaAndStopsAgain() {
        RunPlan plan = Directories.plan(FILE + "budget: {onFailure: stop}\n");
        Path directory = temporary.resolve("fast");
        RunResult result = Directories.run(plan, directory, 1);
        assertEquals(RunResult.Status.STOPPED_ON_FAILURE, result.status());
        assertEquals(1, result.blocksComputed());
        assertEquals(
                RunResult.Status.STOPPED_ON_FAILURE, Directories.run(plan, directory, 1).status());
        RunOptions keepGoing = Directories.options(plan, 2).withStopOnFailure(false);
        assertTrue(Directories.run(plan, directory, keepGoing).isDone());
        assertEquals(straight(FILE), Directories.digests(directory));
    }

    @Test
    void aBrokenTheoryIsReportedAndTheRestGoesOn() {
        RunPlan plan =
                Directories.plan(
                        FILE.replace(
                                "silent:",
                                "broken: {theory: pull-control, set: {gain: 13}}\n  silent:"));
        Path directory = temporary.resolve("broken");
        RunResult result = Directories.run(plan, directory, 2);
        assertTrue(result.isDone());
        assertEquals("a defect", result.brokenTheories().values().iterator().next().getMessage());
        try (ResultStore store = Directories.open(directory)) {
            assertEquals(3, store.theories().size());
        }
    }

    private static final String ADAPTIVE =
            FILE.replace("replicas: 64", "replicas: {until: half-margin, most: 300}");

    @Test
    void anAdaptiveRunGoesOnWithTheCellsThatNeedMore() {
        RunPlan plan = Directories.plan(ADAPTIVE);
        Path directory = temporary.resolve("adaptive");
        String large = plan.cell("simulation", 2).orElseThrow().key();
        String middle = plan.cell("simulation", 1).orElseThrow().key();
        Map<Integer, Set<String>> wanted = Map.of(32, Set.of(large, middle), 64, Set.of(large));
        List<String> heard = new ArrayList<>();
        RunListener listener =
                new RunListener() {
                    @Override
                    public void started(int replicas, Progress progress) {
                        heard.add("to " + replicas);
                    }

                    @Override
                    public void looked(int replicas, int unfinished) {
                        heard.add("at " + replicas + ": " + unfinished);
                    }
                };
        StopRule rule =
                looked -> {
                    try (ResultStore store = ResultStore.read(directory, (f, m, w) -> {})) {
                        assertTrue(store.replicas(large) >= looked);
                    }
                    return wanted.getOrDefault(looked, Set.of());
                };
        try (ResultStore store = Directories.open(directory)) {
            RunResult result =
                    Runner.run(plan, store, Directories.options(plan, 2), rule, listener);
            assertTrue(result.isDone());
            assertEquals(128, store.replicas(large));
            assertEquals(64, store.replicas(middle));
            assertEquals(32, store.replicas(plan.cell("simulation", 0).get().key()));
            Cell check = plan.stepCheck(plan.cell(large).get()).orElseThrow();
            assertEquals(128, store.replicas(check.key()));
        }
        assertEquals(
                List.of("to 32", "at 32: 3", "to 64", "at 64: 2", "to 128", "at 128: 0"), heard);
    }

    @Test
    void anAdaptiveRunThatIsCancelledAndResumedEndsAlike() {
        RunPlan plan = Directories.plan(ADAPTIVE);
        Set<String> all = plan.cells().stream().map(Cell::key).collect(Collectors.toSet());
        StopRule rule = looked -> looked < 128 ? all : Set.of();
        Path straight = temporary.resolve("straight");
        try (ResultStore store = Directories.open(straight)) {
            Runner.run(plan, store, Directories.options(plan, 1), rule, RunListener.NONE);
        }
        Path resumed = temporary.resolve("resumed");
        for (int start = 0; start < 100; start++) {
            AtomicInteger polls = new AtomicInteger(30 * (start + 1));
            RunOptions options =
                    Directories.options(plan, 2).withCancelled(() -> polls.decrementAndGet() < 0);
            try (ResultStore store = Directories.open(resumed)) {
                if (Runner.run(plan, store, options, rule, RunListener.NONE).isDone()) {
                    break;
                }
            }
        }
        assertEquals(Directories.digests(straight), Directories.digests(resumed));
    }

    @Test
    void anAdaptiveRunNeverExceedsItsLargestCount() {
        RunPlan plan = Directories.plan(ADAPTIVE.replace("most: 300", "most: 100"));
        Set<String> all = plan.cells().stream().map(Cell::key).collect(Collectors.toSet());
        assertEquals(List.of(32, 64), plan.looks());
        List<Integer> looks = new ArrayList<>();
        try (ResultStore store = Directories.open(temporary.resolve("most"))) {
            Runner.run(
                    plan,
                    store,
                    Directories.options(plan, 2),
                    looked -> {
                        looks.add(looked);
                        return all;
                    },
                    RunListener.NONE);
            assertEquals(64, store.replicas(plan.cells().get(0).key()));
        }
        assertEquals(List.of(32), looks);
    }

    @Test
    void anAdaptiveRunCannotBeSharded() {
        RunPlan plan = Directories.plan(ADAPTIVE);
        RunOptions options = Directories.options(plan, 1).withShard(new Shard(0, 2));
        Exception e =
                assertThrows(
                        ConfigurationException.class,
                        () -> Directories.run(plan, temporary.resolve("s"), options));
        assertTrue(e.getMessage().contains("cannot be sharded"), e.getMessage());
    }

    @Test
    void progressCountsEveryBlockAndEndsAtOne() {
        RunPlan plan = Directories.plan(FILE);
        List<Progress> heard = Collections.synchronizedList(new ArrayList<>());
        Set<Block> blocks = new HashSet<>();
        List<String> theories = new ArrayList<>();
        RunListener listener =
                new RunListener() {
                    @Override
                    public void blockDone(
                            Block block, List<FailedReplica> failures, Progress progress) {
                        heard.add(progress);
                        blocks.add(block);
                    }

                    @Override
                    public void theoryDone(TheoryTask task, TheoryData answer, Progress progress) {
                        theories.add(task.key());
                    }
                };
        try (ResultStore store = Directories.open(temporary.resolve("progress"))) {
            Runner.run(plan, store, Directories.options(plan, 2), looked -> Set.of(), listener);
        }
        assertEquals(10, blocks.size());
        assertEquals(3, Set.copyOf(theories).size());
        Progress last = heard.getLast();
        assertEquals(10, last.blocksDone());
        assertEquals(0, last.operationsLeft(), 1e-6);
        assertEquals(plan.estimate(64).operations(), last.operationsComputed(), 1e-3);
        assertEquals(1, last.share());
        for (int i = 1; i < heard.size(); i++) {
            assertTrue(heard.get(i).share() > heard.get(i - 1).share());
        }
    }

    @Test
    void aListenerThatThrowsEndsTheRunAndLosesNothing() {
        RunPlan plan = Directories.plan(FILE);
        Path directory = temporary.resolve("throws");
        RunListener listener =
                new RunListener() {
                    @Override
                    public void blockDone(
                            Block block, List<FailedReplica> failures, Progress progress) {
                        throw new IllegalStateException("broken pipe");
                    }
                };
        try (ResultStore store = Directories.open(directory)) {
            RunOptions options = Directories.options(plan, 1);
            assertThrows(
                    IllegalStateException.class,
                    () -> Runner.run(plan, store, options, looked -> Set.of(), listener));
        }
        assertEquals(9, Directories.run(plan, directory, 2).blocksComputed());
        assertEquals(straight(FILE), Directories.digests(directory));
    }

    @Test
    void aBlockAboveTheMemoryLimitIsAnnouncedAndRunsAlone() {
        RunPlan plan = Directories.plan(FILE);
        Path directory = temporary.resolve("memory");
        List<String> warnings = new ArrayList<>();
        RunListener listener =
                new RunListener() {
                    @Override
                    public void warned(String message) {
                        warnings.add(message);
                    }
                };
        try (ResultStore store = Directories.open(directory)) {
            RunOptions options = Directories.options(plan, 3).withMemory(100_000);
            Runner.run(plan, store, options, looked -> Set.of(), listener);
        }
        assertEquals(1, warnings.size());
        assertTrue(warnings.get(0).contains("it runs alone"), warnings.get(0));
        assertEquals(straight(FILE), Directories.digests(directory));
    }

    /** One replica would take some ten minutes; the run ends long before. */
    @Test
    void aCancelledRunEndsInTheMiddleOfAReplica() {
        RunPlan plan =
                Directories.plan(
                        """
                        parameters: {particles: 1000, work: 1000, chunks: 10}
                        times: 0:1250:2
                        seed: 1
                        """);
        AtomicInteger polls = new AtomicInteger(30);
        RunOptions options =
                Directories.options(plan, 2).withCancelled(() -> polls.decrementAndGet() < 0);
        RunResult result = Directories.run(plan, temporary.resolve("long"), options);
        assertEquals(RunResult.Status.CANCELLED, result.status());
        assertEquals(0, result.blocksComputed());
    }

    @Test
    void coresAreThoseThatSlurmGave() {
        assertEquals(3, RunOptions.cores(Map.of("SLURM_CPUS_PER_TASK", "3")));
        int all = Runtime.getRuntime().availableProcessors();
        assertEquals(all, RunOptions.cores(Map.of()));
        assertEquals(all, RunOptions.cores(Map.of("SLURM_CPUS_PER_TASK", "many")));
        assertFalse(all < 1);
    }
}
