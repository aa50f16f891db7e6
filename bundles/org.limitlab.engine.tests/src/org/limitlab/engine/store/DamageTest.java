package org.limitlab.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.limitlab.engine.store.Samples.MACHINE;
import static org.limitlab.engine.store.Samples.block;
import static org.limitlab.engine.store.Samples.range;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limitlab.math.random.Purpose;
import org.limitlab.math.random.RandomStream;
import org.limitlab.math.random.Streams;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

class DamageTest {

    private static final String KEY = "k1";
    private static final long SEED = 20_250_301;

    @TempDir Path results;
    private final List<String> heard = new ArrayList<>();

    private ResultStore reopen() {
        return ResultStore.open(
                results,
                Access.RUN,
                MACHINE,
                (file, movedTo, why) ->
                        heard.add(
                                results.relativize(file)
                                        + " -> "
                                        + results.relativize(movedTo)
                                        + ": "
                                        + why));
    }

    private Path write() {
        try (ResultStore store = Samples.open(results)) {
            store.put(block(KEY, 0, 8));
            store.put(block(KEY, 8, 8));
        }
        return results.resolve("cells/k1/0-7.h5");
    }

    private void assertSetAsideAndMadeAgain(String why) throws IOException {
        Path file = results.resolve("cells/k1/0-7.h5");
        byte[] damaged = Files.readAllBytes(file);
        try (ResultStore store = reopen()) {
            assertEquals(0, store.replicas(KEY));
            assertEquals(List.of(range(8, 15)), store.blocks(KEY));
            assertEquals(1, heard.size(), heard::toString);
            assertTrue(
                    heard.get(0).startsWith("cells/k1/0-7.h5 -> damaged/cells-k1-0-7.h5: "),
                    heard.get(0));
            assertTrue(heard.get(0).contains(why), heard.get(0));
            store.put(block(KEY, 0, 8));
            assertEquals(16, store.replicas(KEY));
        }
        assertTrue(
                Arrays.equals(
                        damaged, Files.readAllBytes(results.resolve("damaged/cells-k1-0-7.h5"))));
        assertTrue(Files.exists(file));
    }

    @Test
    void truncatedFileIsMadeAgain() throws IOException {
        Path file = write();
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length * 2 / 3));
        assertSetAsideAndMadeAgain("not a readable HDF5 file");
    }

    @Test
    void emptyFileIsMadeAgain() throws IOException {
        Files.write(write(), new byte[0]);
        assertSetAsideAndMadeAgain("not a readable HDF5 file");
    }

    @Test
    void fileOfZerosIsMadeAgain() throws IOException {
        Path file = write();
        Files.write(file, new byte[(int) Files.size(file)]);
        assertSetAsideAndMadeAgain("not a readable HDF5 file");
    }

    @Test
    void flippedValueIsMadeAgain() throws IOException {
        Path file = write();
        byte[] bytes = Files.readAllBytes(file);
        int at = positionOf(bytes, block(KEY, 0, 8).find("overlap").orElseThrow().values()[0]);
        bytes[at] ^= 1;
        Files.write(file, bytes);
        assertSetAsideAndMadeAgain("the SHA-256 of its datasets");
    }

    private static int positionOf(byte[] bytes, double value) {
        for (int at = 0; at + 8 <= bytes.length; at++) {
            long bits =
                    java.nio.ByteBuffer.wrap(bytes, at, 8)
                            .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                            .getLong();
            if (bits == Double.doubleToRawLongBits(value)) {
                return at;
            }
        }
        throw new AssertionError("value not found");
    }

    @Test
    void fileOfAnotherCellIsMadeAgain() throws IOException {
        Path file = write();
        try (ResultStore store = Samples.open(results)) {
            store.put(block("k2", 0, 8));
        }
        Files.copy(
                results.resolve("cells/k2/0-7.h5"),
                file,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertSetAsideAndMadeAgain("it holds key k2, not k1");
    }

    @Test
    void fileOfOtherReplicasIsMadeAgain() throws IOException {
        Path file = write();
        Files.copy(
                results.resolve("cells/k1/8-15.h5"),
                file,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertSetAsideAndMadeAgain("it holds replicas 8..15, not 0..7");
    }

    @Test
    void theoryInPlaceOfABlockIsMadeAgain() throws IOException {
        Path file = write();
        try (ResultStore store = Samples.open(results)) {
            store.put(Samples.theory(KEY));
        }
        Files.copy(
                results.resolve("theories/k1.h5"),
                file,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertSetAsideAndMadeAgain("it is a limitlab-theory, not a limitlab-block");
    }

    @Test
    void damagedTheoryCountsAsMissing() throws IOException {
        try (ResultStore store = Samples.open(results)) {
            store.put(Samples.theory("t1"));
        }
        Path file = results.resolve("theories/t1.h5");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 4;
        Files.write(file, bytes);
        try (ResultStore store = reopen()) {
            assertTrue(store.theory("t1").isEmpty());
            assertEquals(1, heard.size());
            assertFalse(Files.exists(file));
        }
    }

    @Test
    void damageWhileTheStoreIsOpenIsFound() throws IOException {
        try (ResultStore store = reopen()) {
            store.put(block(KEY, 0, 8));
            store.put(block(KEY, 8, 8));
            Files.write(results.resolve("cells/k1/0-7.h5"), new byte[100]);
            StoreException e =
                    assertThrows(
                            StoreException.class,
                            () -> store.read(KEY, "secondMoment", range(0, 7)));
            assertTrue(e.what().contains("replica 0 is not stored"), e.what());
            assertEquals(1, heard.size());
        }
    }

    @Test
    void onlookerNamesDamageAndMovesNothing() throws IOException {
        Path file = write();
        Files.write(file, new byte[100]);
        try (ResultStore store =
                ResultStore.read(
                        results, (f, movedTo, why) -> heard.add(f + " " + f.equals(movedTo)))) {
            assertEquals(0, store.replicas(KEY));
            assertEquals(0, store.replicas(KEY));
        }
        assertEquals(List.of(file + " true"), heard);
        assertTrue(Files.exists(file));
    }

    @Test
    void secondDamagedFileOfANameKeepsTheFirst() throws IOException {
        for (int i = 0; i < 3; i++) {
            Files.write(write(), new byte[] {(byte) i});
            try (ResultStore store = reopen()) {
                assertEquals(0, store.replicas(KEY));
            }
        }
        assertEquals(0, Files.readAllBytes(results.resolve("damaged/cells-k1-0-7.h5"))[0]);
        assertEquals(1, Files.readAllBytes(results.resolve("damaged/cells-k1-0-7.h5.2"))[0]);
        assertEquals(2, Files.readAllBytes(results.resolve("damaged/cells-k1-0-7.h5.3"))[0]);
    }

    @Test
    void someFlippedBitsAreFoundOrHarmless() {
        flip(3000);
    }

    @Test
    @Tag("slow")
    void everyFlippedBitIsFoundOrHarmless() {
        flip(0);
    }

    /** Flips one bit at a time: all bits for 0, else that many random ones. */
    private static void flip(int times) {
        BlockData block = block(KEY, 0, 8);
        byte[] bytes = TreeWriter.toBytes(BlockFormat.toTree(block, MACHINE));
        RandomStream random = Streams.of(SEED, "flips").source(Purpose.CHOICE).open(0);
        int total = times == 0 ? bytes.length * 8 : times;
        int harmless = 0;
        for (int i = 0; i < total; i++) {
            int bit = times == 0 ? i : random.nextInt(bytes.length * 8);
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            try {
                Tree tree = TreeReader.read(bytes);
                FileFormat.check(tree, BlockFormat.FORMAT, KEY);
                ResultStoreTest.assertSame(block, BlockFormat.fromTree(tree));
                assertEquals(MACHINE, FileFormat.machine(tree));
                harmless++;
            } catch (DamagedFile found) {
                // as it should be
            }
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
        }
        assertTrue(harmless < total / 10, harmless + " of " + total + " flips changed nothing");
    }
}
