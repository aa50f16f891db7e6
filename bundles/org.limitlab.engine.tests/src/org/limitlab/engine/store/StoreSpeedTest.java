package org.limitlab.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limitlab.core.model.Observable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Prints how fast many small cells are written and read; asserts no time. */
@Tag("slow")
class StoreSpeedTest {

    private static final int CELLS = 10_000;
    private static final int REPLICAS = 10;
    private static final double[] TIMES = {0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1};
    private static final Observable MOMENT =
            Observable.scalar("secondMoment", "V", "second moment");
    private static final Observable HIT = Observable.once("hit", "H", "hit");

    @TempDir Path results;

    private static BlockData cell(int index) {
        double[] moment = new double[REPLICAS * TIMES.length];
        double[] hit = new double[REPLICAS];
        for (int i = 0; i < moment.length; i++) {
            moment[i] = Math.sin(index + i);
        }
        for (int i = 0; i < hit.length; i++) {
            hit[i] = i % 2;
        }
        return new BlockData(
                String.format(Locale.ROOT, "%064x", index),
                "cbo",
                1,
                "{dimension: 2, drift: 1, noise: 0.5, objective: quadratic, particles: "
                        + index
                        + "}",
                TIMES,
                0,
                REPLICAS,
                List.of(new ObservableData(MOMENT, moment), new ObservableData(HIT, hit)),
                List.of());
    }

    @Test
    void tenThousandSmallCells() throws Exception {
        int threads = Math.min(4, Runtime.getRuntime().availableProcessors());
        long start = System.nanoTime();
        try (ResultStore store = Samples.open(results);
                ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < CELLS; i++) {
                int index = i;
                done.add(workers.submit(() -> store.put(cell(index))));
            }
            for (Future<?> each : done) {
                each.get();
            }
        }
        print(threads + " threads wrote " + CELLS + " cells", start);

        start = System.nanoTime();
        double sum = 0;
        try (ResultStore store = ResultStore.read(results, StoreListener.NONE)) {
            List<String> cells = store.cells();
            assertEquals(CELLS, cells.size());
            print("listed and checked them", start);
            for (String key : cells) {
                ReplicaRange all = new ReplicaRange(0, store.replicas(key));
                sum += store.read(key, "secondMoment", all)[0];
                sum += store.read(key, "hit", all)[1];
            }
        }
        print("listed, checked and read them", start);
        double expected = 0;
        for (int i = 0; i < CELLS; i++) {
            expected += Math.sin(i);
            expected += 1;
        }
        assertEquals(expected, sum, 1e-9);
    }

    private static void print(String what, long start) {
        System.out.printf(Locale.ROOT, "%s in %.2f s%n", what, (System.nanoTime() - start) * 1e-9);
    }
}
