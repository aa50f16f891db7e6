package org.limitlab.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.limitlab.core.catalog.Catalog;
import org.limitlab.headless.CommandLine.Result;
import org.limitlab.headless.shell.Environment;
import org.limitlab.headless.shell.ExitCode;
import org.limitlab.headless.shell.Signals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

class MainTest {

    @TempDir Path folder;

    private Result run(String... arguments) {
        return new CommandLine(Catalog.of(new Relaxation()), folder).run(arguments);
    }

    @Test
    void withoutACommandTheHelpGoesToStandardErrorAndTheUsageIsBad() {
        Result result = run();
        assertEquals(2, result.code());
        assertEquals("", result.out());
        assertTrue(result.err().startsWith("Usage: limitlab COMMAND"), result.err());
    }

    @Test
    void helpGoesToStandardOutput() {
        for (String help : new String[] {"--help", "-h", "help"}) {
            Result result = run(help);
            assertEquals(0, result.code());
            assertEquals("", result.err());
            for (String name : Verbs.all().keySet()) {
                assertTrue(result.out().contains("\n  " + name + " "), name);
            }
        }
        assertEquals(run("solve", "--help"), run("help", "solve"));
    }

    @Test
    void versionIsOneLine() {
        assertEquals(new Result(0, "limitlab 0.1.0\n", ""), run("--version"));
    }

    static Stream<String> verbs() {
        return Verbs.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void everyCommandHasHelpWithAnExample(String verb) {
        Result result = run(verb, "--help");
        assertEquals(0, result.code(), result.err());
        assertEquals("", result.err());
        assertTrue(result.out().startsWith("Usage: limitlab " + verb), result.out());
        assertTrue(result.out().contains(Verbs.all().get(verb).summary()), result.out());
        assertTrue(result.out().contains("Example:\n  limitlab " + verb), result.out());
        assertFalse(result.out().contains("\u001b"), "no colours off a terminal");
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void everyCommandRefusesAnUnknownOptionInOneLine(String verb) {
        Result result = run(verb, "--no-such-option");
        assertEquals(2, result.code());
        assertEquals("", result.out());
        assertEquals(1, result.errors().size(), result.err());
        assertTrue(result.err().endsWith("(see limitlab " + verb + " --help)\n"), result.err());
    }

    @Test
    void unknownCommandsAreRefusedWithAHint() {
        assertEquals(
                new Result(
                        2, "", "limitlab: unknown command \"sovle\" (did you mean \"solve\"?)\n"),
                run("sovle", "x"));
        assertEquals(2, run("--jsno").code());
    }

    @Test
    void optionsForAllMayComeBeforeTheCommand() {
        assertEquals("", run("-q", "simulate", "relaxation").err());
        assertTrue(run("simulate", "relaxation").err().startsWith("seed "));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "1, 4, 1",
        "4, 0, 4",
        "75, 1, 75",
        "130, 1, 130",
        "6, 130, 6",
        "6, 75, 6",
        "75, 4, 75",
        "3, 5, 5",
        "130, 75, 130"
    })
    void severalCodesMakeOne(int first, int second, int expected) {
        assertEquals(expected, ExitCode.of(first, second));
        assertEquals(expected, ExitCode.of(second, first));
    }

    private int run(Catalog catalog, OutputStream out, OutputStream err, String... arguments) {
        return Main.run(
                arguments,
                () -> catalog,
                InputStream.nullInputStream(),
                new PrintStream(out, false),
                new PrintStream(err, false),
                new Environment(
                        Map.of(),
                        folder,
                        Environment.Terminal.NONE,
                        Signals.none(),
                        Instant::now,
                        "0.1.0"));
    }

    @Test
    void outputThatCannotBeWrittenIsAnError() {
        OutputStream full =
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("No space left on device");
                    }
                };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        assertEquals(6, run(Catalog.of(new Relaxation()), full, err, "list"));
        assertEquals("limitlab: standard output could not be written to the end\n", err + "");
    }

    /** A catalog that breaks when it is asked for. */
    private Result broken(Throwable thrown, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code =
                Main.run(
                        arguments,
                        () -> {
                            throw MainTest.<RuntimeException>sneaky(thrown);
                        },
                        InputStream.nullInputStream(),
                        new PrintStream(out, false),
                        new PrintStream(err, false),
                        new Environment(
                                Map.of(),
                                folder,
                                Environment.Terminal.NONE,
                                Signals.none(),
                                Instant::now,
                                "0.1.0"));
        return new Result(code, out + "", err + "");
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T sneaky(Throwable thrown) throws T {
        throw (T) thrown;
    }

    @Test
    void defectsPrintOneLineAndTheTraceOnlyWhenAskedFor() {
        Result result = broken(new IllegalStateException("two\nlines"), "list");
        assertEquals(70, result.code());
        assertEquals(1, result.errors().size(), result.err());
        assertTrue(
                result.err()
                        .startsWith(
                                "limitlab: unexpected IllegalStateException (two lines) at"
                                        + " org.limitlab.headless.MainTest."),
                result.err());
        Result verbose = broken(new IllegalStateException("two\nlines"), "list", "-v");
        assertTrue(verbose.errors().size() > 5, verbose.err());
        assertEquals(70, broken(new NoClassDefFoundError("org/example/Gone"), "list").code());
        assertTrue(broken(new OutOfMemoryError(), "list").err().contains("not enough memory"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    java.nio.file.NoSuchFileException   | x.yaml does not exist
                    java.nio.file.AccessDeniedException | x.yaml cannot be used: permission denied
                    java.nio.file.NotDirectoryException | x.yaml is no directory
                    java.io.FileNotFoundException       | x.yaml
                    """)
    void inputAndOutputFailuresExitWithSix(String type, String message) throws Exception {
        Throwable thrown =
                (Throwable) Class.forName(type).getConstructor(String.class).newInstance("x.yaml");
        Result result = broken(thrown, "list");
        assertEquals(new Result(6, "", "limitlab: " + message + "\n"), result);
    }
}
