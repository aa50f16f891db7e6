package org.limitlab.report;

import org.limitlab.core.claim.Side;
import org.limitlab.core.claim.Statistic;
import org.limitlab.core.experiment.Experiment;
import org.limitlab.core.experiment.Plot;
import org.limitlab.core.experiment.SideDefinition;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Reduction;
import org.limitlab.core.yaml.Node;
import org.limitlab.engine.plan.Cell;
import org.limitlab.engine.plan.RunPlan;
import org.limitlab.engine.plan.Source;
import org.limitlab.engine.plan.TheoryTask;
import org.limitlab.engine.store.ResultStore;
import org.limitlab.engine.summary.SideValues;
import org.limitlab.report.chart.Text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntPredicate;

/** What the sides of a plot show of one observable, read from the store. */
final class PlotSides {

    private final RunPlan plan;
    private final ResultStore store;
    private final Plot plot;
    private final Labels labels;

    PlotSides(RunPlan plan, ResultStore store, Plot plot) {
        this.plan = plan;
        this.store = store;
        this.plot = plot;
        this.labels = Labels.of(plan);
    }

    private Experiment experiment() {
        return plan.experiment();
    }

    /** The first side that knows an observable, as it declares it. */
    Optional<Observable> observable(String id) {
        for (int point : plan.pointsWhere(plot.where())) {
            for (Source source : sources(point).values()) {
                Optional<Observable> found =
                        switch (source) {
                            case Source.Simulated s -> s.cell().observable(id);
                            case Source.Predicted p -> p.task().observable(id);
                            case Source.Formula _ -> Optional.empty();
                        };
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** Why theories that know an observable say nothing of it, a sentence each. */
    Set<String> silent(String observable) {
        Set<String> reasons = new LinkedHashSet<>();
        for (int point : plan.pointsWhere(plot.where())) {
            for (Source source : sources(point).values()) {
                if (source instanceof Source.Predicted p
                        && p.task().observable(observable).isPresent()) {
                    store.theory(p.task().key())
                            .flatMap(t -> t.reason(observable))
                            .ifPresent(why -> reasons.add(silent(p.task(), point, why)));
                }
            }
        }
        return reasons;
    }

    private String silent(TheoryTask task, int point, String why) {
        String where = where(point);
        return "Plot "
                + plot.id()
                + ": no prediction by "
                + task.theory().title()
                + (where.isEmpty() ? "" : " at " + where)
                + ": "
                + why
                + ".";
    }

    /** Simulations first, in the order of the file; each number once. */
    List<Shown> of(String observable, Plot.Kind kind, List<Integer> points) {
        List<Shown> simulated = new ArrayList<>();
        Map<String, Shown> predicted = new LinkedHashMap<>();
        for (int point : points) {
            sources(point)
                    .forEach(
                            (word, source) -> {
                                switch (source) {
                                    case Source.Simulated s ->
                                            simulated(word, s.cell(), observable, kind, point)
                                                    .ifPresent(simulated::add);
                                    case Source.Predicted p ->
                                            predicted(word, p.task(), observable, point)
                                                    .ifPresent(
                                                            x ->
                                                                    predicted.putIfAbsent(
                                                                            once(x, kind), x));
                                    case Source.Formula _ -> {}
                                }
                            });
        }
        List<Shown> all = new ArrayList<>(simulated);
        List<Shown> theories = List.copyOf(predicted.values());
        boolean told = kind == Plot.Kind.SWEEP || !simulated.isEmpty() && !isArea(kind);
        all.addAll(told ? theories : named(theories));
        return all;
    }

    private static boolean isArea(Plot.Kind kind) {
        return kind == Plot.Kind.HEAT || kind == Plot.Kind.TRAJECTORIES;
    }

    /** A theory that says the same at all points is drawn once, but along an axis. */
    private static String once(Shown theory, Plot.Kind kind) {
        return theory.key() + (kind == Plot.Kind.SWEEP ? " " + theory.point() : "");
    }

    /** Where the numbers of each side come from, by the word that the file has for it. */
    private Map<String, Source> sources(int point) {
        Map<String, Source> sources = new LinkedHashMap<>();
        if (!plot.sides().isEmpty()) {
            for (String word : plot.sides()) {
                Side side = Plot.side(word, experiment());
                boolean missing =
                        side instanceof Side.Simulated s
                                && !isTheory(s.name())
                                && plan.cell(s.name(), point).isEmpty();
                if (!missing) {
                    sources.put(word, plan.source(side, point));
                }
            }
            return sources;
        }
        for (String name : plan.simulatedSides()) {
            plan.cell(name, point).ifPresent(c -> sources.put(name, new Source.Simulated(c)));
        }
        for (String name : experiment().sides().keySet()) {
            if (isTheory(name)) {
                sources.put(name, plan.source(new Side.Simulated(name), point));
            }
        }
        plan.theories(point)
                .forEach(
                        (id, task) -> {
                            Source source = new Source.Predicted(task, Optional.empty());
                            if (!sources.containsValue(source)) {
                                sources.put(id, source);
                            }
                        });
        return sources;
    }

    private boolean isTheory(String name) {
        SideDefinition side = experiment().sides().get(name);
        return side != null && side.theory().isPresent();
    }

    private Optional<Shown> simulated(
            String side, Cell cell, String id, Plot.Kind kind, int point) {
        Optional<Observable> observable = cell.observable(id);
        boolean single =
                plot.replica().isPresent()
                        || kind == Plot.Kind.TRAJECTORIES
                        || observable
                                .map(o -> plot.reduction().orElse(o.reduction()))
                                .filter(r -> r == Reduction.MEMBERS)
                                .isPresent();
        Optional<SideValues> values =
                single
                        ? SideValues.single(store, cell, id, plot.replica())
                        : SideValues.reduced(
                                store,
                                cell,
                                id,
                                plot.reduction(),
                                wanted(observable, cell, kind, point));
        return values.map(v -> new Shown(side, name(side, point, v), "", point, cell.key(), v));
    }

    /** The entries at the times that are drawn. */
    private IntPredicate wanted(
            Optional<Observable> observable, Cell cell, Plot.Kind kind, int point) {
        boolean overTime =
                kind == Plot.Kind.CURVES
                        || kind == Plot.Kind.HEAT
                                && observable.filter(o -> o.axes().size() == 1).isPresent();
        if (overTime || observable.isEmpty() || !observable.get().inTime()) {
            return i -> true;
        }
        double[] times = cell.times();
        BitSet drawn = new BitSet();
        for (double wished : times(point, times[times.length - 1])) {
            drawn.set(Shown.nearest(times, wished));
        }
        int size = observable.get().size();
        return i -> drawn.get(i / size);
    }

    /** The times that the plot asks for at a point; the last one where it asks for none. */
    List<Double> times(int point, double last) {
        return plot.at().isEmpty()
                ? List.of(last)
                : plot.at().stream().map(e -> e.evaluate(plan.scope(point)::value)).toList();
    }

    private String name(String side, int point, SideValues values) {
        OptionalInt replica = values.replica();
        String count =
                replica.isPresent()
                        ? "replica " + replica.getAsInt()
                        : values.replicas() == 1 ? "1 replica" : values.replicas() + " replicas";
        String name = side.equals(Statistic.SIMULATION) ? "" : side + ", ";
        String where = where(point);
        return name + where + (where.isEmpty() ? "" : ", ") + count;
    }

    /** {@code $N$ = 400, $d$ = 2}: the axes of the experiment by their symbols. */
    String where(int point) {
        StringBuilder where = new StringBuilder();
        for (Map.Entry<String, Node> axis : plan.points().get(point).entrySet()) {
            String value =
                    axis.getValue() instanceof Node.Scalar s ? s.value() : axis.getValue().text();
            where.append(where.isEmpty() ? "" : ", ")
                    .append(labels.markup(axis.getKey()))
                    .append(" = ")
                    .append(value);
        }
        return where.toString();
    }

    private Optional<Shown> predicted(String word, TheoryTask task, String id, int point) {
        boolean named = experiment().sides().containsKey(word);
        String name = named ? word : task.theory().title();
        String standing = task.theory().standing().name().toLowerCase(Locale.ROOT);
        return SideValues.predicted(store, task, id)
                .map(v -> new Shown(word, name, standing, point, task.key(), v));
    }

    /** A theory that says different things at different points gets these into its name. */
    private List<Shown> named(List<Shown> theories) {
        return theories.stream()
                .map(
                        t ->
                                theories.stream().filter(o -> o.name().equals(t.name())).count()
                                                == 1
                                        ? t
                                        : new Shown(
                                                t.side(),
                                                t.name() + ", " + where(t.point()),
                                                t.standing(),
                                                t.point(),
                                                t.key(),
                                                t.values()))
                .toList();
    }

    /** Numbers where horizontal lines stand: of a formula, or all that a theory says at the end. */
    record Levels(Text name, double[] at) {}

    List<Levels> levels(int point) {
        List<Levels> levels = new ArrayList<>();
        for (Side side : plot.levels()) {
            switch (plan.source(side, point)) {
                case Source.Formula f ->
                        levels.add(
                                new Levels(
                                        Text.of(Wording.typeset(f.formula().toString())),
                                        new double[] {f.formula().evaluate(f.scope()::value)}));
                case Source.Predicted p -> {
                    String id = p.observable().orElse(plot.observables().getFirst());
                    SideValues.predicted(store, p.task(), id)
                            .ifPresent(
                                    v ->
                                            levels.add(
                                                    new Levels(
                                                            Text.plain(
                                                                            v.observable().label()
                                                                                    + ", ")
                                                                    .plus(
                                                                            Text.of(
                                                                                    p.task()
                                                                                            .theory()
                                                                                            .title())),
                                                            Shown.atTime(
                                                                    v.values(),
                                                                    v.times().length - 1,
                                                                    v.observable().size()))));
                }
                case Source.Simulated _ -> {}
            }
        }
        return levels;
    }

    Labels labels() {
        return labels;
    }
}
