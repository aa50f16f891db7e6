package org.limitlab.engine.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limitlab.engine.plan.PlanOptions;
import org.limitlab.engine.plan.Planner;
import org.limitlab.engine.plan.RunPlan;
import org.limitlab.engine.sample.Samples;
import org.limitlab.engine.store.Python;
import org.limitlab.engine.store.ResultStore;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The Python of docs/reading-results.md, run on real results. */
class ReadingResultsTest {

    private static final String EXPERIMENT =
            """
            parameters: {trouble: failure, every: 5}
            axes: {particles: [2, 3]}
            times: [0, 0.5, 1]
            replicas: 48
            seed: 5
            claims:
              - {id: a, kind: value, of: {observable: mean}, against: {theory: pull-euler}, precision: 9}
            """;

    /** Compares the table with the values of the files, by NumPy alone. */
    private static final String CROSS_CHECK =
            """
            for folder in sorted(Path("results/cbo-decay/cells").iterdir()):
                time, values, sound = read_cell(folder, "secondMoment")
                assert values.shape == (48, 3) and sound.sum() == 39, (values.shape, sound.sum())
                rows = moment[moment.cell == folder.name].sort_values("time")
                assert np.allclose(rows.value, values[sound].mean(axis=0), rtol=1e-13)
                error = values[sound].std(axis=0, ddof=1) / np.sqrt(39)
                assert np.allclose(rows.standard_error, error, rtol=1e-12)
                assert (rows.replicas == 39).all()
            print("the table agrees")
            """;

    /** Changes one value in a file as h5py does, which the digest must notice. */
    private static final String TAMPER =
            """
            path = next(Path("results/cbo-decay/cells").rglob("0-*.h5"))
            with h5py.File(path, "r+") as file:
                file["observables/secondMoment"][0, 0] += 1e-12
            with h5py.File(path, "r") as file:
                assert file.attrs["sha256"].decode() != data_digest(file)
                assert file.attrs["sha256_attributes"].decode() == attribute_digest(file)
            print("tampering shows")
            """;

    @TempDir Path scratch;

    @Test
    void pythonOfTheManualRuns() throws Exception {
        Python python = Python.withHdf5();
        RunPlan plan = Planner.plan(Samples.pull(EXPERIMENT), Samples.CATALOG, PlanOptions.PLAIN);
        Path results = scratch.resolve("results/cbo-decay");
        Files.createDirectories(results.getParent());
        try (ResultStore store = SummaryTest.open(results)) {
            SummaryTest.compute(plan, store, 32, 48);
            Summary.write(plan, store);
        }
        boolean pandas = python.has("pandas");
        List<String> snippets =
                Python.snippets("reading-results.md", "python").stream()
                        .filter(s -> pandas || !s.contains("import pandas"))
                        .toList();
        assertTrue(snippets.size() >= 4, "snippets: " + snippets.size());
        String script = String.join("\n", snippets) + (pandas ? CROSS_CHECK : "") + TAMPER;
        String printed = python.run(scratch, script.replace("secondMoment", "mean"));
        assertTrue(printed.contains("5 files are what was written"), printed);
        assertTrue(printed.contains("tampering shows"), printed);
        assertEquals(pandas, printed.contains("the table agrees"), printed);
    }
}
