package org.limitlab.core.claim;

import org.limitlab.core.expression.Expression;
import org.limitlab.core.problem.Problems;
import org.limitlab.core.yaml.Fields;
import org.limitlab.core.yaml.Node;

import java.util.Map;
import java.util.Optional;

/**
 * Reads the spelling of a side: {@code {theory: id}}, {@code {side: name}}, a formula, a number.
 */
final class SideReader {

    private SideReader() {}

    static Optional<Side> read(Node node, String what, Problems problems) {
        if (node instanceof Node.Scalar scalar) {
            return formula(scalar, problems);
        }
        Fields fields = Fields.of(node, what, problems);
        Optional<Side> side = Optional.empty();
        if (fields.has("theory")) {
            side =
                    Optional.of(
                            new Side.Predicted(
                                    fields.string("theory", ""),
                                    fields.take("observable")
                                            .map(n -> n instanceof Node.Scalar s ? s.value() : ""),
                                    set(fields, problems)));
        } else if (fields.has("side")) {
            side = Optional.of(new Side.Simulated(fields.string("side", "")));
        } else if (fields.has("formula")) {
            side = fields.take("formula").flatMap(n -> formula(n, problems));
        } else if (fields.has("value")) {
            side = fields.take("value").flatMap(n -> formula(n, problems));
        } else {
            problems.add(
                    node.place(),
                    what + " = " + node.text() + " names no side",
                    "write {theory: id}, {side: name}, {formula: \"exp(-t)\"} or a number");
            return Optional.empty();
        }
        fields.end(what);
        return side;
    }

    private static Node.Mapping set(Fields fields, Problems problems) {
        Optional<Node> set = fields.take("set");
        if (set.isPresent() && set.get() instanceof Node.Mapping mapping) {
            return mapping;
        }
        set.ifPresent(n -> problems.add(n.place(), "set must name parameters with values", ""));
        return Node.Mapping.of(fields.place(), Map.of());
    }

    private static Optional<Side> formula(Node node, Problems problems) {
        Expression parsed = ClaimReader.parsed(node, Expression::parse, problems);
        return Optional.ofNullable(parsed).map(Side.Formula::new);
    }
}
