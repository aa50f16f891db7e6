package org.limitlab.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limitlab.core.catalog.Catalog;
import org.limitlab.core.catalog.CatalogBuilder;
import org.limitlab.headless.CommandLine.Result;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class ResultVerbsTest {

    @TempDir Path folder;

    private static final String SMALL =
            """
            schemaVersion: 1
            model: relaxation
            parameters: {rate: 1, noise: 0, step: 0.25}
            axes: {particles: [1, 2]}
            times: [0, 0.25]
            replicas: 2
            seed: 7
            """;

    @BeforeEach
    void runTwice() throws IOException {
        Files.writeString(folder.resolve("small.yaml"), SMALL);
        assertEquals(0, run("run", "small.yaml", "-o", "first", "-q").code());
        Files.writeString(folder.resolve("noisy.yaml"), SMALL.replace("noise: 0,", "noise: 1,"));
        assertEquals(0, run("run", "noisy.yaml", "-o", "noisy", "-q").code());
    }

    private Result run(String... arguments) {
        return new CommandLine(Catalog.of(new Relaxation()), folder).run(arguments);
    }

    @Test
    void exportWritesATidyTableOfReplicas() throws IOException {
        Result result = run("export", "first", "--per-replica", "--observable", "mean");
        assertEquals(0, result.code(), result.err());
        assertEquals(
                List.of(
                        "particles,side,replica,time,observable,value",
                        "1,simulation,0,0.0,mean,1.0",
                        "1,simulation,0,0.25,mean,0.75",
                        "1,simulation,1,0.0,mean,1.0",
                        "1,simulation,1,0.25,mean,0.75",
                        "2,simulation,0,0.0,mean,1.0",
                        "2,simulation,0,0.25,mean,0.75",
                        "2,simulation,1,0.0,mean,1.0",
                        "2,simulation,1,0.25,mean,0.75"),
                result.out().lines().toList());
        Result file =
                run("export", "first", "--per-replica", "--observable", "mean", "-o", "x/t.csv");
        assertEquals(new Result(0, "", ""), file);
        assertEquals(result.out(), Files.readString(folder.resolve("x/t.csv")));
        Result unknown = run("export", "first", "--per-replica", "--observable", "maen");
        assertEquals(3, unknown.code());
        assertTrue(unknown.err().contains("did you mean \"mean\"?"), unknown.err());
    }

    @Test
    void compareAcceptsEqualBitsAndCountsWhatOnlyOneHas() {
        assertEquals(0, run("compare", "first", "first").code());
        Result result = run("compare", "first", "noisy", "--json");
        assertEquals(0, result.code(), "no cell is in both");
        JsonNode sum = result.json().get(0);
        assertEquals(0, sum.get("compared").asInt());
        assertEquals(4, sum.get("onlyFirst").size() + sum.get("onlySecond").size());
        assertEquals(6, run("compare", "first", "nowhere").code());
    }

    @Test
    void mergeRefusesResultsOfAnotherExperimentAndLeavesTheTarget() {
        Result result = run("merge", "first", "noisy", "-o", "both");
        assertEquals(6, result.code());
        assertEquals(1, result.errors().size(), result.err());
        assertTrue(result.err().contains("noise is 0 there, 1 here"), result.err());
        assertEquals(2, run("merge", "first").code());
    }

    @Test
    void doctorFindsWhatIsBroken() throws IOException {
        Result well = run("doctor", "--json");
        assertEquals(0, well.code(), well.out());
        assertEquals("", well.err());
        List<String> names = well.json().stream().map(f -> f.get("name").asString()).toList();
        assertTrue(
                names.containsAll(
                        List.of("Java", "processor", "memory", "plug-ins", "pictures", "disk")),
                well.out());
        Catalog broken =
                new CatalogBuilder()
                        .add(new Relaxation(), "org.example.good")
                        .problem("org.example.bad", "cannot load it", "reinstall it")
                        .build();
        Result ill = new CommandLine(broken, folder).run("doctor");
        assertEquals(5, ill.code());
        assertTrue(ill.out().contains("org.example.bad: cannot load it"), ill.out());
        Result nowhere =
                new CommandLine(Catalog.of(new Relaxation()), folder.resolve("gone")).run("doctor");
        assertEquals(6, nowhere.code());
        try (var left = Files.list(folder)) {
            assertFalse(left.anyMatch(f -> f.getFileName().toString().startsWith(".limitlab")));
        }
    }

    @Test
    void selftestPasses() {
        Result result = run("selftest");
        assertEquals(0, result.code(), result.err());
        assertTrue(result.out().lines().allMatch(line -> line.startsWith("ok  ")), result.out());
        assertEquals(3, new CommandLine(Catalog.of(), folder).run("selftest").code());
    }

    @Test
    void exportPrintsTheSummaryOfACompleteRun() throws IOException {
        Result result = run("export", "first");
        assertEquals(0, result.code(), result.err());
        assertEquals(Files.readString(folder.resolve("first/summary.csv")), result.out());
        assertTrue(result.out().startsWith("cell,particles,side,observable,"), result.out());
        assertEquals(0, run("run", "small.yaml", "-o", "part", "--shard", "0/2", "-q").code());
        Result none = run("export", "part");
        assertEquals(6, none.code());
        assertTrue(none.err().contains("the run is not complete"), none.err());
    }
}
