package org.limitlab.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Python with h5py, where there is one: a reader that never heard of LimitLab. */
public final class Python {

    /** Debian's h5py belongs to /usr/bin/python3, which need not be the first on the path. */
    private static final List<String> CANDIDATES = List.of("/usr/bin/python3", "python3", "python");

    private final String command;

    private Python(String command) {
        this.command = command;
    }

    /** Python with h5py; without one the test is skipped, but fails where CI is set. */
    public static Python withHdf5() {
        for (String candidate : CANDIDATES) {
            if (works(candidate, "h5py")) {
                return new Python(candidate);
            }
        }
        String message = "no Python with h5py: install python3-h5py";
        return System.getenv("CI") == null ? abort(message) : fail(message);
    }

    /** True if a module can be imported. */
    public boolean has(String module) {
        return works(command, module);
    }

    private static boolean works(String command, String module) {
        try {
            Process process =
                    new ProcessBuilder(command, "-c", "import " + module)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs a script and gives back what it printed. */
    public String run(Path directory, String script) throws IOException, InterruptedException {
        Path file = Files.writeString(directory.resolve("script.py"), script);
        Path output = directory.resolve("script.out");
        Process process =
                new ProcessBuilder(command, "-X", "utf8", file.toString())
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        boolean ended = process.waitFor(120, TimeUnit.SECONDS);
        process.destroyForcibly();
        String printed = Files.readString(output, StandardCharsets.UTF_8);
        assertEquals(0, ended ? process.exitValue() : -1, printed);
        return printed;
    }

    /** The blocks of a language in a page under docs. */
    public static List<String> snippets(String page, String language) throws IOException {
        String text = Files.readString(docs().resolve(page));
        List<String> snippets = new ArrayList<>();
        String fence = "```" + language + "\n";
        for (int at = text.indexOf(fence); at >= 0; at = text.indexOf(fence, at + 1)) {
            int from = at + fence.length();
            snippets.add(text.substring(from, text.indexOf("```", from)));
        }
        return snippets;
    }

    private static Path docs() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isRegularFile(at.resolve("docs/reading-results.md"))) {
                return at.resolve("docs");
            }
        }
        return fail("docs/reading-results.md is nowhere above " + Path.of("").toAbsolutePath());
    }
}
