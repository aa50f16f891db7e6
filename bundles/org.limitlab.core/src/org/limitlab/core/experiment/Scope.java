package org.limitlab.core.experiment;

import org.limitlab.core.parameter.ParameterInfo;
import org.limitlab.core.parameter.ParameterSchema;
import org.limitlab.core.problem.Problems;
import org.limitlab.core.yaml.Node;
import org.limitlab.core.yaml.Scalars;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Values of the scalar parameters at one point, for formulas of times, laws and bounds. */
public final class Scope {

    private final Map<String, Double> values;

    private Scope(Map<String, Double> values) {
        this.values = values;
    }

    /**
     * The scope of bound parameters.
     *
     * @param schema schema of the model or theory
     * @param at values of the file at this point; axes of other theories may be among them
     */
    public static Scope of(ParameterSchema<?> schema, Node.Mapping at) {
        return bound(schema, at);
    }

    private static <P extends Record> Scope bound(ParameterSchema<P> schema, Node.Mapping at) {
        Node.Mapping nothing = Node.Mapping.of(at.place(), Map.of());
        Optional<P> record = schema.bind(at, new Problems());
        return of(schema, at, record.map(schema::toNode).orElse(nothing));
    }

    /**
     * The scope of parameters that are bound already.
     *
     * @param complete the record as {@link ParameterSchema#toNode} spells it
     */
    public static Scope of(ParameterSchema<?> schema, Node.Mapping at, Node.Mapping complete) {
        Map<String, Double> values = new TreeMap<>();
        at.entries().forEach((name, node) -> put(name, node, values));
        for (ParameterInfo info : schema.parameters().values()) {
            if (info.isScalar()) {
                put(info.name(), complete.entries().get(info.name()), values);
            }
        }
        return new Scope(values);
    }

    private static void put(String name, Node node, Map<String, Double> values) {
        if (node instanceof Node.Scalar s) {
            Scalars.parse(s.value()).ifPresent(v -> values.put(name, v));
        }
    }

    /**
     * The value of a parameter.
     *
     * @throws IllegalArgumentException if it has none
     */
    public double value(String name) {
        Double value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" has no value; numbers here: " + values.keySet());
        }
        return value;
    }

    /** All values by name. */
    public Map<String, Double> values() {
        return java.util.Collections.unmodifiableMap(values);
    }
}
