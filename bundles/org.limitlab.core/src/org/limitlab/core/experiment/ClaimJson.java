package org.limitlab.core.experiment;

import static org.limitlab.core.experiment.ExperimentSchema.closed;
import static org.limitlab.core.experiment.ExperimentSchema.map;
import static org.limitlab.core.experiment.ExperimentSchema.named;
import static org.limitlab.core.experiment.ExperimentSchema.oneOrMore;
import static org.limitlab.core.experiment.ExperimentSchema.ref;
import static org.limitlab.core.experiment.ExperimentSchema.text;
import static org.limitlab.core.experiment.ExperimentSchema.words;

import org.limitlab.core.catalog.Catalog;
import org.limitlab.core.claim.ClaimReader;
import org.limitlab.core.claim.Outcome;
import org.limitlab.core.claim.Question;
import org.limitlab.core.claim.Statistic;
import org.limitlab.core.model.Reduction;
import org.limitlab.core.theory.Theory;
import org.limitlab.core.yaml.Fields;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON Schema of claims: common keys, and those of each kind. */
final class ClaimJson {

    private final Catalog catalog;

    ClaimJson(Catalog catalog) {
        this.catalog = catalog;
    }

    Map<String, Object> definitions() {
        Map<String, Object> definitions = new LinkedHashMap<>();
        definitions.put("margin", margin());
        definitions.put("statistic", statistic());
        definitions.put("window", window());
        definitions.put("against", against());
        definitions.put("claim", claim());
        for (String kind : ClaimReader.KINDS) {
            definitions.put("claim-" + kind, ofKind(kind));
        }
        return definitions;
    }

    private Map<String, Object> claim() {
        List<Object> conditions = new ArrayList<>();
        for (String kind : ClaimReader.KINDS) {
            conditions.add(
                    map(
                            "if",
                            map(
                                    "type", "object",
                                    "properties", map("kind", map("const", kind)),
                                    "required", List.of("kind")),
                            "then",
                            ref("claim-" + kind)));
        }
        Map<String, Object> claim = new LinkedHashMap<>();
        claim.put("description", "The id of a declared claim, or a claim spelled out.");
        claim.put(
                "anyOf",
                List.of(
                        named(List.copyOf(catalog.claimIds())),
                        map(
                                "type",
                                "object",
                                "properties",
                                map("kind", map("enum", ClaimReader.KINDS)),
                                "required",
                                List.of("id", "kind", "of"))));
        claim.put("allOf", conditions);
        return claim;
    }

    private static Map<String, Object> ofKind(String kind) {
        Map<String, Object> keys = common();
        List<String> required = new ArrayList<>(List.of("id", "kind", "of"));
        switch (kind) {
            case "identity" -> {
                keys.put("against", ref("against"));
                keys.put("tolerance", ref("margin"));
                required.add("against");
            }
            case "value" -> {
                keys.put("against", ref("against"));
                keys.put("precision", ref("margin"));
                required.addAll(List.of("against", "precision"));
            }
            case "rate" -> {
                keys.put("against", ref("against"));
                keys.put("along", text("An axis, or time."));
                keys.put("law", text("n^-1/2, log(n)/n or exp(-1.5*t)"));
                keys.put("relation", map("enum", List.of("equal", "at-least-as-fast")));
                keys.put("margin", ref("margin"));
                keys.put("correction", text("none, or a bounded correction such as n^-1"));
                required.addAll(List.of("along", "law"));
            }
            case "upper-bound" -> {
                keys.put("bound", ref("against"));
                keys.put("slack", ref("margin"));
                required.add("bound");
            }
            case "order" -> {
                keys.put("below", oneOrMore(ref("against")));
                keys.put("monotone", spellings(Question.Direction.class));
                keys.put("by", ref("margin"));
                keys.put("strict", map("type", "boolean"));
            }
            case "threshold" -> {
                keys.put("against", ref("against"));
                keys.put("along", text("An axis."));
                keys.put("at", ref("formula"));
                keys.put("margin", ref("margin"));
                keys.put("level", map("type", "number"));
                keys.put("direction", spellings(Question.Direction.class));
                required.addAll(List.of("along", "at"));
            }
            case "phenomenon" -> keys.put("against", ref("against"));
            default -> throw new IllegalStateException("no schema for claims of kind " + kind);
        }
        return closed("A claim of kind " + kind + ".", keys, required);
    }

    private static Map<String, Object> common() {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put(
                "id",
                map(
                        "type", "string",
                        "pattern", "^[a-z0-9]+(-[a-z0-9]+)*$",
                        "description", "Lower case with hyphens."));
        keys.put("kind", map("enum", ClaimReader.KINDS));
        keys.put("title", text("One sentence."));
        keys.put("paper", text("Id in the bibliography."));
        keys.put("reference", text("Theorem, equation or section."));
        keys.put("of", ref("statistic"));
        keys.put("where", map("type", "object", "description", "Values that fix some axes."));
        keys.put("map", words("Axes over which the claim is judged point by point."));
        keys.put("domain", ref("formula"));
        keys.put("held", oneOrMore(held()));
        keys.put("announced", spellings(Outcome.class));
        keys.put("reason", text("Why another outcome than supported is announced."));
        keys.put("reconstructed", map("type", "boolean"));
        return keys;
    }

    private static Map<String, Object> held() {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("bound", ref("formula"));
        keys.put("below", ref("margin"));
        return closed("Another cause, held below a share of the gap.", keys, List.of("bound"));
    }

    private static Map<String, Object> margin() {
        return map(
                "description",
                "An amount, or a share such as 15%.",
                "anyOf",
                List.of(
                        map("type", "number", "minimum", 0),
                        map(
                                "type",
                                "string",
                                "pattern",
                                "^\\s*[+]?[0-9.]+([eE][+-]?[0-9]+)?\\s*%\\s*$")));
    }

    private static Map<String, Object> statistic() {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("side", text("The side it is measured on; unset: the simulation."));
        keys.put("observable", text("What is measured."));
        keys.put("component", oneOrMore(map("type", "integer", "minimum", 0)));
        keys.put("reduction", spellings(Reduction.class));
        keys.put("gap", spellings(Statistic.Gap.class));
        keys.put("sup", spellings(Statistic.Sup.class));
        keys.put("slope", map("enum", List.of("time", "none")));
        keys.put("equals", ref("formula"));
        keys.put("at", ref("window"));
        return closed("What is measured.", keys, List.of("observable"));
    }

    private static Map<String, Object> window() {
        Map<String, Object> listed = new LinkedHashMap<>();
        listed.put("time", oneOrMore(ref("formula")));
        Map<String, Object> between = new LinkedHashMap<>();
        between.put("from", ref("formula"));
        between.put("to", ref("formula"));
        return map(
                "description",
                "Which observation times.",
                "anyOf",
                List.of(
                        map("enum", List.of("end", "all")),
                        closed("Listed times.", listed, List.of("time")),
                        closed("Every time in a window.", between, List.of())));
    }

    private Map<String, Object> against() {
        Map<String, Object> theory = new LinkedHashMap<>();
        theory.put("theory", text(theories()));
        theory.put("observable", text("What it predicts; unset: the statistic's own id."));
        theory.put("set", map("type", "object"));
        return map(
                "description",
                "What is compared with.",
                "anyOf",
                List.of(
                        ref("formula"),
                        closed("A theory.", theory, List.of("theory")),
                        closed("A side.", one("side", text("A named side.")), List.of("side")),
                        closed("A formula.", one("formula", ref("formula")), List.of("formula")),
                        closed("A number.", one("value", ref("formula")), List.of("value"))));
    }

    private String theories() {
        return "A theory or a side: "
                + String.join(", ", catalog.theories().stream().map(Theory::id).toList());
    }

    private static Map<String, Object> one(String key, Object schema) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(key, schema);
        return map;
    }

    static <E extends Enum<E>> Map<String, Object> spellings(Class<E> type) {
        return map("enum", Arrays.stream(type.getEnumConstants()).map(Fields::spelling).toList());
    }
}
