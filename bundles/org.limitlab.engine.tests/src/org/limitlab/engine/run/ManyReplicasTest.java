package org.limitlab.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limitlab.engine.plan.RunPlan;
import org.limitlab.engine.store.ResultStore;

import java.nio.file.Path;
import java.util.Locale;

/** A million replicas of a cheap model: every one is stored; the cost of one is printed. */
@Tag("slow")
class ManyReplicasTest {

    private static final String FILE =
            "parameters: {particles: 1}\ntimes: 0:1:2\nseed: 1\nobservables: [mean]\nreplicas: ";

    @TempDir private Path temporary;

    @Test
    void aMillionReplicasAreStored() {
        for (int repeat = 0; repeat < 3; repeat++) {
            double thousand = microsecondsEach(1000, "thousand" + repeat);
            double million = microsecondsEach(1_000_000, "million" + repeat);
            System.out.printf(
                    Locale.ROOT,
                    "one of 10^3 replicas %.2f us, one of 10^6 %.2f us, ratio %.2f%n",
                    thousand,
                    million,
                    million / thousand);
        }
    }

    private double microsecondsEach(int replicas, String name) {
        RunPlan plan = Directories.plan(FILE + replicas + "\n");
        Path directory = temporary.resolve(name);
        long start = System.nanoTime();
        Directories.run(plan, directory, 1);
        double elapsed = (System.nanoTime() - start) / 1e3;
        try (ResultStore store = Directories.open(directory)) {
            assertEquals(replicas, store.replicas(plan.cells().get(0).key()));
        }
        return elapsed / replicas;
    }
}
