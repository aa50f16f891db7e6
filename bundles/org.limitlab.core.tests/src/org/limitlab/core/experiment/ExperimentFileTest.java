package org.limitlab.core.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.limitlab.core.catalog.Catalog;
import org.limitlab.core.catalog.CatalogBuilder;
import org.limitlab.core.catalog.Example;
import org.limitlab.core.model.Axis;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Reduction;
import org.limitlab.core.problem.ConfigurationException;
import org.limitlab.core.problem.Problem;
import org.limitlab.core.yaml.Node;
import org.limitlab.core.yaml.YamlReader;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

class ExperimentFileTest {

    private static final String HEAD = "schemaVersion: 1\nmodel: decay\n";

    private static final Catalog CATALOG = catalog();

    private static Catalog catalog() {
        CatalogBuilder builder = new CatalogBuilder();
        builder.add(new Decay(), "test").add(new Decay.Other(), "test");
        builder.addExample(
                new Example(
                        "decay-example",
                        "test",
                        "test",
                        HEAD
                                + "claims:\n"
                                + "  - {id: declared, kind: phenomenon, of: {observable:"
                                + " value}}\n"));
        return builder.build();
    }

    private static Experiment read(String text, ReadOptions options) {
        return ExperimentReader.read("f.yaml", text, CATALOG, options);
    }

    private static Experiment read(String text) {
        return read(text, ReadOptions.PLAIN);
    }

    private static List<String> said(String text) {
        return assertThrows(ConfigurationException.class, () -> read(text)).problems().stream()
                .map(Problem::toString)
                .toList();
    }

    private static ReadOptions set(String... assignments) {
        Map<String, Node> set = new java.util.LinkedHashMap<>();
        for (String assignment : assignments) {
            String[] parts = assignment.split("=", 2);
            set.put(parts[0], YamlReader.read("--set", parts[1]));
        }
        return new ReadOptions(false, set, Map.of(), n -> null);
    }

    private static String axis(Experiment experiment, String name) {
        return experiment.axes().get(name).stream().map(Node::text).toList().toString();
    }

    @Test
    void theShortestFileHasDefaults() {
        Experiment e = read(HEAD);
        assertEquals("Untitled experiment", e.title());
        assertEquals(1, e.replicas().most());
        assertEquals(OptionalLong.empty(), e.seed());
        assertEquals(1, e.points().size());
        assertEquals(0, e.times().at(x -> 0)[0]);
        assertEquals(Budget.NONE, e.budget());
    }

    @Test
    void readsEveryTopLevelKey() {
        Experiment e =
                read(
                        """
                        schemaVersion: 1
                        title: A title
                        summary: A paragraph.
                        requires: {org.example: 1.0}
                        model: decay
                        parameters: {rate: 2}
                        axes: {size: [1, 2, 4, 8], step: [0.5, 0.25]}
                        couple: [step]
                        times: {from: 0, until: 2, count: 5}
                        replicas: {until: half-margin, most: 256}
                        seed: -7
                        observables: [value]
                        sides: {fast: {set: {rate: 4}}, slow: {theory: decay-law, set: {rate: 1}}}
                        claims:
                          - declared
                          - {id: mine, kind: phenomenon, of: {observable: value}}
                        plots:
                          - {id: curve, observables: value}
                        budget: {time: 10min, onFailure: stop}
                        quick: {replicas: 4}
                        """);
        assertEquals(ReadOptions.TOP_KEYS.size() - 1, 17, "all but extends are in this file");
        assertEquals("A title", e.title());
        assertEquals(8, e.points().size());
        assertEquals(List.of("step"), e.couple());
        assertEquals(List.of("value"), e.observables());
        assertEquals(-7, e.seed().getAsLong());
        assertTrue(e.replicas().untilHalfMargin());
        assertEquals(256, e.replicas().most());
        assertEquals(List.of("declared", "mine"), e.claims().stream().map(c -> c.id()).toList());
        assertEquals(OptionalDouble.of(600), e.budget().seconds());
        assertTrue(e.budget().stopOnFailure());
        assertEquals("decay-law", e.sides().get("slow").theory().orElseThrow());
        assertEquals("{rate: 4}", e.sides().get("fast").set().text());
    }

    @Test
    void theLastAxisRunsFastest() {
        List<Map<String, Node>> points = read(HEAD + "axes: {size: [1, 2], rate: [3, 4]}").points();
        assertEquals("4", points.get(1).get("rate").text());
        assertEquals("1", points.get(1).get("size").text());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    0.5:2.5:5 | [0.5, 1, 1.5, 2, 2.5]
                    2:1:3     | [2, 1.5, 1]
                    0.1:0.3:3 | [0.1, 0.2, 0.3]
                    7:9:1     | [9]
                    5         | [5]
                    [1, 2.50] | [1, 2.50]
                    """)
    void anAxisIsAListOrAGrid(String spelled, String values) {
        assertEquals(values, axis(read(HEAD + "axes: {rate: " + spelled + "}"), "rate"));
    }

    @Test
    void anAxisGridMayBeNegative() {
        List<String> said = said(HEAD + "axes: {rate: -1:1:3}");
        assertEquals(
                List.of(
                        "f.yaml, line 3: rate = -1 lies outside (0, inf) (choose a value in (0,"
                                + " inf))",
                        "f.yaml, line 3: rate = 0 lies outside (0, inf) (choose a value in (0,"
                                + " inf))"),
                said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    `axes: {rate: 1:2}`             | axis rate = 1:2 is no grid
                    `axes: {rate: a:b:3}`           | axis rate = a:b:3 is no grid
                    `axes: {rate: 0:inf:3}`         | is no grid
                    `axes: {rate: 1:2:0}`           | axis rate has 0 values
                    `axes: {rate: 1:2:2.5}`         | axis rate has 2.5 values
                    `axes: {rate: 1:2:1000000}`     | axis rate has 1000000 values
                    `axes: {rate: []}`              | axis rate has no values
                    `axes: {rate: [1, 1]}`          | axis rate lists 1 twice
                    `axes: {size: [50, 50.0]}`      | axis size lists 50.0 twice
                    `axes: {sise: [1, 2]}`          | axis "sise" is no parameter of model "decay" (did you mean "size"?)
                    `axes: 3`                       | axes must be keys with values
                    `axes: {size: 1:1000:1000, rate: 1:2:1001}` | axes span 1001000 cells
                    `parameters: {rat: 1}`          | unknown parameter "rat" of model "decay" (did you mean "rate"?)
                    `parameters: [1]`               | parameters must be keys with values
                    `titel: x`                      | unknown key "titel" in the experiment (did you mean "title"?)
                    `couple: rate`                  | couple: "rate" is no axis of this experiment
                    `times: 0:1:4`                  | is not a multiple of step = 0.5
                    `times: [1, 1]`                 | times must increase
                    `times: [-1]`                   | time -1.0 is not in [0, inf)
                    `times: [rat*2]`                | "rat" has no value
                    `times: [1, [2]]`               | [2] is no number or formula
                    `times: []`                     | no times are listed
                    `times: 0:1:0`                  | 0 times lie outside [1, 1000000]
                    `times: {from: 1}`              | "until" is missing
                    `times: {until: 1, cuont: 2}`   | unknown key "cuont" in times
                    `replicas: 0`                   | replicas = 0 lies outside [1, 100000000]
                    `replicas: many`                | replicas = many is not a whole number
                    `replicas: {until: tired}`      | until = tired is no half-width above 0
                    `replicas: {until: 0.1, mots: 3}` | unknown key "mots" in replicas
                    `seed: x`                       | seed = x is not a whole number
                    `quick: fast`                   | quick must be keys with values, found fast
                    `quick: {replicaz: 3}`          | unknown key "replicaz" in quick
                    `budget: {time: soon}`          | time = soon is no duration
                    `budget: {onFailure: panic}`    | onFailure = panic is not one of keep-going, stop
                    `budget: {tiem: 3}`             | unknown key "tiem" in budget
                    `claims: [none]`                | claim "none" is not declared by any plug-in
                    `claims: [declared, declared]`  | claim id "declared" is used twice
                    `claims: [declraed]`            | did you mean "declared"?
                    `extends: nothing.yaml`         | extends: "nothing.yaml" is not found
                    `sides: {simulation: {}}`       | "simulation" is the model itself
                    `sides: {a: {theory: decay-lae}}` | theory "decay-lae" is not installed (did you mean "decay-law"?)
                    `sides: {a: {model: none}}`     | model "none" is not installed
                    `sides: {a: {set: {rat: 1}}}`   | unknown parameter "rat" of side a
                    `sides: {a: {set: {rate: -1}}}` | rate = -1 lies outside (0, inf)
                    `sides: {a: {sett: {}}}`        | unknown key "sett" in side a
                    """)
    void oneMistakeIsSaidOnce(String line, String message) {
        List<String> said = said(HEAD + line);
        assertEquals(1, said.size(), said::toString);
        assertTrue(said.get(0).contains(message), said::toString);
        assertTrue(said.get(0).startsWith("f.yaml, line 3: "), said::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    `kind: rate, of: {observable: valu}, along: size, law: n^-1`  | has no observable "valu" (did you mean "value"?)
                    `kind: rate, of: {observable: value}, along: sise, law: n^-1` | along: "sise" is no axis
                    `kind: rate, of: {observable: value}, along: size, law: n^-s` | "s" in "-s" is no number here
                    `kind: rate, of: {observable: value}, along: size, law: n^-1, correction: n^-q` | "q" in
                    `kind: rate, of: {observable: value}, along: time, law: exp(-drift*t)` | "drift" in
                    `kind: rate, of: {observable: value, gap: bias}, along: size, law: n^-1` | gap: bias has nothing to be measured against
                    `kind: rate, of: {observable: value, gap: coupled}, against: {theory: decay-law}, along: size, law: n^-1` | gap: coupled compares with a simulation
                    `kind: rate, of: {observable: value}, against: {theory: decay-lav}, along: size, law: n^-1` | theory "decay-lav" is not installed (did you mean "decay-law"?)
                    `kind: rate, of: {observable: profile}, against: {theory: decay-law}, along: size, law: n^-1` | theory "decay-law" does not predict "profile"
                    `kind: rate, of: {observable: value}, against: {theory: decay-law, set: {gird: 4}}, along: size, law: n^-1` | unknown parameter "gird" of theory decay-law
                    `kind: rate, of: {observable: value}, against: {theory: decay-law, set: {grid: 1}}, along: size, law: n^-1` | grid = 1 lies outside [2, inf)
                    `kind: rate, of: {observable: value}, along: size, where: {size: [1, 2, 4]}, law: n^-1` | axis size has 3 values
                    `kind: rate, of: {observable: value}, along: size, where: {size: [1, 2, 4, 8]}, law: n^-1, correction: n^-1` | list at least 6 sizes
                    `kind: rate, of: {observable: value, component: 1}, along: size, law: n^-1` | component = 1 is not below 1
                    `kind: rate, of: {observable: profile, component: 3}, along: size, law: n^-1` | component = 3 is not below 3
                    `kind: rate, of: {observable: value, at: {to: tmax}}, along: size, law: n^-1` | "tmax" in "tmax" is no number here
                    `kind: rate, of: {observable: value, at: {time: [0, tau]}}, along: size, law: n^-1` | "tau" in "tau" is no number here
                    `kind: rate, of: {observable: value}, along: size, law: n^-1, held: {bound: 1/width}` | "width" in "1/width" is no number here
                    `kind: rate, of: {observable: value}, along: size, law: n^-1, paper: Z99` | paper "Z99" is not in the bibliography
                    `kind: rate, of: {observable: value}, along: size, law: n^-1, map: beta` | map: "beta" is no axis
                    `kind: rate, of: {observable: value}, along: size, law: n^-1, where: {beta: 1}` | where: "beta" is no axis
                    `kind: value, of: {observable: value}, against: exp(-rat*t), precision: 1` | "rat" in "exp(-rat*t)" is no number here (did you mean "rate"?)
                    `kind: value, of: {observable: value, equals: k}, against: 0, precision: 1` | "k" in "k" is no number here
                    `kind: value, of: {observable: value}, where: {size: 3}, against: 0, precision: 1` | size = 3 is not on the axis (the axis has 1, 2, 4, 8, 16, 32)
                    `kind: value, of: {side: slow, observable: value}, against: 0, precision: 1` | side "slow" is not defined
                    `kind: value, of: {side: fats, observable: value}, against: 0, precision: 1` | side "fats" is not defined (did you mean "fast"?)
                    `kind: value, of: {side: second, observable: value}, against: 0, precision: 1` | model "other" has no observable "value"
                    `kind: upper-bound, of: {observable: value}, bound: 1/sise` | "sise" in "1/sise" is no number here
                    `kind: order, of: {observable: value}, below: [1, tt]` | "tt" in "tt" is no number here
                    `kind: threshold, of: {observable: value}, along: size, at: 2*crit` | "crit" in "2*crit" is no number here
                    `kind: threshold, of: {observable: value}, along: width, at: 2` | along: "width" is no axis
                    `kind: phenomenon, of: {observable: value}, domain: 1 - bet` | "bet" in "1 - bet" is no number here
                    """)
    void oneMistakeInAClaimIsSaidOnce(String claim, String message) {
        List<String> said =
                said(
                        HEAD
                                + "axes: {size: [1, 2, 4, 8, 16, 32]}\n"
                                + "sides: {fast: {set: {rate: 4}}, second: {model: other}}\n"
                                + "claims:\n  - {id: c, "
                                + claim
                                + "}\n");
        assertEquals(1, said.size(), said::toString);
        assertTrue(said.get(0).contains(message), said::toString);
        assertTrue(said.get(0).matches("f\\.yaml, line [36]: .*"), said::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    `id: p`                                      | "observables" is missing
                    `observables: value`                         | "id" is missing
                    `id: P1, observables: value`                 | id = P1 is no word
                    `id: p, observable: value, observables: value` | unknown key "observable" in a plot (did you mean "observables"?)
                    `id: p, observables: valu`                   | no side of plot "p" shows "valu" (did you mean "value"?)
                    `id: p, observables: profile, sides: law`    | no side of plot "p" shows "profile"
                    `id: p, observables: value, sides: lav`      | sides: "lav" is no side and no theory (did you mean "law"?)
                    `id: p, observables: value, kind: bars`      | kind = bars is not one of
                    `id: p, observables: value, kind: heat`      | "value", in time without axes, is no heat
                    `id: p, observables: profile, along: size`   | "profile", in time with 1 axes, is no sweep
                    `id: p, observables: value, along: sise`     | "value" is drawn along an axis, and there is no "sise" (did you mean "size"?)
                    `id: p, observables: value, where: {beta: 1}` | where: "beta" is no axis
                    `id: p, observables: value, where: {size: 3}` | size = 3 is not on the axis
                    `id: p, observables: value, at: tau`         | "tau" in "tau" is no number here
                    `id: p, observables: value, levels: exp(-t)` | "t" in "exp(-t)" is no number here (a level is the same at all times)
                    `id: p, observables: value, levels: {theory: decay-lav}` | levels: "decay-lav" is no side and no theory
                    `id: p, observables: value, levels: {theory: decay-law, observable: height}` | levels: nothing says "height" there
                    `id: p, observables: value, steps: task`     | steps: "task" is none of the plot's observables
                    `id: p, observables: value, log: z`          | log = z is no axis
                    `id: p, observables: value, replica: -1`     | replica = -1 is below 0
                    """)
    void oneMistakeInAPlotIsSaidOnce(String plot, String message) {
        List<String> said =
                said(
                        HEAD
                                + "axes: {size: [1, 2, 4]}\ntimes: 0:1:3\n"
                                + "sides: {law: {theory: decay-law}}\n"
                                + "plots:\n  - {"
                                + plot
                                + "}\n");
        assertEquals(1, said.size(), said::toString);
        assertTrue(said.get(0).contains(message), said::toString);
        assertTrue(said.get(0).startsWith("f.yaml, line 7: "), said::toString);
    }

    @Test
    void theShapeOfAnObservableChoosesItsPicture() {
        Experiment e =
                read(
                        HEAD
                                + """
                                axes: {size: [1, 2, 4]}
                                plots:
                                  - {id: a, observables: value}
                                  - {id: b, observables: value, along: size, at: 1}
                                  - {id: c, observables: profile}
                                  - {id: d, observables: profile, at: [0, 1]}
                                  - {id: e, observables: profile, kind: heat}
                                """);
        Observable scalar = Observable.scalar("value", "v", "value");
        Observable three = vector(3);
        Observable many = vector(9);
        Observable once = new Observable("o", "o", "o", "", false, List.of(), Reduction.MEAN);
        Observable modes =
                new Observable(
                        "m", "m", "m", "", false, List.of(Axis.indices("mode", 3)), Reduction.MEAN);
        Observable matrix =
                new Observable(
                        "c",
                        "c",
                        "c",
                        "",
                        true,
                        List.of(Axis.indices("i", 3), Axis.indices("j", 3)),
                        Reduction.MEAN);
        List<Plot> plots = e.plots();
        assertEquals(Plot.Kind.CURVES, plots.get(0).kindFor(scalar));
        assertEquals(Plot.Kind.SWEEP, plots.get(0).kindFor(once));
        assertEquals(Plot.Kind.SWEEP, plots.get(1).kindFor(scalar));
        assertEquals(Plot.Kind.CURVES, plots.get(2).kindFor(three));
        assertEquals(Plot.Kind.HEAT, plots.get(2).kindFor(many));
        assertEquals(Plot.Kind.PROFILE, plots.get(2).kindFor(modes));
        assertEquals(Plot.Kind.HEAT, plots.get(2).kindFor(matrix));
        assertEquals(
                Plot.Kind.TRAJECTORIES, plots.get(2).kindFor(many.reducedTo(Reduction.MEMBERS)));
        assertEquals(
                Plot.Kind.HISTOGRAM, plots.get(2).kindFor(many.reducedTo(Reduction.HISTOGRAM)));
        assertEquals(Plot.Kind.PROFILE, plots.get(3).kindFor(many));
        assertEquals(Plot.Kind.HEAT, plots.get(4).kindFor(three));
    }

    private static Observable vector(int length) {
        return Observable.vector("profile", "p", "profile", Axis.indices("place", length));
    }

    @Test
    void goodClaimsOfEveryKindPass() {
        Experiment e =
                read(
                        HEAD
                                + """
                                axes: {size: [1, 2, 4, 8]}
                                times: 0:2:5
                                sides:
                                  fast: {set: {rate: 4}}
                                  second: {model: other, set: {rate: 2}}
                                claims:
                                  - {id: a, kind: rate, of: {observable: value, gap: rms}, against: {theory: decay-law, set: {grid: 16}}, along: size, law: n^-1/2}
                                  - {id: b, kind: rate, of: {observable: value, at: {from: 0, to: 1/rate}}, along: time, law: exp(-rate*t)}
                                  - {id: c, kind: rate, of: {observable: value, gap: coupled}, against: {side: fast}, along: size, law: n^-1}
                                  - {id: d, kind: value, of: {side: second, observable: height}, against: exp(-rate*t), precision: 5%, where: {size: 8.0}}
                                  - {id: e, kind: threshold, of: {observable: value}, along: size, at: 2*rate + 1}
                                  - {id: f, kind: order, of: {side: fast, observable: value}, below: [{side: simulation}]}
                                """);
        assertEquals(6, e.claims().size());
    }

    @Test
    void theVersionMustBeThisOne() {
        assertTrue(said("model: decay").get(0).contains("\"schemaVersion\" is missing"));
        assertTrue(
                said("schemaVersion: 2\nmodel: decay")
                        .get(0)
                        .contains(
                                "schemaVersion = 2 is not 1, the version that this LimitLab reads"
                                        + " (use a newer LimitLab)"));
    }

    @Test
    void anUnknownModelIsSaidWithTheNearestOne() {
        assertEquals(
                List.of(
                        "f.yaml, line 2: model \"dekay\" is not installed (did you mean"
                                + " \"decay\"?)"),
                said("schemaVersion: 1\nmodel: dekay\n"));
    }

    @Test
    void aMissingPlugInIsItsOwnKindOfProblem() {
        CatalogBuilder builder = new CatalogBuilder().addBundle("org.example.a", "1.0.0");
        Catalog catalog = builder.add(new Decay(), "org.example.a").build();
        ConfigurationException e =
                assertThrows(
                        ConfigurationException.class,
                        () ->
                                ExperimentReader.read(
                                        "f.yaml",
                                        HEAD + "requires: {org.example.b: 1, org.example.a: 2}\n",
                                        catalog,
                                        ReadOptions.PLAIN));
        assertTrue(e.missesPlugin());
        assertEquals(2, e.problems().size());
    }

    @Test
    void theQuickSectionAppliesOnlyWhenAsked() {
        String text =
                HEAD
                        + "replicas: 64\n"
                        + "axes: {size: [1, 2]}\n"
                        + "quick: {replicas: 8, axes: {size: [1]}}\n";
        assertEquals(64, read(text).replicas().most());
        Experiment quick = read(text, ReadOptions.QUICK);
        assertEquals(8, quick.replicas().most());
        assertEquals(1, quick.points().size());
    }

    @Test
    void aFileBuildsOnAnother() {
        String base = HEAD + "title: Base\nparameters: {rate: 3, step: 0.25}\nreplicas: 5\n";
        ReadOptions options =
                new ReadOptions(
                        false, Map.of(), Map.of(), name -> name.equals("base.yaml") ? base : null);
        Experiment e = read("extends: base.yaml\ntitle: Mine\nparameters: {rate: 4}\n", options);
        assertEquals("Mine", e.title());
        assertEquals("{rate: 4, step: 0.25}", e.parameters().text());
        assertEquals(5, e.replicas().most());
    }

    @Test
    void aCircleOfFilesEndsInAMessage() {
        ReadOptions options =
                new ReadOptions(false, Map.of(), Map.of(), name -> HEAD + "extends: again.yaml\n");
        ConfigurationException e =
                assertThrows(
                        ConfigurationException.class,
                        () -> read(HEAD + "extends: again.yaml\n", options));
        assertTrue(e.getMessage().contains("extends: \"again.yaml\" never ends"));
    }

    @Test
    void theCommandLineOverridesParametersAndSweeps() {
        String text = HEAD + "parameters: {rate: 2}\naxes: {size: [1, 2, 4]}\n";
        Experiment one = read(text, set("rate=5", "size=3"));
        assertEquals("{rate: 5, size: 3}", one.parameters().text());
        assertEquals(1, one.points().size());
        Experiment swept = read(text, set("size=[7, 8]"));
        assertEquals("[7, 8]", axis(swept, "size"));
        Experiment step = read(text, set("step=0.125"));
        assertEquals("0.125", step.parameters().entries().get("step").text());
        ReadOptions top =
                new ReadOptions(
                        false, Map.of(), Map.of("seed", YamlReader.read("--seed", "9")), n -> null);
        assertEquals(9, read(text, top).seed().getAsLong());
    }

    @Test
    void aWrongValueOfTheCommandLineNamesItsPlace() {
        ConfigurationException e =
                assertThrows(ConfigurationException.class, () -> read(HEAD, set("rate=-1")));
        assertEquals(
                "--set, line 1: rate = -1 lies outside (0, inf) (choose a value in (0, inf))",
                e.getMessage());
    }

    @Test
    void aScheduleMayComeFromATheory() {
        Experiment e =
                read(
                        HEAD
                                + "sides:\n"
                                + "  best: {theory: decay-law}\n"
                                + "  played: {simulation: {control: {from: best, observable:"
                                + " value}}}\n");
        assertEquals(
                "{control: {from: best, observable: value}}", e.sides().get("played").set().text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"90s", "90", "1.5min", "0.025h", "90 s"})
    void durationsHaveUnits(String text) {
        assertEquals(
                90,
                read(HEAD + "budget: {time: " + text + "}").budget().seconds().getAsDouble(),
                1e-9);
    }

    @Test
    void aFileMayCompareTheoriesAlone() {
        Experiment e =
                read(
                        """
                        schemaVersion: 1
                        parameters: {rate: 2}
                        times: [1]
                        sides: {fine: {theory: decay-law, set: {grid: 64}}, coarse: {theory: decay-law}}
                        claims:
                          - {id: same, kind: identity, of: {side: fine, observable: value}, against: {side: coarse}}
                        """);
        assertTrue(e.model().isEmpty());
        assertTrue(said("schemaVersion: 1\n").get(0).contains("\"model\" is missing"));
    }
}
