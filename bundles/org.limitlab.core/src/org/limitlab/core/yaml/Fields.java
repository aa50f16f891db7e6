package org.limitlab.core.yaml;

import org.limitlab.core.problem.Place;
import org.limitlab.core.problem.Problems;
import org.limitlab.core.problem.Suggestion;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Takes a mapping apart key by key. Each {@code take} remembers the key; {@link #end} reports every
 * key that nobody took. Wrong values become problems and give the default, so that one pass finds
 * all problems.
 */
public final class Fields {

    private final Node.Mapping mapping;
    private final Problems problems;
    private final Set<String> known = new LinkedHashSet<>();

    /** Fields of a mapping. */
    public Fields(Node.Mapping mapping, Problems problems) {
        this.mapping = mapping;
        this.problems = problems;
    }

    /** Fields of a value that should be a mapping; reports it otherwise and goes on without. */
    public static Fields of(Node node, String what, Problems problems) {
        if (node instanceof Node.Mapping mapping) {
            return new Fields(mapping, problems);
        }
        problems.add(node.place(), what + " must be keys with values, found " + node.text(), "");
        return new Fields(Node.Mapping.of(node.place(), java.util.Map.of()), problems);
    }

    /** The place of the mapping. */
    public Place place() {
        return mapping.place();
    }

    /** The place of a key. */
    public Place place(String key) {
        return mapping.placeOf(key);
    }

    /** True if the key is there; a key that was asked for counts as known. */
    public boolean has(String key) {
        known.add(key);
        return mapping.entries().containsKey(key);
    }

    /** The value of a key as it stands. */
    public Optional<Node> take(String key) {
        known.add(key);
        return Optional.ofNullable(mapping.entries().get(key));
    }

    /** A word or sentence; the default where it is missing. */
    public String string(String key, String otherwise) {
        Optional<Node> node = take(key);
        if (node.isEmpty()) {
            return otherwise;
        }
        if (node.get() instanceof Node.Scalar scalar) {
            return scalar.value();
        }
        problems.add(place(key), key + " must be a text, found " + node.get().text(), "");
        return otherwise;
    }

    /** A word that must be there. */
    public String required(String key, String remedy) {
        if (!has(key)) {
            problems.add(mapping.place(), "\"" + key + "\" is missing", remedy);
        }
        return string(key, "");
    }

    /** A finite number; the default where it is missing. */
    public double number(String key, double otherwise) {
        return take(key).map(n -> Scalars.number(n, key, problems)).orElse(otherwise);
    }

    /** A whole number; the default where it is missing. */
    public long integer(String key, long otherwise) {
        return take(key).map(n -> Scalars.integer(n, key, problems)).orElse(otherwise);
    }

    /** true or false; the default where it is missing. */
    public boolean flag(String key, boolean otherwise) {
        return take(key).map(n -> Scalars.flag(n, key, problems)).orElse(otherwise);
    }

    /** One of the constants of an enum, written in lower case with hyphens. */
    public <E extends Enum<E>> E oneOf(String key, Class<E> type, E otherwise) {
        Optional<Node> node = take(key);
        if (node.isEmpty()) {
            return otherwise;
        }
        E value = Scalars.oneOf(node.get(), key, type, problems);
        return value == null ? otherwise : value;
    }

    /** A list of values; one value alone counts as a list of one. */
    public List<Node> list(String key) {
        Optional<Node> node = take(key);
        if (node.isEmpty()) {
            return List.of();
        }
        return node.get() instanceof Node.Sequence s ? s.items() : List.of(node.get());
    }

    /** A list of words; one word alone counts as a list of one. */
    public List<String> words(String key) {
        List<String> words = new ArrayList<>();
        for (Node node : list(key)) {
            if (node instanceof Node.Scalar scalar) {
                words.add(scalar.value());
            } else {
                problems.add(node.place(), key + " must hold words, found " + node.text(), "");
            }
        }
        return List.copyOf(words);
    }

    /** Where problems go. */
    public Problems problems() {
        return problems;
    }

    /** Reports the keys that nobody took. */
    public void end(String what) {
        for (String key : mapping.entries().keySet()) {
            if (!known.contains(key)) {
                problems.add(
                        place(key),
                        "unknown key \"" + key + "\" in " + what,
                        Suggestion.remedy(key, known));
            }
        }
    }

    /** The spelling of an enum constant in files: lower case with hyphens. */
    public static String spelling(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
