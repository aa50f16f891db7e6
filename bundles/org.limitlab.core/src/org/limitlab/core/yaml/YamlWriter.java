package org.limitlab.core.yaml;

import java.util.List;
import java.util.Map;

/**
 * Writes a tree as YAML that {@link YamlReader} reads back to equal values: mappings as blocks, one
 * key a line, lists of scalars on one line, everything else indented below its key.
 */
public final class YamlWriter {

    private static final int INDENT = 2;

    private final StringBuilder text = new StringBuilder();

    private YamlWriter() {}

    /** The text of a mapping, ended by a line feed. */
    public static String write(Node.Mapping mapping) {
        YamlWriter writer = new YamlWriter();
        if (mapping.entries().isEmpty()) {
            return "{}\n";
        }
        writer.entries(mapping.entries(), 0);
        return writer.text.toString();
    }

    private void entries(Map<String, Node> entries, int indent) {
        boolean first = true;
        for (Map.Entry<String, Node> entry : entries.entrySet()) {
            if (!first || indent == 0 || text.charAt(text.length() - 1) == '\n') {
                text.append(" ".repeat(indent));
            }
            first = false;
            text.append(key(entry.getKey())).append(':');
            value(entry.getValue(), indent);
        }
    }

    private static String key(String name) {
        return Flow.isPlain(name) ? name : Flow.quote(name);
    }

    private void value(Node node, int indent) {
        if (isFlat(node)) {
            text.append(' ').append(node.text()).append('\n');
            return;
        }
        text.append('\n');
        if (node instanceof Node.Mapping mapping) {
            entries(mapping.entries(), indent + INDENT);
        } else {
            items(((Node.Sequence) node).items(), indent + INDENT);
        }
    }

    private void items(List<Node> items, int indent) {
        for (Node item : items) {
            text.append(" ".repeat(indent)).append("- ");
            if (isFlat(item)) {
                text.append(item.text()).append('\n');
            } else if (item instanceof Node.Mapping mapping) {
                entries(mapping.entries(), indent + INDENT);
            } else {
                text.append('\n');
                items(((Node.Sequence) item).items(), indent + INDENT);
            }
        }
    }

    private static boolean isFlat(Node node) {
        return switch (node) {
            case Node.Scalar _ -> true;
            case Node.Sequence sequence -> sequence.items().stream().allMatch(YamlWriter::isRow);
            case Node.Mapping mapping -> mapping.entries().isEmpty();
        };
    }

    private static boolean isRow(Node node) {
        return switch (node) {
            case Node.Scalar _ -> true;
            case Node.Sequence row -> row.items().stream().allMatch(Node.Scalar.class::isInstance);
            case Node.Mapping mapping -> mapping.entries().isEmpty();
        };
    }
}
