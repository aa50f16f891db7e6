package org.limitlab.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** docs/writing-a-plugin.md quotes what stands in docs/example-plugin, and names what there is. */
class PluginGuideTest {

    private static final Path DOCS = docs();
    private static final String GUIDE = read("writing-a-plugin.md");
    private static final List<String> PACKAGES =
            List.of(
                    "org.limitlab.core.model.",
                    "org.limitlab.core.theory.",
                    "org.limitlab.core.parameter.",
                    "org.limitlab.math.random.");

    private static Path docs() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs/writing-a-plugin.md"))) {
            folder = folder.getParent();
        }
        return folder.resolve("docs");
    }

    private static String read(String file) {
        try {
            return Files.readString(DOCS.resolve(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void quotesTheExampleAsItStands() {
        Matcher quotes =
                Pattern.compile("<!-- source: (\\S+) -->\n```\\w+\n(.*?)\n```", Pattern.DOTALL)
                        .matcher(GUIDE);
        TreeSet<String> quoted = new TreeSet<>();
        while (quotes.find()) {
            String source = read(quotes.group(1));
            assertTrue(
                    source.contains(quotes.group(2)),
                    () -> "not in " + quotes.group(1) + ":\n" + quotes.group(2));
            quoted.add(quotes.group(1).replaceFirst(".*/", ""));
        }
        assertEquals(
                Set.of(
                        "LinearAttraction.java",
                        "AttractionLimit.java",
                        "ExactAttraction.java",
                        "LinearAttractionTest.java",
                        "linear-attraction.yaml",
                        "plugin.xml",
                        "MANIFEST.MF",
                        "build.properties",
                        "pom.xml",
                        "category.xml",
                        "extensions.xml"),
                quoted);
    }

    @Test
    void everyBlockOfJavaIsAQuotation() {
        assertEquals(count("```java\n"), count(" -->\n```java\n"));
    }

    private static int count(String text) {
        return GUIDE.split(Pattern.quote(text), -1).length - 1;
    }

    /** Whoever has the guide alone can type in the model's whole body. */
    @Test
    void theBodyOfTheModelIsQuotedAlmostWhole() {
        String source =
                read(
                        "example-plugin/org.limitlab.example.attraction/src/org/limitlab/example"
                                + "/attraction/LinearAttraction.java");
        List<String> missing =
                source.lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("import"))
                        .filter(line -> !GUIDE.contains(line))
                        .toList();
        assertTrue(missing.size() <= 20, () -> String.join("\n", missing));
    }

    @ParameterizedTest
    @CsvSource({"models", "theories", "experiments"})
    void listsEveryRuleOfTheExam(String subject) {
        List<String> rules =
                switch (subject) {
                    case "models" -> ModelExam.rules();
                    case "theories" -> TheoryExam.rules();
                    default -> ExperimentExam.rules();
                };
        int from = GUIDE.indexOf("<!-- rules: " + subject + " -->");
        int to = GUIDE.indexOf("\n\n", GUIDE.indexOf("| id |", from));
        List<String> listed = new ArrayList<>();
        GUIDE.substring(from, to)
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|"))
                .map(cells -> cells[1].strip().replace("`", "") + ": " + cells[2].strip())
                .forEach(listed::add);
        assertEquals(rules, listed);
    }

    @Test
    void everythingThatItNamesIsThere() {
        String table = GUIDE.substring(GUIDE.indexOf("## What there is to call"));
        Matcher names = Pattern.compile("`([A-Z]\\w+)\\.(\\w+)`").matcher(table);
        int found = 0;
        while (names.find()) {
            Class<?> type = type(names.group(1));
            String member = names.group(2);
            boolean there =
                    Stream.concat(
                                    Arrays.stream(type.getMethods()).map(m -> m.getName()),
                                    Arrays.stream(type.getFields()).map(f -> f.getName()))
                            .anyMatch(member::equals);
            assertTrue(there, names::group);
            found++;
        }
        assertTrue(found > 40, "the table is empty");
    }

    private static Class<?> type(String name) {
        for (String each : PACKAGES) {
            try {
                return Class.forName(each + name);
            } catch (ClassNotFoundException e) {
                // the next package may have it
                assertFalse(each.equals(PACKAGES.getLast()), () -> "no type " + name);
            }
        }
        throw new AssertionError(name);
    }
}
