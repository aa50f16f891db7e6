package org.limitlab.core.claim;

import org.limitlab.core.expression.Expression;
import org.limitlab.core.problem.Problems;
import org.limitlab.core.yaml.Fields;
import org.limitlab.core.yaml.Node;
import org.limitlab.core.yaml.Scalars;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the spelling of a statistic: {@code {observable: x, gap: rms, at: {time: 1}}}. */
final class StatisticReader {

    private StatisticReader() {}

    static Statistic read(Node node, Problems problems) {
        Fields fields = Fields.of(node, "of", problems);
        Statistic statistic =
                new Statistic(
                        fields.string("side", Statistic.SIMULATION),
                        fields.required("observable", "name what is measured"),
                        components(fields, problems),
                        ClaimReader.reduction(fields),
                        fields.oneOf("gap", Statistic.Gap.class, Statistic.Gap.NONE),
                        fields.oneOf("sup", Statistic.Sup.class, Statistic.Sup.NONE),
                        slope(fields, problems),
                        fields.take("equals").map(n -> formula(n, problems)),
                        fields.take("at").map(n -> window(n, problems)).orElse(TimeWindow.END));
        fields.end("of");
        return statistic;
    }

    private static boolean slope(Fields fields, Problems problems) {
        String slope = fields.string("slope", "none");
        if (!slope.equals("none") && !slope.equals("time")) {
            problems.add(
                    fields.place("slope"), "slope = " + slope + " is not known", "time or none");
        }
        return slope.equals("time");
    }

    private static List<Integer> components(Fields fields, Problems problems) {
        List<Integer> components = new ArrayList<>();
        for (Node node : fields.list("component")) {
            long index = Scalars.integer(node, "component", problems);
            if (index < 0 || index > Integer.MAX_VALUE) {
                problems.add(node.place(), "component = " + index + " is below 0", "count from 0");
            } else {
                components.add((int) index);
            }
        }
        return components;
    }

    private static TimeWindow window(Node node, Problems problems) {
        if (node instanceof Node.Scalar s && s.value().equals("end")) {
            return TimeWindow.END;
        }
        if (node instanceof Node.Scalar s && s.value().equals("all")) {
            return TimeWindow.ALL;
        }
        if (node instanceof Node.Mapping m && m.entries().containsKey("time")) {
            Fields fields = new Fields(m, problems);
            Node time = fields.take("time").orElseThrow();
            fields.end("at");
            return times(time, problems);
        }
        if (node instanceof Node.Mapping m) {
            Fields fields = new Fields(m, problems);
            Optional<Node> from = fields.take("from");
            Optional<Node> to = fields.take("to");
            fields.end("at");
            return new TimeWindow(
                    TimeWindow.Kind.WINDOW,
                    List.of(),
                    from.map(n -> formula(n, problems)).orElse(Expression.constant(0)),
                    to.map(n -> formula(n, problems)).orElse(null));
        }
        problems.add(
                node.place(),
                "at = " + node.text() + " names no times",
                "write {time: 1}, {time: [1, 2]}, {from: 0, to: 2}, end or all");
        return TimeWindow.END;
    }

    private static TimeWindow times(Node time, Problems problems) {
        if (time instanceof Node.Scalar s && s.value().equals("all")) {
            return TimeWindow.ALL;
        }
        if (time instanceof Node.Scalar s && s.value().equals("end")) {
            return TimeWindow.END;
        }
        List<Node> items = time instanceof Node.Sequence s ? s.items() : List.of(time);
        return new TimeWindow(
                TimeWindow.Kind.LISTED,
                items.stream().map(n -> formula(n, problems)).toList(),
                null,
                null);
    }

    private static Expression formula(Node node, Problems problems) {
        Expression parsed = ClaimReader.parsed(node, Expression::parse, problems);
        return parsed == null ? Expression.constant(0) : parsed;
    }
}
