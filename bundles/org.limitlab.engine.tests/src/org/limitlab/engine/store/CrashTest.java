package org.limitlab.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.limitlab.engine.store.Samples.MACHINE;
import static org.limitlab.engine.store.Samples.block;
import static org.limitlab.engine.store.Samples.range;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A crash, a full disk or a forbidden directory leaves the old state or the new one. */
class CrashTest {

    private static final String KEY = "k1";
    private static final BlockData OLD = block(KEY, 0, 4);
    private static final BlockData NEW = block(KEY, 0, 8);

    @TempDir Path scratch;

    /** A small life of a store; each step is the state after it. */
    private static void live(Path directory, Disk disk) {
        try (ResultStore store =
                ResultStore.open(directory, Access.RUN, MACHINE, StoreListener.NONE, disk)) {
            store.write(Document.EXPERIMENT, "old");
            store.put(OLD);
            store.put(Samples.theory("t1"));
            store.write(Document.EXPERIMENT, "new");
            store.put(NEW);
            store.log(Map.of("event", "done"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyCrashPointLeavesOldOrNew(FaultyDisk.Loss loss) {
        FaultyDisk counting = new FaultyDisk();
        live(scratch.resolve("whole"), counting);
        assertTrue(counting.operations() > 30, "only " + counting.operations() + " operations");
        for (long k = 1; k <= counting.operations(); k++) {
            Path directory = scratch.resolve("crash-" + k);
            FaultyDisk disk = new FaultyDisk().crashAt(k, loss);
            assertThrows(FaultyDisk.Crash.class, () -> rethrowCrash(directory, disk), "at " + k);
            assertWhole(directory, "crash in operation " + k);
        }
    }

    private static void rethrowCrash(Path directory, FaultyDisk disk) {
        try {
            live(directory, disk);
        } catch (StoreException e) {
            if (e.getCause() instanceof FaultyDisk.Crash crash) {
                throw crash;
            }
            throw e;
        }
    }

    /** Opens the directory again: what is there is whole, and the rest can be made. */
    private static void assertWhole(Path directory, String when) {
        List<String> damaged = new ArrayList<>();
        try (ResultStore store =
                ResultStore.open(
                        directory,
                        Access.RUN,
                        MACHINE,
                        (file, movedTo, why) -> damaged.add(file + ": " + why))) {
            Optional<String> experiment = store.document(Document.EXPERIMENT);
            long replicas = store.replicas(KEY);
            assertTrue(List.of(0L, 4L, 8L).contains(replicas), when + ": " + replicas);
            if (replicas > 0) {
                ResultStoreTest.assertSame(
                        replicas == 4 ? OLD : NEW,
                        store.find(KEY, new ReplicaRange(0, replicas)).orElseThrow());
                assertTrue(experiment.isPresent(), when);
            }
            experiment.ifPresent(e -> assertTrue(List.of("old", "new").contains(e), when + e));
            store.theory("t1").ifPresent(t -> assertEquals("moment", t.theoryId()));
            if (replicas == 8) {
                assertEquals(Optional.of("new"), experiment, when);
                assertTrue(store.theory("t1").isPresent(), when);
            }
            assertEquals(List.of(), damaged, when);
            store.put(NEW);
            assertEquals(List.of(range(0, 7)), store.blocks(KEY), when);
        }
        assertEquals(List.of(), leftOver(directory), when);
    }

    private static List<Path> leftOver(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(DurableFiles::isTemporary).toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void fullDiskAtAnyByteKeepsTheOldBlockAndSaysWhatToDo() throws IOException {
        long size = TreeWriter.toBytes(BlockFormat.toTree(NEW, MACHINE)).length;
        Path directory = scratch.resolve("full");
        try (ResultStore store = Samples.open(directory)) {
            store.put(OLD);
        }
        for (long space = 0; space < size; space += 97) {
            FaultyDisk disk = new FaultyDisk().spaceLeft(space);
            try (ResultStore store =
                    ResultStore.open(directory, Access.RUN, MACHINE, StoreListener.NONE, disk)) {
                StoreException e = assertThrows(StoreException.class, () -> store.put(NEW));
                assertTrue(e.what().contains("the disk is full"), e.what());
                assertTrue(e.remedy().contains("free some space"), e.remedy());
                assertTrue(e.path().endsWith("cells/k1/0-7.h5"), e.path().toString());
                ResultStoreTest.assertSame(OLD, store.find(KEY, range(0, 3)).orElseThrow());
                assertEquals(4, store.replicas(KEY));
            }
            assertEquals(List.of(), leftOver(directory));
            assertFalse(Files.exists(directory.resolve("cells/k1/0-7.h5")));
        }
    }

    @Test
    void forbiddenDirectoryIsNamed() {
        Path directory = scratch.resolve("forbidden");
        Samples.open(directory).close();
        FaultyDisk disk = new FaultyDisk();
        try (ResultStore store =
                ResultStore.open(directory, Access.RUN, MACHINE, StoreListener.NONE, disk)) {
            disk.readOnly();
            StoreException e = assertThrows(StoreException.class, () -> store.put(NEW));
            assertTrue(e.what().contains("no permission"), e.what());
            assertTrue(e.remedy().contains("-o"), e.remedy());
        }
    }
}
