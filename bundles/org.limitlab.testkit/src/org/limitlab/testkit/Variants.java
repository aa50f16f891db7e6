package org.limitlab.testkit;

import org.limitlab.core.parameter.ParameterInfo;
import org.limitlab.core.parameter.ParameterSchema;
import org.limitlab.core.problem.Problems;
import org.limitlab.core.yaml.Node;
import org.opentest4j.AssertionFailedError;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Parameter records to examine: the given one, and one for each other choice, flag and part. */
final class Variants {

    private Variants() {}

    static <P extends Record> List<P> of(ParameterSchema<P> schema, Node.Mapping base) {
        List<P> records = new ArrayList<>();
        records.add(bound(schema, base));
        for (ParameterInfo info : schema.parameters().values()) {
            for (String word : words(info)) {
                Node value = new Node.Scalar(base.place(), word, false);
                schema.bind(with(base, info.name(), value), new Problems())
                        .filter(record -> isNew(schema, records, record))
                        .ifPresent(records::add);
            }
        }
        return records;
    }

    private static <P extends Record> boolean isNew(
            ParameterSchema<P> schema, List<P> records, P record) {
        String text = schema.toNode(record).text();
        return records.stream().noneMatch(r -> schema.toNode(r).text().equals(text));
    }

    private static List<String> words(ParameterInfo info) {
        return switch (info.type()) {
            case CHOICE, PART -> info.choices();
            case FLAG -> List.of("true", "false");
            default -> List.of();
        };
    }

    static Node.Mapping with(Node.Mapping base, String name, Node value) {
        return base.without(name).with(Node.Mapping.of(base.place(), Map.of(name, value)));
    }

    static <P extends Record> P bound(ParameterSchema<P> schema, Node.Mapping values) {
        Problems problems = new Problems();
        schema.checkKeys(values, "the exam", problems);
        Optional<P> record = schema.bind(values, problems);
        if (record.isEmpty() || !problems.isEmpty()) {
            throw new AssertionFailedError(
                    values.text() + " is not accepted: " + problems.list().toString());
        }
        return record.get();
    }
}
