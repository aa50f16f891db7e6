package org.limitlab.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.limitlab.core.catalog.Catalog;
import org.limitlab.core.catalog.CatalogBuilder;
import org.limitlab.core.catalog.Example;
import org.limitlab.core.model.Model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A good model passes; for each rule there is something broken that fails it. */
class ExamTest {

    private static final String GOOD_FILE =
            """
            schemaVersion: 1
            title: The mean falls
            summary: The mean of the walkers falls like exp(-t).
            model: walk
            axes: {walkers: [4, 8, 16, 32]}
            times: 0:0.5:6
            replicas: 64
            seed: 1
            claims:
              - {id: mean-falls, paper: M01, kind: value, of: {observable: mean, at: all}, against: {theory: walk-fall}, precision: 0.1}
            quick: {axes: {walkers: [4, 8]}}
            """;

    private static Catalog good() {
        return withExample(GOOD_FILE);
    }

    private static Catalog withExample(String file) {
        return new CatalogBuilder()
                .add(new Walk(), "test")
                .addExample(new Example("walk-mean", "testkit", "test", file))
                .build();
    }

    @TestFactory
    Stream<DynamicNode> aGoodModelWithTheoryAndExamplePasses() {
        return Exam.of(good()).tests();
    }

    @TestFactory
    Stream<DynamicNode> soItDoesAtOtherParameters() {
        return Exam.of(good())
                .at("walk", "{walkers: 3, step: 0.125, spread: false}")
                .at("walk-fall", "{gridPoints: 2}")
                .tests();
    }

    /** Failures by rule; rules that pass are not in the map. */
    private static Map<String, String> failures(Exam exam) {
        Map<String, String> failures = new TreeMap<>();
        exam.tests().forEach(node -> collect(node, failures));
        return failures;
    }

    private static void collect(DynamicNode node, Map<String, String> failures) {
        if (node instanceof DynamicContainer container) {
            container.getChildren().forEach(child -> collect(child, failures));
            return;
        }
        try {
            ((DynamicTest) node).getExecutable().execute();
        } catch (Throwable e) {
            String name = node.getDisplayName();
            failures.put(name.replaceAll(".*\\[(.*)]", "$1"), String.valueOf(e.getMessage()));
        }
    }

    @Test
    void theGoodOnesHaveNoFailures() {
        assertEquals(Map.of(), failures(Exam.of(good())));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NONE", "OTHER_NUMBERS", "REVISED"})
    void aFaultyModelFailsItsRule(Walk.Fault fault) {
        Map<String, String> failures = failures(Exam.of(Catalog.of(new Walk(fault))));
        assertTrue(failures.containsKey(fault.rule()), failures::toString);
    }

    @ParameterizedTest
    @CsvSource({
        "NoFullStop, parameter-texts",
        "NoSymbol, parameter-texts",
        "Growing, parameters-round-trip",
        "Throwing, parameters-ends",
        "Nameless, parameters-ends"
    })
    void faultyParametersFailTheirRule(String record, String rule) throws Exception {
        Class<? extends Record> type =
                Class.forName(Still.class.getName() + "$" + record).asSubclass(Record.class);
        Map<String, String> failures = failures(Exam.of(Catalog.of(new Still<>(type))));
        assertEquals(Set.of(rule), failures.keySet(), failures::toString);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aFaultyTheoryFailsItsRule(Fall.Fault fault) {
        Walk model =
                new Walk() {
                    @Override
                    public List<org.limitlab.core.theory.Theory<?>> theories() {
                        return List.of(new Fall(fault));
                    }
                };
        Map<String, String> failures = failures(Exam.of(Catalog.of(model)));
        assertTrue(failures.containsKey(fault.rule()), failures::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    times: 0:0.5:6      | times: 0:0.5:7         | reads
                    quick: {            | #                      | reads
                    title: The mean falls | #                    | texts
                    like exp(-t).       | like exp(-t)           | texts
                    seed: 1             | #                      | seed
                    paper: M01,         |                        | papers
                    paper: M01          | reference: Unknown     | papers
                    precision: 0.1      | `precision: 0.1, announced: refuted, reason: 'no'` | announced
                    axes: {walkers: [4, 8]} | axes: {walkers: []} | reads
                    """)
    void aFaultyExperimentFailsItsRule(String from, String to, String rule) {
        String file = GOOD_FILE.replace(from, to == null ? "" : to);
        assertTrue(!file.equals(GOOD_FILE), from);
        Map<String, String> failures = failures(Exam.of(withExample(file)));
        assertTrue(failures.containsKey(rule), failures::toString);
    }

    @Test
    void anExperimentWithABadNameFails() {
        Catalog catalog =
                new CatalogBuilder()
                        .add(new Walk(), "test")
                        .addExample(new Example("Walk_Mean", "testkit", "test", GOOD_FILE))
                        .build();
        assertEquals(Set.of("name"), failures(Exam.of(catalog)).keySet());
    }

    @Test
    void twoExamplesWithTheSameClaimFail() {
        Catalog catalog =
                new CatalogBuilder()
                        .add(new Walk(), "test")
                        .addExample(new Example("walk-mean", "testkit", "test", GOOD_FILE))
                        .addExample(new Example("walk-again", "testkit", "test", GOOD_FILE))
                        .build();
        assertEquals(Set.of("own-ids"), failures(Exam.of(catalog)).keySet());
    }

    @Test
    void everyRuleHasAFault() {
        TreeSet<String> found = new TreeSet<>();
        for (Walk.Fault fault : Walk.Fault.values()) {
            found.add(fault.rule());
        }
        found.addAll(List.of("parameter-texts", "parameters-round-trip", "parameters-ends"));
        assertTrue(found.containsAll(ids(ModelExam.rules())), ids(ModelExam.rules())::toString);
        for (Fall.Fault fault : Fall.Fault.values()) {
            found.add(fault.rule());
        }
        assertTrue(found.containsAll(ids(TheoryExam.rules())), ids(TheoryExam.rules())::toString);
    }

    private static List<String> ids(List<String> rules) {
        return rules.stream().map(r -> r.substring(0, r.indexOf(':'))).toList();
    }

    @Test
    void aProblemOfTheCatalogFails() {
        Catalog catalog =
                new CatalogBuilder().add(new Walk(), "a").add(new Object(), "org.example").build();
        Map<String, String> failures = failures(Exam.of(catalog));
        assertTrue(failures.get("everything could be taken in").contains("org.example"));
    }

    @Test
    void aRuleMayBeExcusedWithAReason() {
        Exam exam = Exam.of(Catalog.of(new Walk(Walk.Fault.ALLOCATES)));
        assertEquals(Set.of("allocation"), failures(exam).keySet());
        Exam excused = exam.excuse("walk", "allocation", "its state grows");
        assertEquals(Map.of(), failures(excused));
        assertThrows(IllegalArgumentException.class, () -> exam.excuse("walk", "allocation", " "));
        Exam mistyped = exam.excuse("walk", "alocation", "its state grows");
        assertThrows(IllegalArgumentException.class, mistyped::tests);
    }

    @Test
    void onlyTheNamedFamiliesAreExamined() {
        assertEquals(1, Exam.of(good()).onlyFamilies("swarm").tests().count());
        assertEquals(4, Exam.of(good()).onlyFamilies("testkit").tests().count());
    }

    // Golden numbers

    private static List<String> golden(Model<?> model) {
        List<String> failures = new ArrayList<>();
        Exam.of(Catalog.of(model))
                .golden(ExamTest.class, "walk-golden.tsv")
                .forEach(
                        node -> {
                            try {
                                ((DynamicTest) node).getExecutable().execute();
                            } catch (Throwable e) {
                                failures.add(e.getMessage());
                            }
                        });
        return failures;
    }

    @TestFactory
    Stream<DynamicNode> numbersAreAsPinned() {
        return Exam.of(Catalog.of(new Walk())).golden(ExamTest.class, "walk-golden.tsv");
    }

    @Test
    void otherNumbersUnderTheSameRevisionFail() {
        List<String> failures = golden(new Walk(Walk.Fault.OTHER_NUMBERS));
        assertEquals(2, failures.size(), failures::toString);
        assertTrue(failures.get(0).startsWith("model walk: mean\t0\t0.0 was "), failures::toString);
        assertTrue(
                failures.get(0)
                        .endsWith(
                                "but its numericsRevision() is still 1: raise it to 2, then run"
                                        + " the tests with -Dlimitlab.golden=FOLDER and copy"
                                        + " FOLDER/walk-golden.tsv"),
                failures::toString);
        assertTrue(failures.get(1).startsWith("theory walk-fall is pinned, but gone"));
    }

    @Test
    void aRaisedRevisionAsksForRenewal() {
        List<String> failures = golden(new Walk(Walk.Fault.REVISED));
        assertTrue(
                failures.get(0).startsWith("model walk has revision 2, pinned is 1: run the tests"),
                failures::toString);
    }

    @Test
    void renewalKeepsNumbersWhoseRevisionDidNotRise(@TempDir Path folder) throws IOException {
        String pinned;
        try (var in = ExamTest.class.getResourceAsStream("walk-golden.tsv")) {
            pinned = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
        System.setProperty("limitlab.golden", folder.toString());
        try {
            golden(new Walk());
            assertEquals(pinned, Files.readString(folder.resolve("walk-golden.tsv")));
            golden(new Walk(Walk.Fault.OTHER_NUMBERS));
            String kept = Files.readString(folder.resolve("walk-golden.tsv"));
            assertTrue(pinned.startsWith(kept), kept);
            golden(new Walk(Walk.Fault.REVISED));
            String renewed = Files.readString(folder.resolve("walk-golden.tsv"));
            assertTrue(renewed.contains("model\twalk\t2\t"), renewed);
        } finally {
            System.clearProperty("limitlab.golden");
        }
    }
}
