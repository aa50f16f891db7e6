package org.limitlab.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.limitlab.core.catalog.Catalog;
import org.limitlab.core.catalog.CatalogBuilder;
import org.limitlab.headless.CommandLine.Result;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Bad experiment files: clear messages with file, line, value, bound and remedy; no trace. */
class BadFilesTest {

    @TempDir Path folder;

    private static final String GOOD =
            """
            schemaVersion: 1
            model: relaxation
            parameters: {rate: 1, step: 0.1}
            axes: {particles: [1, 2, 4, 8]}
            times: 0:1:11
            replicas: 32
            seed: 1
            claims:
              - {id: rate, kind: rate, of: {observable: mean, gap: rms, at: end}, against: 0, along: particles, law: n^-1/2}
            """;

    private static final Catalog CATALOG =
            new CatalogBuilder()
                    .add(new Relaxation(), "org.limitlab.test")
                    .addBundle("org.limitlab.test", "0.1.0")
                    .build();

    private Result validate(String text, String... more) throws IOException {
        Files.writeString(folder.resolve("bad.yaml"), text);
        String[] arguments = new String[2 + more.length];
        arguments[0] = "validate";
        arguments[1] = "bad.yaml";
        System.arraycopy(more, 0, arguments, 2, more.length);
        return new CommandLine(CATALOG, folder).run(arguments);
    }

    @Test
    void goodFileIsValid() throws IOException {
        assertEquals(new Result(0, "bad.yaml: valid, 4 points, 1 claim\n", ""), validate(GOOD));
    }

    /**
     * One mistake.
     *
     * @param was what stands in the good file
     * @param is what stands there instead
     * @param messages what the lines of the answer are
     */
    private record Mistake(String name, String was, String is, int code, String... messages) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Mistake> mistakes() {
        return Stream.of(
                new Mistake(
                        "unknown key",
                        "replicas: 32",
                        "replicaz: 32",
                        3,
                        "bad.yaml, line 6: unknown key \"replicaz\" in the experiment"
                                + " (did you mean \"replicas\"?)"),
                new Mistake(
                        "unknown parameter",
                        "rate: 1,",
                        "rat: 1,",
                        3,
                        "bad.yaml, line 3: unknown parameter \"rat\" of model \"relaxation\""
                                + " (did you mean \"rate\"?)"),
                new Mistake(
                        "wrong type",
                        "rate: 1,",
                        "rate: [1],",
                        3,
                        "bad.yaml, line 3: rate = [1] is not a number"
                                + " (to sweep it, list its values under axes)"),
                new Mistake(
                        "out of range",
                        "rate: 1,",
                        "rate: 21,",
                        3,
                        "bad.yaml, line 3: rate = 21 lies outside [0, 20]"
                                + " (choose a value in [0, 20])"),
                new Mistake(
                        "out of range at one point of an axis",
                        "[1, 2, 4, 8]",
                        "[1, 2, 4, 0]",
                        3,
                        "bad.yaml, line 4: particles = 0 lies outside [1, inf)"
                                + " (choose a value in [1, inf))"),
                new Mistake(
                        "two errors at once",
                        "parameters: {rate: 1, step: 0.1}\n",
                        "parameters: {rate: 21, step: 0}\n",
                        3,
                        "bad.yaml, line 3: rate = 21 lies outside [0, 20]"
                                + " (choose a value in [0, 20])",
                        "bad.yaml, line 3: step = 0 lies outside (0, 1]"
                                + " (choose a value in (0, 1])"),
                new Mistake(
                        "unknown model",
                        "model: relaxation",
                        "model: relaxatoin",
                        3,
                        "bad.yaml, line 2: model \"relaxatoin\" is not installed"
                                + " (did you mean \"relaxation\"?)"),
                new Mistake(
                        "missing plug-in",
                        "schemaVersion: 1\n",
                        "schemaVersion: 1\nrequires: {org.example.gone: 1.2}\n",
                        5,
                        "bad.yaml, line 2: plug-in org.example.gone is required but not installed"
                                + " (install the plug-in)"),
                new Mistake(
                        "plug-in too old",
                        "schemaVersion: 1\n",
                        "schemaVersion: 1\nrequires: {org.limitlab.test: 0.2.0}\n",
                        5,
                        "bad.yaml, line 2: plug-in org.limitlab.test 0.2.0 is required, found"
                                + " 0.1.0 (install the plug-in)"),
                new Mistake(
                        "one size where a claim fits a rate",
                        "[1, 2, 4, 8]",
                        "[8]",
                        3,
                        "bad.yaml, line 4: axis particles has 1 value, but claim \"rate\" fits a"
                                + " rate along it (list at least 4 sizes, such as 50, 100, 200,"
                                + " 400)"),
                new Mistake(
                        "times that are no multiple of the step",
                        "0:1:11",
                        "[0, 0.25]",
                        3,
                        "bad.yaml, line 5: time 0.25 is not a multiple of step = 0.1"
                                + " (choose times that are, or another step)"),
                new Mistake(
                        "newer file format",
                        "schemaVersion: 1",
                        "schemaVersion: 2",
                        3,
                        "bad.yaml, line 1: schemaVersion = 2 is not 1, the version that this"
                                + " LimitLab reads (use a newer LimitLab)"),
                new Mistake(
                        "a tag",
                        "seed: 1",
                        "seed: !!java.net.URL x",
                        3,
                        "bad.yaml, line 7: tag \"tag:yaml.org,2002:java.net.URL\" is not allowed"
                                + " (remove the tag)"),
                new Mistake(
                        "a key twice",
                        "seed: 1",
                        "seed: 1\nseed: 2",
                        3,
                        "bad.yaml, line 8: key \"seed\" is given twice (keep one)"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void oneClearLineForEachMistake(Mistake mistake) throws IOException {
        assertTrue(GOOD.contains(mistake.was()), "the good file has " + mistake.was());
        Result result = validate(GOOD.replace(mistake.was(), mistake.is()));
        assertEquals(
                List.of(mistake.messages()),
                result.errors().stream().map(l -> l.replaceFirst("limitlab: ", "")).toList());
        assertEquals(mistake.code(), result.code());
        assertEquals("", result.out());
    }

    @Test
    void yamlBombEndsInOneLine() throws IOException {
        StringBuilder bomb = new StringBuilder("a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n");
        for (int i = 1; i < 12; i++) {
            String before = "*a" + (i - 1);
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, (before + ", ").repeat(9) + before));
        }
        Result result = validate(bomb.toString());
        assertEquals(3, result.code());
        assertEquals(1, result.errors().size(), result.err());
        assertTrue(result.err().contains("bad.yaml"), result.err());
        Result deep = validate("a: " + "[".repeat(100_000));
        assertEquals(3, deep.code());
        assertEquals(1, deep.errors().size(), deep.err());
    }

    @Test
    void malformedYamlNamesTheLine() throws IOException {
        Result result = validate("schemaVersion: 1\nmodel: [relaxation\nseed: 1\n");
        assertEquals(3, result.code());
        assertEquals(1, result.errors().size(), result.err());
        assertTrue(result.err().contains("bad.yaml, line 3: not valid YAML"), result.err());
    }

    @Test
    void textsThatAreNoneAreRefused() throws IOException {
        Files.write(folder.resolve("latin.yaml"), new byte[] {'a', ':', ' ', (byte) 0xe9});
        Files.createDirectory(folder.resolve("folder.yaml"));
        CommandLine line = new CommandLine(CATALOG, folder);
        assertEquals(
                new Result(
                        3, "", "limitlab: latin.yaml: this is no UTF-8 text (save it as UTF-8)\n"),
                line.run("validate", "latin.yaml"));
        Result directory = line.run("validate", "folder.yaml");
        assertEquals(3, directory.code());
        assertTrue(directory.err().contains("this is a directory"), directory.err());
        Result missing = line.run("validate", "missing.yaml");
        assertEquals(6, missing.code());
        assertTrue(missing.err().endsWith("missing.yaml does not exist\n"), missing.err());
        Result unknown = line.run("validate", "relaxation-maen");
        assertEquals(3, unknown.code());
        assertTrue(unknown.err().contains("did you mean \"relaxation-mean\"?"), unknown.err());
    }

    @Test
    void jsonHasEveryProblemOfEveryFile() throws IOException {
        Result result =
                validate(
                        GOOD.replace("rate: 1,", "rate: 21,").replace("seed: 1", "sed: 1"),
                        "relaxation-mean",
                        "--json");
        assertEquals(3, result.code());
        assertEquals("", result.err());
        JsonNode bad = result.json().get(0);
        assertEquals("bad.yaml", bad.get("file").asString());
        assertEquals(false, bad.get("valid").asBoolean());
        assertEquals(2, bad.get("problems").size());
        JsonNode problem = bad.at("/problems/1");
        assertEquals(
                List.of("source", "line", "message", "remedy"),
                List.copyOf(problem.propertyNames()));
        assertEquals(true, result.json().get(1).get("valid").asBoolean());
    }

    @Test
    void commandLineOverridesAreCheckedToo() throws IOException {
        assertEquals(0, validate(GOOD, "--set", "rate=2", "--replicas", "8").code());
        Result result = validate(GOOD, "--set", "rate=21", "--set", "particles=1,2");
        assertEquals(3, result.code());
        assertEquals(2, result.errors().size(), result.err());
        assertTrue(result.err().contains("limitlab: --set: rate = 21 lies outside"), result.err());
        assertTrue(result.err().contains("--set: axis particles has 2 values"), result.err());
    }

    @Test
    void extendsLooksBesideTheFileThenAmongTheExamples() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(other.resolve("base.yaml"), GOOD);
        Files.writeString(other.resolve("mine.yaml"), "extends: base.yaml\nseed: 2\n");
        Files.writeString(other.resolve("theirs.yaml"), "extends: relaxation-mean\nseed: 2\n");
        Files.writeString(other.resolve("nobodys.yaml"), "extends: nothing\nseed: 2\n");
        CommandLine line = new CommandLine(CATALOG, folder);
        assertEquals(0, line.run("validate", "other/mine.yaml", "other/theirs.yaml").code());
        Result result = line.run("validate", "other/nobodys.yaml");
        assertEquals(3, result.code());
        assertTrue(
                result.err().contains("nobodys.yaml, line 1: extends: \"nothing\" is not found"),
                result.err());
    }
}
