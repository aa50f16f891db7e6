package org.limitlab.core.parameter;

import org.limitlab.core.problem.Problems;
import org.limitlab.core.problem.Suggestion;
import org.limitlab.core.yaml.Fields;
import org.limitlab.core.yaml.Node;
import org.limitlab.core.yaml.YamlReader;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of a record class, read from its annotated components.
 *
 * @param <P> the record
 */
public final class ParameterSchema<P extends Record> {

    private final Class<P> type;
    private final Map<String, ParameterInfo> parameters;
    private final Parts parts;

    private ParameterSchema(Class<P> type, Map<String, ParameterInfo> parameters, Parts parts) {
        this.type = type;
        this.parameters = parameters;
        this.parts = parts;
    }

    /**
     * The schema of a record class all of whose components are annotated.
     *
     * @throws IllegalArgumentException if a component lacks its annotation, has a type that files
     *     cannot spell, or a default outside its range
     */
    public static <P extends Record> ParameterSchema<P> of(Class<P> type, Parts parts) {
        return of(type, parts, Map.of());
    }

    /**
     * As {@link #of(Class, Parts)}; a component without annotation takes the description of the
     * inherited parameter of its name, as a theory's record does from its model's.
     */
    public static <P extends Record> ParameterSchema<P> of(
            Class<P> type, Parts parts, Map<String, ParameterInfo> inherited) {
        Map<String, ParameterInfo> infos = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            infos.put(component.getName(), info(component, parts, inherited));
        }
        ParameterSchema<P> schema = new ParameterSchema<>(type, infos, parts);
        schema.checkDefaults();
        return schema;
    }

    private static ParameterInfo info(
            RecordComponent component, Parts parts, Map<String, ParameterInfo> inherited) {
        Parameter p = component.getAnnotation(Parameter.class);
        String name = component.getName();
        String where = component.getDeclaringRecord().getName() + "." + name;
        if (p == null) {
            ParameterInfo known = inherited.get(name);
            if (known == null || !known.javaType().equals(component.getType())) {
                throw new IllegalArgumentException(
                        where + " lacks @Parameter, and no parameter of its model fits it");
            }
            return known;
        }
        ParameterInfo.Type type = type(component.getType(), where);
        Node value =
                type == ParameterInfo.Type.TEXT
                        ? new Node.Scalar(
                                org.limitlab.core.problem.Place.of(where), p.value(), true)
                        : YamlReader.read(where, p.value());
        return new ParameterInfo(
                name,
                p.symbol(),
                p.unit(),
                type,
                Range.parse(p.range()),
                value,
                p.text(),
                choices(component.getType(), parts),
                component.getType());
    }

    private static List<String> choices(Class<?> type, Parts parts) {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(c -> Fields.spelling((Enum<?>) c))
                    .toList();
        }
        return Part.class.isAssignableFrom(type)
                ? List.copyOf(parts.ofKind(type).keySet())
                : List.of();
    }

    private static ParameterInfo.Type type(Class<?> type, String where) {
        if (type == int.class || type == long.class) {
            return ParameterInfo.Type.INTEGER;
        } else if (type == double.class) {
            return ParameterInfo.Type.REAL;
        } else if (type == boolean.class) {
            return ParameterInfo.Type.FLAG;
        } else if (type.isEnum()) {
            return ParameterInfo.Type.CHOICE;
        } else if (type == String.class) {
            return ParameterInfo.Type.TEXT;
        } else if (type == double[].class || type == int[].class) {
            return ParameterInfo.Type.VECTOR;
        } else if (type == double[][].class) {
            return ParameterInfo.Type.MATRIX;
        } else if (type == Schedule.class) {
            return ParameterInfo.Type.SCHEDULE;
        } else if (Part.class.isAssignableFrom(type)) {
            return ParameterInfo.Type.PART;
        }
        throw new IllegalArgumentException(where + ": files cannot spell a " + type.getName());
    }

    private void checkDefaults() {
        Problems problems = new Problems();
        bind(
                Node.Mapping.of(org.limitlab.core.problem.Place.of(type.getName()), Map.of()),
                problems);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(
                    "defaults of " + type.getName() + " are not valid: " + problems.list());
        }
    }

    /** The record class. */
    public Class<P> type() {
        return type;
    }

    /** All parameters in the order of the record. */
    public Map<String, ParameterInfo> parameters() {
        return java.util.Collections.unmodifiableMap(parameters);
    }

    /** One parameter. */
    public Optional<ParameterInfo> find(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** Reports every key that is no parameter. */
    public void checkKeys(Node.Mapping values, String what, Problems problems) {
        for (String key : values.entries().keySet()) {
            if (!parameters.containsKey(key)) {
                problems.add(
                        values.placeOf(key),
                        "unknown parameter \"" + key + "\" of " + what,
                        Suggestion.remedy(key, parameters.keySet()));
            }
        }
    }

    /**
     * The record with values from a mapping; missing ones take their defaults, keys that are no
     * parameters are passed over (see {@link #checkKeys}). A number may be a formula of other
     * parameters in the mapping.
     *
     * @return empty if there was a problem; then it was added
     */
    public Optional<P> bind(Node.Mapping values, Problems problems) {
        int before = problems.reports();
        Binder binder = new Binder(parameters, parts, values, problems);
        List<Object> arguments = new ArrayList<>();
        for (ParameterInfo info : parameters.values()) {
            arguments.add(binder.value(info));
        }
        if (problems.reports() > before) {
            return Optional.empty();
        }
        return Binder.construct(type, arguments, values, problems);
    }

    /** The complete values of a record as they would be spelled in a file, in record order. */
    public Node.Mapping toNode(P record) {
        return Binder.toNode(record);
    }
}
