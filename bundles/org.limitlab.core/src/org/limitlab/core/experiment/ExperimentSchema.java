package org.limitlab.core.experiment;

import org.limitlab.core.catalog.Catalog;
import org.limitlab.core.model.Model;
import org.limitlab.core.model.Reduction;
import org.limitlab.core.parameter.ParameterInfo;
import org.limitlab.core.parameter.ParameterSchema;
import org.limitlab.core.parameter.Parts;
import org.limitlab.core.theory.Theory;
import org.limitlab.core.yaml.Node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON Schema (draft 2020-12) of experiment files, for editors and other programs: what is
 * installed decides which models, parameters, theories and claims it knows. Schemas are plain maps,
 * lists, texts and numbers, ready to be written as JSON.
 *
 * <p>What the reader accepts, the schema accepts, with one exception: options of a theory of
 * another model stand in {@code set} beside the theory, not in {@code parameters}. The schema does
 * not see what needs arithmetic: ranges of formulas, values that do not fit together.
 */
public final class ExperimentSchema {

    /** Identifies the schema; it names no address. */
    public static final String ID = "urn:limitlab:experiment:" + Experiment.SCHEMA_VERSION;

    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private final Catalog catalog;
    private final ParameterJson parameters;

    private ExperimentSchema(Catalog catalog) {
        this.catalog = catalog;
        this.parameters = new ParameterJson(catalog.parts());
    }

    /** The schema of experiment files over what is in the catalog. */
    public static Map<String, Object> of(Catalog catalog) {
        return new ExperimentSchema(catalog).whole();
    }

    /** The schema of one model's or theory's parameters, an object of its own. */
    public static Map<String, Object> ofParameters(
            String title, ParameterSchema<?> schema, Parts parts) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("$schema", DIALECT);
        object.put("title", title);
        object.putAll(new ParameterJson(parts).object(schema.parameters()));
        object.put("$defs", map("fromSide", fromSide()));
        return object;
    }

    /** A value of a file as JSON has it: a number, a truth value, a text, a list or a map. */
    public static Object plain(Node node) {
        return ParameterJson.plain(node);
    }

    private Map<String, Object> whole() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", DIALECT);
        schema.put("$id", ID);
        schema.put("title", "LimitLab experiment");
        schema.put("type", "object");
        schema.put("properties", top());
        schema.put("required", List.of("schemaVersion"));
        schema.put("additionalProperties", false);
        schema.put("allOf", models());
        schema.put("$defs", definitions());
        return schema;
    }

    private Map<String, Object> top() {
        Map<String, Object> top = new LinkedHashMap<>();
        top.put("schemaVersion", map("const", Experiment.SCHEMA_VERSION));
        top.put("title", text("One line."));
        top.put("summary", text("A paragraph."));
        top.put("extends", text("A file beside this one, or an example, to build on."));
        top.put("requires", requires());
        top.put("model", named(catalog.models().stream().map(Model::id).toList()));
        top.put("parameters", map("type", "object"));
        top.put("axes", axes());
        top.put("couple", words("Axes along which cells share their random numbers."));
        top.put("times", ref("times"));
        top.put("replicas", ref("replicas"));
        top.put("seed", map("type", "integer", "description", "Root seed; unset: drawn."));
        top.put("observables", words("What to record; unset: everything."));
        top.put("sides", map("type", "object", "additionalProperties", ref("side")));
        top.put("claims", oneOrMore(ref("claim")));
        top.put("plots", oneOrMore(ref("plot")));
        top.put("budget", budget());
        Map<String, Object> quick = new LinkedHashMap<>(top);
        quick.put("parameters", map("type", "object"));
        top.put("quick", closed("What a short run overrides.", quick, List.of()));
        return top;
    }

    private static Map<String, Object> requires() {
        return map(
                "type", "object",
                "description", "Plug-ins with their least versions.",
                "additionalProperties", map("type", List.of("string", "number")));
    }

    private static Map<String, Object> axes() {
        return map(
                "type", "object",
                "description", "Parameters with their lists of values.",
                "additionalProperties", ref("axis"));
    }

    private static Map<String, Object> budget() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put(
                "time",
                map(
                        "description",
                        "Wall-clock limit: 90s, 10min, 2h.",
                        "anyOf",
                        List.of(
                                map("type", "number", "exclusiveMinimum", 0),
                                map(
                                        "type", "string",
                                        "pattern", "^\\s*[0-9.]+\\s*(s|min|h)?\\s*$"))));
        properties.put("onFailure", map("enum", List.of("keep-going", "stop")));
        return closed("Limits of a run.", properties, List.of());
    }

    /** One condition a model: its parameters and their axes. */
    private List<Object> models() {
        List<Object> all = new ArrayList<>();
        for (Model<?> model : catalog.models()) {
            Map<String, Object> object = parameters.object(known(model));
            object.put("title", model.title());
            Map<String, Object> then = new LinkedHashMap<>();
            then.put("parameters", object);
            then.put("axes", map("propertyNames", named(List.copyOf(known(model).keySet()))));
            all.add(
                    map(
                            "if",
                            map(
                                    "properties",
                                    map("model", map("const", model.id())),
                                    "required",
                                    List.of("model")),
                            "then",
                            map("properties", then)));
        }
        return all;
    }

    private Map<String, ParameterInfo> known(Model<?> model) {
        Map<String, ParameterInfo> known =
                new LinkedHashMap<>(catalog.schemaOfModel(model.id()).parameters());
        for (Theory<?> theory : catalog.theories()) {
            if (theory.model().isEmpty() || theory.model().equals(model.id())) {
                catalog.schemaOfTheory(theory.id()).parameters().forEach(known::putIfAbsent);
            }
        }
        return known;
    }

    private Map<String, Object> definitions() {
        Map<String, Object> definitions = new LinkedHashMap<>();
        definitions.put("formula", formula());
        definitions.put("fromSide", fromSide());
        definitions.put("axis", axis());
        definitions.put("times", times());
        definitions.put("replicas", replicas());
        definitions.put("side", side());
        definitions.put("plot", plot());
        definitions.putAll(new ClaimJson(catalog).definitions());
        return definitions;
    }

    static Map<String, Object> formula() {
        return map("type", List.of("number", "string"), "description", "A number or a formula.");
    }

    private static Map<String, Object> fromSide() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("from", text("A side of this experiment."));
        properties.put("observable", text("What that side predicts."));
        return closed("A value found by a theory.", properties, List.of("from", "observable"));
    }

    private static Map<String, Object> axis() {
        return map(
                "description",
                "Values, or a grid first:last:count.",
                "anyOf",
                List.of(
                        map("type", "array", "minItems", 1),
                        map("type", List.of("number", "string", "boolean", "object"))));
    }

    private static Map<String, Object> times() {
        Map<String, Object> grid = new LinkedHashMap<>();
        grid.put("from", ref("formula"));
        grid.put("until", ref("formula"));
        grid.put("count", map("type", "integer", "minimum", 1));
        return map(
                "description",
                "0:2:41 is 41 times from 0 to 2, both included.",
                "anyOf",
                List.of(
                        ref("formula"),
                        map("type", "array", "minItems", 1, "items", ref("formula")),
                        closed("A grid.", grid, List.of("until"))));
    }

    private static Map<String, Object> replicas() {
        Map<String, Object> count = map("type", "integer", "minimum", 1, "maximum", 100_000_000);
        Map<String, Object> adaptive = new LinkedHashMap<>();
        adaptive.put(
                "until",
                map(
                        "description",
                        "half-margin, or a half-width of every interval",
                        "anyOf",
                        List.of(
                                map("const", "half-margin"),
                                map("type", "number", "exclusiveMinimum", 0))));
        adaptive.put("most", count);
        return map(
                "description",
                "How many replicas each cell gets.",
                "anyOf",
                List.of(count, closed("As many as the claims need.", adaptive, List.of())));
    }

    private Map<String, Object> side() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("theory", named(catalog.theories().stream().map(Theory::id).toList()));
        properties.put("model", named(catalog.models().stream().map(Model::id).toList()));
        properties.put("set", map("type", "object"));
        properties.put("simulation", map("type", "object"));
        return closed("The model, or a theory, at other parameters.", properties, List.of());
    }

    private static Map<String, Object> plot() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("id", text("Its name."));
        properties.put("title", text("What is seen."));
        properties.put("kind", ClaimJson.spellings(Plot.Kind.class));
        properties.put("observables", words("What is drawn; several stand one above the other."));
        properties.put("sides", words("simulation, names under sides, ids of theories."));
        properties.put("where", map("type", "object", "description", "Values of some axes."));
        properties.put("at", oneOrMore(ref("formula")));
        properties.put("reduction", ClaimJson.spellings(Reduction.class));
        properties.put("replica", map("type", "integer", "minimum", 0));
        properties.put("along", text("An axis of the experiment."));
        properties.put("steps", words("Observables whose values hold until the next one."));
        properties.put("levels", oneOrMore(ref("against")));
        properties.put("period", ref("formula"));
        properties.put("log", oneOrMore(map("enum", List.of("x", "y"))));
        return closed("A picture.", properties, List.of("id", "observables"));
    }

    static Map<String, Object> ref(String definition) {
        return map("$ref", "#/$defs/" + definition);
    }

    static Map<String, Object> text(String description) {
        return map("type", "string", "description", description);
    }

    static Map<String, Object> words(String description) {
        return map(
                "description",
                description,
                "anyOf",
                List.of(
                        map("type", "string"),
                        map("type", "array", "items", map("type", "string"))));
    }

    static Map<String, Object> oneOrMore(Object item) {
        return map("anyOf", List.of(item, map("type", "array", "items", item)));
    }

    /** One of these words; any text where nothing is installed, which an enum cannot say. */
    static Map<String, Object> named(List<String> ids) {
        return ids.isEmpty() ? map("type", "string") : map("enum", ids);
    }

    static Map<String, Object> closed(
            String description, Map<String, Object> properties, List<String> required) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("type", "object");
        object.put("description", description);
        object.put("properties", properties);
        if (!required.isEmpty()) {
            object.put("required", required);
        }
        object.put("additionalProperties", false);
        return object;
    }

    /** A map that keeps its order, so that the same catalog always gives the same text. */
    static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
