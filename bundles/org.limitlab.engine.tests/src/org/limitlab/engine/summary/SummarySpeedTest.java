package org.limitlab.engine.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limitlab.engine.plan.Block;
import org.limitlab.engine.plan.Cell;
import org.limitlab.engine.plan.PlanOptions;
import org.limitlab.engine.plan.Planner;
import org.limitlab.engine.plan.RunPlan;
import org.limitlab.engine.run.Replicas;
import org.limitlab.engine.sample.Samples;
import org.limitlab.engine.store.BlockData;
import org.limitlab.engine.store.Document;
import org.limitlab.engine.store.ReplicaRange;
import org.limitlab.engine.store.ResultStore;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Prints how fast results become a table and how much memory that takes; asserts no time. */
@Tag("slow")
class SummarySpeedTest {

    private static final String OBSERVED = "observables: [mean, exit]\n";

    @TempDir Path results;
    private double cpuBefore;

    @Test
    void tenThousandCellsOfTenReplicas() {
        RunPlan plan =
                plan(
                        "axes: {start: "
                                + list(100)
                                + ", rate: "
                                + list(100)
                                + "}\ntimes: 0:1:9\nreplicas: 10\nseed: 1\n"
                                + OBSERVED);
        assertEquals(10_000, plan.cells().size());
        List<BlockData> blocks = new ArrayList<>();
        for (Cell cell : plan.cells()) {
            blocks.add(Replicas.run(new Block(cell, 0, 10), Replicas.Conditions.PLAIN));
        }
        print("prepared", System.nanoTime());
        long start = System.nanoTime();
        try (ResultStore store = SummaryTest.open(results)) {
            blocks.parallelStream().forEach(store::put);
            print("wrote " + blocks.size() + " blocks", start);
        }
        blocks.clear();
        start = System.nanoTime();
        try (ResultStore store = SummaryTest.open(results)) {
            Summary.write(plan, store);
            print("opened them without index and tabled them", start);
            long lines = store.document(Document.SUMMARY).orElseThrow().lines().count();
            assertEquals(1 + 10_000 * 10, lines);
        }
    }

    @Test
    void aMillionReplicas() {
        int count = 1 << 20;
        RunPlan plan =
                plan(
                        "parameters: {particles: 1, step: 0.5}\ntimes: 0:10:21\nreplicas: "
                                + count
                                + "\nseed: 1\n"
                                + OBSERVED);
        Cell cell = plan.cells().getFirst();
        long start = System.nanoTime();
        try (ResultStore store = SummaryTest.open(results)) {
            for (Block block : cell.blocks(0, count)) {
                store.put(Replicas.run(block, Replicas.Conditions.PLAIN));
            }
            print("ran and wrote " + count + " replicas", start);
        }
        System.gc();
        long before = used();
        start = System.nanoTime();
        try (ResultStore store = SummaryTest.open(results)) {
            assertEquals(count, store.replicas(cell.key()));
            Summary.write(plan, store);
            print("tabled them", start);
            double sum = 0;
            double[] last = new double[21];
            for (int first = 0; first < count; first += 1 << 16) {
                double[] values =
                        store.read(cell.key(), "mean", new ReplicaRange(first, first + (1 << 16)));
                System.arraycopy(values, values.length - 21, last, 0, 21);
                for (int i = 20; i < values.length; i += 21) {
                    sum += values[i];
                }
            }
            double mean = sum / count;
            String tabled =
                    store.document(Document.SUMMARY)
                            .orElseThrow()
                            .lines()
                            .filter(line -> line.contains(",mean,mean,10.0,"))
                            .findFirst()
                            .orElseThrow();
            assertTrue(Math.abs(Double.parseDouble(tabled.split(",")[8]) - mean) < 1e-12, tabled);
        }
        System.gc();
        System.out.printf(Locale.ROOT, "heap grew by %d MB%n", (used() - before) >> 20);
    }

    private static RunPlan plan(String lines) {
        return Planner.plan(Samples.pull(lines), Samples.CATALOG, PlanOptions.PLAIN);
    }

    private static String list(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Double.toString(0.0625 * i))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private void print(String what, long start) {
        double cpu = ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis();
        System.out.printf(
                Locale.ROOT,
                "%s in %.2f s, %.2f s of processor time%n",
                what,
                (System.nanoTime() - start) * 1e-9,
                (cpu - cpuBefore) * 1e-3);
        cpuBefore = cpu;
    }
}
