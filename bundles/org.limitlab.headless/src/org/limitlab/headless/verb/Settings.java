package org.limitlab.headless.verb;

import org.limitlab.core.problem.ConfigurationException;
import org.limitlab.core.problem.Place;
import org.limitlab.core.problem.Problem;
import org.limitlab.core.problem.Problems;
import org.limitlab.core.yaml.Node;
import org.limitlab.core.yaml.YamlReader;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values on the command line: YAML, or several of them between commas. */
final class Settings {

    private Settings() {}

    /**
     * Reads {@code --set name=value}.
     *
     * @return values by name; several values between commas as a list
     * @throws ConfigurationException with every problem
     */
    static Map<String, Node> read(List<String> pairs) {
        Problems problems = new Problems();
        Place place = Place.of("--set");
        Map<String, Node> values = new LinkedHashMap<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals).strip();
            if (equals < 1) {
                problems.add(
                        place, "\"" + pair + "\" names no parameter", "write --set name=value");
            } else if (values.containsKey(name)) {
                problems.add(place, name + " is given twice", "write " + name + "=1,2 to sweep it");
            } else {
                values.put(name, value(place, name, pair.substring(equals + 1), problems));
            }
        }
        problems.throwIfAny();
        return values;
    }

    /** Reads one value, or several between commas as a list. */
    static Node value(Place place, String name, String text, Problems problems) {
        List<Node> pieces = new ArrayList<>();
        for (String piece : pieces(text)) {
            if (piece.isBlank()) {
                problems.add(place, name + " = " + text + " lacks a value", "give one");
                continue;
            }
            try {
                pieces.add(placed(YamlReader.read(place.source(), piece), place));
            } catch (ConfigurationException e) {
                for (Problem problem : e.problems()) {
                    problems.add(
                            place,
                            name + " = " + piece + ": " + problem.message(),
                            problem.remedy());
                }
            }
        }
        return pieces.size() == 1 ? pieces.get(0) : new Node.Sequence(place, pieces);
    }

    /** The parts between commas that stand in no brackets and no quotes. */
    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        int depth = 0;
        char quote = 0;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if ((c == '"' || c == '\'') && text.substring(from, i).isBlank()) {
                quote = c;
            } else if ("([{".indexOf(c) >= 0) {
                depth++;
            } else if (")]}".indexOf(c) >= 0) {
                depth--;
            } else if (c == ',' && depth <= 0) {
                pieces.add(text.substring(from, i));
                from = i + 1;
            }
        }
        pieces.add(text.substring(from));
        return pieces;
    }

    private static Node placed(Node node, Place place) {
        return switch (node) {
            case Node.Scalar s -> new Node.Scalar(place, s.value(), s.quoted());
            case Node.Sequence s ->
                    new Node.Sequence(
                            place, s.items().stream().map(item -> placed(item, place)).toList());
            case Node.Mapping m -> {
                Map<String, Node> entries = new LinkedHashMap<>();
                m.entries().forEach((key, value) -> entries.put(key, placed(value, place)));
                yield Node.Mapping.of(place, entries);
            }
        };
    }
}
