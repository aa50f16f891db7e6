package org.limitlab.core.yaml;

import org.limitlab.core.problem.Problems;
import org.limitlab.core.problem.Suggestion;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Numbers, flags and words from scalars; a wrong one becomes a problem. */
public final class Scalars {

    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d[\\d_]*(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");

    private Scalars() {}

    /** The number that a text spells ({@code 3}, {@code 1e-3}, {@code inf}), if it does. */
    public static OptionalDouble parse(String text) {
        String trimmed = text.strip();
        switch (trimmed) {
            case "inf", "+inf", ".inf", "infinity":
                return OptionalDouble.of(Double.POSITIVE_INFINITY);
            case "-inf", "-.inf", "-infinity":
                return OptionalDouble.of(Double.NEGATIVE_INFINITY);
            default:
                if (!NUMBER.matcher(trimmed).matches()) {
                    return OptionalDouble.empty();
                }
                return OptionalDouble.of(Double.parseDouble(trimmed.replace("_", "")));
        }
    }

    /** True if two values are the same number ({@code 50} and {@code 50.0}) or the same text. */
    public static boolean same(Node a, Node b) {
        if (a instanceof Node.Scalar x && b instanceof Node.Scalar y) {
            OptionalDouble p = parse(x.value());
            OptionalDouble q = parse(y.value());
            if (p.isPresent() && q.isPresent()) {
                return p.getAsDouble() == q.getAsDouble();
            }
        }
        return a.text().equals(b.text());
    }

    /** A number; NaN with a problem if it is none. */
    public static double number(Node node, String what, Problems problems) {
        if (node instanceof Node.Scalar scalar && !scalar.quoted()) {
            OptionalDouble value = parse(scalar.value());
            if (value.isPresent()) {
                return value.getAsDouble();
            }
        }
        problems.add(
                node.place(),
                what + " = " + node.text() + " is not a number",
                "write a number such as 0.5 or 1e-3");
        return Double.NaN;
    }

    /** A whole number; 0 with a problem if it is none. */
    public static long integer(Node node, String what, Problems problems) {
        if (node instanceof Node.Scalar scalar && !scalar.quoted()) {
            OptionalDouble value = parse(scalar.value());
            if (scalar.value().strip().matches("[+-]?\\d+")) {
                try {
                    return Long.parseLong(scalar.value().strip());
                } catch (NumberFormatException e) {
                    problems.add(
                            node.place(),
                            what + " = " + node.text() + " does not fit into 64 bits",
                            "choose a number between -2^63 and 2^63 - 1");
                    return 0;
                }
            }
            if (value.isPresent()
                    && value.getAsDouble() == Math.rint(value.getAsDouble())
                    && Math.abs(value.getAsDouble()) < 1L << 53) {
                return (long) value.getAsDouble();
            }
        }
        problems.add(
                node.place(),
                what + " = " + node.text() + " is not a whole number",
                "write a whole number such as 64");
        return 0;
    }

    /** true or false; false with a problem if it is neither. */
    public static boolean flag(Node node, String what, Problems problems) {
        if (node instanceof Node.Scalar scalar) {
            if (scalar.value().equals("true")) {
                return true;
            }
            if (scalar.value().equals("false")) {
                return false;
            }
        }
        problems.add(node.place(), what + " = " + node.text() + " is not a flag", "true or false");
        return false;
    }

    /** A constant of an enum; null with a problem if it is none. */
    public static <E extends Enum<E>> E oneOf(
            Node node, String what, Class<E> type, Problems problems) {
        List<String> names = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            String name = Fields.spelling(constant);
            if (node instanceof Node.Scalar scalar && scalar.value().equals(name)) {
                return constant;
            }
            names.add(name);
        }
        String word = node instanceof Node.Scalar scalar ? scalar.value() : node.text();
        problems.add(
                node.place(),
                what + " = " + node.text() + " is not one of " + String.join(", ", names),
                Suggestion.remedy(word, names));
        return null;
    }
}
