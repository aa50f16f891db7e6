package org.limitlab.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.limitlab.engine.store.Samples.MACHINE;
import static org.limitlab.engine.store.Samples.block;
import static org.limitlab.engine.store.Samples.open;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

class DirectoryLockTest {

    @TempDir Path results;

    private ResultStore shard(int index) {
        return ResultStore.open(results, Access.shard(index, 3), MACHINE, StoreListener.NONE);
    }

    private static void assertRefused(org.junit.jupiter.api.function.Executable open) {
        StoreException e = assertThrows(StoreException.class, open);
        assertTrue(e.what().contains("another run is working here"), e.what());
        assertTrue(e.remedy().contains("wait for it"), e.remedy());
    }

    @Test
    void secondRunInOneProcessIsRefused() {
        try (ResultStore first = open(results)) {
            assertRefused(() -> open(results));
            assertRefused(() -> open(results.resolve("..").resolve(results.getFileName())));
            first.put(block("k", 0, 1));
        }
        open(results).close();
    }

    @Test
    void shardsShareTheDirectoryButNotWithThemselvesOrAWholeRun() {
        try (ResultStore zero = shard(0);
                ResultStore two = shard(2)) {
            assertRefused(() -> shard(2));
            assertRefused(() -> open(results));
            zero.put(block("k", 0, 4));
            two.put(block("k", 4, 4));
        }
        try (ResultStore whole = open(results)) {
            assertEquals(8, whole.replicas("k"));
            assertRefused(() -> shard(1));
        }
    }

    @Test
    void anybodyMayLookWhileARunWorks() {
        try (ResultStore run = open(results);
                ResultStore onlooker = ResultStore.read(results, StoreListener.NONE)) {
            run.put(block("k", 0, 1));
            assertEquals(1, onlooker.replicas("k"));
        }
    }

    @Test
    void anotherProcessIsRefusedUntilTheFirstEnds() throws Exception {
        Process other = lockInAnotherProcess();
        try (BufferedReader out =
                new BufferedReader(
                        new InputStreamReader(other.getInputStream(), StandardCharsets.UTF_8))) {
            assertEquals("locked", out.readLine());
            assertRefused(() -> open(results));
        } finally {
            other.destroyForcibly();
            assertTrue(other.waitFor(30, TimeUnit.SECONDS));
        }
        open(results).close();
    }

    private Process lockInAnotherProcess() throws IOException {
        Path source = results.resolveSibling(results.getFileName() + "-Holder.java");
        Files.writeString(
                source,
                """
                import java.nio.channels.FileChannel;
                import java.nio.file.Path;
                import java.nio.file.StandardOpenOption;

                class Holder {
                    public static void main(String[] args) throws Exception {
                        FileChannel channel =
                                FileChannel.open(
                                        Path.of(args[0], ".lock"),
                                        StandardOpenOption.CREATE,
                                        StandardOpenOption.WRITE);
                        channel.lock();
                        System.out.println("locked");
                        Thread.sleep(60_000);
                    }
                }
                """);
        return new ProcessBuilder(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                source.toString(),
                                results.toString()))
                .redirectErrorStream(true)
                .start();
    }
}
