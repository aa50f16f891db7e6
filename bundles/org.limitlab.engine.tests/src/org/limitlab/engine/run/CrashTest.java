package org.limitlab.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limitlab.engine.plan.RunPlan;
import org.limitlab.engine.store.ResultStore;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** A run that is killed with SIGKILL again and again ends with the bytes of a straight one. */
class CrashTest {

    private static final String READY = "ready";
    private static final String DONE = "done";

    /** Many small blocks, so that kills hit every stage of a write. */
    private static final String FILE =
            """
            parameters: {particles: 40, every: 9, trouble: failure}
            axes: {rate: 0.1:4:40, start: [1, 2, 3]}
            times: 0:2:17
            replicas: 64
            seed: 5
            sides: {sampled: {theory: pull-sampled}}
            """;

    @TempDir private Path temporary;

    /** What the child runs: the plan above in the directory that is named. */
    static final class Main {
        private Main() {}

        public static void main(String[] arguments) {
            RunPlan plan = Directories.plan(FILE);
            RunListener listener =
                    new RunListener() {
                        @Override
                        public void started(int replicas, Progress progress) {
                            System.out.println(READY);
                        }
                    };
            try (ResultStore store = Directories.open(Path.of(arguments[0]))) {
                RunOptions options = Directories.options(plan, 2);
                Runner.run(plan, store, options, looked -> Set.of(), listener);
            }
            System.out.println(DONE);
        }
    }

    @Test
    void twentyKills() throws Exception {
        kill(20, 20261);
    }

    @Test
    @Tag("slow")
    void twoHundredKills() throws Exception {
        kill(200, 20262);
    }

    private void kill(int kills, long seed) throws IOException, InterruptedException {
        Path straight = temporary.resolve("straight");
        Directories.run(Directories.plan(FILE), straight, 2);
        Map<String, String> expected = Directories.digests(straight);
        Random random = new Random(seed);
        int inTheMiddle = 0;
        int round = 0;
        Path directory = temporary.resolve("killed-0");
        for (int i = 0; i < kills; i++) {
            Child child = Child.start(Main.class, directory.toString());
            assertEquals(READY, child.line());
            Thread.sleep(random.nextInt(1000));
            child.kill();
            String last = child.line();
            boolean done = DONE.equals(last);
            String message = "seed " + seed + ", kill " + i;
            assertTrue(last == null || done, () -> message + ": " + last);
            Map<String, String> there = Directories.digests(directory);
            inTheMiddle += there.isEmpty() || done ? 0 : 1;
            there.forEach((name, digest) -> checkFinished(expected, name, digest, message));
            if (done) {
                assertEquals(expected, there, message);
                directory = temporary.resolve("killed-" + ++round);
            }
        }
        assertTrue(inTheMiddle > kills / 4, inTheMiddle + " of " + kills + " met a run");
        Child child = Child.start(Main.class, directory.toString());
        assertEquals(READY, child.line());
        assertEquals(DONE, child.line());
        assertEquals(0, child.exitCode());
        assertEquals(expected, Directories.digests(directory));
    }

    /** A file under its final name is whole; others are temporary. */
    private static void checkFinished(
            Map<String, String> expected, String name, String digest, String message) {
        if (name.endsWith(".h5")) {
            assertEquals(expected.get(name), digest, () -> message + ": " + name);
        }
    }
}
