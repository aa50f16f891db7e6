package org.limitlab.core.claim;

import org.limitlab.core.expression.Expression;
import org.limitlab.core.expression.Law;
import org.limitlab.core.model.Reduction;
import org.limitlab.core.problem.Problems;
import org.limitlab.core.problem.Suggestion;
import org.limitlab.core.yaml.Fields;
import org.limitlab.core.yaml.Node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads the spelling of one claim; see docs/experiment-file.md for the keys. */
public final class ClaimReader {

    /** Kinds of claims in files. */
    public static final List<String> KINDS =
            List.of("identity", "value", "rate", "upper-bound", "order", "threshold", "phenomenon");

    private static final Margin DEFAULT_MARGIN = Margin.share(0.15);

    private final Problems problems;
    private final Fields fields;
    private final Node.Mapping source;

    private ClaimReader(Node.Mapping source, Problems problems) {
        this.source = source;
        this.problems = problems;
        this.fields = new Fields(source, problems);
    }

    /**
     * Reads a claim.
     *
     * @return empty if there was a problem; then it was added
     */
    public static Optional<Claim> read(Node node, Problems problems) {
        if (!(node instanceof Node.Mapping mapping)) {
            problems.add(
                    node.place(),
                    "a claim must be an id or keys with values, found " + node.text(),
                    "");
            return Optional.empty();
        }
        int before = problems.reports();
        Claim claim = new ClaimReader(mapping, problems).read();
        return problems.reports() > before ? Optional.empty() : Optional.of(claim);
    }

    private Claim read() {
        String id = fields.required("id", "give the claim a name, such as id: decay");
        if (!id.isEmpty() && !id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            problems.add(
                    fields.place("id"),
                    "id \"" + id + "\" is not lower case with hyphens",
                    "write for example second-moment-decay");
        }
        String kind = fields.required("kind", "one of " + String.join(", ", KINDS));
        Question question = question(kind);
        Outcome standard =
                question instanceof Question.Phenomenon ? Outcome.REPORTED : Outcome.SUPPORTED;
        Outcome announced = fields.oneOf("announced", Outcome.class, standard);
        String reason = fields.string("reason", "");
        if (announced != standard && reason.isEmpty()) {
            problems.add(
                    fields.place("announced"),
                    "announced: " + Fields.spelling(announced) + " needs a reason",
                    "say in \"reason\" why");
        }
        Claim claim =
                new Claim(
                        id,
                        fields.string("title", id),
                        fields.string("paper", ""),
                        fields.string("reference", ""),
                        question,
                        where(),
                        fields.words("map"),
                        fields.take("domain").map(this::expression),
                        held(),
                        announced,
                        reason,
                        fields.flag("reconstructed", false),
                        fields.place(),
                        source);
        fields.end("claim \"" + id + "\"");
        return claim;
    }

    private Map<String, List<Node>> where() {
        Map<String, List<Node>> where = new LinkedHashMap<>();
        fields.take("where")
                .ifPresent(
                        node -> {
                            if (node instanceof Node.Mapping m) {
                                m.entries()
                                        .forEach(
                                                (k, v) ->
                                                        where.put(
                                                                k,
                                                                v instanceof Node.Sequence s
                                                                        ? s.items()
                                                                        : List.of(v)));
                            } else {
                                problems.add(node.place(), "where must name axes with values", "");
                            }
                        });
        return where;
    }

    private List<Claim.Held> held() {
        List<Claim.Held> held = new ArrayList<>();
        for (Node node : fields.list("held")) {
            Fields inner = Fields.of(node, "held", problems);
            Optional<Expression> bound = inner.take("bound").map(this::expression);
            Margin below =
                    inner.take("below")
                            .map(n -> Margin.read(n, "below", Margin.share(0.2), problems))
                            .orElse(Margin.share(0.2));
            inner.end("held");
            bound.ifPresentOrElse(
                    b -> held.add(new Claim.Held(b, below)),
                    () -> problems.add(node.place(), "held needs a bound", "a formula"));
        }
        return held;
    }

    private Question question(String kind) {
        Statistic of = statistic();
        return switch (kind) {
            case "identity" ->
                    new Question.Identity(
                            of, needed(kind), margin("tolerance", Margin.amount(1e-10)));
            case "value" -> new Question.Value(of, needed(kind), neededMargin("precision", kind));
            case "rate" -> rate(of);
            case "upper-bound" ->
                    new Question.UpperBound(
                            of, neededSide("bound", kind), margin("slack", Margin.amount(0)));
            case "order" -> order(of);
            case "threshold" -> threshold(of);
            case "phenomenon" -> new Question.Phenomenon(of, side("against"));
            default -> {
                if (!kind.isEmpty()) {
                    problems.add(
                            fields.place("kind"),
                            "kind \"" + kind + "\" is not known",
                            Suggestion.remedy(kind, KINDS));
                }
                yield new Question.Phenomenon(of, side("against"));
            }
        };
    }

    private Question rate(Statistic of) {
        String along = fields.required("along", "name the axis, or time");
        Law law = null;
        Optional<Node> node = fields.take("law");
        if (node.isEmpty()) {
            problems.add(fields.place(), "\"law\" is missing", "for example law: n^-1/2");
        } else {
            law = parsed(node.get(), Law::parse);
        }
        if (law != null
                && (law.form() == Law.Form.EXPONENTIAL)
                && !along.equals(Question.Rate.TIME)) {
            problems.add(
                    fields.place("law"),
                    "an exponential law is a law in time, but along is \"" + along + "\"",
                    "write along: time");
        }
        boolean faster =
                fields.oneOf("relation", Relation.class, Relation.EQUAL)
                        == Relation.AT_LEAST_AS_FAST;
        return new Question.Rate(
                of,
                side("against"),
                along,
                law,
                margin("margin", DEFAULT_MARGIN),
                correction(),
                faster);
    }

    /** Spelling of {@link Question.Rate#atLeastAsFast}. */
    enum Relation {
        EQUAL,
        AT_LEAST_AS_FAST
    }

    private Optional<Expression> correction() {
        Optional<Node> node = fields.take("correction");
        if (node.isEmpty() || (node.get() instanceof Node.Scalar s && s.value().equals("none"))) {
            return Optional.empty();
        }
        Law law = parsed(node.get(), Law::parse);
        if (law != null && law.form() != Law.Form.POWER) {
            problems.add(
                    node.get().place(),
                    "correction = " + node.get().text() + " is no power",
                    "write none, or n^-1");
            return Optional.empty();
        }
        return law == null
                ? Optional.empty()
                : Optional.of(Expression.parse("-(" + law.exponent() + ")"));
    }

    private Question order(Statistic of) {
        List<Side> below = new ArrayList<>();
        for (Node node : fields.list("below")) {
            Optional<Side> side = SideReader.read(node, "below", problems);
            side.ifPresent(below::add);
        }
        Question.Direction direction =
                fields.oneOf("monotone", Question.Direction.class, Question.Direction.NONE);
        if (below.isEmpty() == (direction == Question.Direction.NONE)) {
            problems.add(
                    fields.place(),
                    "an order names the sides it is below, or a monotone direction, not both",
                    "write below: [side] or monotone: falling");
        }
        return new Question.Order(
                of,
                below,
                direction,
                margin("by", Margin.amount(0)),
                fields.flag("strict", direction == Question.Direction.NONE));
    }

    private Question threshold(Statistic of) {
        String along = fields.required("along", "name the axis");
        Expression at =
                fields.take("at")
                        .map(this::expression)
                        .orElseGet(
                                () -> {
                                    problems.add(
                                            fields.place(),
                                            "\"at\" is missing",
                                            "say where the change is claimed: a number or formula");
                                    return Expression.constant(0);
                                });
        return new Question.Threshold(
                of,
                side("against"),
                along,
                at,
                margin("margin", DEFAULT_MARGIN),
                fields.number("level", 0),
                fields.oneOf("direction", Question.Direction.class, Question.Direction.RISING));
    }

    private Statistic statistic() {
        Optional<Node> node = fields.take("of");
        if (node.isEmpty()) {
            problems.add(
                    fields.place(), "\"of\" is missing", "say what is measured: {observable: ...}");
        }
        return StatisticReader.read(
                node.orElse(
                        Node.Mapping.of(
                                fields.place(),
                                Map.of("observable", Node.scalar(fields.place(), "missing")))),
                problems);
    }

    private Side needed(String kind) {
        return neededSide("against", kind);
    }

    private Side neededSide(String key, String kind) {
        return side(key)
                .orElseGet(
                        () -> {
                            if (!fields.has(key)) {
                                problems.add(
                                        fields.place(),
                                        "\"" + key + "\" is missing",
                                        "a claim of kind " + kind + " compares with something");
                            }
                            return new Side.Formula(Expression.constant(0));
                        });
    }

    private Optional<Side> side(String key) {
        return fields.take(key).flatMap(node -> SideReader.read(node, key, problems));
    }

    private Margin margin(String key, Margin otherwise) {
        return fields.take(key)
                .map(node -> Margin.read(node, key, otherwise, problems))
                .orElse(otherwise);
    }

    private Margin neededMargin(String key, String kind) {
        if (!fields.has(key)) {
            problems.add(
                    fields.place(),
                    "\"" + key + "\" is missing",
                    "a claim of kind " + kind + " names its acceptance region: 0.05 or 5%");
        }
        return margin(key, Margin.amount(0));
    }

    private Expression expression(Node node) {
        Expression parsed = parsed(node, Expression::parse);
        return parsed == null ? Expression.constant(0) : parsed;
    }

    private <T> T parsed(Node node, Function<String, T> parser) {
        return parsed(node, parser, problems);
    }

    static <T> T parsed(Node node, Function<String, T> parser, Problems problems) {
        if (!(node instanceof Node.Scalar scalar)) {
            problems.add(node.place(), node.text() + " is no formula", "");
            return null;
        }
        try {
            return parser.apply(scalar.value());
        } catch (Expression.SyntaxException e) {
            problems.add(node.place(), e.getMessage(), "");
            return null;
        }
    }

    /** The reductions that files may name. */
    static Optional<Reduction> reduction(Fields fields) {
        return fields.has("reduction")
                ? Optional.ofNullable(fields.oneOf("reduction", Reduction.class, null))
                : Optional.empty();
    }
}
