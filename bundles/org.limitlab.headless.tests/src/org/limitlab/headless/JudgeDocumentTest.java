package org.limitlab.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limitlab.core.catalog.Catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The NumPy script and the claims of docs/judge-your-own-data.md give the verdicts it says. */
class JudgeDocumentTest {

    @TempDir static Path folder;

    private static String document;

    @BeforeAll
    static void writeTable() throws IOException, InterruptedException {
        Path checkout = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(checkout.resolve("target-platform"))) {
            checkout = checkout.getParent();
        }
        document = Files.readString(checkout.resolve("docs/judge-your-own-data.md"));
        Files.writeString(folder.resolve("make.py"), blocks("python").get(0));
        Files.writeString(folder.resolve("rms.yaml"), blocks("yaml").get(0));
        Files.writeString(folder.resolve("bias.yaml"), blocks("yaml").get(1));
        assertEquals(0, python(python(), "make.py"));
    }

    private static List<String> blocks(String language) {
        List<String> blocks = new ArrayList<>();
        Matcher found =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(document);
        while (found.find()) {
            blocks.add(found.group(1));
        }
        return blocks;
    }

    /** Without NumPy the test is skipped, but fails where CI is set. */
    private static String python() throws InterruptedException {
        for (String candidate : List.of("/usr/bin/python3", "python3")) {
            try {
                if (python(candidate, "-c", "import numpy") == 0) {
                    return candidate;
                }
            } catch (IOException e) {
                // this one is not there
                continue;
            }
        }
        String message = "no Python with NumPy: install python3-numpy";
        return System.getenv("CI") == null ? abort(message) : fail(message);
    }

    private static int python(String... command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS), "Python takes too long");
        return process.exitValue();
    }

    private static CommandLine.Result judge(String table, String claim) {
        return new CommandLine(Catalog.of(), folder).run("judge", table, "--claim", claim);
    }

    @Test
    void bothClaimsAreSupported() {
        for (String claim : List.of("rms.yaml", "bias.yaml")) {
            CommandLine.Result result = judge("data.csv", claim);
            assertEquals(0, result.code(), result::err);
            assertTrue(result.out().contains("\nSUPPORTED "), result::out);
        }
    }

    @Test
    void aWrongExponentIsRefuted() throws IOException {
        String wrong = Files.readString(folder.resolve("rms.yaml")).replace("n^-1/2", "n^-1");
        Files.writeString(folder.resolve("wrong.yaml"), wrong);
        CommandLine.Result result = judge("data.csv", "wrong.yaml");
        assertEquals(4, result.code(), result::err);
        assertTrue(result.out().contains("\nREFUTED "), result::out);
    }

    @Test
    void fewReplicasDecideNothing() throws IOException {
        List<String> few =
                Files.readAllLines(folder.resolve("data.csv")).stream()
                        .filter(
                                line ->
                                        line.startsWith("size")
                                                || Integer.parseInt(line.split(",")[1]) < 64)
                        .toList();
        Files.write(folder.resolve("few.csv"), few);
        CommandLine.Result result = judge("few.csv", "bias.yaml");
        assertEquals(0, result.code(), result::err);
        assertTrue(result.out().contains("\nUNDECIDED "), result::out);
    }
}
