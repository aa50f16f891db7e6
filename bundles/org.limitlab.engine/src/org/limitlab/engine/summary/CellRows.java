package org.limitlab.engine.summary;

import org.limitlab.core.claim.Claim;
import org.limitlab.core.claim.Statistic;
import org.limitlab.core.expression.Expression;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Reduction;
import org.limitlab.engine.plan.Cell;
import org.limitlab.engine.plan.RunPlan;
import org.limitlab.engine.plan.TheoryTask;
import org.limitlab.engine.store.ObservableData;
import org.limitlab.engine.store.ResultStore;
import org.limitlab.engine.store.TheoryData;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;

/** The rows of one side at one point of the axes. */
final class CellRows {

    /** A statistic of an observable: a reduction, or the probability of an event. */
    private record Wanted(Reduction reduction, Optional<Double> event) {
        String name() {
            String name = SummaryRow.statistic(reduction);
            return event.map(e -> name + "(" + spelled(e) + ")").orElse(name);
        }

        private static String spelled(double event) {
            return event == Math.rint(event) && Math.abs(event) < 1e15
                    ? Long.toString((long) event)
                    : Double.toString(event);
        }
    }

    private final RunPlan plan;
    private final ResultStore store;
    private final Reductions reductions;
    private final Answers theories;

    /** Looks up what a theory said. */
    interface Answers {
        Optional<TheoryData> of(TheoryTask task);
    }

    CellRows(RunPlan plan, ResultStore store, Reductions reductions, Answers theories) {
        this.plan = plan;
        this.store = store;
        this.reductions = reductions;
        this.theories = theories;
    }

    /** Rows of what a side's cell shows, with each theory that speaks of it. */
    void simulated(String side, int point, Cell cell, Consumer<SummaryRow> sink) {
        int replicas = (int) Math.min(cell.replicas(), store.replicas(cell.key()));
        if (replicas == 0) {
            return;
        }
        Columns columns = new Columns(store, cell, replicas);
        for (Observable observable : cell.observables()) {
            if (observable.reduction() != Reduction.MEMBERS) {
                for (Wanted wanted : wanted(side, cell, observable)) {
                    new Table(side, point, cell, observable, wanted).fill(columns, sink);
                }
            }
        }
    }

    /** The observable's own reduction, and what claims ask for beside it. */
    private Set<Wanted> wanted(String side, Cell cell, Observable observable) {
        Set<Wanted> wanted = new LinkedHashSet<>();
        wanted.add(new Wanted(observable.reduction(), Optional.empty()));
        for (Claim claim : plan.experiment().claims()) {
            Statistic of = claim.question().of();
            if (of.side().equals(side) && of.observable().equals(observable.id())) {
                Optional<Double> event = of.equals().map(e -> value(e, cell));
                of.reduction()
                        .or(() -> event.map(e -> Reduction.PROBABILITY))
                        .filter(r -> r != Reduction.MEMBERS)
                        .ifPresent(r -> wanted.add(new Wanted(r, event)));
            }
        }
        return wanted;
    }

    private static double value(Expression expression, Cell cell) {
        return expression.evaluate(cell.scope().values());
    }

    /** Rows of what theories say of observables that no side shows at this point. */
    void predictedOnly(int point, Set<String> shown, Consumer<SummaryRow> sink) {
        plan.theories(point)
                .forEach(
                        (label, task) ->
                                theories.of(task)
                                        .ifPresent(t -> predicted(label, point, t, shown, sink)));
    }

    private void predicted(
            String label,
            int point,
            TheoryData theory,
            Set<String> shown,
            Consumer<SummaryRow> sink) {
        for (TheoryData.Values values : theory.values()) {
            Observable observable = values.observable();
            if (shown.contains(observable.id())) {
                continue;
            }
            for (int i = 0; i < values.values().length; i++) {
                sink.accept(
                        new SummaryRow(
                                theory.key(),
                                axes(point),
                                "",
                                observable.id(),
                                SummaryRow.statistic(observable.reduction()),
                                time(observable, theory.times(), i),
                                index1(observable, i),
                                index2(observable, i),
                                -1,
                                Reduced.NONE,
                                label,
                                values.values()[i],
                                values.error()[i],
                                Double.NaN));
            }
        }
    }

    private List<String> axes(int point) {
        return plan.points().get(point).values().stream().map(SummaryCsv::text).toList();
    }

    private static double time(Observable observable, double[] times, int column) {
        return observable.inTime() ? times[column / observable.size()] : Double.NaN;
    }

    private static int index1(Observable observable, int column) {
        return observable.axes().isEmpty() ? -1 : column % observable.size() / after(observable);
    }

    private static int index2(Observable observable, int column) {
        return observable.axes().size() < 2 ? -1 : column % observable.size() % after(observable);
    }

    /** Values for each index of the first axis. */
    private static int after(Observable observable) {
        return observable.size() / observable.axes().getFirst().length();
    }

    /** One statistic of one observable. */
    private final class Table {
        private final String side;
        private final int point;
        private final Cell cell;
        private final Observable observable;
        private final Wanted wanted;
        private final double[] times;
        private final List<String> axes;
        private final List<TheoryColumn> compared = new ArrayList<>();

        Table(String side, int point, Cell cell, Observable observable, Wanted wanted) {
            this.side = side;
            this.point = point;
            this.cell = cell;
            this.observable = observable;
            this.wanted = wanted;
            this.times = cell.times();
            this.axes = axes(point);
        }

        void fill(Columns columns, Consumer<SummaryRow> sink) {
            int length = ObservableData.stride(observable, times.length);
            plan.theories(point)
                    .forEach(
                            (label, task) ->
                                    task.observable(observable.id())
                                            .flatMap(declared -> theories.of(task))
                                            .flatMap(t -> column(label, t, length))
                                            .ifPresent(compared::add));
            columns.each(observable, times.length, (i, values) -> rows(i, values, sink));
        }

        private Optional<TheoryColumn> column(String label, TheoryData theory, int length) {
            return wanted.event().isPresent()
                    ? Optional.empty()
                    : TheoryColumn.of(label, theory, observable, wanted.reduction(), length);
        }

        private void rows(int column, double[] values, Consumer<SummaryRow> sink) {
            double end = times[times.length - 1];
            Reduced reduced =
                    wanted.event().isPresent()
                            ? reductions.probability(
                                    values, OptionalDouble.of(wanted.event().get()))
                            : reductions.reduce(wanted.reduction(), values, end);
            if (compared.isEmpty()) {
                sink.accept(row(column, values.length, reduced, "", Double.NaN, Double.NaN));
            }
            for (TheoryColumn theory : compared) {
                sink.accept(
                        row(
                                column,
                                values.length,
                                reduced,
                                theory.label(),
                                theory.values()[column],
                                theory.error()[column]));
            }
        }

        private SummaryRow row(
                int column,
                int replicas,
                Reduced reduced,
                String theory,
                double says,
                double error) {
            return new SummaryRow(
                    cell.key(),
                    axes,
                    side,
                    observable.id(),
                    wanted.name(),
                    time(observable, times, column),
                    index1(observable, column),
                    index2(observable, column),
                    replicas,
                    reduced,
                    theory,
                    says,
                    error,
                    gap(reduced.value(), says));
        }

        private double gap(double value, double says) {
            double gap = value - says;
            return wanted.reduction() == Reduction.CIRCULAR_MEAN
                    ? Math.IEEEremainder(gap, 2 * Math.PI)
                    : gap;
        }
    }

    /** Ids of the observables that the sides show at a point. */
    static Set<String> shown(RunPlan plan, int point) {
        Set<String> shown = new LinkedHashSet<>();
        Map<String, Cell> cells = new LinkedHashMap<>();
        for (String side : plan.simulatedSides()) {
            plan.cell(side, point).ifPresent(c -> cells.put(side, c));
        }
        cells.values().forEach(c -> c.observables().forEach(o -> shown.add(o.id())));
        return shown;
    }

    /** Number of rows at most, for a first guess at memory. */
    static long size(Cell cell) {
        long rows = 0;
        for (Observable observable : cell.observables()) {
            rows += ObservableData.stride(observable, cell.times().length);
        }
        return rows;
    }
}
