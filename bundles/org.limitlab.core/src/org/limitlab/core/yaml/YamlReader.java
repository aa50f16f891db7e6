package org.limitlab.core.yaml;

import org.limitlab.core.problem.ConfigurationException;
import org.limitlab.core.problem.Place;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads YAML 1.2 without ever making an object from it: tags are refused, a text is at most 4 MiB,
 * nesting at most 40 deep, and the tree at most 200 000 values after aliases are followed, so that
 * a "YAML bomb" ends in one clear message.
 */
public final class YamlReader {

    private static final int MAX_CODE_POINTS = 4 << 20;
    private static final int MAX_DEPTH = 40;
    private static final int MAX_VALUES = 200_000;

    private static final Set<Tag> PLAIN_TAGS =
            Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.SEQ, Tag.MAP);

    private final String source;
    private int values;

    private YamlReader(String source) {
        this.source = source;
    }

    /**
     * Reads one document.
     *
     * @param source name for messages
     * @throws ConfigurationException if the text is not YAML, or holds a tag, a duplicate key or
     *     too much
     */
    public static Node read(String source, String text) {
        if (text.codePointCount(0, text.length()) > MAX_CODE_POINTS) {
            throw new ConfigurationException(
                    Place.of(source),
                    "the text has more than " + MAX_CODE_POINTS + " characters",
                    "keep data in a table beside it");
        }
        try {
            LoadSettings settings =
                    LoadSettings.builder()
                            .setLabel(source)
                            .setAllowDuplicateKeys(false)
                            .setMaxAliasesForCollections(50)
                            .setCodePointLimit(MAX_CODE_POINTS)
                            .build();
            checkSize(source, new Parse(settings).parseString(text));
            Optional<org.snakeyaml.engine.v2.nodes.Node> root =
                    new Compose(settings).composeString(text);
            YamlReader reader = new YamlReader(source);
            return root.map(node -> reader.convert(node, 0))
                    .orElse(new Node.Mapping(new Place(source, 1), Map.of(), Map.of()));
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(m -> m.getLine() + 1).orElse(0);
            throw new ConfigurationException(
                    new Place(source, line), "not valid YAML: " + e.getProblem(), hint(e));
        } catch (YamlEngineException e) {
            throw new ConfigurationException(
                    Place.of(source), "not valid YAML: " + e.getMessage(), "");
        }
    }

    /**
     * Ends the reading of a huge tree before it is built: building takes the square of its depth.
     */
    private static void checkSize(String source, Iterable<Event> events) {
        int depth = 0;
        int values = 0;
        for (Event event : events) {
            switch (event.getEventId()) {
                case SequenceStart, MappingStart -> depth++;
                case SequenceEnd, MappingEnd -> depth--;
                case Scalar, Alias -> values++;
                default -> {
                    // the ends of documents and of the text
                }
            }
            if (depth > MAX_DEPTH || values > 2 * MAX_VALUES) {
                throw tooMuch(place(source, event.getStartMark()), depth > MAX_DEPTH);
            }
        }
    }

    private static ConfigurationException tooMuch(Place place, boolean deep) {
        return new ConfigurationException(
                place,
                deep
                        ? "values are nested more than " + MAX_DEPTH + " deep"
                        : "more than " + MAX_VALUES + " values once aliases are followed",
                "write the values out, or keep data in a table beside the file");
    }

    /** Reads a document that must be a mapping. */
    public static Node.Mapping readMapping(String source, String text) {
        if (read(source, text) instanceof Node.Mapping mapping) {
            return mapping;
        }
        throw new ConfigurationException(
                new Place(source, 1), "expected keys with values (\"key: value\")", "");
    }

    private static String hint(MarkedYamlEngineException e) {
        return e.getContext() == null ? "" : e.getContext();
    }

    private Node convert(org.snakeyaml.engine.v2.nodes.Node node, int depth) {
        Place place = place(node);
        if (depth > MAX_DEPTH || ++values > MAX_VALUES) {
            throw tooMuch(place, depth > MAX_DEPTH);
        }
        checkTag(node, place);
        return switch (node) {
            case ScalarNode s ->
                    new Node.Scalar(place, s.getValue(), s.getScalarStyle() != ScalarStyle.PLAIN);
            case SequenceNode s -> {
                List<Node> items = new ArrayList<>();
                s.getValue().forEach(item -> items.add(convert(item, depth + 1)));
                yield new Node.Sequence(place, items);
            }
            case MappingNode m -> mapping(m, place, depth);
            default -> throw new ConfigurationException(place, "a value of an unknown sort", "");
        };
    }

    private Node mapping(MappingNode node, Place place, int depth) {
        Map<String, Node> entries = new LinkedHashMap<>();
        Map<String, Place> keys = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        for (NodeTuple tuple : node.getValue()) {
            Place at = place(tuple.getKeyNode());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw new ConfigurationException(at, "a key must be a word", "");
            }
            if (!seen.add(key.getValue())) {
                throw new ConfigurationException(
                        at, "key \"" + key.getValue() + "\" is given twice", "keep one");
            }
            entries.put(key.getValue(), convert(tuple.getValueNode(), depth + 1));
            keys.put(key.getValue(), at);
        }
        return new Node.Mapping(place, entries, keys);
    }

    private void checkTag(org.snakeyaml.engine.v2.nodes.Node node, Place place) {
        Tag tag = node.getTag();
        if (!PLAIN_TAGS.contains(tag)) {
            throw new ConfigurationException(
                    place, "tag \"" + tag.getValue() + "\" is not allowed", "remove the tag");
        }
    }

    private Place place(org.snakeyaml.engine.v2.nodes.Node node) {
        return place(source, node.getStartMark());
    }

    private static Place place(String source, Optional<Mark> mark) {
        return new Place(source, mark.map(Mark::getLine).orElse(-1) + 1);
    }
}
