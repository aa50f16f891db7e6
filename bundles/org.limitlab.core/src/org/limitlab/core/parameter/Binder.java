package org.limitlab.core.parameter;

import org.limitlab.core.expression.Expression;
import org.limitlab.core.problem.InvalidValue;
import org.limitlab.core.problem.Place;
import org.limitlab.core.problem.Problems;
import org.limitlab.core.problem.Suggestion;
import org.limitlab.core.yaml.Fields;
import org.limitlab.core.yaml.Node;
import org.limitlab.core.yaml.Scalars;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Turns the values of one mapping into Java values, formulas of other parameters included. */
final class Binder {

    private final Map<String, ParameterInfo> parameters;
    private final Parts parts;
    private final Node.Mapping values;
    private final Problems problems;
    private final Set<String> open = new HashSet<>();

    Binder(
            Map<String, ParameterInfo> parameters,
            Parts parts,
            Node.Mapping values,
            Problems problems) {
        this.parameters = parameters;
        this.parts = parts;
        this.values = values;
        this.problems = problems;
    }

    /** The value of a parameter; a placeholder with a problem where it is not valid. */
    Object value(ParameterInfo info) {
        Node node = values.entries().getOrDefault(info.name(), info.defaultValue());
        String what = info.name();
        return switch (info.type()) {
            case INTEGER -> integer(info, node);
            case REAL -> real(info, node);
            case FLAG -> Scalars.flag(node, what, problems);
            case TEXT ->
                    node instanceof Node.Scalar s ? s.value() : wrong(node, what, "a text", "");
            case CHOICE -> choice(info, node);
            case VECTOR -> vector(info, node);
            case MATRIX -> matrix(info, node);
            case SCHEDULE -> schedule(info, node);
            case PART -> part(info, node);
        };
    }

    private Object choice(ParameterInfo info, Node node) {
        for (Object constant : info.javaType().getEnumConstants()) {
            if (node instanceof Node.Scalar s
                    && s.value().equals(Fields.spelling((Enum<?>) constant))) {
                return constant;
            }
        }
        return wrong(
                node,
                info.name(),
                "one of " + String.join(", ", info.choices()),
                Suggestion.remedy(node instanceof Node.Scalar s ? s.value() : "", info.choices()));
    }

    private double real(ParameterInfo info, Node node) {
        double value = number(info.name(), node);
        if (!Double.isNaN(value)) {
            checkRange(info, node, value);
        }
        return value;
    }

    private Object integer(ParameterInfo info, Node node) {
        double value = number(info.name(), node);
        if (Double.isNaN(value)) {
            return info.javaType() == int.class ? (Object) 0 : (Object) 0L;
        }
        if (value != Math.rint(value)) {
            wrong(
                    node,
                    info.name(),
                    "a whole number",
                    "write round(...) around a formula, or a whole number");
        }
        checkRange(info, node, value);
        if (info.javaType() == int.class) {
            if (Math.abs(value) > Integer.MAX_VALUE) {
                wrong(node, info.name(), "below 2^31", "");
            }
            return (int) value;
        }
        return exactLong(node).orElse((long) value);
    }

    private static Optional<Long> exactLong(Node node) {
        try {
            return node instanceof Node.Scalar s
                    ? Optional.of(Long.valueOf(s.value().strip()))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private void checkRange(ParameterInfo info, Node node, double value) {
        if (!info.range().contains(value)) {
            String bound = info.range().isFree() ? "is not finite" : "lies outside " + info.range();
            problems.add(
                    placeOf(info.name(), node),
                    info.name() + " = " + shown(node, value) + " " + bound,
                    info.range().isFree()
                            ? "choose a finite number"
                            : "choose a value in " + info.range());
        }
    }

    private static String shown(Node node, double value) {
        boolean formula = node instanceof Node.Scalar s && Scalars.parse(s.value()).isEmpty();
        return formula ? node.text() + " = " + value : node.text();
    }

    /** A number, or the value of a formula of other parameters. */
    private double number(String name, Node node) {
        if (!(node instanceof Node.Scalar scalar)) {
            wrong(node, name, "a number", "to sweep it, list its values under axes");
            return Double.NaN;
        }
        OptionalDouble plain = Scalars.parse(scalar.value());
        if (plain.isPresent()) {
            return plain.getAsDouble();
        }
        try {
            Expression formula = Expression.parse(scalar.value());
            return formula.evaluate(variable -> variable(variable, name, node));
        } catch (Expression.SyntaxException e) {
            wrong(node, name, "a number or a formula", e.getMessage());
            return Double.NaN;
        } catch (UnknownVariable e) {
            return Double.NaN;
        }
    }

    private static final class UnknownVariable extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private double variable(String variable, String name, Node node) {
        ParameterInfo info = parameters.get(variable);
        Node value = values.entries().get(variable);
        if (value == null && info != null && info.isScalar()) {
            value = info.defaultValue();
        }
        if (value == null || (info != null && !info.isScalar())) {
            problems.add(
                    node.place(),
                    name + " = " + node.text() + ": \"" + variable + "\" is no number here",
                    Suggestion.remedy(variable, scalars()));
            throw new UnknownVariable();
        }
        if (!open.add(variable)) {
            problems.add(
                    node.place(),
                    name + " = " + node.text() + " depends on itself",
                    "break the circle");
            throw new UnknownVariable();
        }
        try {
            double number = number(variable, value);
            if (Double.isNaN(number)) {
                throw new UnknownVariable();
            }
            return number;
        } finally {
            open.remove(variable);
        }
    }

    private Set<String> scalars() {
        Set<String> names = new HashSet<>();
        parameters.values().stream()
                .filter(ParameterInfo::isScalar)
                .forEach(i -> names.add(i.name()));
        return names;
    }

    private Object vector(ParameterInfo info, Node node) {
        double[] vector = row(info, node);
        if (info.javaType() == double[].class) {
            return vector;
        }
        int[] whole = new int[vector.length];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = (int) vector[i];
            if (whole[i] != vector[i]) {
                wrong(node, info.name() + "[" + i + "]", "a whole number", "");
            }
        }
        return whole;
    }

    private double[] row(ParameterInfo info, Node node) {
        if (!(node instanceof Node.Sequence sequence)) {
            wrong(node, info.name(), "a list of numbers", "write [1, 2]");
            return new double[0];
        }
        double[] row = new double[sequence.items().size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = number(info.name(), sequence.items().get(i));
            if (!Double.isNaN(row[i])) {
                checkRange(info, sequence.items().get(i), row[i]);
            }
        }
        return row;
    }

    private double[][] matrix(ParameterInfo info, Node node) {
        if (!(node instanceof Node.Sequence sequence)) {
            wrong(node, info.name(), "a list of rows", "write [[1, 0], [0, 1]]");
            return new double[0][];
        }
        return sequence.items().stream().map(item -> row(info, item)).toArray(double[][]::new);
    }

    private Schedule schedule(ParameterInfo info, Node node) {
        if (node instanceof Node.Mapping mapping) {
            return table(info, mapping);
        }
        if (node instanceof Node.Scalar scalar && Scalars.parse(scalar.value()).isEmpty()) {
            return timeFormula(info, scalar);
        }
        return Schedule.constant(real(info, node));
    }

    private Schedule timeFormula(ParameterInfo info, Node.Scalar scalar) {
        try {
            Expression formula = Expression.parse(scalar.value());
            if (!formula.variables().contains("t")) {
                return Schedule.constant(real(info, scalar));
            }
            Map<String, Double> known = new LinkedHashMap<>();
            for (String variable : formula.variables()) {
                if (!variable.equals("t")) {
                    known.put(variable, variable(variable, info.name(), scalar));
                }
            }
            return Schedule.formula(formula.with(known));
        } catch (Expression.SyntaxException e) {
            wrong(scalar, info.name(), "a number or a formula of t", e.getMessage());
        } catch (UnknownVariable e) {
            // the problem was added where the variable was looked up
        }
        return Schedule.constant(0);
    }

    private Schedule table(ParameterInfo info, Node.Mapping mapping) {
        Fields fields = new Fields(mapping, problems);
        int before = problems.reports();
        double[] times =
                fields.list("times").stream()
                        .mapToDouble(n -> Scalars.number(n, "times", problems))
                        .toArray();
        double[] levels =
                fields.list("values").stream()
                        .mapToDouble(n -> Scalars.number(n, "values", problems))
                        .toArray();
        fields.end(info.name());
        if (problems.reports() > before) {
            return Schedule.constant(0);
        }
        try {
            for (double level : levels) {
                checkRange(info, mapping, level);
            }
            return Schedule.table(times, levels);
        } catch (IllegalArgumentException e) {
            problems.add(mapping.place(), info.name() + ": " + e.getMessage(), "");
            return Schedule.constant(0);
        }
    }

    private Object part(ParameterInfo info, Node node) {
        String id = null;
        Node.Mapping inner = Node.Mapping.of(node.place(), Map.of());
        if (node instanceof Node.Scalar scalar) {
            id = scalar.value();
        } else if (node instanceof Node.Mapping mapping && mapping.entries().size() == 1) {
            id = mapping.entries().keySet().iterator().next();
            if (mapping.entries().get(id) instanceof Node.Mapping given) {
                inner = given;
            } else {
                return wrong(node, info.name() + "." + id, "keys with values", "");
            }
        }
        if (id == null) {
            return wrong(node, info.name(), "a name, or one name with its parameters", "");
        }
        Optional<Part> part = parts.find(info.javaType(), id);
        if (part.isEmpty()) {
            problems.add(
                    placeOf(info.name(), node),
                    info.name() + " = \"" + id + "\" is not known",
                    Suggestion.remedy(id, info.choices()));
            return null;
        }
        return bindPart(part.get().getClass().asSubclass(Record.class), id, inner);
    }

    private <R extends Record> Object bindPart(Class<R> type, String id, Node.Mapping inner) {
        ParameterSchema<R> schema = ParameterSchema.of(type, parts);
        schema.checkKeys(inner, id, problems);
        return schema.bind(inner, problems).orElse(null);
    }

    private Object wrong(Node node, String what, String expected, String remedy) {
        problems.add(node.place(), what + " = " + node.text() + " is not " + expected, remedy);
        return null;
    }

    private Place placeOf(String name, Node node) {
        return values.entries().containsKey(name) ? node.place() : values.place();
    }

    static <P extends Record> Optional<P> construct(
            Class<P> type, List<Object> arguments, Node.Mapping values, Problems problems) {
        Class<?>[] types =
                Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new);
        try {
            Constructor<P> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return Optional.of(constructor.newInstance(arguments.toArray()));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof InvalidValue invalid) {
                problems.add(
                        values.placeOf(invalid.parameter()),
                        invalid.parameter() + ": " + invalid.getMessage(),
                        invalid.remedy());
            } else if (e.getCause() instanceof IllegalArgumentException illegal) {
                problems.add(values.place(), String.valueOf(illegal.getMessage()), "");
            } else {
                throw new IllegalStateException(e.getCause());
            }
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type.getName() + " cannot be made: " + e, e);
        }
    }

    static Node.Mapping toNode(Record record) {
        Map<String, Node> entries = new LinkedHashMap<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                Object value = component.getAccessor().invoke(record);
                entries.put(component.getName(), node(value));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return Node.Mapping.of(Place.of(record.getClass().getSimpleName()), entries);
    }

    private static Node node(Object value) {
        Place place = Place.of("value");
        return switch (value) {
            case Enum<?> e -> new Node.Scalar(place, Fields.spelling(e), false);
            case String s -> new Node.Scalar(place, s, true);
            case double[] v -> Node.numbers(place, v);
            case int[] v -> Node.numbers(place, Arrays.stream(v).asDoubleStream().toArray());
            case double[][] m -> {
                List<Node> rows = new ArrayList<>();
                for (double[] row : m) {
                    rows.add(Node.numbers(place, row));
                }
                yield new Node.Sequence(place, rows);
            }
            case Schedule s -> s.node();
            case Part p -> Node.Mapping.of(place, Map.of(p.id(), toNode((Record) p)));
            default -> Node.scalar(place, value);
        };
    }
}
