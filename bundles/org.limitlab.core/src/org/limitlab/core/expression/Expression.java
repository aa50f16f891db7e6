package org.limitlab.core.expression;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A real formula of named variables. Operators {@code + - * / ^} (power binds tightest and to the
 * right, so {@code -x^2} is {@code -(x^2)}), parentheses, the constants {@code pi}, {@code e} and
 * {@code inf}, and the functions exp, log and ln (natural), log2, log10, sqrt, abs, floor, ceil,
 * round, sin, cos, tan, tanh, min and max (two arguments). Evaluation is IEEE double arithmetic.
 * Immutable.
 */
public final class Expression {

    /** A formula that cannot be read; the message names the position. */
    public static final class SyntaxException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        SyntaxException(String message) {
            super(message);
        }
    }

    private interface Term {
        double value(ToDoubleFunction<String> variables);
    }

    private static final int MAX_DEPTH = 100;
    private static final int MAX_LENGTH = 2000;

    /** Names that are no functions; possessive, so that no part of a function's name matches. */
    private static final Pattern NAMES =
            Pattern.compile("(?U)(?<![\\w.])[\\p{L}_]\\w*+(?!\\s*\\()");

    private static final Map<String, Double> CONSTANTS =
            Map.of("pi", Math.PI, "e", Math.E, "inf", Double.POSITIVE_INFINITY);

    private static final Map<String, DoubleUnaryOperator> FUNCTIONS =
            Map.ofEntries(
                    Map.entry("exp", Math::exp),
                    Map.entry("log", Math::log),
                    Map.entry("ln", Math::log),
                    Map.entry("log2", x -> Math.log(x) / Math.log(2)),
                    Map.entry("log10", Math::log10),
                    Map.entry("sqrt", Math::sqrt),
                    Map.entry("abs", Math::abs),
                    Map.entry("floor", Math::floor),
                    Map.entry("ceil", Math::ceil),
                    Map.entry("round", Math::rint),
                    Map.entry("sin", Math::sin),
                    Map.entry("cos", Math::cos),
                    Map.entry("tan", Math::tan),
                    Map.entry("tanh", Math::tanh));

    private final String text;
    private final Set<String> variables = new TreeSet<>();
    private final Term root;

    private Expression(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new SyntaxException(
                    "a formula of " + text.length() + " characters; at most " + MAX_LENGTH);
        }
        this.text = text;
        Parser parser = new Parser();
        this.root = parser.sum();
        parser.expectEnd();
    }

    /**
     * Reads a formula.
     *
     * @throws SyntaxException if it is none, with the position of the first wrong character
     */
    public static Expression parse(String text) {
        return new Expression(text);
    }

    /**
     * A constant.
     *
     * @throws IllegalArgumentException if it is not a number
     */
    public static Expression constant(double value) {
        return new Expression(spelled(value));
    }

    private static String spelled(double value) {
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException("NaN is no formula");
        }
        return Double.toString(value).replace("Infinity", "inf");
    }

    /** The names that the formula reads. */
    public Set<String> variables() {
        return Set.copyOf(variables);
    }

    /**
     * The value.
     *
     * @param values gives each variable its value
     */
    public double evaluate(ToDoubleFunction<String> values) {
        return root.value(values);
    }

    /** The value with variables from a map; a missing one throws IllegalArgumentException. */
    public double evaluate(Map<String, Double> values) {
        return evaluate(
                name -> {
                    Double value = values.get(name);
                    if (value == null) {
                        throw new IllegalArgumentException(
                                "\"" + name + "\" in \"" + text + "\" has no value");
                    }
                    return value;
                });
    }

    /**
     * This formula with some variables replaced by their values.
     *
     * @param values variables to replace
     */
    public Expression with(Map<String, Double> values) {
        StringBuilder replaced = new StringBuilder();
        Matcher names = NAMES.matcher(text);
        while (names.find()) {
            Double value = variables.contains(names.group()) ? values.get(names.group()) : null;
            names.appendReplacement(
                    replaced, value == null ? names.group() : "(" + spelled(value) + ")");
        }
        return parse(names.appendTail(replaced).toString());
    }

    /** The formula as it was written. */
    @Override
    public String toString() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Expression e && e.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** Recursive descent; one method a level of precedence. */
    private final class Parser {
        private int at;
        private int depth;

        Term sum() {
            Term left = product();
            while (true) {
                char c = peek();
                if (c != '+' && c != '-') {
                    return left;
                }
                at++;
                Term a = left;
                Term b = product();
                left = c == '+' ? v -> a.value(v) + b.value(v) : v -> a.value(v) - b.value(v);
            }
        }

        private Term product() {
            Term left = unary();
            while (true) {
                char c = peek();
                if (c != '*' && c != '/') {
                    return left;
                }
                at++;
                Term a = left;
                Term b = unary();
                left = c == '*' ? v -> a.value(v) * b.value(v) : v -> a.value(v) / b.value(v);
            }
        }

        /** Every way to nest leads through here. */
        private Term unary() {
            if (++depth > MAX_DEPTH) {
                throw wrong("nested more than " + MAX_DEPTH + " deep");
            }
            Term term = signed();
            depth--;
            return term;
        }

        private Term signed() {
            if (peek() == '-') {
                at++;
                Term a = unary();
                return v -> -a.value(v);
            }
            if (peek() == '+') {
                at++;
                return unary();
            }
            return power();
        }

        private Term power() {
            Term base = atom();
            if (peek() != '^') {
                return base;
            }
            at++;
            Term exponent = unary();
            return v -> Math.pow(base.value(v), exponent.value(v));
        }

        private Term atom() {
            char c = peek();
            if (c == '(') {
                at++;
                Term inner = sum();
                expect(')');
                return inner;
            }
            if (Character.isDigit(c) || c == '.') {
                return number();
            }
            if (Character.isLetter(c) || c == '_') {
                return name();
            }
            throw wrong(c == 0 ? "the formula ends too early" : "unexpected \"" + c + "\"");
        }

        private Term number() {
            int from = at;
            while (at < text.length() && (isDigit(at) || text.charAt(at) == '.')) {
                at++;
            }
            if (at < text.length() && "eE".indexOf(text.charAt(at)) >= 0) {
                int sign = at + 1 < text.length() && "+-".indexOf(text.charAt(at + 1)) >= 0 ? 1 : 0;
                if (isDigit(at + 1 + sign)) {
                    at += 1 + sign;
                    while (isDigit(at)) {
                        at++;
                    }
                }
            }
            try {
                double value = Double.parseDouble(text.substring(from, at));
                return v -> value;
            } catch (NumberFormatException e) {
                at = from;
                throw wrong("not a number");
            }
        }

        private boolean isDigit(int index) {
            return index < text.length() && Character.isDigit(text.charAt(index));
        }

        private Term name() {
            int from = at;
            while (at < text.length()
                    && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
                at++;
            }
            String name = text.substring(from, at);
            if (peek() == '(') {
                return call(name, from);
            }
            Double constant = CONSTANTS.get(name);
            if (constant != null) {
                return v -> constant;
            }
            variables.add(name);
            return v -> v.applyAsDouble(name);
        }

        private Term call(String name, int from) {
            expect('(');
            String word = name.toLowerCase(Locale.ROOT);
            Term a = sum();
            if (word.equals("min") || word.equals("max")) {
                expect(',');
                Term b = sum();
                expect(')');
                return word.equals("min")
                        ? v -> Math.min(a.value(v), b.value(v))
                        : v -> Math.max(a.value(v), b.value(v));
            }
            expect(')');
            DoubleUnaryOperator function = FUNCTIONS.get(word);
            if (function == null) {
                at = from;
                throw wrong("unknown function \"" + name + "\"");
            }
            return v -> function.applyAsDouble(a.value(v));
        }

        private char peek() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            return at < text.length() ? text.charAt(at) : 0;
        }

        private void expect(char c) {
            if (peek() != c) {
                throw wrong("expected \"" + c + "\"");
            }
            at++;
        }

        void expectEnd() {
            if (peek() != 0) {
                throw wrong("unexpected \"" + text.charAt(at) + "\"");
            }
        }

        private SyntaxException wrong(String what) {
            return new SyntaxException(what + " at position " + (at + 1) + " of \"" + text + "\"");
        }
    }
}
