package org.limitlab.core.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.limitlab.core.catalog.Catalog;
import org.limitlab.core.claim.ClaimReader;
import org.limitlab.core.claim.Outcome;
import org.limitlab.core.claim.Question;
import org.limitlab.core.claim.Statistic;
import org.limitlab.core.expression.Expression;
import org.limitlab.core.expression.Law;
import org.limitlab.core.model.Reduction;
import org.limitlab.core.problem.ConfigurationException;
import org.limitlab.core.problem.Problem;
import org.limitlab.core.yaml.Fields;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** docs/experiment-file.md lists exactly the keys that the readers accept. */
class ExperimentFileDocumentTest {

    private static final String NONSENSE = "qqqqqqqqqqqqqqqqqqqq";

    private static final List<String> FORMS = List.of("theory", "side", "formula", "value");

    private static final String DOCUMENT = read("docs/experiment-file.md");

    private static String read(String file) {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve(file))) {
            folder = folder.getParent();
        }
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** First column of each table of keys below a heading, in order. */
    private static List<TreeSet<String>> tables(String heading) {
        List<TreeSet<String>> tables = new ArrayList<>();
        boolean within = false;
        boolean inTable = false;
        for (String line : DOCUMENT.lines().toList()) {
            if (line.startsWith("#")) {
                within = line.replaceFirst("^#+ ", "").equals(heading);
            }
            if (!within) {
                continue;
            }
            if (line.startsWith("| key |")) {
                tables.add(new TreeSet<>());
                inTable = true;
            } else if (!line.startsWith("|")) {
                inTable = false;
            } else if (inTable && !line.startsWith("|---")) {
                tables.get(tables.size() - 1).add(line.split("`")[1]);
            }
        }
        assertFalse(tables.isEmpty(), "no table of keys under " + heading);
        return tables;
    }

    /** What a reader knows where the nonsense key stands in a file. */
    private static TreeSet<String> known(String file) {
        try {
            ExperimentReader.read("f", file, Catalog.of(new Decay()), ReadOptions.PLAIN);
        } catch (ConfigurationException e) {
            for (Problem problem : e.problems()) {
                if (problem.message().contains("unknown key \"" + NONSENSE + "\"")) {
                    String list = problem.remedy().replaceFirst("known: ", "");
                    return new TreeSet<>(Arrays.asList(list.split(", ")));
                }
            }
        }
        throw new AssertionError("the nonsense key was not found in " + file);
    }

    private static final String HEAD = "schemaVersion: 1\nmodel: decay\n";

    @Test
    void topLevel() {
        TreeSet<String> documented = tables("Top level").get(0);
        assertEquals(new TreeSet<>(ReadOptions.TOP_KEYS), documented);
        TreeSet<String> read = known(HEAD + NONSENSE + ": 1");
        read.add("extends");
        read.add("quick");
        assertEquals(read, documented);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Parameter values | 0 | parameters: {control: {times: [0], values: [1], X: 1}}
                    Times            | 0 | times: {until: 1, X: 1}
                    Replicas         | 0 | replicas: {X: 1}
                    Budget           | 0 | budget: {X: 1}
                    What is measured | 0 | claims: {id: a, kind: phenomenon, of: {observable: value, X: 1}}
                    What is measured | 1 | claims: {id: a, kind: phenomenon, of: {observable: value, at: {time: 1, X: 1}}}
                    What is measured | 2 | claims: {id: a, kind: phenomenon, of: {observable: value, at: {X: 1}}}
                    The other side   | 0 | claims: {id: a, kind: phenomenon, of: {observable: value}, against: {theory: decay-law, X: 1}}
                    The other side   | 1 | claims: {id: a, kind: phenomenon, of: {observable: value}, against: {side: simulation, X: 1}}
                    The other side   | 2 | claims: {id: a, kind: phenomenon, of: {observable: value}, against: {formula: 1, X: 1}}
                    The other side   | 3 | claims: {id: a, kind: phenomenon, of: {observable: value}, against: {value: 1, X: 1}}
                    Plots            | 0 | plots: {id: a, observables: value, X: 1}
                    Held causes      | 0 | claims: {id: a, kind: phenomenon, of: {observable: value}, held: {bound: 1, X: 1}}
                    """)
    void nestedKeys(String heading, int table, String yaml) {
        String file = HEAD + yaml.replace("X:", NONSENSE + ":");
        TreeSet<String> read = known(file);
        if (heading.equals("The other side")) {
            // the words that choose between the forms are known in each of them
            read.removeIf(k -> FORMS.contains(k) && !yaml.contains("against: {" + k + ":"));
        }
        assertEquals(read, tables(heading).get(table), heading);
    }

    @Test
    void sides() {
        TreeSet<String> read = known(HEAD + "sides: {a: {" + NONSENSE + ": 1}}");
        read.addAll(known(HEAD + "sides: {a: {simulation: {}, " + NONSENSE + ": 1}}"));
        read.add("theory");
        read.add("model");
        assertEquals(read, tables("Sides").get(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    identity    | against: 0
                    value       | against: 0, precision: 1
                    rate        | along: size, law: n^-1
                    upper-bound | bound: 1
                    order       | below: 1
                    threshold   | along: size, at: 1
                    phenomenon  | against: 0
                    """)
    void keysOfClaims(String kind, String keys) {
        String claim =
                "{id: a, of: {observable: value}, kind: "
                        + kind
                        + ", "
                        + keys
                        + ", "
                        + NONSENSE
                        + ": 1}";
        TreeSet<String> documented = new TreeSet<>(tables("Claims").get(0));
        documented.addAll(tables(kind).get(0));
        assertEquals(known(HEAD + "claims: " + claim), documented);
    }

    @Test
    void aSideOfAClaimHasNoKeyBesideThoseOfTheDocument() {
        assertEquals(4, tables("The other side").size());
        assertEquals(3, tables("What is measured").size());
    }

    @Test
    void everyKindHasItsSection() {
        for (String kind : ClaimReader.KINDS) {
            assertTrue(DOCUMENT.contains("\n### " + kind + "\n"), kind);
        }
    }

    @Test
    void everyWordOfAnEnumIsNamed() {
        List<Enum<?>> words = new ArrayList<>();
        words.addAll(List.of(Reduction.values()));
        words.addAll(List.of(Statistic.Gap.values()));
        words.addAll(List.of(Statistic.Sup.values()));
        words.addAll(List.of(Outcome.values()));
        words.addAll(List.of(Plot.Kind.values()));
        words.addAll(List.of(ExperimentReader.OnFailure.values()));
        words.addAll(List.of(Question.Direction.RISING, Question.Direction.FALLING));
        for (Enum<?> word : words) {
            assertTrue(
                    DOCUMENT.contains("`" + Fields.spelling(word) + "`"),
                    "`" + Fields.spelling(word) + "`");
        }
    }

    @Test
    void everyFunctionOfFormulasWorksAndIsNamed() {
        String section = section("Formulas");
        Matcher names = Pattern.compile("`([a-z0-9]+)(\\(a, b\\))?`").matcher(section);
        int functions = 0;
        while (names.find()) {
            String name = names.group(1);
            if (Stream.of("pi", "e", "inf", "t").noneMatch(name::equals)) {
                Expression.parse(name + (names.group(2) == null ? "(1)" : "(1, 2)"));
                functions++;
            }
        }
        assertEquals(16, functions, "those that Expression has, min and max among them");
    }

    @Test
    void everyLawOfTheDocumentIsRead() {
        Matcher laws =
                Pattern.compile("^\\| (.*?) \\|", Pattern.MULTILINE).matcher(section("Laws"));
        int read = 0;
        while (laws.find()) {
            for (String part : laws.group(1).split("`")) {
                if (part.contains("^") || part.contains("(")) {
                    Law.parse(part);
                    read++;
                }
            }
        }
        assertEquals(6, read);
    }

    private static String section(String heading) {
        int from = DOCUMENT.indexOf("\n## " + heading + "\n");
        int to = DOCUMENT.indexOf("\n## ", from + 1);
        return DOCUMENT.substring(from, to < 0 ? DOCUMENT.length() : to);
    }
}
