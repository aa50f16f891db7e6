package org.limitlab.headless;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.limitlab.headless.shell.ExitCode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** README and docs name commands, options, exit codes and files that are there. */
class DocumentedCommandsTest {

    private static final Path CHECKOUT = checkout();

    private static Path checkout() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("target-platform"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    private static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>();
        for (String name : List.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md")) {
            documents.add(CHECKOUT.resolve(name));
        }
        try (Stream<Path> files = Files.walk(CHECKOUT.resolve("docs"))) {
            files.filter(f -> f.toString().endsWith(".md")).sorted().forEach(documents::add);
        }
        return documents;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @TestFactory
    Stream<DynamicTest> everyCommandIsTakenByItsVerb() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path document : documents()) {
            Matcher blocks =
                    Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL).matcher(read(document));
            while (blocks.find()) {
                blocks.group(1)
                        .replace("\\\n", " ")
                        .lines()
                        .filter(line -> line.matches("\\S*limitlab [a-z].*"))
                        .forEach(line -> tests.add(test(document, line)));
            }
        }
        assertTrue(tests.size() > 20, "commands were found");
        return tests.stream();
    }

    private static DynamicTest test(Path document, String line) {
        List<String> words = words(line.replaceFirst("\\s+#.*", ""));
        return DynamicTest.dynamicTest(
                document.getFileName() + ": " + line,
                () -> {
                    Verbs.Entry entry = Verbs.all().get(words.get(1));
                    assertTrue(entry != null, () -> "no command " + words.get(1));
                    picocli.CommandLine parser = new picocli.CommandLine(entry.maker().get());
                    String[] arguments = words.subList(2, words.size()).toArray(String[]::new);
                    assertDoesNotThrow(() -> parser.parseArgs(arguments));
                });
    }

    /** Words of a shell line, up to a pipe or a redirection; double quotes hold one together. */
    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher parts = Pattern.compile("\"([^\"]*)\"|(\\S+)").matcher(line);
        while (parts.find()) {
            String word = parts.group(1) == null ? parts.group(2) : parts.group(1);
            if (word.equals("|") || word.equals(">") || word.equals("<")) {
                break;
            }
            words.add(word);
        }
        return words;
    }

    /** First column of the first table below a heading. */
    private static TreeSet<String> table(String document, String heading) {
        String text = read(CHECKOUT.resolve(document));
        int from = text.indexOf("|---", text.indexOf(heading));
        TreeSet<String> column = new TreeSet<>();
        for (String line : text.substring(text.indexOf('\n', from) + 1).split("\n")) {
            if (!line.startsWith("|")) {
                break;
            }
            column.add(line.split("\\|")[1].strip().replace("`", ""));
        }
        return column;
    }

    @Test
    void theReferenceListsExactlyTheCommandsThatAreThere() {
        assertEquals(
                new TreeSet<>(Verbs.all().keySet()),
                table("docs/command-line.md", "# The command line"));
    }

    @Test
    void theReferenceListsExactlyTheExitCodesThatAreThere() throws IllegalAccessException {
        TreeSet<String> codes = new TreeSet<>();
        for (Field field : ExitCode.class.getFields()) {
            codes.add(Integer.toString(field.getInt(null)));
        }
        assertEquals(codes, table("docs/command-line.md", "## Exit codes"));
    }

    @Test
    void everyLinkLeadsToAFile() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path document : documents()) {
            Matcher links = Pattern.compile("]\\(([^)#:]+)(#[^)]*)?\\)").matcher(read(document));
            while (links.find()) {
                if (!Files.exists(document.getParent().resolve(links.group(1)))) {
                    broken.add(document.getFileName() + ": " + links.group(1));
                }
            }
        }
        assertEquals(List.of(), broken);
    }
}
