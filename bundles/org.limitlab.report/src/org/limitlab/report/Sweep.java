package org.limitlab.report;

import org.limitlab.core.yaml.Node;
import org.limitlab.core.yaml.Scalars;
import org.limitlab.engine.plan.RunPlan;
import org.limitlab.report.chart.Layer;
import org.limitlab.report.chart.OverlayChart;
import org.limitlab.report.chart.Samples;
import org.limitlab.report.chart.Text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/**
 * Scalars along an axis of the experiment: a row for each side and each combination of the other
 * axes.
 *
 * @param time index of the observation time of a side that is drawn
 */
record Sweep(RunPlan plan, Labels labels, String axis, ToIntFunction<Shown> time) {

    /** Sides at several points that belong to one curve. */
    private record Group(String side, String others) {}

    /** Fills in the rows, finite systems and theories apart. */
    void rows(
            List<Shown> shown, List<OverlayChart.Finite> finite, List<OverlayChart.Limit> limits) {
        Map<Group, List<Shown>> groups = new LinkedHashMap<>();
        for (Shown one : shown) {
            groups.computeIfAbsent(new Group(one.side(), others(one)), g -> new ArrayList<>())
                    .add(one);
        }
        groups.values().forEach(g -> g.sort(Comparator.comparingDouble(this::x)));
        Set<String> said = new HashSet<>();
        boolean several = groups.keySet().stream().map(Group::others).distinct().count() > 1;
        groups.forEach(
                (group, row) -> {
                    String where = several ? group.others() : "";
                    if (row.getFirst().isTheory()) {
                        boolean alone = isSameEverywhere(groups, group.side());
                        if (!alone || said.add(group.side())) {
                            limits.add(limit(row, alone ? "" : where));
                        }
                    } else {
                        finite.add(finite(row, where, theory(groups, group)));
                    }
                });
    }

    /** A theory that does not know the other axes. */
    private boolean isSameEverywhere(Map<Group, List<Shown>> groups, String side) {
        return groups.entrySet().stream()
                        .filter(g -> g.getKey().side().equals(side))
                        .map(g -> g.getValue().stream().map(Shown::key).toList())
                        .distinct()
                        .count()
                == 1;
    }

    /** The values of the other axes. */
    private String others(Shown one) {
        StringBuilder others = new StringBuilder();
        plan.points()
                .get(one.point())
                .forEach(
                        (name, value) -> {
                            if (!name.equals(axis)) {
                                others.append(others.isEmpty() ? "" : ", ")
                                        .append(labels.markup(name))
                                        .append(" = ")
                                        .append(text(value));
                            }
                        });
        return others.toString();
    }

    private static String text(Node value) {
        return value instanceof Node.Scalar s ? s.value() : value.text();
    }

    /** The axis' value, or its place on the axis where it is no number. */
    private double x(Shown one) {
        Node value = plan.points().get(one.point()).get(axis);
        List<Node> all = plan.experiment().axes().get(axis);
        return Scalars.parse(text(value)).orElseGet(() -> all.indexOf(value));
    }

    private static Optional<List<Shown>> theory(Map<Group, List<Shown>> groups, Group of) {
        return groups.entrySet().stream()
                .filter(g -> g.getKey().others().equals(of.others()))
                .filter(g -> g.getValue().getFirst().isTheory())
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private OverlayChart.Limit limit(List<Shown> row, String where) {
        Shown first = row.getFirst();
        return new OverlayChart.Limit(
                first.name() + (where.isEmpty() ? "" : ", " + where),
                first.standing(),
                samples(row, this::x),
                samples(row, s -> s.values().values()[time.applyAsInt(s)]),
                Layer.Join.STRAIGHT);
    }

    private OverlayChart.Finite finite(
            List<Shown> row, String where, Optional<List<Shown>> theory) {
        int replicas = row.stream().mapToInt(s -> s.values().replicas()).min().orElse(0);
        String side = row.getFirst().side();
        List<String> name = new ArrayList<>();
        if (!side.equals(org.limitlab.core.claim.Statistic.SIMULATION)) {
            name.add(side);
        }
        if (!where.isEmpty()) {
            name.add(where);
        }
        name.add(replicas == 1 ? "1 replica" : replicas + " replicas");
        Samples lower = samples(row, s -> s.values().lower()[time.applyAsInt(s)]);
        boolean interval = Double.isFinite(lower.min());
        Samples residual = samples(row, s -> residual(s, theory));
        return new OverlayChart.Finite(
                Text.of(String.join(", ", name)),
                samples(row, this::x),
                samples(row, s -> s.values().values()[time.applyAsInt(s)]),
                interval ? lower : Samples.empty(),
                interval
                        ? samples(row, s -> s.values().upper()[time.applyAsInt(s)])
                        : Samples.empty(),
                Double.isFinite(residual.min()) ? residual : Samples.empty());
    }

    private double residual(Shown one, Optional<List<Shown>> theory) {
        double error = one.values().standardErrors()[time.applyAsInt(one)];
        double value = one.values().values()[time.applyAsInt(one)];
        return theory.stream()
                .flatMap(List::stream)
                .filter(t -> t.point() == one.point())
                .mapToDouble(t -> (value - t.values().values()[time.applyAsInt(t)]) / error)
                .filter(r -> error > 0)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static Samples samples(List<Shown> row, ToDoubleFunction<Shown> value) {
        return Samples.of(row.stream().mapToDouble(value).toArray());
    }
}
