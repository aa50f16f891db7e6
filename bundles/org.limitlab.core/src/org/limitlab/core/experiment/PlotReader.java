package org.limitlab.core.experiment;

import org.limitlab.core.claim.Side;
import org.limitlab.core.expression.Expression;
import org.limitlab.core.model.Reduction;
import org.limitlab.core.problem.Problems;
import org.limitlab.core.yaml.Fields;
import org.limitlab.core.yaml.Node;
import org.limitlab.core.yaml.Scalars;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads one entry of {@code plots}. */
final class PlotReader {

    private static final List<String> AXES = List.of("x", "y");

    private final Fields fields;
    private final Problems problems;

    private PlotReader(Fields fields, Problems problems) {
        this.fields = fields;
        this.problems = problems;
    }

    static Optional<Plot> read(Node node, Problems problems) {
        int before = problems.reports();
        Fields fields = Fields.of(node, "a plot", problems);
        Plot plot = new PlotReader(fields, problems).plot(node);
        return problems.reports() > before ? Optional.empty() : Optional.of(plot);
    }

    private Plot plot(Node node) {
        String id = fields.required("id", "name the picture, such as id: trajectories");
        checkId(id);
        Plot plot =
                new Plot(
                        id,
                        fields.string("title", ""),
                        Optional.ofNullable(fields.oneOf("kind", Plot.Kind.class, null)),
                        observables(),
                        fields.words("sides"),
                        where(),
                        formulas("at"),
                        Optional.ofNullable(fields.oneOf("reduction", Reduction.class, null)),
                        replica(),
                        fields.string("along", ""),
                        fields.words("steps"),
                        levels(),
                        fields.take("period").map(n -> ExperimentReader.formula(n, problems)),
                        log(),
                        node instanceof Node.Mapping m
                                ? m
                                : Node.Mapping.of(node.place(), Map.of()));
        fields.end("a plot");
        return plot;
    }

    private void checkId(String id) {
        if (!id.isEmpty() && !id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            problems.add(
                    fields.place("id"),
                    "id = " + id + " is no word",
                    "write lower case with hyphens, such as density-map");
        }
    }

    private List<String> observables() {
        List<String> observables = fields.words("observables");
        if (observables.isEmpty()) {
            problems.add(
                    fields.place(),
                    "\"observables\" is missing",
                    "name what is drawn; several stand one above the other");
        }
        return observables;
    }

    private Map<String, List<Node>> where() {
        Map<String, List<Node>> where = new LinkedHashMap<>();
        Optional<Node> node = fields.take("where");
        if (node.isPresent() && node.get() instanceof Node.Mapping mapping) {
            Fields inner = new Fields(mapping, problems);
            mapping.entries().keySet().forEach(axis -> where.put(axis, inner.list(axis)));
        } else if (node.isPresent()) {
            problems.add(fields.place("where"), "where must name axes with values", "");
        }
        return where;
    }

    private List<Expression> formulas(String key) {
        return fields.list(key).stream().map(n -> ExperimentReader.formula(n, problems)).toList();
    }

    private OptionalInt replica() {
        Optional<Node> node = fields.take("replica");
        if (node.isEmpty()) {
            return OptionalInt.empty();
        }
        long index = Scalars.integer(node.get(), "replica", problems);
        if (index < 0 || index > Integer.MAX_VALUE) {
            problems.add(
                    fields.place("replica"), "replica = " + index + " is below 0", "count from 0");
            return OptionalInt.empty();
        }
        return OptionalInt.of((int) index);
    }

    private List<Side> levels() {
        return fields.list("levels").stream()
                .flatMap(n -> Side.read(n, "levels", problems).stream())
                .toList();
    }

    private List<String> log() {
        List<String> log = fields.words("log");
        for (String axis : log) {
            if (!AXES.contains(axis)) {
                problems.add(fields.place("log"), "log = " + axis + " is no axis", "write x or y");
            }
        }
        return log;
    }
}
