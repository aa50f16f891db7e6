package org.limitlab.core.yaml;

import org.limitlab.core.problem.Place;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A value in a YAML text, with its place. Immutable. */
public sealed interface Node {

    /** Where the value stands. */
    Place place();

    /** One line of YAML flow style; equal values give equal text. */
    String text();

    /**
     * A scalar as it was written.
     *
     * @param value text without quotes
     * @param quoted true if it stood in quotes: then it is a string whatever it looks like
     */
    record Scalar(Place place, String value, boolean quoted) implements Node {
        @Override
        public String text() {
            return quoted || !Flow.isPlain(value) ? Flow.quote(value) : value;
        }
    }

    /** A list. */
    record Sequence(Place place, List<Node> items) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String text() {
            return items.stream().map(Node::text).collect(Collectors.joining(", ", "[", "]"));
        }
    }

    /**
     * A mapping, in the order of the text.
     *
     * @param keys the place of each key
     */
    record Mapping(Place place, Map<String, Node> entries, Map<String, Place> keys)
            implements Node {
        public Mapping {
            entries = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(entries));
            keys = Map.copyOf(keys);
        }

        /** A mapping whose keys stand where their values stand. */
        public static Mapping of(Place place, Map<String, Node> entries) {
            Map<String, Place> keys = new LinkedHashMap<>();
            entries.forEach((k, v) -> keys.put(k, v.place()));
            return new Mapping(place, entries, keys);
        }

        /** Place of a key, or of the mapping where the key is missing. */
        public Place placeOf(String key) {
            return keys.getOrDefault(key, place);
        }

        /**
         * This mapping with another's entries put over it. Mappings one level down (parameters,
         * axes) are merged too; deeper ones (a part with its own parameters) are replaced whole.
         */
        public Mapping with(Mapping over) {
            return with(over, 1);
        }

        private Mapping with(Mapping over, int levels) {
            Map<String, Node> merged = new LinkedHashMap<>(entries);
            Map<String, Place> places = new LinkedHashMap<>(keys);
            over.entries.forEach(
                    (key, value) -> {
                        Node old = merged.get(key);
                        merged.put(
                                key,
                                levels > 0 && old instanceof Mapping a && value instanceof Mapping b
                                        ? a.with(b, levels - 1)
                                        : value);
                        places.put(key, over.placeOf(key));
                    });
            return new Mapping(place, merged, places);
        }

        /** This mapping with one entry replaced or added. */
        public Mapping with(String key, Node value) {
            return with(of(value.place(), Map.of(key, value)));
        }

        /** This mapping without a key. */
        public Mapping without(String key) {
            Map<String, Node> rest = new LinkedHashMap<>(entries);
            rest.remove(key);
            return new Mapping(place, rest, keys);
        }

        @Override
        public String text() {
            List<String> parts = new ArrayList<>();
            entries.forEach(
                    (k, v) -> parts.add((Flow.isPlain(k) ? k : Flow.quote(k)) + ": " + v.text()));
            return "{" + String.join(", ", parts) + "}";
        }
    }

    /** A scalar made by a program. */
    static Scalar scalar(Place place, Object value) {
        if (value instanceof Double d && Double.isInfinite(d)) {
            return new Scalar(place, d > 0 ? "inf" : "-inf", false);
        }
        return new Scalar(place, String.valueOf(value), false);
    }

    /** A list of numbers made by a program. */
    static Sequence numbers(Place place, double[] values) {
        List<Node> items = new ArrayList<>();
        for (double value : values) {
            items.add(scalar(place, value));
        }
        return new Sequence(place, items);
    }
}
