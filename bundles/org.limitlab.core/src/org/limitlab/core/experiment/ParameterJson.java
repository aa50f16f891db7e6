package org.limitlab.core.experiment;

import static org.limitlab.core.experiment.ExperimentSchema.map;

import org.limitlab.core.parameter.ParameterInfo;
import org.limitlab.core.parameter.ParameterSchema;
import org.limitlab.core.parameter.Part;
import org.limitlab.core.parameter.Parts;
import org.limitlab.core.parameter.Range;
import org.limitlab.core.yaml.Node;
import org.limitlab.core.yaml.Scalars;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** JSON Schema of parameter values. */
final class ParameterJson {

    private final Parts parts;

    ParameterJson(Parts parts) {
        this.parts = parts;
    }

    /** An object with these parameters and no other keys. */
    Map<String, Object> object(Map<String, ParameterInfo> parameters) {
        Map<String, Object> properties = new LinkedHashMap<>();
        parameters.forEach((name, info) -> properties.put(name, described(info)));
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("type", "object");
        object.put("properties", properties);
        object.put("additionalProperties", false);
        return object;
    }

    private Map<String, Object> described(ParameterInfo info) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("title", info.symbol() + (info.unit().isEmpty() ? "" : " in " + info.unit()));
        schema.put("description", info.text());
        schema.put("default", plain(info.defaultValue()));
        schema.put("anyOf", List.copyOf(values(info)));
        return schema;
    }

    /** All the ways in which files spell a value. */
    List<Map<String, Object>> values(ParameterInfo info) {
        List<Map<String, Object>> ways = new ArrayList<>();
        switch (info.type()) {
            case INTEGER, REAL -> {
                ways.add(number(info));
                ways.add(FORMULA);
            }
            case FLAG -> ways.add(map("type", "boolean"));
            case CHOICE -> ways.add(map("enum", info.choices()));
            case TEXT -> ways.add(map("type", List.of("string", "number", "boolean")));
            case VECTOR -> ways.add(array(numbers(info)));
            case MATRIX -> ways.add(array(array(numbers(info))));
            case SCHEDULE -> {
                ways.add(number(info));
                ways.add(FORMULA);
                ways.add(table(info));
            }
            case PART -> {
                ways.add(map("enum", info.choices()));
                ways.add(partWithParameters(info));
            }
        }
        if (isNumeric(info)) {
            ways.add(map("$ref", "#/$defs/fromSide"));
        }
        return ways;
    }

    /** A formula, or a number that JSON cannot spell, such as inf. */
    static final Map<String, Object> FORMULA =
            map("type", "string", "minLength", 1, "description", "A formula, or inf.");

    private static boolean isNumeric(ParameterInfo info) {
        return switch (info.type()) {
            case INTEGER, REAL, VECTOR, MATRIX, SCHEDULE -> true;
            default -> false;
        };
    }

    private static Map<String, Object> array(Object items) {
        return map("type", "array", "items", items);
    }

    private static Map<String, Object> numbers(ParameterInfo info) {
        return map("anyOf", List.of(number(info), FORMULA));
    }

    private static Map<String, Object> number(ParameterInfo info) {
        Map<String, Object> number = new LinkedHashMap<>();
        boolean whole = info.type() == ParameterInfo.Type.INTEGER || info.javaType() == int[].class;
        number.put("type", whole ? "integer" : "number");
        Range range = info.range();
        if (!Double.isInfinite(range.from())) {
            number.put(range.fromClosed() ? "minimum" : "exclusiveMinimum", tidy(range.from()));
        }
        if (!Double.isInfinite(range.to())) {
            number.put(range.toClosed() ? "maximum" : "exclusiveMaximum", tidy(range.to()));
        }
        return number;
    }

    private static Map<String, Object> table(ParameterInfo info) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("times", map("type", "array", "items", map("type", "number")));
        properties.put("values", map("type", "array", "items", number(info)));
        return map(
                "type",
                "object",
                "properties",
                properties,
                "required",
                List.of("times", "values"),
                "additionalProperties",
                false);
    }

    private Map<String, Object> partWithParameters(ParameterInfo info) {
        Map<String, Object> properties = new LinkedHashMap<>();
        parts.ofKind(info.javaType()).forEach((id, part) -> properties.put(id, part(part)));
        return map(
                "type",
                "object",
                "properties",
                properties,
                "minProperties",
                1,
                "maxProperties",
                1,
                "additionalProperties",
                false);
    }

    private Map<String, Object> part(Part part) {
        Map<String, Object> object =
                object(
                        ParameterSchema.of(part.getClass().asSubclass(Record.class), parts)
                                .parameters());
        object.put("title", part.title());
        return object;
    }

    /** A value as JSON has it: a number, a truth value, a text, a list, a map. */
    static Object plain(Node node) {
        return switch (node) {
            case Node.Scalar s -> s.quoted() ? s.value() : plain(s.value());
            case Node.Sequence s -> s.items().stream().map(ParameterJson::plain).toList();
            case Node.Mapping m -> {
                Map<String, Object> map = new LinkedHashMap<>();
                m.entries().forEach((key, value) -> map.put(key, plain(value)));
                yield map;
            }
        };
    }

    private static Object plain(String text) {
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        OptionalDouble number = Scalars.parse(text);
        return number.isPresent() && Double.isFinite(number.getAsDouble())
                ? tidy(number.getAsDouble())
                : text;
    }

    /** Whole numbers without a fraction, where a double holds them exactly. */
    private static Number tidy(double x) {
        if (x == Math.rint(x) && Math.abs(x) < 1L << 53) {
            return (long) x;
        }
        return x;
    }
}
