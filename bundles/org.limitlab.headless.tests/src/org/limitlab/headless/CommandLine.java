package org.limitlab.headless;

import org.limitlab.core.catalog.Catalog;
import org.limitlab.headless.shell.Environment;
import org.limitlab.headless.shell.Signals;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Calls the command line in this JVM, with a catalog, a folder and variables of its own. */
final class CommandLine {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Catalog catalog;
    private final Path folder;
    private final Map<String, String> variables = new HashMap<>();
    private Signals signals = Signals.none();
    private String input = "";

    /** What one call left behind. */
    record Result(int code, String out, String err) {

        /** Standard output as one object a line. */
        List<JsonNode> json() {
            return out.lines().map(JSON::readTree).toList();
        }

        List<String> errors() {
            return err.lines().toList();
        }
    }

    CommandLine(Catalog catalog, Path folder) {
        this.catalog = catalog;
        this.folder = folder;
    }

    CommandLine with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    CommandLine with(Signals others) {
        signals = others;
        return this;
    }

    CommandLine input(String text) {
        input = text;
        return this;
    }

    Result run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Environment environment =
                new Environment(
                        variables,
                        folder,
                        Environment.Terminal.NONE,
                        signals,
                        Instant::now,
                        "0.1.0");
        PrintStream toOut = new PrintStream(out, false, StandardCharsets.UTF_8);
        PrintStream toErr = new PrintStream(err, false, StandardCharsets.UTF_8);
        int code =
                Main.run(
                        arguments,
                        () -> catalog,
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                        toOut,
                        toErr,
                        environment);
        return new Result(
                code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
