package org.limitlab.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.limitlab.platform.Contributed.element;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.limitlab.core.catalog.Catalog;
import org.limitlab.core.catalog.Example;
import org.limitlab.core.experiment.ReadOptions;
import org.limitlab.core.model.Model;
import org.limitlab.core.model.Objective;
import org.limitlab.core.problem.Problem;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class RegistryCatalogTest {

    private static final String GOOD = "org.example.good";
    private static final String BROKEN = "org.example.broken";

    /** A good bundle with one contribution to each point that takes classes. */
    private static TestRegistry goodBundle() {
        return new TestRegistry()
                .contribute(GOOD, Point.THEORIES, element(Point.THEORIES, Contributed.Law.class))
                .contribute(GOOD, Point.MODELS, element(Point.MODELS, Contributed.Still.class))
                .contribute(
                        GOOD, Point.OBJECTIVES, element(Point.OBJECTIVES, Contributed.Flat.class));
    }

    private static void assertGoodBundleWorks(Catalog catalog) {
        assertTrue(catalog.model("still").orElseThrow() instanceof Contributed.Still);
        assertEquals(Contributed.Still.class, catalog.model("still").orElseThrow().getClass());
        assertEquals(GOOD, catalog.contributionOfModel("still").contributor());
        assertEquals("Law", catalog.theory("still-law").orElseThrow().title());
        assertEquals(
                List.of("flat"), List.copyOf(catalog.parts().ofKind(Objective.class).keySet()));
    }

    @Test
    void takesInOneContributionToEachPoint() {
        Catalog catalog = goodBundle().load();
        assertGoodBundleWorks(catalog);
        assertEquals(List.of(), catalog.problems());
    }

    @Test
    void anEmptyRegistryGivesAnEmptyCatalog() {
        Catalog catalog = new TestRegistry().load();
        assertEquals(List.of(), catalog.models());
        assertEquals(List.of(), catalog.problems());
        assertEquals(Map.of(Point.NAMESPACE, "0.1.0"), catalog.bundles());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Throwing       | cannot be made: java.lang.IllegalStateException: no licence
                    Failing        | cannot be made: java.lang.AssertionError: impossible
                    BadStatic      | NumberFormatException
                    NeedsArgument  | NoSuchMethodException
                    MissingLibrary | cannot be taken in: java.lang.NoClassDefFoundError: org/example/Library
                    NoId           | id null is not lower case with hyphens
                    BadId          | id "My Model" is not lower case with hyphens
                    Recursive      | StackOverflowError
                    WrongDefault   | size = 0 lies outside [1, inf)
                    Law            | does not implement org.limitlab.core.model.Model
                    NotThere       | ClassNotFoundException
                    """)
    void aBrokenModelIsAProblemOfItsBundleAlone(String type, String reason) {
        Catalog catalog =
                goodBundle()
                        .contribute(
                                BROKEN,
                                Point.MODELS,
                                "<model class=\"org.limitlab.platform.Contributed$" + type + "\"/>")
                        .load();
        assertGoodBundleWorks(catalog);
        assertEquals(1, catalog.models().size());
        Problem problem = theOnly(catalog.problems());
        assertEquals(BROKEN, problem.place().source());
        assertTrue(problem.message().contains("Contributed$" + type), problem::toString);
        assertTrue(problem.message().contains(reason), problem::toString);
    }

    @Test
    void theRemedySaysWhatToDo() {
        Catalog catalog =
                new TestRegistry()
                        .contribute(
                                BROKEN,
                                Point.MODELS,
                                element(Point.MODELS, Contributed.NeedsArgument.class)
                                        + "<model class=\"org.example.Mistyped\"/>"
                                        + element(Point.MODELS, Contributed.Throwing.class))
                        .load();
        assertEquals(
                List.of(
                        "give it a public constructor without arguments",
                        "check the name in plugin.xml",
                        "mend the plug-in"),
                catalog.problems().stream().map(Problem::remedy).toList());
    }

    @Test
    void aModelWhoseExampleIsMissingStillWorks() {
        Catalog catalog =
                goodBundle()
                        .contribute(
                                BROKEN,
                                Point.MODELS,
                                element(Point.MODELS, Contributed.NoExample.class))
                        .load();
        assertGoodBundleWorks(catalog);
        assertTrue(catalog.model("no-example").isPresent());
        assertEquals(
                BROKEN
                        + ": example examples/none.yaml of no-example is not in the plug-in"
                        + " (put it beside the class)",
                theOnly(catalog.problems()).toString());
    }

    @Test
    void aRepeatedModelIdNamesBothBundles() {
        Catalog catalog =
                goodBundle()
                        .contribute(
                                "org.example.later",
                                Point.MODELS,
                                element(Point.MODELS, Contributed.SameId.class))
                        .load();
        assertGoodBundleWorks(catalog);
        assertEquals(
                "org.example.later: model id \"still\" is taken already by org.example.good"
                        + " (choose another id; the first one is used)",
                theOnly(catalog.problems()).toString());
    }

    @Test
    void aBundleOfLimitLabComesBeforeOthersWithTheSameId() {
        Catalog catalog =
                new TestRegistry()
                        .contribute(
                                "org.aaa",
                                Point.MODELS,
                                element(Point.MODELS, Contributed.SameId.class))
                        .contribute(
                                "org.limitlab.family.still",
                                Point.MODELS,
                                element(Point.MODELS, Contributed.Still.class))
                        .load();
        Model<?> used = catalog.model("still").orElseThrow();
        assertEquals(Contributed.Still.class, used.getClass());
        assertEquals("org.aaa", theOnly(catalog.problems()).place().source());
    }

    @Test
    void aTheoryOfAnUninstalledModelSaysWhichModel() {
        Catalog catalog =
                goodBundle()
                        .contribute(
                                BROKEN,
                                Point.THEORIES,
                                element(Point.THEORIES, Contributed.Orphan.class))
                        .load();
        assertGoodBundleWorks(catalog);
        assertEquals(
                BROKEN
                        + ": theory \"orphan\" is for the model \"gone\", which is not installed"
                        + " (install the plug-in that has it)",
                theOnly(catalog.problems()).toString());
    }

    @Test
    void anObjectiveThatIsNoRecordIsAProblem() {
        Catalog catalog =
                goodBundle()
                        .contribute(
                                BROKEN,
                                Point.OBJECTIVES,
                                element(Point.OBJECTIVES, Contributed.NoRecord.class))
                        .load();
        assertGoodBundleWorks(catalog);
        assertTrue(theOnly(catalog.problems()).message().contains("must be a record"));
    }

    @Test
    void anElementThatThePointDoesNotKnowIsAProblem() {
        Catalog catalog =
                goodBundle()
                        .contribute(BROKEN, Point.MODELS, "<modell class=\"x\"/>")
                        .contribute(BROKEN + "2", Point.CLAIMS, "<experiment/>")
                        .load();
        assertGoodBundleWorks(catalog);
        assertEquals(
                List.of(
                        BROKEN
                                + ": <modell> is no contribution to org.limitlab.core.models"
                                + " (write <model class=\"...\"/>)",
                        BROKEN
                                + "2: <experiment> is no contribution to org.limitlab.core.claims"
                                + " (write <experiment file=\"...\"/>)"),
                catalog.problems().stream().map(Problem::toString).toList());
    }

    private static final String EXPERIMENT =
            """
            schemaVersion: 1
            model: still
            axes: {size: [1, 2, 4, 8]}
            claims:
              - {id: still-rate, kind: rate, of: {observable: value, gap: bias},
                 against: {theory: still-law}, along: size, law: n^-1}
            """;

    @Test
    void anExperimentFileDeclaresItsClaims(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("still-rate.yaml"), EXPERIMENT);
        Catalog catalog =
                goodBundle()
                        .contribute(
                                "org.example.claims",
                                Point.CLAIMS,
                                "<experiment file=\"examples/still-rate.yaml\"/>")
                        .withFile(
                                "org.example.claims",
                                "examples/still-rate.yaml",
                                file.toUri().toURL())
                        .load();
        assertEquals(List.of(), catalog.problems());
        Example example = catalog.example("still-rate").orElseThrow();
        assertEquals("claims", example.family());
        assertEquals("org.example.claims", example.contributor());
        assertEquals(List.of("still-rate"), List.copyOf(catalog.claimIds()));
        assertEquals(1, catalog.read(example, ReadOptions.PLAIN).claims().size());
    }

    @Test
    void anExperimentFileThatIsMissingOrUnreadableIsAProblem() throws IOException {
        Catalog catalog =
                goodBundle()
                        .contribute(
                                BROKEN,
                                Point.CLAIMS,
                                "<experiment file=\"none.yaml\"/><experiment file=\"gone.yaml\"/>")
                        .withFile(BROKEN, "gone.yaml", URI.create("file:/no/such.yaml").toURL())
                        .load();
        assertGoodBundleWorks(catalog);
        List<String> messages = catalog.problems().stream().map(Problem::message).toList();
        assertEquals("experiment none.yaml is not in the plug-in", messages.get(0));
        assertTrue(messages.get(1).startsWith("experiment gone.yaml cannot be read: "));
        assertEquals(2, messages.size());
    }

    @Test
    void bundlesAreRecordedWithTheirVersions() {
        Catalog catalog = goodBundle().load();
        assertEquals(Map.of(GOOD, "1.2.3.q", Point.NAMESPACE, "0.1.0"), catalog.bundles());
        assertTrue(catalog.missing(GOOD, "1.2").isEmpty());
        assertEquals(
                "plug-in org.example.good 1.3 is required, found 1.2.3.q",
                catalog.missing(GOOD, "1.3").orElseThrow());
        assertEquals(
                "plug-in org.example.none is required but not installed",
                catalog.missing("org.example.none", "").orElseThrow());
    }

    private static Problem theOnly(List<Problem> problems) {
        assertEquals(1, problems.size(), problems::toString);
        return problems.get(0);
    }
}
