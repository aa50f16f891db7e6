package org.limitlab.engine.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.limitlab.engine.store.Samples.HIT;
import static org.limitlab.engine.store.Samples.MACHINE;
import static org.limitlab.engine.store.Samples.MOMENT;
import static org.limitlab.engine.store.Samples.OVERLAP;
import static org.limitlab.engine.store.Samples.TIMES;
import static org.limitlab.engine.store.Samples.block;
import static org.limitlab.engine.store.Samples.open;
import static org.limitlab.engine.store.Samples.range;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limitlab.core.model.Axis;
import org.limitlab.core.model.Observable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class ResultStoreTest {

    private static final String KEY = "0123abcd";

    @TempDir Path results;

    static void assertSame(BlockData expected, BlockData actual) {
        assertEquals(expected.cellKey(), actual.cellKey());
        assertEquals(expected.modelId(), actual.modelId());
        assertEquals(expected.revision(), actual.revision());
        assertEquals(expected.parametersText(), actual.parametersText());
        assertArrayEquals(expected.times(), actual.times());
        assertEquals(expected.range(), actual.range());
        assertEquals(expected.failures(), actual.failures());
        assertEquals(expected.observables().size(), actual.observables().size());
        for (int i = 0; i < expected.observables().size(); i++) {
            assertSame(
                    expected.observables().get(i).observable(),
                    actual.observables().get(i).observable());
            assertArrayEquals(
                    expected.observables().get(i).values(), actual.observables().get(i).values());
        }
    }

    private static void assertSame(Observable expected, Observable actual) {
        assertEquals(expected.id(), actual.id());
        assertEquals(expected.symbol(), actual.symbol());
        assertEquals(expected.label(), actual.label());
        assertEquals(expected.unit(), actual.unit());
        assertEquals(expected.inTime(), actual.inTime());
        assertEquals(expected.reduction(), actual.reduction());
        assertEquals(expected.axes().size(), actual.axes().size());
        for (int i = 0; i < expected.axes().size(); i++) {
            Axis a = expected.axes().get(i);
            assertEquals(a.id(), actual.axes().get(i).id());
            assertEquals(a.unit(), actual.axes().get(i).unit());
            assertArrayEquals(a.values(), actual.axes().get(i).values());
        }
    }

    @Test
    void blockReadsBackAsItWasWritten() {
        BlockData written = block(KEY, 32, 32);
        try (ResultStore store = open(results)) {
            store.put(written);
        }
        try (ResultStore store = ResultStore.read(results, StoreListener.NONE)) {
            assertEquals(List.of(KEY), store.cells());
            assertEquals(List.of(range(32, 63)), store.blocks(KEY));
            assertSame(written, store.find(KEY, range(32, 63)).orElseThrow());
            assertEquals(
                    List.of("secondMoment", "hittingTime", "overlap"),
                    store.observables(KEY).stream().map(Observable::id).toList());
            assertArrayEquals(TIMES, store.times(KEY));
        }
    }

    @Test
    void anyRangeIsReadAcrossBlocks() {
        BlockData all = block(KEY, 0, 80);
        try (ResultStore store = open(results)) {
            store.put(all.slice(range(0, 31)));
            store.put(all.slice(range(32, 63)));
            store.put(all.slice(range(64, 79)));
            assertEquals(80, store.replicas(KEY));
            for (ReplicaRange part : List.of(range(0, 79), range(30, 65), range(33, 33))) {
                BlockData expected = all.slice(part);
                for (Observable observable : List.of(MOMENT, HIT, OVERLAP)) {
                    assertArrayEquals(
                            expected.find(observable.id()).orElseThrow().values(),
                            store.read(KEY, observable.id(), part));
                }
                assertEquals(expected.failures(), store.failures(KEY, part));
                assertSame(expected, store.find(KEY, part).orElseThrow());
            }
        }
    }

    @Test
    void gapEndsTheReplicasFromZero() {
        try (ResultStore store = open(results)) {
            store.put(block(KEY, 0, 16));
            store.put(block(KEY, 32, 16));
            assertEquals(16, store.replicas(KEY));
            assertTrue(store.covers(KEY, range(33, 40)));
            assertFalse(store.covers(KEY, range(15, 32)));
            assertTrue(store.find(KEY, range(15, 32)).isEmpty());
            StoreException e =
                    assertThrows(
                            StoreException.class,
                            () -> store.read(KEY, "secondMoment", range(10, 20)));
            assertTrue(e.getMessage().contains("replica 16 is not stored"), e.getMessage());
        }
    }

    @Test
    void extendedBlockHasTheBytesOfAStraightRunAndReplacesTheOldOne() throws IOException {
        Path straight = results.resolve("straight");
        try (ResultStore store = open(straight)) {
            store.put(block(KEY, 0, 64));
        }
        Path extended = results.resolve("extended");
        try (ResultStore store = open(extended)) {
            store.put(block(KEY, 0, 32));
        }
        try (ResultStore store = open(extended)) {
            BlockData old = store.prefix(KEY, range(0, 63)).orElseThrow();
            assertEquals(range(0, 31), old.range());
            store.put(old.join(block(KEY, 32, 32)));
            assertEquals(List.of(range(0, 63)), store.blocks(KEY));
        }
        String name = "cells/" + KEY + "/0-63.h5";
        assertArrayEquals(
                Files.readAllBytes(straight.resolve(name)),
                Files.readAllBytes(extended.resolve(name)));
        assertFalse(Files.exists(extended.resolve("cells/" + KEY + "/0-31.h5")));
    }

    @Test
    void scatteredPiecesOfAPlannedBlockAreJoined() {
        try (ResultStore store = open(results)) {
            store.put(block(KEY, 10, 22));
            assertTrue(store.prefix(KEY, range(0, 31)).isEmpty());
            store.put(block(KEY, 0, 10));
            assertTrue(store.covers(KEY, range(0, 31)));
            assertFalse(store.has(KEY, range(0, 31)));
            store.put(store.prefix(KEY, range(0, 31)).orElseThrow());
            assertTrue(store.has(KEY, range(0, 31)));
            assertEquals(List.of(range(0, 31)), store.blocks(KEY));
            assertSame(block(KEY, 0, 32), store.find(KEY, range(0, 31)).orElseThrow());
        }
    }

    @Test
    void overlappingBlocksOfAnOlderPlanStayReadable() {
        BlockData all = block(KEY, 0, 96);
        try (ResultStore store = open(results)) {
            store.put(all.slice(range(0, 31)));
            store.put(all.slice(range(32, 63)));
            store.put(all.slice(range(0, 47)));
            assertEquals(List.of(range(0, 47), range(32, 63)), store.blocks(KEY));
            assertEquals(64, store.replicas(KEY));
            assertSame(all.slice(range(0, 63)), store.find(KEY, range(0, 63)).orElseThrow());
        }
    }

    @Test
    void bytesDependOnContentAlone() throws IOException {
        byte[] first = TreeWriter.toBytes(BlockFormat.toTree(block(KEY, 0, 8), MACHINE));
        byte[] again = TreeWriter.toBytes(BlockFormat.toTree(block(KEY, 0, 8), MACHINE));
        assertArrayEquals(first, again);
        try (ResultStore store = open(results)) {
            store.put(block(KEY, 0, 8));
        }
        assertArrayEquals(first, Files.readAllBytes(results.resolve("cells/" + KEY + "/0-7.h5")));
    }

    @Test
    void longParametersAreKept() {
        String schedule = "{beta: [" + "0.123456789, ".repeat(20_000) + "1]}";
        BlockData plain = block(KEY, 0, 2);
        BlockData written =
                new BlockData(
                        KEY, "sa", 1, schedule, TIMES, 0, 2, plain.observables(), plain.failures());
        try (ResultStore store = open(results)) {
            store.put(written);
            assertEquals(schedule, store.find(KEY, range(0, 1)).orElseThrow().parametersText());
        }
    }

    @Test
    void theoryReadsBackAsItWasWritten() {
        try (ResultStore store = open(results)) {
            store.put(Samples.theory("t1"));
            store.put(TheoryData.none("t2", "barrier", 3, "{}", TIMES, "σ = 3 exceeds 2\nsecond"));
        }
        try (ResultStore store = ResultStore.read(results, StoreListener.NONE)) {
            assertEquals(List.of("t1", "t2"), store.theories());
            TheoryData theory = store.theory("t1").orElseThrow();
            TheoryData.Values values = theory.find("secondMoment").orElseThrow();
            assertSame(MOMENT, values.observable());
            assertArrayEquals(new double[] {1, 0.5, 0.25}, values.values());
            assertArrayEquals(new double[] {0, 1e-9, 2e-9}, values.error());
            assertEquals(Optional.of("β = 3 exceeds 2"), theory.reason("overlap"));
            assertEquals(Optional.empty(), theory.reason("secondMoment"));
            assertEquals("moment", theory.theoryId());
            assertEquals("{noise: 0.5}", theory.parametersText());
            TheoryData silent = store.theory("t2").orElseThrow();
            assertEquals(Optional.of("σ = 3 exceeds 2 second"), silent.noPrediction());
            assertTrue(store.theory("t3").isEmpty());
        }
    }

    @Test
    void documentsAreReplaced() {
        try (ResultStore store = open(results)) {
            assertTrue(store.document(Document.EXPERIMENT).isEmpty());
            store.write(Document.EXPERIMENT, "title: β\n");
            store.write(Document.EXPERIMENT, "title: γ\n");
            assertEquals(Optional.of("title: γ\n"), store.document(Document.EXPERIMENT));
        }
    }

    @Test
    void journalMendsALineThatACrashCut() throws IOException {
        Path journal = results.resolve("journal.jsonl");
        try (ResultStore store = open(results)) {
            store.log(Map.of("event", "start"));
        }
        Files.writeString(journal, Files.readString(journal) + "{\"event\": \"sta");
        try (ResultStore store = open(results)) {
            store.log(Map.of("event", "resume"));
        }
        assertEquals(
                List.of("{\"event\":\"start\"}", "{\"event\": \"sta", "{\"event\":\"resume\"}"),
                Files.readAllLines(journal));
        Files.delete(journal);
        try (ResultStore store = open(results)) {
            store.log(Map.of("event", "again"));
        }
        assertEquals(List.of("{\"event\":\"again\"}"), Files.readAllLines(journal));
    }

    @Test
    void newerResultsAreRefused() throws IOException {
        open(results).close();
        Files.writeString(results.resolve("format"), "limitlab-results 2\n");
        for (Access access : List.of(Access.RUN, Access.READ)) {
            StoreException e =
                    assertThrows(
                            StoreException.class,
                            () -> ResultStore.open(results, access, MACHINE, StoreListener.NONE));
            assertEquals(results, e.path());
            assertTrue(e.what().contains("version 2 are newer than 1"), e.what());
            assertEquals("use a newer LimitLab", e.remedy());
        }
    }

    @Test
    void foreignDirectoriesAreRefused() throws IOException {
        Files.writeString(results.resolve("thesis.tex"), "\\documentclass{article}");
        StoreException e = assertThrows(StoreException.class, () -> open(results));
        assertTrue(e.what().contains("holds thesis.tex"), e.what());
        assertThrows(StoreException.class, () -> ResultStore.read(results, StoreListener.NONE));
        assertThrows(
                StoreException.class,
                () -> ResultStore.read(results.resolve("none"), StoreListener.NONE));
        assertEquals(
                "\\documentclass{article}",
                Files.readString(results.resolve("thesis.tex"), StandardCharsets.UTF_8));
    }

    @Test
    void readingStoreWritesNothing() {
        open(results).close();
        try (ResultStore store = ResultStore.read(results, StoreListener.NONE)) {
            assertThrows(IllegalStateException.class, () -> store.put(block(KEY, 0, 1)));
            assertThrows(IllegalStateException.class, () -> store.put(Samples.theory("t")));
            assertThrows(IllegalStateException.class, () -> store.write(Document.VERDICTS, "{}"));
            assertThrows(IllegalStateException.class, () -> store.log(Map.of()));
        }
    }

    @Test
    void onlookerFollowsARunThatJoinsBlocks() {
        try (ResultStore run = open(results);
                ResultStore onlooker = ResultStore.read(results, StoreListener.NONE)) {
            run.put(block(KEY, 0, 32));
            assertEquals(List.of(range(0, 31)), onlooker.blocks(KEY));
            run.put(block(KEY, 0, 64));
            assertArrayEquals(
                    block(KEY, 0, 8).find("overlap").orElseThrow().values(),
                    onlooker.read(KEY, "overlap", range(0, 7)));
            assertEquals(64, onlooker.replicas(KEY));
        }
    }

    @Test
    void keysThatWouldLeaveTheDirectoryAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> block("../x", 0, 1));
        assertThrows(IllegalArgumentException.class, () -> block("", 0, 1));
    }
}
