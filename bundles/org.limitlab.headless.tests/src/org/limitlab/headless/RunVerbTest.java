package org.limitlab.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.limitlab.core.catalog.Catalog;
import org.limitlab.headless.CommandLine.Result;
import org.limitlab.headless.shell.Signals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

class RunVerbTest {

    @TempDir Path folder;

    private static final String SMALL =
            """
            schemaVersion: 1
            model: relaxation
            parameters: {rate: 1, noise: 0.5, step: 0.01}
            axes: {particles: [1, 4]}
            times: 0:1:5
            replicas: 96
            seed: 7
            """;

    private CommandLine line() {
        return new CommandLine(Catalog.of(new Relaxation()), folder);
    }

    private Result run(String... arguments) {
        return line().run(arguments);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    /** Digest of every block, every theory file and the summary by its place. */
    private Map<String, String> digests(String directory) throws Exception {
        Map<String, String> digests = new TreeMap<>();
        Path root = folder.resolve(directory);
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(RunVerbTest::isNumbers).toList()) {
                MessageDigest sha = MessageDigest.getInstance("SHA-256");
                digests.put(
                        root.relativize(file).toString(),
                        HexFormat.of().formatHex(sha.digest(Files.readAllBytes(file))));
            }
        }
        return digests;
    }

    private static boolean isNumbers(Path file) {
        return file.toString().endsWith(".h5") || file.endsWith("summary.csv");
    }

    @Test
    void runWritesResultsUnderTheExperimentsNameAndASecondOneChangesNothing() throws Exception {
        write("small.yaml", SMALL);
        assertEquals(0, run("run", "small.yaml", "-q").code());
        Map<String, String> first = digests("results/small");
        assertFalse(first.isEmpty());
        assertEquals(0, run("run", "small.yaml", "-q").code());
        assertEquals(first, digests("results/small"));
        assertEquals(0, run("resume", "results/small", "-q").code());
        assertEquals(first, digests("results/small"));
    }

    @Test
    void threadsShardsExtensionsAndResumesGiveTheSameBytes() throws Exception {
        write("small.yaml", SMALL);
        assertEquals(0, run("run", "small.yaml", "-o", "one", "-j", "1").code());
        Map<String, String> whole = digests("one");
        assertEquals(0, run("run", "small.yaml", "-o", "two", "-j", "2").code());
        assertEquals(whole, digests("two"));
        for (int i = 0; i < 3; i++) {
            assertEquals(0, run("run", "small.yaml", "-o", "s" + i, "--shard", i + "/3").code());
        }
        assertEquals(0, run("merge", "s0", "s1", "s2", "-o", "merged").code());
        assertEquals(0, run("resume", "merged", "-q").code());
        assertEquals(whole, digests("merged"));
        write("half.yaml", SMALL.replace("96", "40"));
        assertEquals(0, run("run", "half.yaml", "-o", "grown").code());
        assertEquals(0, run("run", "small.yaml", "-o", "grown").code());
        assertEquals(whole, digests("grown"));
        assertEquals(
                0, run("run", "small.yaml", "-o", "ranged", "--replica-range", "32..63").code());
        assertEquals(0, run("run", "small.yaml", "-o", "ranged").code());
        assertEquals(whole, digests("ranged"));
        assertEquals(0, run("compare", "one", "two").code());
        Result again = run("rerun", "one", "-q");
        assertEquals(0, again.code(), again.err());
        assertTrue(again.out().contains("all equal to the bit"), again.out());
    }

    @Test
    void slurmArraysAreShards() throws Exception {
        write("small.yaml", SMALL);
        for (int task = 5; task < 7; task++) {
            Result result =
                    line().with("SLURM_ARRAY_TASK_ID", "" + task)
                            .with("SLURM_ARRAY_TASK_MIN", "5")
                            .with("SLURM_ARRAY_TASK_COUNT", "2")
                            .run("run", "small.yaml", "-o", "t" + task);
            assertEquals(0, result.code(), result.err());
        }
        assertEquals(0, run("merge", "t5", "t6", "-o", "array").code());
        assertEquals(0, run("resume", "array", "-q").code());
        run("run", "small.yaml", "-o", "plain");
        assertEquals(digests("plain"), digests("array"));
        Result wrong =
                line().with("SLURM_ARRAY_TASK_ID", "9")
                        .with("SLURM_ARRAY_TASK_COUNT", "2")
                        .run("run", "small.yaml");
        assertEquals(2, wrong.code());
        assertTrue(wrong.err().contains("the Slurm array: "), wrong.err());
    }

    @Test
    void simulateShowsTheNumbersOfARun() throws Exception {
        write("small.yaml", SMALL.replace("[1, 4]", "[4]"));
        run("run", "small.yaml", "-o", "r", "-q");
        String key;
        try (Stream<Path> cells = Files.list(folder.resolve("r/cells"))) {
            key = cells.findFirst().orElseThrow().getFileName().toString();
        }
        double[] mean;
        try (org.limitlab.engine.store.ResultStore store =
                org.limitlab.engine.store.ResultStore.read(
                        folder.resolve("r"), org.limitlab.engine.store.StoreListener.NONE)) {
            mean = store.read(key, "mean", new org.limitlab.engine.store.ReplicaRange(17, 18));
        }
        Result result =
                run(
                        "simulate",
                        "relaxation",
                        "--set",
                        "step=0.01",
                        "--set",
                        "particles=4",
                        "--times",
                        "0:1:5",
                        "--replicas",
                        "18",
                        "--seed",
                        "7",
                        "--json");
        double sum = result.json().get(0).at("/mean/4").asDouble() * 18;
        double before =
                run(
                                        "simulate",
                                        "relaxation",
                                        "--set",
                                        "step=0.01",
                                        "--set",
                                        "particles=4",
                                        "--times",
                                        "0:1:5",
                                        "--replicas",
                                        "17",
                                        "--seed",
                                        "7",
                                        "--json")
                                .json()
                                .get(0)
                                .at("/mean/4")
                                .asDouble()
                        * 17;
        assertEquals(mean[4], sum - before, 1e-12);
    }

    @Test
    void directoryOfAnotherExperimentIsRefusedWithTheDifference() throws Exception {
        write("small.yaml", SMALL);
        run("run", "small.yaml", "-o", "d", "-q");
        Map<String, String> before = digests("d");
        Result result = run("run", "small.yaml", "-o", "d", "--set", "rate=2");
        assertEquals(6, result.code());
        assertEquals(1, result.errors().size(), result.err());
        assertTrue(result.err().contains("parameter rate is 1 there, 2 here"), result.err());
        assertTrue(result.err().contains("choose another directory with -o"), result.err());
        assertEquals(before, digests("d"));
    }

    @Test
    void directoriesThatCannotBeUsedExitWithSix() throws Exception {
        write("small.yaml", SMALL);
        Files.createDirectory(folder.resolve("mine"));
        write("mine/letter.txt", "dear");
        Result foreign = run("run", "small.yaml", "-o", "mine");
        assertEquals(6, foreign.code());
        assertEquals(1, foreign.errors().size(), foreign.err());
        assertTrue(foreign.err().contains("it holds letter.txt"), foreign.err());
        run("run", "small.yaml", "-o", "new", "-q");
        write("new/format", "limitlab-results 99\n");
        Result newer = run("resume", "new");
        assertEquals(6, newer.code());
        assertTrue(newer.err().contains("use a newer LimitLab"), newer.err());
        assertEquals(6, run("resume", "nowhere").code());
        Path locked = Files.createDirectory(folder.resolve("locked"));
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
        if (!Files.isWritable(locked)) {
            Result readOnly = run("run", "small.yaml", "-o", "locked/r");
            assertEquals(6, readOnly.code());
            assertEquals(1, readOnly.errors().size(), readOnly.err());
        }
    }

    @Test
    void twoRunsInOneDirectoryAtOnceAreRefused() throws Exception {
        write("small.yaml", SMALL);
        run("run", "small.yaml", "-o", "d", "-q");
        try (var other =
                org.limitlab.engine.store.ResultStore.open(
                        folder.resolve("d"),
                        org.limitlab.engine.store.Access.RUN,
                        org.limitlab.engine.store.Host.machine("none"),
                        org.limitlab.engine.store.StoreListener.NONE)) {
            assertTrue(other.isWritable());
            Result result = run("run", "small.yaml", "-o", "d");
            assertEquals(6, result.code());
            assertTrue(result.err().contains("another run is working here"), result.err());
        }
    }

    @Test
    void truncatedAndFlippedBlocksAreNamedMadeAgainAndEqual() throws Exception {
        write("small.yaml", SMALL);
        run("run", "small.yaml", "-o", "d", "-q");
        Map<String, String> before = digests("d");
        List<Path> blocks;
        try (Stream<Path> files = Files.walk(folder.resolve("d/cells"))) {
            blocks = files.filter(f -> f.toString().endsWith(".h5")).sorted().toList();
        }
        byte[] bytes = Files.readAllBytes(blocks.get(0));
        Files.write(blocks.get(0), java.util.Arrays.copyOf(bytes, bytes.length / 2));
        bytes = Files.readAllBytes(blocks.get(1));
        bytes[bytes.length / 2] ^= 1;
        Files.write(blocks.get(1), bytes);
        Result result = run("run", "small.yaml", "-o", "d");
        assertEquals(0, result.code(), result.err());
        assertEquals(
                2,
                result.errors().stream().filter(l -> l.startsWith("damaged: ")).count(),
                result.err());
        Map<String, String> after = digests("d");
        after.keySet().removeIf(name -> name.startsWith("damaged"));
        assertEquals(before, after);
    }

    @Test
    void failedReplicasExitWithOneAndFailFastStops() throws Exception {
        write("small.yaml", SMALL.replace("step: 0.01", "step: 0.01, breaksAt: 0.5"));
        Result result = run("run", "small.yaml", "-o", "d");
        assertEquals(1, result.code(), result.err());
        assertTrue(result.err().contains("96 replicas failed"), result.err());
        assertEquals(1, run("run", "small.yaml", "-o", "e", "--fail-fast").code());
    }

    /** Sends signals the moment that a run listens. */
    private static final class Sent implements Signals {
        private final List<Request> requests;
        private final List<Integer> halts = new ArrayList<>();

        Sent(Request... requests) {
            this.requests = List.of(requests);
        }

        @Override
        public Watch watch(Consumer<Request> listener) {
            requests.forEach(listener);
            return () -> {};
        }

        @Override
        public void halt(int code) {
            halts.add(code);
        }
    }

    @ParameterizedTest
    @CsvSource({"TERMINATE, 75", "WARN, 75", "INTERRUPT, 130"})
    void signalsStopWithEverythingFinishedOnDisk(Signals.Request request, int code)
            throws Exception {
        write("small.yaml", SMALL);
        Sent sent = new Sent(request);
        Result result = line().with(sent).run("run", "small.yaml", "-o", "d");
        assertEquals(code, result.code(), result.err());
        assertTrue(result.err().contains("the same command goes on"), result.err());
        assertEquals(List.of(), sent.halts);
        assertEquals(0, run("run", "small.yaml", "-o", "d").code());
        run("run", "small.yaml", "-o", "straight");
        assertEquals(digests("straight"), digests("d"));
    }

    @Test
    void secondCtrlCEndsAtOnceAndASecondTermDoesNot() throws Exception {
        write("small.yaml", SMALL);
        Sent twice = new Sent(Signals.Request.INTERRUPT, Signals.Request.INTERRUPT);
        line().with(twice).run("run", "small.yaml", "-o", "d");
        assertEquals(List.of(130), twice.halts);
        Sent terms = new Sent(Signals.Request.TERMINATE, Signals.Request.WARN);
        assertEquals(75, line().with(terms).run("run", "small.yaml", "-o", "d").code());
        assertEquals(List.of(), terms.halts);
    }

    @Test
    void dryRunShowsThePlanAndWritesNothing() throws Exception {
        write("small.yaml", SMALL);
        Result result = run("run", "small.yaml", "--dry-run");
        assertEquals(run("plan", "small.yaml").out(), result.out());
        assertTrue(result.out().contains("replicas"), result.out());
        assertFalse(Files.exists(folder.resolve("results")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --shard 3/3            | 2 | --shard: shard 3/3 does not lie in 0..2
                    --shard x              | 2 | no shard such as 0/3
                    --replica-range 5      | 2 | no range such as 0..31
                    --replica-range 5..4   | 2 | ends before it begins
                    -j 0                   | 2 | -j 0 is below 1
                    --seed 1.5             | 2 | is not a long
                    --set rate=21          | 3 | --set: rate = 21 lies outside [0, 20]
                    """)
    void badOptionsAreRefusedBeforeAnythingIsWritten(String options, int code, String message)
            throws Exception {
        write("small.yaml", SMALL);
        Result result = run(("run small.yaml " + options).split(" "));
        assertEquals(code, result.code(), result.err());
        assertEquals(1, result.errors().size(), result.err());
        assertTrue(result.err().contains(message), result.err());
        assertFalse(Files.exists(folder.resolve("results")));
    }

    @Test
    void shardsWithoutASharedSeedAreRefused() throws Exception {
        write("small.yaml", SMALL.replace("seed: 7\n", ""));
        Result result = run("run", "small.yaml", "--shard", "0/2");
        assertEquals(3, result.code());
        assertTrue(result.err().contains("a shard needs a seed"), result.err());
        assertEquals(0, run("run", "small.yaml", "--shard", "0/2", "--seed", "3").code());
    }

    @Test
    void seedThatIsDrawnIsKept() throws Exception {
        write("small.yaml", SMALL.replace("seed: 7\n", ""));
        assertEquals(0, run("run", "small.yaml", "-o", "d", "-q").code());
        Map<String, String> before = digests("d");
        assertTrue(Files.readString(folder.resolve("d/experiment.yaml")).contains("seed: "));
        assertEquals(0, run("run", "small.yaml", "-o", "d", "-q").code());
        assertEquals(before, digests("d"));
    }
}
