package org.limitlab.testkit;

import org.limitlab.core.parameter.ParameterInfo;
import org.limitlab.core.parameter.ParameterSchema;
import org.limitlab.core.parameter.Range;
import org.limitlab.core.problem.Problem;
import org.limitlab.core.problem.Problems;
import org.limitlab.core.yaml.Node;
import org.limitlab.core.yaml.YamlReader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What holds for the parameters of models and theories alike. */
final class ParameterRules {

    private ParameterRules() {}

    /** Symbols and sentences are there. */
    static void describe(ParameterSchema<?> schema) {
        for (ParameterInfo info : schema.parameters().values()) {
            Checks.requireWords("symbol of " + info.name(), info.symbol());
            Checks.requireSentence("text of " + info.name(), info.text());
            Checks.require(
                    info.unit().strip().equals(info.unit()),
                    () -> "unit of " + info.name() + " has blanks around it: " + info.unit());
        }
    }

    /** A record, spelled and read again, is the same record; one with other choices too. */
    static <P extends Record> void roundTrip(ParameterSchema<P> schema, Node.Mapping base) {
        for (P record : Variants.of(schema, base)) {
            String text = schema.toNode(record).text();
            P again = Variants.bound(schema, YamlReader.readMapping("exam", text));
            Checks.require(
                    schema.toNode(again).text().equals(text),
                    () -> text + " reads back as " + schema.toNode(again).text());
        }
    }

    /**
     * Values at the ends of each range are taken or refused, values beyond them and of another sort
     * are refused; what refuses names a parameter, and nothing else is thrown.
     */
    static <P extends Record> void ends(ParameterSchema<P> schema, Node.Mapping base) {
        for (ParameterInfo info : schema.parameters().values()) {
            for (String wrong : wrongValues(info)) {
                Checks.require(
                        isRefused(schema, base, info, wrong),
                        () -> info.name() + " = " + wrong + " is accepted");
            }
            for (String end : endsOf(info)) {
                isRefused(schema, base, info, end);
            }
        }
    }

    private static <P extends Record> boolean isRefused(
            ParameterSchema<P> schema, Node.Mapping base, ParameterInfo info, String value) {
        Problems problems = new Problems();
        Optional<P> record = bind(schema, base, info, YamlReader.read("exam", value), problems);
        Checks.require(
                record.isPresent() || problems.list().stream().anyMatch(p -> names(p, schema)),
                () ->
                        info.name()
                                + " = "
                                + value
                                + " is refused without naming a parameter: "
                                + problems.list());
        return record.isEmpty();
    }

    private static boolean names(Problem problem, ParameterSchema<?> schema) {
        return schema.parameters().keySet().stream().anyMatch(problem.message()::contains);
    }

    private static <P extends Record> Optional<P> bind(
            ParameterSchema<P> schema,
            Node.Mapping base,
            ParameterInfo info,
            Node value,
            Problems problems) {
        try {
            return schema.bind(Variants.with(base, info.name(), value), problems);
        } catch (RuntimeException e) {
            throw new AssertionError(
                    info.name() + " = " + value.text() + " throws " + e + ", not InvalidValue", e);
        }
    }

    private static List<String> wrongValues(ParameterInfo info) {
        List<String> wrong = new ArrayList<>();
        if (info.isScalar()) {
            wrong.add("[1, 2]");
            wrong.add("no-number-of-ours");
            outside(info).forEach(wrong::add);
        } else if (info.type() != ParameterInfo.Type.TEXT) {
            wrong.add("no-word-of-ours");
        }
        return wrong;
    }

    private static List<String> outside(ParameterInfo info) {
        List<String> outside = new ArrayList<>();
        Range range = info.range();
        if (Double.isFinite(range.from())) {
            outside.add(spelled(info, range.fromClosed() ? below(info, range) : range.from()));
        }
        if (Double.isFinite(range.to())) {
            outside.add(spelled(info, range.toClosed() ? above(info, range) : range.to()));
        } else if (!range.toClosed()) {
            outside.add("inf");
        }
        return outside;
    }

    private static double below(ParameterInfo info, Range range) {
        return isWhole(info) ? range.from() - 1 : Math.nextDown(range.from());
    }

    private static double above(ParameterInfo info, Range range) {
        return isWhole(info) ? range.to() + 1 : Math.nextUp(range.to());
    }

    private static boolean isWhole(ParameterInfo info) {
        return info.type() == ParameterInfo.Type.INTEGER;
    }

    /** The smallest and largest values that the range allows, and large ones where it is open. */
    static List<String> endsOf(ParameterInfo info) {
        List<String> ends = new ArrayList<>();
        if (!info.isScalar()) {
            return ends;
        }
        Range range = info.range();
        double unit = isWhole(info) ? 1 : 1e-9;
        ends.add(
                spelled(
                        info,
                        Double.isFinite(range.from())
                                ? range.from() + (range.fromClosed() ? 0 : unit)
                                : -1e6));
        ends.add(
                spelled(
                        info,
                        Double.isFinite(range.to())
                                ? range.to() - (range.toClosed() ? 0 : unit)
                                : 1e6));
        return ends;
    }

    private static String spelled(ParameterInfo info, double value) {
        return isWhole(info) ? Long.toString((long) value) : Double.toString(value);
    }
}
