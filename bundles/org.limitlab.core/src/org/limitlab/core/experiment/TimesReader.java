package org.limitlab.core.experiment;

import org.limitlab.core.expression.Expression;
import org.limitlab.core.problem.Problems;
import org.limitlab.core.yaml.Fields;
import org.limitlab.core.yaml.Node;
import org.limitlab.core.yaml.Scalars;

import java.util.List;
import java.util.Optional;

/**
 * Reads times: {@code 0:2:41}, {@code [0, 1, 2]}, {@code {from: 0, until: 3*log(N), count: 41}}.
 */
public final class TimesReader {

    private static final int MAX_COUNT = 1_000_000;

    private TimesReader() {}

    /** Reads the spelling of times; a wrong one becomes a problem and gives time 0 alone. */
    public static Times read(Node node, Problems problems) {
        int before = problems.reports();
        Times times = spelled(node, problems);
        return problems.reports() > before ? Times.START : times;
    }

    private static Times spelled(Node node, Problems problems) {
        return switch (node) {
            case Node.Sequence s -> listed(s, problems);
            case Node.Mapping m -> grid(m, problems);
            case Node.Scalar s -> {
                String[] parts = s.value().split(":");
                if (parts.length != 3) {
                    yield new Times(List.of(ExperimentReader.formula(s, problems)), null, null, 0);
                }
                long count =
                        Scalars.integer(
                                new Node.Scalar(s.place(), parts[2].strip(), false),
                                "number of times",
                                problems);
                yield grid(
                        ExperimentReader.formula(part(s, parts[0]), problems),
                        ExperimentReader.formula(part(s, parts[1]), problems),
                        count,
                        node,
                        problems);
            }
        };
    }

    private static Node part(Node.Scalar whole, String text) {
        return new Node.Scalar(whole.place(), text.strip(), false);
    }

    private static Times listed(Node.Sequence sequence, Problems problems) {
        List<Expression> times =
                sequence.items().stream().map(n -> ExperimentReader.formula(n, problems)).toList();
        if (times.isEmpty()) {
            problems.add(sequence.place(), "no times are listed", "write for example 0:2:41");
            return Times.START;
        }
        return new Times(times, null, null, 0);
    }

    private static Times grid(Node.Mapping mapping, Problems problems) {
        Fields fields = new Fields(mapping, problems);
        Optional<Node> from = fields.take("from");
        Optional<Node> until = fields.take("until");
        if (until.isEmpty()) {
            problems.add(mapping.place(), "\"until\" is missing", "give the last time");
        }
        long count = fields.integer("count", 21);
        fields.end("times");
        return grid(
                from.map(n -> ExperimentReader.formula(n, problems)).orElse(Expression.constant(0)),
                until.map(n -> ExperimentReader.formula(n, problems))
                        .orElse(Expression.constant(1)),
                count,
                mapping,
                problems);
    }

    private static Times grid(
            Expression from, Expression until, long count, Node node, Problems problems) {
        if (count < 1 || count > MAX_COUNT) {
            problems.add(
                    node.place(),
                    count + " times lie outside [1, " + MAX_COUNT + "]",
                    "write from:until:count");
            return Times.START;
        }
        return new Times(List.of(), from, until, (int) count);
    }
}
