package org.limitlab.core.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.limitlab.core.catalog.Catalog;
import org.limitlab.core.catalog.CatalogBuilder;
import org.limitlab.core.catalog.Example;
import org.limitlab.core.claim.ClaimReader;
import org.limitlab.core.model.Batch;
import org.limitlab.core.model.Model;
import org.limitlab.core.model.Objective;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Simulation;
import org.limitlab.core.parameter.Parameter;
import org.limitlab.core.parameter.Schedule;
import org.limitlab.core.problem.ConfigurationException;
import org.limitlab.core.problem.Place;
import org.limitlab.core.problem.Problem;
import org.limitlab.core.problem.Problems;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Standing;
import org.limitlab.core.theory.Theory;
import org.limitlab.core.yaml.Node;
import org.limitlab.core.yaml.YamlReader;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

class ExperimentSchemaTest {

    /** A bowl. */
    public record Bowl(
            @Parameter(symbol = "c", text = "Curvature.", value = "1", range = "(0, inf)")
                    double curvature)
            implements Objective {
        public Bowl() {
            this(1);
        }

        @Override
        public String id() {
            return "bowl";
        }

        @Override
        public String title() {
            return "Bowl";
        }

        @Override
        public String formula() {
            return "c|x|^2/2";
        }

        @Override
        public double value(double[] x, int at, int d) {
            return curvature * x[at] * x[at] / 2;
        }

        @Override
        public void gradient(double[] x, int at, int d, double[] into, int to) {
            into[to] = curvature * x[at];
        }

        @Override
        public double[] minimiser(int d) {
            return new double[d];
        }
    }

    /** A model with every sort of parameter. */
    public static final class Everything implements Model<Everything.Parameters> {
        public enum Kind {
            PLAIN,
            VERY_FANCY
        }

        public record Parameters(
                @Parameter(symbol = "N", text = "Size.", value = "10", range = "[1, inf)") int size,
                @Parameter(
                                symbol = "a",
                                text = "Rate.",
                                value = "0.5",
                                range = "(0, 1]",
                                unit = "s")
                        double rate,
                @Parameter(symbol = "T", text = "Temperature.", value = "inf", range = "[0, inf]")
                        double temperature,
                @Parameter(symbol = "k", text = "Kind.", value = "plain") Kind kind,
                @Parameter(symbol = "q", text = "Quiet.", value = "false") boolean quiet,
                @Parameter(symbol = "n", text = "Name.", value = "12") String name,
                @Parameter(symbol = "M", text = "Samples.", value = "2*size", range = "[1, inf)")
                        int samples,
                @Parameter(symbol = "v", text = "Vector.", value = "[0, 1]") double[] vector,
                @Parameter(symbol = "x", text = "Start.", value = "[[0, 1]]") double[][] start,
                @Parameter(symbol = "b", text = "Beta.", value = "1 + t", range = "[0, inf)")
                        Schedule beta,
                @Parameter(symbol = "f", text = "Objective.", value = "bowl")
                        Objective objective) {}

        @Override
        public String id() {
            return "everything";
        }

        @Override
        public String title() {
            return "Everything";
        }

        @Override
        public String summary() {
            return "Has it all.";
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
        public Simulation open(Parameters parameters, Batch batch) {
            throw new IllegalStateException("not opened here");
        }

        @Override
        public List<Theory<?>> theories() {
            return List.of(new Limit());
        }
    }

    /** Its limit. */
    public static final class Limit implements Theory<Limit.Parameters> {
        public record Parameters(
                double rate,
                @Parameter(symbol = "G", text = "Grid.", value = "64", range = "[2, 4096]")
                        int grid) {}

        @Override
        public String id() {
            return "limit";
        }

        @Override
        public String title() {
            return "Limit";
        }

        @Override
        public String model() {
            return "everything";
        }

        @Override
        public Standing standing() {
            return Standing.EXACT;
        }

        @Override
        public String assumptions() {
            return "None.";
        }

        @Override
        public String domain() {
            return "Everywhere.";
        }

        @Override
        public List<String> equations() {
            return List.of("x = 0");
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
        public Prediction predict(Parameters parameters, Request request) {
            return new Prediction().put("value", new double[request.times().length]);
        }
    }

    private static final Catalog CATALOG =
            new CatalogBuilder()
                    .add(new Bowl(), "test")
                    .add(new Everything(), "test")
                    .addExample(
                            new Example(
                                    "declared",
                                    "test",
                                    "test",
                                    "claims: [{id: falls, kind: phenomenon, of: {observable:"
                                            + " value}}]"))
                    .build();

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Schema SCHEMA =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(JSON.valueToTree(ExperimentSchema.of(CATALOG)).toString());

    private static List<String> complaints(Schema schema, String yaml) {
        JsonNode instance =
                JSON.valueToTree(ExperimentSchema.plain(YamlReader.read("test.yaml", yaml)));
        return schema.validate(instance).stream().map(Object::toString).toList();
    }

    private static final String HEAD = "schemaVersion: 1\nmodel: everything\n";

    @Test
    void catalogIsSound() {
        assertEquals(List.of(), CATALOG.problems());
    }

    @Test
    void schemaItselfFollowsTheMetaSchema() {
        Schema meta =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(
                                com.networknt.schema.SchemaLocation.of(
                                        "https://json-schema.org/draft/2020-12/schema"));
        assertEquals(List.of(), meta.validate(JSON.valueToTree(ExperimentSchema.of(CATALOG))));
        JsonNode alone =
                JSON.valueToTree(
                        ExperimentSchema.ofParameters(
                                "Everything",
                                CATALOG.schemaOfModel("everything"),
                                CATALOG.parts()));
        assertEquals(List.of(), meta.validate(alone));
    }

    /** What the reader accepts, the schema accepts. */
    static Stream<String> accepted() {
        return Stream.of(
                "",
                "title: A\nsummary: B\nrequires: {org.example: 0.1}\nseed: 7\n",
                "parameters: {size: 3, rate: 0.25, temperature: inf, kind: very-fancy}\n",
                "parameters: {quiet: true, name: 12, samples: 3*size, vector: [1, rate]}\n",
                "parameters: {start: [[0, 1], [2, 3]], beta: 2, objective: bowl}\n",
                "parameters: {beta: 1 + 2*t, objective: {bowl: {curvature: 2}}}\n",
                "parameters: {beta: {times: [0, 1], values: [2, 3]}, grid: 128}\n"
                        + "sides: {l: {theory: limit}}\n",
                "axes: {size: [10, 20], rate: 0.1:0.5:5}\ntimes: 0:2:21\n",
                "times: [0, 1, log(size)]\nreplicas: 64\nobservables: value\n",
                "times: {from: 0, until: 3*log(size), count: 4}\nreplicas: {until: half-margin}\n",
                "times: 1\nreplicas: {until: 0.01, most: 256}\nobservables: [value]\n",
                "budget: {time: 10min, onFailure: stop}\nquick: {replicas: 8}\n",
                "sides: {slow: {simulation: {rate: 0.1}}, theory: {theory: limit, set: {grid:"
                        + " 8}}}\n",
                "axes: {size: [1, 2]}\ncouple: size\nclaims: falls\n",
                "plots: {id: a, observables: value}\n",
                """
                axes: {size: [1, 2]}
                plots:
                  - {id: a, title: T, kind: sweep, observables: [value], sides: [simulation, limit], where: {size: 1}, at: [1],
                     along: size, replica: 0, reduction: median, steps: value, levels: [0, {theory: limit}], period: 2*pi, log: [x, y]}
                """,
                "claims: [falls, {id: a, kind: value, of: {observable: value}, against: 0,"
                        + " precision: 5%}]\n",
                "claims: [{id: a, kind: identity, of: {observable: value, at: all}, against:"
                        + " {theory: limit}}]\n",
                """
                axes: {size: [1, 2, 4, 8, 16, 32]}
                claims:
                  - {id: a, kind: rate, of: {observable: value, gap: rms, at: {time: 0}}, along: size, law: n^-1/2,
                     against: {theory: limit, observable: value, set: {grid: 8}}, margin: 0.1, correction: n^-1,
                     paper: M01, reference: Theorem 1, announced: refuted, reason: it is false,
                     relation: at-least-as-fast, held: {bound: 1/size, below: 20%}}
                """,
                """
                axes: {size: [1, 2]}
                claims:
                  - {id: a, kind: order, of: {observable: value, component: [0], reduction: mean-of-log}, below: [1], by: 0.1, strict: false}
                  - {id: b, kind: order, of: {observable: value, at: {from: 0, to: 2}}, monotone: falling}
                  - {id: c, kind: threshold, of: {observable: value, slope: time}, along: size, at: 1.5, level: 0.5, direction: rising}
                  - {id: d, kind: upper-bound, of: {observable: value, sup: inside}, bound: exp(-t), slack: 0.1}
                  - {id: e, kind: phenomenon, of: {observable: value, equals: 1, reduction: probability}, map: size, domain: 3 - size, where: {size: 1}}
                """);
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void acceptsWhatTheReaderAccepts(String rest) {
        ExperimentReader.read("test.yaml", HEAD + rest, CATALOG, ReadOptions.PLAIN);
        assertEquals(List.of(), complaints(SCHEMA, HEAD + rest));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "replicaz: 3",
                "schemaVersion: 2",
                "model: nothing",
                "parameters: {sise: 3}",
                "parameters: {size: 0}",
                "parameters: {size: 1.5}",
                "parameters: {rate: 0}",
                "parameters: {rate: 1.5}",
                "parameters: {kind: fancy}",
                "parameters: {quiet: maybe}",
                "parameters: {vector: 3}",
                "parameters: {start: [1, 2]}",
                "parameters: {objective: cup}",
                "parameters: {objective: {bowl: {curvature: -1}}}",
                "parameters: {objective: {bowl: {depth: 1}}}",
                "parameters: {beta: {times: [0]}}",
                "axes: {sise: [1]}",
                "axes: {size: []}",
                "times: {from: 0}",
                "times: []",
                "replicas: 0",
                "replicas: {until: never}",
                "seed: 1.5",
                "sides: {a: {theori: limit}}",
                "sides: {a: {theory: limits}}",
                "budget: {onFailure: wait}",
                "quick: {replicaz: 1}",
                "plots: {observables: value}",
                "plots: {id: a}",
                "plots: {id: a, observables: value, kind: bars}",
                "plots: {id: a, observables: value, log: z}",
                "plots: {id: a, observables: value, replica: -1}",
                "plots: {id: a, observables: value, colour: red}",
                "claims: fals",
                "claims: {id: a, kind: value, of: {observable: value}, against: 0}",
                "claims: {id: a, kind: valu, of: {observable: value}}",
                "claims: {id: A, kind: phenomenon, of: {observable: value}}",
                "claims: {id: a, kind: phenomenon, of: {observable: value}, law: n}",
                "claims: {id: a, kind: phenomenon, of: {observable: value, gap: root}}",
                "claims: {id: a, kind: phenomenon, of: {observable: value, at: later}}",
                "claims: {id: a, kind: value, of: {observable: value}, against: 0, precision: -1}"
            })
    void rejectsWhatTheReaderRejects(String rest) {
        String head = rest.startsWith("schemaVersion") ? "model: everything\n" : HEAD;
        head = rest.startsWith("model") ? "schemaVersion: 1\n" : head;
        String text = head + rest + "\n";
        boolean read = true;
        try {
            ExperimentReader.read("test.yaml", text, CATALOG, ReadOptions.PLAIN);
        } catch (ConfigurationException e) {
            read = false;
        }
        assertFalse(read, "the reader takes " + rest);
        assertFalse(complaints(SCHEMA, text).isEmpty(), "the schema takes " + rest);
    }

    /** The reader lists the keys it knows when it meets one far from all of them. */
    private static TreeSet<String> knownToReader(List<Problem> problems, String what) {
        String mark = "unknown key \"zzzzzzzzzzzzzzzzzzzzzzzz\" in " + what;
        Problem problem =
                problems.stream()
                        .filter(p -> p.message().startsWith(mark))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(mark + " not among " + problems));
        return new TreeSet<>(List.of(problem.remedy().replace("known: ", "").split(", ")));
    }

    @SuppressWarnings("unchecked")
    private static TreeSet<String> knownToSchema(Object object) {
        Map<String, Object> properties =
                (Map<String, Object>) ((Map<String, Object>) object).get("properties");
        return new TreeSet<>(properties.keySet());
    }

    @SuppressWarnings("unchecked")
    private static Object definition(String name) {
        return ((Map<String, Object>) ExperimentSchema.of(CATALOG).get("$defs")).get(name);
    }

    @Test
    void topLevelHasTheReadersKeys() {
        Problems problems = new Problems();
        try {
            ExperimentReader.read(
                    "test.yaml",
                    HEAD + "zzzzzzzzzzzzzzzzzzzzzzzz: 1\n",
                    CATALOG,
                    ReadOptions.PLAIN);
        } catch (ConfigurationException e) {
            problems.addAll(e.problems());
        }
        TreeSet<String> expected = knownToReader(problems.list(), "the experiment");
        // taken from the tree before the other keys are read
        expected.add("extends");
        expected.add("quick");
        assertEquals(expected, knownToSchema(ExperimentSchema.of(CATALOG)));
        assertEquals(expected, new TreeSet<>(ReadOptions.TOP_KEYS));
    }

    static Stream<String> kinds() {
        return ClaimReader.KINDS.stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void claimsHaveTheReadersKeys(String kind) {
        Problems problems = new Problems();
        Node claim =
                YamlReader.read(
                        "test.yaml",
                        "{id: a, kind: "
                                + kind
                                + ", of: {observable: x, zzzzzzzzzzzzzzzzzzzzzzzz: 1},"
                                + " against: 0, bound: 0, along: size, law: n^-1,"
                                + " zzzzzzzzzzzzzzzzzzzzzzzz: 1}");
        ClaimReader.read(claim, problems);
        assertEquals(
                knownToReader(problems.list(), "claim"),
                knownToSchema(definition("claim-" + kind)),
                Place.of(kind).toString());
        assertEquals(knownToReader(problems.list(), "of"), knownToSchema(definition("statistic")));
    }

    @Test
    void plotsHaveTheReadersKeys() {
        Problems problems = new Problems();
        Node plot =
                YamlReader.read(
                        "test.yaml", "{id: a, observables: x, zzzzzzzzzzzzzzzzzzzzzzzz: 1}");
        PlotReader.read(plot, problems);
        assertEquals(knownToReader(problems.list(), "a plot"), knownToSchema(definition("plot")));
    }

    @Test
    void sameCatalogGivesTheSameText() {
        assertEquals(
                ExperimentSchema.of(CATALOG).toString(), ExperimentSchema.of(CATALOG).toString());
        assertTrue(ExperimentSchema.of(CATALOG).toString().startsWith("{$schema="));
    }

    @Test
    void parametersAloneNeedNoExperiment() {
        Schema alone =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(
                                JSON.valueToTree(
                                                ExperimentSchema.ofParameters(
                                                        "Limit",
                                                        CATALOG.schemaOfTheory("limit"),
                                                        CATALOG.parts()))
                                        .toString());
        assertEquals(List.of(), complaints(alone, "{rate: 0.5, grid: 16}"));
        assertEquals(List.of(), complaints(alone, "{grid: {from: a, observable: b}}"));
        assertFalse(complaints(alone, "{grid: 1}").isEmpty());
        assertFalse(complaints(alone, "{size: 16}").isEmpty());
    }

    private static List<String> problems(String rest) {
        try {
            ExperimentReader.read("test.yaml", HEAD + rest, CATALOG, ReadOptions.PLAIN);
            return List.of();
        } catch (ConfigurationException e) {
            return e.problems().stream().map(Problem::toString).toList();
        }
    }

    @Test
    void theoriesUnderSidesAreCheckedAtEveryPoint() {
        assertEquals(
                List.of(
                        "test.yaml, line 4: grid = 1 lies outside [2, 4096]"
                                + " (choose a value in [2, 4096])"),
                problems("axes:\n  grid: [8, 1]\nsides: {a: {theory: limit}}\n"));
        assertEquals(
                List.of(
                        "test.yaml, line 3: unknown parameter \"gird\" of side a"
                                + " (did you mean \"grid\"?)"),
                problems("sides: {a: {theory: limit, set: {gird: 8}}}\n"));
    }

    @Test
    void theoriesSeeTheModelsDefaultsInFormulas() {
        assertEquals(
                List.of(), problems("parameters: {rate: 1/size}\nsides: {a: {theory: limit}}\n"));
    }

    @Test
    void axesThatSpanTooMuchAreRefusedBeforeTheyAreSpelledOut() {
        String many = "0:1:100000";
        assertEquals(
                List.of("test.yaml, line 3: axes span 1000000000000000 cells (at most 1000000)"),
                problems(
                        "axes: {rate: %s, temperature: %s, grid: %s}\nsides: {a: {theory: limit}}\n"
                                .formatted(many, many, many)));
    }
}
