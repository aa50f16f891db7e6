package org.limitlab.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.limitlab.core.catalog.Catalog;
import org.limitlab.core.claim.Question;
import org.limitlab.core.experiment.Experiment;
import org.limitlab.core.experiment.ExperimentReader;
import org.limitlab.core.experiment.ReadOptions;
import org.limitlab.core.model.Batch;
import org.limitlab.core.model.Model;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Simulation;
import org.limitlab.core.parameter.Parameter;
import org.limitlab.core.problem.ConfigurationException;
import org.limitlab.core.problem.Problem;
import org.limitlab.core.yaml.Node;
import org.limitlab.core.yaml.YamlReader;

import java.util.List;
import java.util.Map;
import java.util.Set;

class ExperimentReaderTest {

    /** A model that does nothing, for reading files. */
    public static final class Still implements Model<Still.Parameters> {
        public enum Kind {
            PLAIN,
            VERY_FANCY
        }

        public record Parameters(
                @Parameter(symbol = "N", text = "Size.", value = "10", range = "[1, inf)") int size,
                @Parameter(symbol = "a", text = "Rate.", value = "0.5", range = "(0, 1]")
                        double rate,
                @Parameter(symbol = "h", text = "Step.", value = "0.1", range = "(0, inf)")
                        double step,
                @Parameter(symbol = "k", text = "Kind.", value = "plain") Kind kind,
                @Parameter(symbol = "M", text = "Samples.", value = "2*size", range = "[1, inf)")
                        int samples,
                @Parameter(symbol = "x", text = "Start.", value = "[[0, 1]]") double[][] start) {}

        @Override
        public String id() {
            return "still";
        }

        @Override
        public String title() {
            return "Still";
        }

        @Override
        public String summary() {
            return "Nothing moves.";
        }

        @Override
        public List<String> sources() {
            return List.of("M01");
        }

        @Override
        public Class<Parameters> parameters() {
            return Parameters.class;
        }

        @Override
        public int numericsRevision() {
            return 1;
        }

        @Override
        public List<Observable> observables(Parameters parameters) {
            return List.of(Observable.scalar("value", "v", "value"));
        }

        @Override
        public java.util.Optional<String> numericalStep() {
            return java.util.Optional.of("step");
        }

        @Override
        public Simulation open(Parameters parameters, Batch batch) {
            throw new IllegalStateException("not opened here");
        }
    }

    private static final String GOOD =
            """
            schemaVersion: 1
            title: Still
            model: still
            parameters: {rate: 0.25, samples: "3*size"}
            axes: {size: [10, 20, 40, 80]}
            times: 0:2:21
            replicas: 64
            seed: 7
            claims:
              - {id: falls, kind: rate, of: {observable: value, gap: rms}, against: 0, along: size, law: n^-1/2, margin: 0.05}
            quick: {replicas: 8}
            """;

    private static Experiment read(String text, ReadOptions options) {
        return ExperimentReader.read("test.yaml", text, Catalog.of(new Still()), options);
    }

    private static List<Problem> problems(String text) {
        return assertThrows(ConfigurationException.class, () -> read(text, ReadOptions.PLAIN))
                .problems();
    }

    @Test
    void readsWhatTheFileSays() {
        Experiment experiment = read(GOOD, ReadOptions.PLAIN);
        assertEquals(4, experiment.points().size());
        assertEquals(64, experiment.replicas().most());
        assertEquals(7, experiment.seed().getAsLong());
        Question.Rate rate = (Question.Rate) experiment.claims().get(0).question();
        assertEquals(-0.5, rate.law().exponent(v -> Double.NaN));
        assertEquals(8, read(GOOD, ReadOptions.QUICK).replicas().most());
    }

    @Test
    void formulasSeeTheAxisValue() {
        Experiment experiment = read(GOOD, ReadOptions.PLAIN);
        Catalog catalog = Catalog.of(new Still());
        var schema = catalog.schema(new Still());
        var at = experiment.parametersAt(experiment.points().get(2), emptySet(experiment));
        Still.Parameters bound = schema.bind(at, new org.limitlab.core.problem.Problems()).get();
        assertEquals(40, bound.size());
        assertEquals(120, bound.samples());
        assertArrayEquals(new double[] {0, 1}, bound.start()[0]);
        assertEquals(
                "{size: 40, rate: 0.25, step: 0.1, kind: plain, samples: 120, start: [[0.0, 1.0]]}",
                schema.toNode(bound).text());
    }

    private static org.limitlab.core.yaml.Node.Mapping emptySet(Experiment experiment) {
        return org.limitlab.core.yaml.Node.Mapping.of(experiment.place(), Map.of());
    }

    @Test
    void showsEveryProblemWithItsLine() {
        List<Problem> found =
                problems(
                        GOOD.replace("rate: 0.25", "rate: 2")
                                .replace("replicas: 64", "replicaz: 64")
                                .replace("law: n^-1/2", "law: faster"));
        assertTrue(
                found.stream()
                        .anyMatch(
                                p ->
                                        p.toString()
                                                .equals(
                                                        "test.yaml, line 7: unknown key"
                                                                + " \"replicaz\" in the experiment (did"
                                                                + " you mean \"replicas\"?)")),
                found::toString);
        assertTrue(
                found.stream()
                        .anyMatch(
                                p ->
                                        p.message().equals("rate = 2 lies outside (0, 1]")
                                                && p.place().line() == 4),
                found::toString);
        assertTrue(
                found.stream()
                        .anyMatch(
                                p ->
                                        p.message().contains("is not a law")
                                                && p.place().line() == 10),
                found::toString);
    }

    @Test
    void refusesOneSizeForARate() {
        List<Problem> found = problems(GOOD.replace("[10, 20, 40, 80]", "[10]"));
        assertTrue(
                found.get(0).toString().contains("has 1 value, but claim \"falls\" fits a rate"));
    }

    @Test
    void refusesTagsAndBombs() {
        assertTrue(
                problems("title: !!java.lang.Runtime x")
                        .get(0)
                        .message()
                        .contains("is not allowed"));
        String bomb =
                "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\n"
                        + "c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\n"
                        + "e: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: [*e,*e,*e,*e,*e,*e,*e,*e,*e]\n";
        String message = problems(bomb).get(0).toString();
        assertTrue(message.contains("alias"), message);
    }

    @Test
    void refusesTimesThatTheStepDoesNotMeet() {
        List<Problem> found = problems(GOOD.replace("0:2:21", "0:1:4"));
        assertTrue(found.get(0).message().contains("is not a multiple of step = 0.1"));
    }

    private static Experiment set(String name, String value) {
        Map<String, Node> set = Map.of(name, YamlReader.read("--set", value));
        return read(GOOD, new ReadOptions(false, set, Map.of(), n -> null));
    }

    @Test
    void listsFromTheCommandLineSweepAndSingleValuesDoNot() {
        assertEquals(List.of("size"), List.copyOf(set("rate", "0.75").axes().keySet()));
        assertEquals("0.75", set("rate", "0.75").parameters().entries().get("rate").text());
        Experiment swept = set("rate", "[0.5, 0.75]");
        assertEquals(List.of("size", "rate"), List.copyOf(swept.axes().keySet()));
        assertEquals(8, swept.points().size());
        assertEquals(Set.of("samples"), swept.parameters().entries().keySet());
        assertEquals(5, set("size", "[1, 2, 3, 4, 5]").points().size());
        Experiment start = set("start", "[[1, 2], [3, 4]]");
        assertEquals(List.of("size"), List.copyOf(start.axes().keySet()));
        assertEquals("[[1, 2], [3, 4]]", start.parameters().entries().get("start").text());
    }
}
