package org.limitlab.core.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.limitlab.core.expression.Expression;
import org.limitlab.core.model.Reduction;
import org.limitlab.core.problem.Problem;
import org.limitlab.core.problem.Problems;
import org.limitlab.core.yaml.YamlReader;

import java.util.List;
import java.util.Map;
import java.util.Optional;

class ClaimReaderTest {

    private final Problems problems = new Problems();

    private Claim read(String yaml) {
        return ClaimReader.read(YamlReader.read("f.yaml", yaml), problems)
                .orElseThrow(() -> new AssertionError(problems.list()));
    }

    private List<String> said(String yaml) {
        assertTrue(ClaimReader.read(YamlReader.read("f.yaml", yaml), problems).isEmpty());
        return problems.list().stream().map(Problem::toString).toList();
    }

    @Test
    void readsARateWithItsDefaults() {
        Claim claim =
                read(
                        "{id: decay, kind: rate, of: {observable: v}, against: {theory: limit},"
                                + " along: size, law: n^-1/2}");
        Question.Rate rate = (Question.Rate) claim.question();
        assertEquals("decay", claim.title());
        assertEquals("", claim.paper());
        assertEquals(Outcome.SUPPORTED, claim.announced());
        assertEquals(Margin.share(0.15), rate.margin());
        assertEquals(Optional.empty(), rate.correction());
        assertFalse(rate.atLeastAsFast());
        assertEquals("size", rate.along());
        assertEquals(TimeWindow.END, rate.of().at());
        assertEquals(Statistic.SIMULATION, rate.of().side());
        assertEquals(Optional.empty(), rate.of().reduction());
        assertEquals(Statistic.Gap.NONE, rate.of().gap());
        Side.Predicted side = (Side.Predicted) rate.against().orElseThrow();
        assertEquals("limit", side.theory());
        assertEquals(Optional.empty(), side.observable());
        assertEquals("rate", rate.kind());
    }

    @Test
    void readsEveryKeyOfARate() {
        Claim claim =
                read(
                        """
                        id: strong-error
                        title: The strong error falls like 1/L.
                        paper: A03
                        reference: Theorem 2.4
                        reconstructed: true
                        kind: rate
                        of:
                          side: played
                          observable: positions
                          component: [0, 2]
                          reduction: mean
                          gap: coupled
                          sup: inside
                          at: {from: 0.5, to: log(width)}
                        against: {side: limit}
                        along: layers
                        where: {width: 1024, beta: [1, 2]}
                        law: n^-1
                        margin: 0.2
                        correction: n^-1/2
                        relation: at-least-as-fast
                        held: {bound: 1/width, below: 10%}
                        map: [beta]
                        domain: 2 - beta
                        announced: refuted
                        reason: The constant is below the noise.
                        """);
        assertEquals("A03", claim.paper());
        assertEquals("Theorem 2.4", claim.reference());
        assertTrue(claim.reconstructed());
        assertEquals(Outcome.REFUTED, claim.announced());
        assertEquals(List.of("beta"), claim.map());
        assertEquals(1, claim.where().get("width").size());
        assertEquals(2, claim.where().get("beta").size());
        assertEquals(Expression.parse("1/width"), claim.held().get(0).bound());
        assertEquals(Margin.share(0.1), claim.held().get(0).below());
        assertEquals(0.5, claim.domain().orElseThrow().evaluate(Map.of("beta", 1.5)));
        Question.Rate rate = (Question.Rate) claim.question();
        assertEquals(0.5, rate.correction().orElseThrow().evaluate(Map.of()));
        assertTrue(rate.atLeastAsFast());
        Statistic of = rate.of();
        assertEquals("played", of.side());
        assertEquals(List.of(0, 2), of.components());
        assertEquals(Optional.of(Reduction.MEAN), of.reduction());
        assertEquals(Statistic.Gap.COUPLED, of.gap());
        assertEquals(Statistic.Sup.INSIDE, of.sup());
        assertEquals(TimeWindow.Kind.WINDOW, of.at().kind());
        assertEquals(Expression.parse("log(width)"), of.at().to());
        assertEquals(new Side.Simulated("limit"), rate.against().orElseThrow());
    }

    @Test
    void readsAValueAgainstAFormula() {
        Claim claim =
                read(
                        "{id: v, kind: value, of: {observable: x, reduction: probability, equals:"
                                + " 4, at: {time: [1, 2]}}, against: exp(-t), precision: 5%}");
        Question.Value value = (Question.Value) claim.question();
        assertEquals(new Side.Formula(Expression.parse("exp(-t)")), value.other());
        assertEquals(Margin.share(0.05), value.precision());
        assertEquals(Expression.parse("4"), value.of().equals().orElseThrow());
        assertEquals(2, value.of().at().times().size());
        assertEquals(TimeWindow.Kind.LISTED, value.of().at().kind());
    }

    @Test
    void readsTheOtherKinds() {
        Question.Identity identity =
                (Question.Identity)
                        read("{id: i, kind: identity, of: {observable: x}, against: 0}").question();
        assertEquals(Margin.amount(1e-10), identity.tolerance());
        Question.UpperBound bound =
                (Question.UpperBound)
                        read("{id: b, kind: upper-bound, of: {observable: x, at: all},"
                                        + " bound: {formula: 2/size}, slack: 10%}")
                                .question();
        assertEquals(Margin.share(0.1), bound.slack());
        assertEquals(TimeWindow.ALL, bound.of().at());
        assertEquals(Optional.of(bound.bound()), bound.against());
        Question.Order order =
                (Question.Order)
                        read("{id: o, kind: order, of: {side: a, observable: x},"
                                        + " below: [{side: b}, {value: 3}], by: 0.01}")
                                .question();
        assertEquals(2, order.below().size());
        assertTrue(order.strict());
        assertEquals(Margin.amount(0.01), order.by());
        Question.Order monotone =
                (Question.Order)
                        read("{id: m, kind: order, of: {observable: x, at: all}, monotone:"
                                        + " falling}")
                                .question();
        assertEquals(Question.Direction.FALLING, monotone.direction());
        assertFalse(monotone.strict());
        Question.Threshold threshold =
                (Question.Threshold)
                        read("{id: t, kind: threshold, of: {observable: x, slope: time},"
                                        + " along: noise, at: sqrt(2*drift), margin: 0.1,"
                                        + " direction: falling, level: 0.5}")
                                .question();
        assertTrue(threshold.of().slope());
        assertEquals(0.5, threshold.level());
        assertEquals(Question.Direction.FALLING, threshold.direction());
        Claim phenomenon = read("{id: p, kind: phenomenon, of: {observable: x}}");
        assertInstanceOf(Question.Phenomenon.class, phenomenon.question());
        assertEquals(Outcome.REPORTED, phenomenon.announced());
    }

    @Test
    void everyKindIsItsOwnWord() {
        Map<String, String> rest =
                Map.of(
                        "identity", "against: 0",
                        "value", "against: 0, precision: 1",
                        "rate", "along: size, law: n^-1",
                        "upper-bound", "bound: 1",
                        "order", "below: 1",
                        "threshold", "along: size, at: 1",
                        "phenomenon", "paper: ''");
        assertEquals(rest.keySet(), java.util.Set.copyOf(ClaimReader.KINDS));
        rest.forEach(
                (kind, keys) ->
                        assertEquals(
                                kind,
                                read("{id: x, kind: "
                                                + kind
                                                + ", of: {observable: x}, "
                                                + keys
                                                + "}")
                                        .question()
                                        .kind()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    `{kind: value, of: {observable: x}, against: 0, precision: 1}` | "id" is missing
                    `{id: A b, kind: phenomenon, of: {observable: x}}`  | id "A b" is not lower case with hyphens
                    `{id: a, of: {observable: x}}`                      | "kind" is missing
                    `{id: a, kind: valu, of: {observable: x}}`          | kind "valu" is not known (did you mean "value"?)
                    `{id: a, kind: value, of: {observable: x}, against: 0}` | "precision" is missing
                    `{id: a, kind: value, of: {observable: x}, precision: 1}` | "against" is missing
                    `{id: a, kind: upper-bound, of: {observable: x}}`   | "bound" is missing
                    `{id: a, kind: phenomenon}`                         | "of" is missing
                    `{id: a, kind: phenomenon, of: {}}`                 | "observable" is missing
                    `{id: a, kind: rate, of: {observable: x}, law: n^-1}` | "along" is missing
                    `{id: a, kind: rate, of: {observable: x}, along: n}` | "law" is missing
                    `{id: a, kind: rate, of: {observable: x}, along: n, law: slow}` | "slow" is not a law
                    `{id: a, kind: rate, of: {observable: x}, along: n, law: [n]}` | [n] is no formula
                    `{id: a, kind: rate, of: {observable: x}, along: n, law: exp(-t)}` | is a law in time, but along is "n"
                    `{id: a, kind: rate, of: {observable: x}, along: n, law: n^-1, correction: log(n)/n}` | is no power
                    `{id: a, kind: rate, of: {observable: x}, along: n, law: n^-1, relation: faster}` | relation = faster is not one of equal, at-least-as-fast
                    `{id: a, kind: order, of: {observable: x}}`         | an order names the sides it is below, or a monotone direction
                    `{id: a, kind: order, of: {observable: x}, below: 1, monotone: rising}` | not both
                    `{id: a, kind: threshold, of: {observable: x}, along: n}` | "at" is missing
                    `{id: a, kind: phenomenon, of: {observable: x}, announced: supported}` | announced: supported needs a reason
                    `{id: a, kind: identity, of: {observable: x}, against: 0, announced: refuted}` | announced: refuted needs a reason
                    `{id: a, kind: identity, of: {observable: x}, against: 0, margin: 1}` | unknown key "margin" in claim "a"
                    `{id: a, kind: identity, of: {observable: x}, against: {teory: x}}` | names no side
                    `{id: a, kind: identity, of: {observable: x}, against: {theory: x, sett: {}}}` | unknown key "sett" in against (did you mean "set"?)
                    `{id: a, kind: identity, of: {observable: x}, against: {theory: x, set: 3}}` | set must name parameters with values
                    `{id: a, kind: identity, of: {observable: x}, against: 1 +}` | the formula ends too early
                    `{id: a, kind: phenomenon, of: {observable: x, gap: l2}}` | gap = l2 is not one of none, bias, rms, coupled
                    `{id: a, kind: phenomenon, of: {observable: x, reduction: average}}` | reduction = average is not one of mean
                    `{id: a, kind: phenomenon, of: {observable: x, component: -1}}` | component = -1 is below 0
                    `{id: a, kind: phenomenon, of: {observable: x, slope: size}}` | slope = size is not known
                    `{id: a, kind: phenomenon, of: {observable: x, at: start}}` | at = start names no times
                    `{id: a, kind: phenomenon, of: {observable: x, at: {untl: 1}}}` | unknown key "untl" in at
                    `{id: a, kind: phenomenon, of: {observabel: x, observable: y}}` | unknown key "observabel" in of (did you mean "observable"?)
                    `{id: a, kind: phenomenon, of: {observable: x}, where: n}` | where must name axes with values
                    `{id: a, kind: phenomenon, of: {observable: x}, held: {below: 5%}}` | held needs a bound
                    `[id, a]`                                           | a claim must be an id or keys with values
                    """)
    void aWrongClaimIsSaidOnce(String yaml, String message) {
        List<String> said = said(yaml);
        assertEquals(1, said.size(), said::toString);
        assertTrue(said.get(0).contains(message), said::toString);
    }

    @Test
    void allProblemsOfAClaimAreFoundAtOnce() {
        List<String> said =
                said(
                        "id: A\n"
                                + "kind: rate\n"
                                + "of: {observable: x, gap: l2}\n"
                                + "along: n\n"
                                + "law: slow\n"
                                + "foo: 1\n");
        assertEquals(4, said.size(), said::toString);
    }
}
