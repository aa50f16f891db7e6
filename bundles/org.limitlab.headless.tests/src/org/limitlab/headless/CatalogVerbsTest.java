package org.limitlab.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.limitlab.core.catalog.Catalog;
import org.limitlab.core.experiment.ExperimentSchema;
import org.limitlab.core.yaml.YamlReader;
import org.limitlab.headless.CommandLine.Result;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

class CatalogVerbsTest {

    @TempDir Path folder;

    private final Catalog catalog = Catalog.of(new Relaxation());

    private Result run(String... arguments) {
        return new CommandLine(catalog, folder).run(arguments);
    }

    private static TreeSet<String> ids(Result result, String type) {
        TreeSet<String> ids = new TreeSet<>();
        for (JsonNode object : result.json()) {
            if (object.get("type").asString().equals(type)) {
                ids.add(object.get("id").asString());
            }
        }
        return ids;
    }

    @Test
    void listNamesEverythingThatIsInstalled() {
        Result text = run("list");
        assertEquals(0, text.code());
        assertEquals("", text.err());
        for (String id : List.of("relaxation", "relaxation-mean", "relaxation-wrong")) {
            assertTrue(text.out().contains(id), text.out());
        }
        Result json = run("list", "--json");
        assertEquals(Set.of("relaxation"), ids(json, "model"));
        assertEquals(Set.of("relaxation-mean"), ids(json, "theory"));
        assertEquals(Set.of("relaxation-mean", "relaxation-wrong"), ids(json, "example"));
        assertEquals(Set.of("relaxation-mean-decays", "relaxation-too-fast"), ids(json, "claim"));
    }

    @Test
    void listTakesKinds() {
        assertEquals(
                List.of("claims", "examples"),
                run("list", "claims", "examples")
                        .out()
                        .lines()
                        .filter(line -> !line.startsWith(" "))
                        .toList());
        Result wrong = run("list", "modells");
        assertEquals(2, wrong.code());
        assertTrue(wrong.err().contains("did you mean \"models\"?"), wrong.err());
    }

    @Test
    void listShowsWhatCouldNotBeTakenInAndGoesOn() {
        Catalog broken =
                new org.limitlab.core.catalog.CatalogBuilder()
                        .add(new Relaxation(), "org.example.good")
                        .problem("org.example.bad", "cannot load org.example.Gone", "reinstall it")
                        .build();
        Result result = new CommandLine(broken, folder).run("list");
        assertEquals(0, result.code());
        assertTrue(result.out().contains("relaxation"));
        assertEquals(
                "limitlab: org.example.bad: cannot load org.example.Gone (reinstall it)\n",
                result.err());
    }

    @Test
    void describeJsonListsEveryIdAndParameter() {
        Result result = run("describe", "--json");
        assertEquals(0, result.code());
        assertEquals(ids(run("list", "--json"), "claim"), ids(result, "claim"));
        JsonNode model =
                result.json().stream()
                        .filter(o -> o.get("type").asString().equals("model"))
                        .findFirst()
                        .orElseThrow();
        assertEquals("step", model.get("numericalStep").asString());
        JsonNode rate = model.get("parameters").get(1);
        assertEquals("rate", rate.get("name").asString());
        assertEquals("a", rate.get("symbol").asString());
        assertEquals("real", rate.get("type").asString());
        assertEquals(1, rate.get("default").asInt());
        assertEquals("[0, 20]", rate.get("range").asString());
        assertEquals(
                List.of("ones", "counted"),
                model.get("parameters")
                        .get(4)
                        .get("choices")
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList());
        assertEquals("particle", model.at("/observables/1/axes/0/id").asString());
        assertEquals(4, model.at("/observables/1/axes/0/length").asInt());
        assertEquals("m", model.at("/observables/0/unit").asString());
    }

    @Test
    void describeShowsWhatTheIdIs() {
        Result model = run("describe", "relaxation");
        assertEquals(0, model.code());
        assertTrue(model.out().contains("Rate of relaxation."), model.out());
        assertTrue(model.out().contains("real in [0, 20]"), model.out());
        Result both = run("describe", "relaxation-mean");
        assertTrue(both.out().contains("Rates up to 10."), both.out());
        assertTrue(both.out().contains("schemaVersion: 1"), both.out());
        Result claim = run("describe", "relaxation-too-fast");
        assertTrue(claim.out().contains("the rate is a, not 2 a"), claim.out());
        Result paper = run("describe", "M01");
        assertTrue(paper.out().contains("relaxation-mean-decays"), paper.out());
    }

    @Test
    void describeRefusesUnknownIdsAllAtOnce() {
        Result result = run("describe", "relaxatoin", "nothing-like-it", "relaxation");
        assertEquals(3, result.code());
        assertEquals(2, result.errors().size(), result.err());
        assertTrue(result.errors().get(0).contains("did you mean \"relaxation\"?"), result.err());
        assertEquals(2, run("describe").code());
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Schema schema(String... arguments) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(run(arguments).out());
    }

    private static List<String> complaints(Schema schema, String yaml) {
        JsonNode instance = JSON.valueToTree(ExperimentSchema.plain(YamlReader.read("test", yaml)));
        return schema.validate(instance).stream().map(Object::toString).toList();
    }

    @Test
    void describeSchemaPrintsASchemaThatTheExamplesFollow() {
        Schema schema = schema("describe", "--schema");
        catalog.examples().forEach(e -> assertEquals(List.of(), complaints(schema, e.text())));
        assertFalse(complaints(schema, "schemaVersion: 1\nmodel: relaxatoin").isEmpty());
        Schema parameters = schema("describe", "--schema", "relaxation");
        assertEquals(List.of(), complaints(parameters, "{rate: 2, initial: [[1], [2]]}"));
        assertFalse(complaints(parameters, "{rate: 21}").isEmpty());
        assertEquals(3, run("describe", "--schema", "M01").code());
    }

    @Test
    void papersHaveClaimsOrAReason() {
        Result result = run("papers", "--json");
        assertEquals(0, result.code());
        assertEquals(177, result.json().size());
        for (JsonNode paper : result.json()) {
            boolean claims = !paper.get("claims").isEmpty();
            assertEquals(claims, !paper.has("reason"), paper.toString());
            assertEquals(claims, paper.get("id").asString().equals("M01"), paper.toString());
        }
    }

    static Stream<List<String>> reasons() {
        return Stream.of(
                List.of("M16", "pure mathematics"),
                List.of("C043", "out of reach"),
                List.of("M02", "meanfieldgames, is not installed"));
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void papersSayWhyThereIsNoClaim(List<String> paperAndReason) {
        Result result = run("papers", paperAndReason.get(0));
        assertTrue(result.out().contains(paperAndReason.get(1)), result.out());
        assertEquals("1 paper, 0 with claims\n", result.err());
    }

    @Test
    void papersTakesIdsAndFollowsDoubles() {
        JsonNode paper = run("papers", "C002", "--json").json().get(0);
        assertEquals("M19", paper.get("id").asString());
        Result wrong = run("papers", "M1");
        assertEquals(3, wrong.code());
        assertTrue(wrong.err().startsWith("limitlab: M1: "), wrong.err());
    }

    @Test
    void newCopiesAnExampleAndNeverWritesOverAFile() throws IOException {
        Result result = run("new", "relaxation-mean", "-o", "mine.yaml");
        assertEquals(0, result.code());
        assertEquals("", result.out());
        String text = Files.readString(folder.resolve("mine.yaml"));
        assertEquals(catalog.example("relaxation-mean").orElseThrow().text(), text);
        Files.writeString(folder.resolve("mine.yaml"), "precious");
        Result again = run("new", "relaxation-mean", "-o", "mine.yaml");
        assertEquals(6, again.code());
        assertTrue(again.err().contains("exists already"), again.err());
        assertEquals("precious", Files.readString(folder.resolve("mine.yaml")));
        assertEquals(0, run("new", "relaxation-mean", "-o", "mine.yaml", "--force").code());
        assertEquals(text, Files.readString(folder.resolve("mine.yaml")));
    }

    @Test
    void newWritesAValidFileForAModel() {
        Result written = run("new", "relaxation", "-o", "-");
        assertEquals(0, written.code());
        assertTrue(written.out().contains("# a: Rate of relaxation. In [0, 20]."), written.out());
        assertTrue(written.out().contains("particles: [4, 8, 16, 32]"), written.out());
        Result checked = new CommandLine(catalog, folder).input(written.out()).run("validate", "-");
        assertEquals(0, checked.code(), checked.err());
        assertEquals(3, run("new", "relaxing").code());
    }
}
