package org.limitlab.engine.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.limitlab.engine.store.Samples.MACHINE;
import static org.limitlab.engine.store.Samples.block;
import static org.limitlab.engine.store.Samples.open;
import static org.limitlab.engine.store.Samples.range;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;

class MergeTest {

    private static final Machine OTHER = new Machine("aarch64 asimd", "Test VM 25", "java");

    @TempDir Path scratch;

    private Path directory(String name) {
        return scratch.resolve(name);
    }

    private ResultStore on(String name, Machine machine) {
        return ResultStore.open(directory(name), Access.RUN, machine, StoreListener.NONE);
    }

    private ResultStore look(String name) {
        return ResultStore.read(directory(name), StoreListener.NONE);
    }

    /** The block with one value changed by a relative amount. */
    private static BlockData changed(BlockData block, double relative) {
        double[] values = block.find("overlap").orElseThrow().values().clone();
        values[5] *= 1 + relative;
        List<ObservableData> data =
                block.observables().stream()
                        .map(
                                d ->
                                        d.observable().id().equals("overlap")
                                                ? new ObservableData(d.observable(), values)
                                                : d)
                        .toList();
        return new BlockData(
                block.cellKey(),
                block.modelId(),
                block.revision(),
                block.parametersText(),
                block.times(),
                block.first(),
                block.count(),
                data,
                block.failures());
    }

    private static Merge.Report merge(ResultStore target, ResultStore... sources) {
        return Merge.merge(target, List.of(sources), Merge.TOLERANCE, (a, b) -> "N differs");
    }

    private static Map<String, String> digests(Path directory) throws IOException {
        Map<String, String> digests = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".h5")).toList()) {
                digests.put(
                        directory.relativize(file).toString(),
                        TreeDigest.ofBytes(Files.readAllBytes(file)));
            }
        }
        return digests;
    }

    @Test
    void shardsJoinToTheFilesOfOneRun() throws IOException {
        try (ResultStore whole = open(directory("whole"));
                ResultStore a = open(directory("a"));
                ResultStore b = open(directory("b"));
                ResultStore c = open(directory("c"))) {
            List<ResultStore> shards = List.of(a, b, c);
            int shard = 0;
            for (String key : List.of("k1", "k2")) {
                for (int first = 0; first < 64; first += 16) {
                    whole.put(block(key, first, 16));
                    shards.get(shard++ % 3).put(block(key, first, 16));
                }
            }
            whole.put(Samples.theory("t1"));
            b.put(Samples.theory("t1"));
            c.put(Samples.theory("t1"));
        }
        try (ResultStore target = open(directory("merged"))) {
            Merge.Report report = merge(target, look("a"), look("b"), look("c"));
            assertEquals(8, report.blocks());
            assertEquals(1, report.theories());
            assertEquals(List.of(), report.tolerated());
            assertEquals(64, target.replicas("k2"));
            Merge.Report again = merge(target, look("a"), look("b"), look("c"));
            assertEquals(0, again.blocks() + again.theories());
        }
        assertEquals(digests(directory("whole")), digests(directory("merged")));
        assertEquals(9, digests(directory("whole")).size());
    }

    @Test
    void otherNumbersOfLikeMachinesStopTheMergeBeforeItWrites() {
        BlockData right = block("k1", 0, 8);
        try (ResultStore a = open(directory("a"));
                ResultStore b = open(directory("b"))) {
            a.put(right);
            b.put(block("k0", 0, 8));
            b.put(changed(right, 0x1p-52));
        }
        try (ResultStore target = open(directory("merged"))) {
            StoreException e =
                    assertThrows(StoreException.class, () -> merge(target, look("a"), look("b")));
            assertTrue(e.what().contains("k1 overlap: 1 of 96 values differ"), e.what());
            assertTrue(e.what().contains("replica 0, time 0.5, index 1"), e.what());
            assertTrue(e.remedy().contains("limitlab rerun"), e.remedy());
            assertEquals(List.of(), target.cells());
        }
    }

    @Test
    void unlikeMachinesMayDifferWithinTheTolerance() {
        BlockData right = block("k1", 0, 8);
        try (ResultStore a = on("a", MACHINE);
                ResultStore b = on("b", OTHER);
                ResultStore c = on("c", OTHER)) {
            a.put(right);
            b.put(changed(right, 1e-12));
            c.put(changed(right, 1e-3));
        }
        try (ResultStore target = on("merged", MACHINE)) {
            Merge.Report report = merge(target, look("a"), look("b"));
            assertEquals(1, report.blocks());
            assertEquals(1, report.tolerated().size());
            Difference tolerated = report.tolerated().get(0);
            assertFalse(tolerated.sameMachine());
            assertEquals("overlap", tolerated.observable());
            assertEquals(1, tolerated.differing());
            double value = right.find("overlap").orElseThrow().values()[5];
            assertEquals(Math.abs(value) * 1e-12, tolerated.largest(), Math.abs(value) * 1e-15);
            assertArrayEquals(
                    right.find("overlap").orElseThrow().values(),
                    target.read("k1", "overlap", range(0, 7)));
            StoreException e = assertThrows(StoreException.class, () -> merge(target, look("c")));
            assertTrue(e.what().contains("within 1.0E-9 of the largest value"), e.what());
        }
    }

    @Test
    void blockThatTwoMachinesMadeIsComparedWithinTheTolerance() {
        try (ResultStore a = on("a", MACHINE);
                ResultStore b = on("b", OTHER)) {
            a.put(block("k1", 0, 4));
            b.put(block("k1", 0, 4));
        }
        try (ResultStore a = on("a", OTHER);
                ResultStore b = on("b", OTHER)) {
            BlockData old = a.prefix("k1", range(0, 7)).orElseThrow();
            a.put(old.join(block("k1", 4, 4)));
            b.put(changed(block("k1", 0, 8), 1e-12));
            assertEquals(
                    Map.of(range(0, 7), MACHINE.and(OTHER)), a.machines("k1"), "first " + OTHER);
            assertEquals(Map.of(range(0, 7), OTHER), b.machines("k1"));
            assertFalse(Comparison.of(a, b).differing().get(0).sameMachine());
        }
    }

    @Test
    void anotherExperimentIsRefusedWithTheDifference() {
        try (ResultStore a = open(directory("a"));
                ResultStore b = open(directory("b"))) {
            a.write(Document.EXPERIMENT, "axes: {particles: [50]}");
            b.write(Document.EXPERIMENT, "axes: {particles: [60]}");
        }
        try (ResultStore target = open(directory("merged"))) {
            merge(target, look("a"));
            assertEquals(
                    "axes: {particles: [50]}", target.document(Document.EXPERIMENT).orElseThrow());
            StoreException e = assertThrows(StoreException.class, () -> merge(target, look("b")));
            assertTrue(
                    e.what()
                            .endsWith(
                                    "holds another experiment than "
                                            + target.directory()
                                            + ": N differs"),
                    e.what());
            Merge.merge(target, List.of(look("b")), Merge.TOLERANCE, (x, y) -> "");
        }
    }

    @Test
    void provenanceListsEachSessionOnce() {
        Provenance.Session one = ProvenanceTest.session("run", "x.yaml", "--shard", "0/2");
        Provenance.Session two = ProvenanceTest.session("run", "x.yaml", "--shard", "1/2");
        try (ResultStore a = open(directory("a"));
                ResultStore b = open(directory("b"))) {
            a.note(OptionalLong.of(7), one);
            a.note(OptionalLong.of(7), one);
            b.note(OptionalLong.of(7), two);
        }
        try (ResultStore target = open(directory("merged"))) {
            merge(target, look("a"), look("b"));
            merge(target, look("b"), look("a"));
            assertEquals(
                    new Provenance(OptionalLong.of(7), List.of(one, two)), target.provenance());
        }
    }

    @Test
    void comparisonCountsWhatDiffersAndWhatIsMissing() {
        try (ResultStore a = open(directory("a"));
                ResultStore b = open(directory("b"))) {
            a.put(block("k1", 0, 32));
            b.put(block("k1", 0, 8));
            b.put(changed(block("k1", 8, 40), 0.5));
            a.put(block("k2", 0, 4));
            b.put(Samples.theory("t"));
            Comparison comparison = Comparison.of(a, b);
            assertEquals(List.of("k2"), comparison.onlyFirst());
            assertEquals(List.of("t"), comparison.onlySecond());
            assertEquals(3, comparison.differences().size());
            assertFalse(comparison.isSame());
            Difference overlap = comparison.differing().get(0);
            assertEquals(1, comparison.differing().size());
            assertEquals(32 * 12, overlap.values());
            assertEquals("replica 8, time 0.5, index 1", overlap.where());
            assertTrue(overlap.sameMachine());
        }
    }

    @Test
    void storeIsIdenticalToItself() {
        try (ResultStore a = open(directory("a"))) {
            a.put(block("k1", 0, 32));
            a.put(Samples.theory("t"));
            assertTrue(Comparison.of(a, look("a")).isIdentical());
            assertEquals(4, Comparison.of(a, look("a")).differences().size());
        }
    }

    @Test
    void aFailedReplicaDiffersWithoutBoundFromOneThatWentOn() {
        BlockData failed = block("k1", 3, 1);
        double[] moment = failed.find("secondMoment").orElseThrow().values().clone();
        moment[2] = 0.25;
        ObservableData other = new ObservableData(Samples.MOMENT, moment);
        try (ResultStore a = open(directory("a"));
                ResultStore b = open(directory("b"))) {
            a.put(failed);
            b.put(
                    new BlockData(
                            "k1",
                            "cbo",
                            2,
                            failed.parametersText(),
                            failed.times(),
                            3,
                            1,
                            List.of(other),
                            List.of()));
            Comparison comparison = Comparison.of(a, b);
            assertEquals(1, comparison.differences().size());
            assertEquals(Double.POSITIVE_INFINITY, comparison.largestRelative());
        }
    }
}
