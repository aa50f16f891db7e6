package org.limitlab.engine.external;

import org.limitlab.core.claim.Claim;
import org.limitlab.core.claim.Question;
import org.limitlab.core.claim.Side;
import org.limitlab.core.claim.Statistic;
import org.limitlab.core.model.Reduction;
import org.limitlab.core.problem.ConfigurationException;
import org.limitlab.core.problem.Place;
import org.limitlab.core.problem.Problems;
import org.limitlab.core.yaml.Node;
import org.limitlab.engine.judge.Data;
import org.limitlab.engine.judge.Evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The rows of a table that a claim is about, as evidence. */
final class TableEvidence {

    private final DataTable table;
    private final Claim claim;
    private final Statistic statistic;
    private final Problems problems = new Problems();

    TableEvidence(DataTable table, Claim claim) {
        this.table = table;
        this.claim = claim;
        this.statistic = claim.question().of();
    }

    Evidence evidence() {
        axes();
        List<DataTable.Row> rows = wanted();
        List<Evidence.Spot> spots = new ArrayList<>();
        DataTable.byPoint(rows).forEach((point, at) -> spots.add(spot(point, at)));
        problems.throwIfAny();
        Reduction reduction = statistic.reduction().orElse(Reduction.MEAN);
        return new Evidence(spots, reduction, true);
    }

    /** Axes that the claim names have to be columns. */
    private void axes() {
        Set<String> named = new LinkedHashSet<>(claim.where().keySet());
        named.addAll(claim.map());
        switch (claim.question()) {
            case Question.Rate q when !q.along().equals(Question.Rate.TIME) -> named.add(q.along());
            case Question.Threshold q -> named.add(q.along());
            default -> {}
        }
        for (String axis : named) {
            if (!table.axes().contains(axis)) {
                problem("no column \"" + axis + "\", which the claim names; axes: " + table.axes());
            }
        }
        problems.throwIfAny();
    }

    private List<DataTable.Row> wanted() {
        Set<String> observables = new TreeSet<>();
        List<DataTable.Row> rows = new ArrayList<>();
        for (DataTable.Row row : table.rows()) {
            observables.add(row.observable());
            boolean named =
                    !table.has("observable") || row.observable().equals(statistic.observable());
            if (named && isWhere(row)) {
                rows.add(row);
            }
        }
        if (rows.isEmpty()) {
            problem(
                    "no row of observable \""
                            + statistic.observable()
                            + "\""
                            + (claim.where().isEmpty() ? "" : " where the claim looks")
                            + "; the table has "
                            + String.join(", ", observables));
            problems.throwIfAny();
        }
        return rows;
    }

    private boolean isWhere(DataTable.Row row) {
        return claim.where().entrySet().stream()
                .allMatch(
                        e ->
                                e.getValue().stream()
                                        .anyMatch(n -> isSame(n, row.point().get(e.getKey()))));
    }

    private static boolean isSame(Node node, String text) {
        String wanted = node instanceof Node.Scalar s ? s.value().strip() : node.text();
        return wanted.equals(text)
                || number(wanted).isPresent() && number(wanted).equals(number(text));
    }

    private Evidence.Spot spot(Map<String, String> point, List<DataTable.Row> rows) {
        Map<String, Double> numbers = new HashMap<>();
        point.forEach((axis, text) -> number(text).ifPresent(x -> numbers.put(axis, x)));
        List<DataTable.Row> own = side(rows, statistic.side());
        double[] times = times(own);
        Data of = replicas(point, own, times);
        List<Data> others = new ArrayList<>();
        List<Boolean> paired = new ArrayList<>();
        for (Side side : others()) {
            others.add(other(side, point, numbers, rows, own, times, of.size()));
            paired.add(statistic.gap() == Statistic.Gap.COUPLED);
        }
        return new Evidence.Spot(point, numbers, of, others, paired, Optional.empty(), List.of());
    }

    private List<Side> others() {
        return claim.question() instanceof Question.Order order
                ? order.below()
                : claim.question().against().stream().toList();
    }

    private List<DataTable.Row> side(List<DataTable.Row> rows, String side) {
        return table.has("side") ? rows.stream().filter(r -> r.side().equals(side)).toList() : rows;
    }

    private Data other(
            Side side,
            Map<String, String> point,
            Map<String, Double> numbers,
            List<DataTable.Row> rows,
            List<DataTable.Row> own,
            double[] times,
            int size) {
        return switch (side) {
            case Side.Simulated s -> simulated(s, point, rows);
            case Side.Predicted _ -> predicted(point, own, times, size);
            case Side.Formula f -> formula(f, numbers, times);
        };
    }

    private Data simulated(
            Side.Simulated side, Map<String, String> point, List<DataTable.Row> rows) {
        if (!table.has("side")) {
            problem("the claim compares with side \"" + side.name() + "\": add a column \"side\"");
            return Data.none("no column side");
        }
        List<DataTable.Row> theirs = side(rows, side.name());
        return replicas(point, theirs, times(theirs));
    }

    private Data formula(Side.Formula side, Map<String, Double> numbers, double[] times) {
        double[] values = new double[times.length];
        for (int i = 0; i < times.length; i++) {
            Map<String, Double> scope = new HashMap<>(numbers);
            scope.put("t", times[i]);
            for (String name : side.formula().variables()) {
                if (!scope.containsKey(name)) {
                    problem(
                            "the formula "
                                    + side.formula()
                                    + " needs \""
                                    + name
                                    + "\": add a column of that name");
                    return Data.none("no column " + name);
                }
            }
            values[i] = side.formula().evaluate(scope);
        }
        return Data.known(times, 1, values, new double[times.length]);
    }

    private Data predicted(
            Map<String, String> point, List<DataTable.Row> rows, double[] times, int size) {
        if (!table.has("theory")) {
            problem("the claim compares with a theory: add a column \"theory\" with its values");
            return Data.none("no column theory");
        }
        double[] values = new double[times.length * size];
        double[] errors = new double[values.length];
        java.util.Arrays.fill(values, Double.NaN);
        for (DataTable.Row row : rows) {
            int at = index(times, row.time()) * size + row.entry();
            if (Double.isNaN(row.theory()) || values[at] == row.theory()) {
                continue;
            }
            if (!Double.isNaN(values[at])) {
                problems.add(
                        new Place(table.source(), row.line()),
                        "theory = " + row.theory() + " differs from " + values[at] + " above",
                        "a theory has one value at each time and point " + point);
            }
            values[at] = row.theory();
            errors[at] = row.theoryError();
        }
        for (double v : values) {
            if (!Double.isFinite(v)) {
                return Data.none("no prediction at " + (point.isEmpty() ? "some time" : point));
            }
        }
        return Data.known(times, size, values, errors);
    }

    private static double[] times(List<DataTable.Row> rows) {
        return rows.stream().mapToDouble(DataTable.Row::time).distinct().sorted().toArray();
    }

    private static int index(double[] times, double time) {
        return java.util.Arrays.binarySearch(times, time);
    }

    /** Replicas in numeric order where their names are numbers, else in order of appearance. */
    private Data replicas(Map<String, String> point, List<DataTable.Row> rows, double[] times) {
        if (rows.isEmpty()) {
            return Data.none("no rows at " + point);
        }
        int size = rows.stream().mapToInt(DataTable.Row::entry).max().orElse(0) + 1;
        Map<String, double[]> values = new LinkedHashMap<>();
        Map<String, boolean[]> seen = new HashMap<>();
        for (DataTable.Row row : rows) {
            int at = index(times, row.time()) * size + row.entry();
            double[] replica =
                    values.computeIfAbsent(row.replica(), k -> new double[times.length * size]);
            boolean[] filled =
                    seen.computeIfAbsent(row.replica(), k -> new boolean[times.length * size]);
            if (filled[at]) {
                problems.add(
                        new Place(table.source(), row.line()),
                        "replica " + row.replica() + " has two values at time " + row.time(),
                        "one value for each replica, time and point; further axes need a column");
                throw new ConfigurationException(problems.list());
            }
            filled[at] = true;
            replica[at] = row.value();
        }
        return collected(point, values, seen, times, size);
    }

    private Data collected(
            Map<String, String> point,
            Map<String, double[]> values,
            Map<String, boolean[]> seen,
            double[] times,
            int size) {
        List<String> names = new ArrayList<>(values.keySet());
        if (names.stream().allMatch(n -> number(n).isPresent())) {
            names.sort(java.util.Comparator.comparingDouble(n -> number(n).orElseThrow()));
        }
        List<double[]> rows = new ArrayList<>();
        int failed = 0;
        for (String name : names) {
            boolean[] filled = seen.get(name);
            for (int i = 0; i < filled.length; i++) {
                if (!filled[i]) {
                    problem(
                            "replica "
                                    + name
                                    + " at "
                                    + point
                                    + " has no value at time "
                                    + times[i / size]
                                    + (size > 1 ? ", entry " + i % size : ""));
                    break;
                }
            }
            if (isFinite(values.get(name))) {
                rows.add(values.get(name));
            } else {
                failed++;
            }
        }
        return rows.isEmpty()
                ? Data.none("every replica failed at " + point)
                : Data.replicas(times, size, rows.toArray(double[][]::new), failed);
    }

    /** A time that did not come is infinite; anything else that is not finite is a failure. */
    private boolean isFinite(double[] values) {
        boolean censored = statistic.reduction().equals(Optional.of(Reduction.CENSORED_TIME));
        for (double v : values) {
            if (!Double.isFinite(v) && !(censored && v == Double.POSITIVE_INFINITY)) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Double> number(String text) {
        try {
            return Optional.of(Double.parseDouble(text));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private void problem(String message) {
        problems.add(Place.of(table.source()), message, "");
    }
}
