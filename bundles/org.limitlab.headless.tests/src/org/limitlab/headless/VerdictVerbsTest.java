package org.limitlab.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limitlab.core.catalog.Catalog;
import org.limitlab.core.catalog.CatalogBuilder;
import org.limitlab.core.catalog.Example;
import org.limitlab.headless.CommandLine.Result;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;

class VerdictVerbsTest {

    @TempDir Path folder;

    /**
     * Without noise the mean after one step is 0.75 to the last bit: no chance, no seed to tune.
     */
    private static String experiment(String claim) {
        return """
               schemaVersion: 1
               title: One step
               model: relaxation
               parameters: {rate: 1, noise: 0, step: 0.25}
               times: [0, 0.25]
               replicas: 32
               seed: 7
               claims:
                 - %s
               """
                .formatted(claim);
    }

    private static final String TRUE =
            "{id: right, kind: value, of: {observable: mean}, against: 0.75, precision: 0.2}";
    private static final String FALSE =
            "{id: wrong, kind: value, of: {observable: mean}, against: 0.5, precision: 0.01}";
    private static final String OPEN =
            "{id: open, kind: value, of: {observable: mean}, against: 0.75, precision: 0.0001}";
    private static final String SHOWN = "{id: shown, kind: phenomenon, of: {observable: mean}}";

    private Result run(Catalog catalog, String... arguments) {
        return new CommandLine(catalog, folder).run(arguments);
    }

    private Result judged(String claim, String... more) throws IOException {
        Files.writeString(folder.resolve("one.yaml"), experiment(claim));
        List<String> arguments = new java.util.ArrayList<>(List.of("run", "one.yaml", "-q"));
        arguments.addAll(List.of(more));
        return run(Catalog.of(new Relaxation()), arguments.toArray(String[]::new));
    }

    @Test
    void supportedAndReportedExitWithZero() throws IOException {
        Result result = judged(TRUE);
        assertEquals(0, result.code(), result.out() + result.err());
        assertTrue(result.out().contains("SUPPORTED"), result.out());
        assertEquals(0, judged(TRUE, "--strict").code());
        Result shown = judged(SHOWN, "-o", "shown");
        assertEquals(0, shown.code(), shown.err());
        assertTrue(shown.out().contains("REPORTED"), shown.out());
        assertEquals(4, judged(SHOWN, "-o", "shown", "--strict").code());
    }

    @Test
    void runEndsWithTheVerdictTableAndTheReportsPath() throws IOException {
        List<String> lines = judged(TRUE, "-o", "d").out().lines().toList();
        assertTrue(lines.get(0).startsWith("verdict"), lines.toString());
        assertEquals("report: d/report.html", lines.getLast());
    }

    /** Two values with one interval each, on the edge of their regions: 0.025 + 0.025. */
    @Test
    void chanceIsSummedWhereManyClaimsAreJudged() throws IOException {
        String two = TRUE + "\n  - " + TRUE.replace("right", "also-right");
        String sentence = "chance alone refutes at most 0.05 of these 2 claims";
        Result run = judged(two, "-o", "two", "--set", "noise=1");
        assertTrue(run.out().contains(sentence), run.out());
        assertTrue(Files.readString(folder.resolve("two/report.html")).contains(sentence));
        Result silent = judged(TRUE, "-o", "one", "--set", "noise=1");
        assertFalse(silent.out().contains("chance alone"), silent.out());
        String noisy = experiment(TRUE).replace("noise: 0", "noise: 1");
        CatalogBuilder builder = new CatalogBuilder().add(new Relaxation(), "test");
        builder.addExample(new Example("a", "demo", "test", noisy));
        builder.addExample(new Example("b", "demo", "test", noisy.replace("right", "left")));
        Result verify = run(builder.build(), "verify", "demo", "-q");
        assertTrue(verify.out().contains(sentence), verify.out());
    }

    @Test
    void reportsAndFiguresFollowFromResults() throws IOException {
        judged(
                "{id: right, kind: value, of: {observable: mean, at: all}, against: 1 - t,"
                        + " precision: 0.2}",
                "-o",
                "d");
        Catalog catalog = Catalog.of(new Relaxation());
        assertEquals(0, run(catalog, "report", "d", "-o", "again.html").code());
        assertEquals(
                Files.readString(folder.resolve("d/report.html")),
                Files.readString(folder.resolve("again.html")));
        Result markdown = run(catalog, "report", "d", "--markdown", "-o", "-");
        assertTrue(markdown.out().startsWith("| verdict |"), markdown.out());
        Result list = run(catalog, "plot", "d", "--list");
        assertFalse(list.out().isEmpty());
        for (String end : List.of("svg", "pdf", "png", "csv")) {
            Result plot = run(catalog, "plot", "d", "--claim", "right", "-o", "f/x." + end);
            assertEquals(0, plot.code(), plot.err());
            assertTrue(Files.size(folder.resolve("f/x." + end)) > 100);
        }
        assertEquals(2, run(catalog, "plot", "d", "-o", "x.gif").code());
        Result unknown = run(catalog, "plot", "d", "--claim", "rigt");
        assertEquals(3, unknown.code());
        assertTrue(unknown.err().contains("did you mean \"right\"?"), unknown.err());
        Files.writeString(folder.resolve("figure.yaml"), "chrat: curve\n");
        Result spec = run(catalog, "plot", "d", "figure.yaml");
        assertEquals(3, spec.code());
        assertEquals(1, spec.errors().size(), spec.err());
        assertTrue(spec.err().contains("chrat"), spec.err());
    }

    @Test
    void plotsOfTheFileAreInTheReportAndDrawnByName() throws IOException {
        String text =
                experiment(SHOWN)
                        + "plots:\n  - {id: means, title: All means, observables: mean}\n";
        Files.writeString(folder.resolve("one.yaml"), text);
        Catalog catalog = Catalog.of(new Relaxation());
        assertEquals(0, run(catalog, "run", "one.yaml", "-q", "-o", "d").code());
        assertTrue(Files.readString(folder.resolve("d/report.html")).contains("All means"));
        Result list = run(catalog, "plot", "d", "--list");
        assertTrue(list.out().contains("\"chart\":\"curves\",\"plot\":\"means\""), list.out());
        assertEquals(0, run(catalog, "plot", "d", "--plot", "means").code());
        assertTrue(Files.readString(folder.resolve("means.svg")).contains("All means"));
        assertTrue(Files.size(folder.resolve("means.csv")) > 100);
        Files.writeString(folder.resolve("figure.yaml"), "plot: means\nwidth: 320\n");
        assertEquals(0, run(catalog, "plot", "d", "figure.yaml", "-o", "f.png").code());
        Result unknown = run(catalog, "plot", "d", "--plot", "maens");
        assertEquals(3, unknown.code());
        assertTrue(unknown.err().contains("did you mean \"means\"?"), unknown.err());
    }

    @Test
    void refutedExitsWithFour() throws IOException {
        Result result = judged(FALSE);
        assertEquals(4, result.code(), result.err());
        assertTrue(result.out().contains("REFUTED (!)"), result.out());
    }

    @Test
    void undecidedExitsWithZeroAndStrictWithFour() throws IOException {
        // the step is never small enough for this precision
        Result result = judged(OPEN);
        assertEquals(0, result.code(), result.err());
        assertTrue(result.out().contains("UNDECIDED"), result.out());
        assertEquals(4, judged(OPEN, "--strict").code());
    }

    @Test
    void failedReplicasComeBeforeRefutedClaims() throws IOException {
        assertEquals(1, judged(FALSE, "--set", "breaksAt=0.25").code());
    }

    @Test
    void jsonHasOneObjectAClaimAndOneForTheRun() throws IOException {
        Result result = judged(TRUE, "--json");
        JsonNode claim = result.json().get(0);
        assertEquals("verdict", claim.get("type").asString());
        assertEquals("right", claim.get("claim").asString());
        assertEquals("SUPPORTED", claim.get("outcome").asString());
        assertEquals(0.75, claim.at("/decisive/value").asDouble());
        assertTrue(Files.readString(folder.resolve("results/one/report.html")).contains("</html>"));
        JsonNode end = result.json().get(1);
        assertEquals("results/one/report.html", end.get("report").asString());
        assertEquals("run", end.get("type").asString());
        assertEquals(true, end.get("complete").asBoolean());
        JsonNode stored =
                JsonMapper.builder()
                        .build()
                        .readTree(Files.readString(folder.resolve("results/one/verdicts.json")));
        assertEquals("SUPPORTED", stored.at("/verdicts/0/outcome").asString());
    }

    @Test
    void shardsAreJudgedOnceTheyAreMerged() throws IOException {
        for (int i = 0; i < 2; i++) {
            Result shard = judged(TRUE, "-o", "s" + i, "--shard", i + "/2");
            assertEquals(0, shard.code(), shard.err());
            assertFalse(shard.out().contains("SUPPORTED"), shard.out());
        }
        Catalog catalog = Catalog.of(new Relaxation());
        assertEquals(0, run(catalog, "merge", "s0", "s1", "-o", "whole").code());
        Result result = run(catalog, "resume", "whole", "-q");
        assertEquals(0, result.code(), result.err());
        assertTrue(result.out().contains("SUPPORTED"), result.out());
    }

    private static Catalog catalog(String... claims) {
        CatalogBuilder builder = new CatalogBuilder().add(new Relaxation(), "test");
        for (int i = 0; i < claims.length; i++) {
            builder.addExample(new Example("demo-" + i, "demo", "test", experiment(claims[i])));
        }
        return builder.build();
    }

    private static final String ANNOUNCED =
            FALSE.replace("}, against", "}, announced: refuted, reason: it is false, against");

    @Test
    void verifyExitsWithZeroWhereAllIsAsAnnounced() {
        Result result = run(catalog(TRUE, ANNOUNCED, SHOWN), "verify", "demo", "-q");
        assertEquals(0, result.code(), result.out() + result.err());
        assertEquals(
                3,
                result.out().lines().filter(l -> l.contains(": as announced")).count(),
                result.out());
    }

    @Test
    void verifyExitsWithFourWhereAVerdictIsNotTheAnnouncedOne() throws Exception {
        Result result = run(catalog(TRUE, FALSE, OPEN), "verify", "demo", "-q", "--junit", "v.xml");
        assertEquals(4, result.code(), result.out());
        var xml =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(
                                new ByteArrayInputStream(
                                        Files.readAllBytes(folder.resolve("v.xml"))));
        assertEquals(3, xml.getElementsByTagName("testcase").getLength());
        assertEquals(2, xml.getElementsByTagName("failure").getLength());
        assertEquals(0, xml.getElementsByTagName("error").getLength());
        assertTrue(
                new String(Files.readAllBytes(folder.resolve("v.xml")), StandardCharsets.UTF_8)
                        .contains("REFUTED"));
    }

    @Test
    void verifyTakesExamplesAndRefusesUnknownNames() {
        Catalog catalog = catalog(TRUE, FALSE);
        assertEquals(0, run(catalog, "verify", "demo-0", "-q").code());
        Result json = run(catalog, "verify", "demo-0", "demo-1", "-q", "--json");
        assertEquals(4, json.code());
        assertEquals(4, json.json().size());
        Result unknown = run(catalog, "verify", "dmo");
        assertEquals(3, unknown.code());
        assertTrue(unknown.err().contains("did you mean \"demo\"?"), unknown.err());
    }

    @Test
    void verifyShowsExamplesThatDoNotReadAndGoesOn() {
        Catalog catalog = catalog(TRUE.replace("mean", "maen"), TRUE);
        Result result = run(catalog, "verify", "demo", "-q");
        assertEquals(3, result.code());
        assertTrue(result.err().contains("demo-0.yaml, line 9"), result.err());
        assertTrue(result.out().contains("demo-1: as announced"), result.out());
    }

    @Test
    void papersShowTheVerdictsOfResults() throws IOException {
        Catalog catalog = Catalog.of(new Relaxation());
        String named = TRUE.replace("id: right", "id: relaxation-mean-decays");
        judged(named, "-o", "d");
        Result announced = run(catalog, "papers", "M01");
        assertTrue(announced.out().contains("announced SUPPORTED"), announced.out());
        Result text = run(catalog, "papers", "M01", "--results", "d");
        assertEquals(0, text.code(), text.err());
        assertTrue(text.out().contains("relaxation-mean-decays  SUPPORTED  "), text.out());
        JsonNode paper =
                run(catalog, "papers", "M01", "--json", "--results", "d", "d").json().get(0);
        assertEquals(2, paper.at("/claims/0/verdicts").size());
        assertEquals("SUPPORTED", paper.at("/claims/0/verdicts/1/outcome").asString());
        assertEquals(0, paper.at("/claims/1/verdicts").size());
        assertEquals(6, run(catalog, "papers", "--results", "nowhere").code());
    }
}
