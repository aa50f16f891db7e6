package org.limitlab.engine.summary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.engine.plan.Block;
import org.limitlab.engine.plan.Cell;
import org.limitlab.engine.plan.PlanOptions;
import org.limitlab.engine.plan.Planner;
import org.limitlab.engine.plan.RunPlan;
import org.limitlab.engine.plan.TheoryTask;
import org.limitlab.engine.run.Replicas;
import org.limitlab.engine.sample.Samples;
import org.limitlab.engine.store.Access;
import org.limitlab.engine.store.Document;
import org.limitlab.engine.store.Host;
import org.limitlab.engine.store.ResultStore;
import org.limitlab.engine.store.StoreListener;
import org.limitlab.engine.store.TheoryData;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

class SummaryTest {

    private static final String EXPERIMENT =
            """
            axes: {particles: [2, 3], rate: [0.5, 6]}
            times: [0, 0.5, 1]
            replicas: 12
            seed: 5
            sides: {follow: {theory: pull-control}}
            claims:
              - {id: a, kind: value, of: {observable: mean}, against: {theory: pull-euler}, precision: 9}
              - {id: b, kind: value, of: {observable: mean}, against: {theory: pull-continuous}, precision: 9}
              - {id: c, kind: value, of: {observable: above, equals: 1}, against: 0.5, precision: 9}
            """;

    @TempDir Path results;

    private static RunPlan plan(String lines) {
        return Planner.plan(Samples.pull(lines), Samples.CATALOG, PlanOptions.PLAIN);
    }

    static ResultStore open(Path directory) {
        return ResultStore.open(directory, Access.RUN, Host.machine("java"), StoreListener.NONE);
    }

    static void compute(RunPlan plan, ResultStore store, int... cuts) {
        for (Cell cell : plan.cells()) {
            int from = 0;
            for (int to : cuts) {
                Block block = new Block(cell, from, to - from);
                store.put(Replicas.run(block, Replicas.Conditions.PLAIN));
                from = to;
            }
        }
        for (TheoryTask task : plan.theories()) {
            store.put(answer(task, plan.seed()));
        }
    }

    private static TheoryData answer(TheoryTask task, long seed) {
        String text = task.parametersText();
        try {
            return TheoryData.of(
                    task.key(),
                    task.theoryId(),
                    1,
                    text,
                    task.times(),
                    task.observables(),
                    task.predict(seed, () -> false));
        } catch (NoPrediction e) {
            return TheoryData.none(
                    task.key(), task.theoryId(), 1, text, task.times(), e.getMessage());
        }
    }

    private static List<NamedCsvRecord> records(String csv) {
        return CsvReader.builder().ofNamedCsvRecord(csv).stream().toList();
    }

    private static List<NamedCsvRecord> where(List<NamedCsvRecord> all, String... pairs) {
        return all.stream()
                .filter(
                        r -> {
                            for (int i = 0; i < pairs.length; i += 2) {
                                if (!r.getField(pairs[i]).equals(pairs[i + 1])) {
                                    return false;
                                }
                            }
                            return true;
                        })
                .toList();
    }

    private static double number(NamedCsvRecord record, String column) {
        return Double.parseDouble(record.getField(column));
    }

    private String table(RunPlan plan, int... cuts) {
        try (ResultStore store = open(results)) {
            compute(plan, store, cuts);
            Summary.write(plan, store);
            return store.document(Document.SUMMARY).orElseThrow();
        }
    }

    @Test
    void columnsAreTheConventions() {
        String csv = table(plan(EXPERIMENT), 12);
        assertTrue(
                csv.startsWith(
                        "cell,particles,rate,side,observable,statistic,time,index1,index2,replicas,"
                                + "value,standard_error,lower,upper,theory,theory_value,"
                                + "theory_error,gap\r\n"));
        assertTrue(csv.endsWith("\r\n"));
    }

    @Test
    void meansAndGapsAgreeWithAPlainComputation() {
        RunPlan plan = plan(EXPERIMENT);
        List<NamedCsvRecord> all = records(table(plan, 12));
        List<NamedCsvRecord> rows =
                where(
                        all,
                        "particles",
                        "3",
                        "rate",
                        "0.5",
                        "observable",
                        "mean",
                        "theory",
                        "pull-continuous");
        assertEquals(3, rows.size());
        try (ResultStore store = ResultStore.read(results, StoreListener.NONE)) {
            String key = rows.get(0).getField("cell");
            double[] values =
                    store.read(key, "mean", new org.limitlab.engine.store.ReplicaRange(0, 12));
            for (int t = 0; t < 3; t++) {
                double sum = 0;
                for (int r = 0; r < 12; r++) {
                    sum += values[3 * r + t];
                }
                NamedCsvRecord row = rows.get(t);
                double theory = Math.exp(-0.5 * 0.5 * t);
                assertEquals(0.5 * t, number(row, "time"), 0.0);
                assertEquals("12", row.getField("replicas"));
                assertEquals("simulation", row.getField("side"));
                assertEquals("mean", row.getField("statistic"));
                assertEquals(sum / 12, number(row, "value"), 1e-14);
                assertEquals(theory, number(row, "theory_value"), 1e-15);
                assertEquals(0, number(row, "theory_error"), 0.0);
                assertEquals(sum / 12 - theory, number(row, "gap"), 1e-14);
                assertTrue(number(row, "lower") <= number(row, "value"));
                assertTrue(number(row, "upper") >= number(row, "value"));
            }
        }
    }

    @Test
    void eachTheoryHasARowAndSilenceIsEmpty() {
        List<NamedCsvRecord> all = records(table(plan(EXPERIMENT), 12));
        assertEquals(
                2,
                where(all, "particles", "2", "rate", "0.5", "observable", "mean", "time", "0.5")
                        .size());
        // rate 6 is outside of pull-continuous' domain: it says so for what it declares, no more
        List<NamedCsvRecord> silent = where(all, "rate", "6", "theory", "pull-continuous");
        Set<String> about = new TreeSet<>();
        silent.forEach(
                r -> {
                    about.add(r.getField("observable"));
                    assertEquals("", r.getField("theory_value"));
                    assertEquals("", r.getField("gap"));
                    assertFalse(r.getField("value").isEmpty());
                });
        assertEquals(Set.of("above", "mean"), about);
    }

    @Test
    void whatOnlyTheoriesPredictHasRowsWithoutReplicas() {
        List<NamedCsvRecord> rows =
                where(records(table(plan(EXPERIMENT), 12)), "observable", "control", "rate", "6");
        assertEquals(6, rows.size());
        NamedCsvRecord last = rows.get(2);
        assertEquals("", last.getField("side"));
        assertEquals("", last.getField("replicas"));
        assertEquals("", last.getField("value"));
        assertEquals("pull-control", last.getField("theory"));
        assertEquals(3, number(last, "theory_value"), 0.0);
    }

    @Test
    void indicesAndEventsAreColumns() {
        List<NamedCsvRecord> all = records(table(plan(EXPERIMENT), 12));
        List<NamedCsvRecord> moments =
                where(all, "observable", "moments", "particles", "2", "rate", "6");
        assertEquals(9, moments.size());
        assertEquals("2", moments.get(5).getField("index1"));
        assertEquals("", moments.get(5).getField("index2"));
        assertEquals("0.5", moments.get(5).getField("time"));
        List<NamedCsvRecord> event =
                where(all, "observable", "above", "statistic", "probability(1)");
        assertEquals(4, event.size());
        assertEquals("", event.get(0).getField("time"));
        assertTrue(where(all, "observable", "path").isEmpty());
        assertEquals(4, where(all, "observable", "exit", "statistic", "censored-time").size());
    }

    @Test
    void failedReplicasAreLeftOutAtAllTimes() {
        RunPlan plan =
                plan(
                        """
                        parameters: {trouble: failure, every: 3}
                        times: [0, 0.5, 1]
                        replicas: 8
                        seed: 1
                        """);
        for (NamedCsvRecord row : records(table(plan, 8))) {
            assertEquals("6", row.getField("replicas"));
        }
    }

    @Test
    void sameRowsHoweverTheBlocksAreCut() {
        RunPlan plan = plan(EXPERIMENT);
        String whole = table(plan, 12);
        results = results.resolve("cut");
        assertEquals(whole, table(plan, 1, 5, 7, 12));
    }

    @Test
    void replicasBeyondThoseAskedForAreNotUsed() {
        String twelve = table(plan(EXPERIMENT), 12);
        try (ResultStore store = open(results)) {
            RunPlan more = plan(EXPERIMENT.replace("replicas: 12", "replicas: 16"));
            compute(more, store, 16);
            Summary.write(plan(EXPERIMENT), store);
            assertEquals(twelve, store.document(Document.SUMMARY).orElseThrow());
        }
    }

    @Test
    void axisThatIsNamedLikeAColumnIsRenamed() throws Exception {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        new SummaryCsv(out, List.of("time", "N")).flush();
        assertTrue(out.toString().startsWith("cell,axis_time,N,side,"), out.toString());
    }

    @Test
    void numbersAreShortAndExact() {
        assertEquals("0.1", SummaryCsv.number(0.1));
        assertEquals("inf", SummaryCsv.number(Double.POSITIVE_INFINITY));
        assertEquals("-inf", SummaryCsv.number(Double.NEGATIVE_INFINITY));
        assertEquals("", SummaryCsv.number(Double.NaN));
        double[] exact = {Math.PI, 1e300, Double.MIN_VALUE, -1 / 3.0};
        double[] read = new double[exact.length];
        for (int i = 0; i < exact.length; i++) {
            read[i] = Double.parseDouble(SummaryCsv.number(exact[i]));
        }
        assertArrayEquals(exact, read);
    }
}
