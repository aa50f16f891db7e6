package org.limitlab.engine.plan;

import org.limitlab.core.catalog.Catalog;
import org.limitlab.core.claim.Claim;
import org.limitlab.core.claim.Side;
import org.limitlab.core.experiment.Experiment;
import org.limitlab.core.experiment.Plot;
import org.limitlab.core.experiment.Scope;
import org.limitlab.core.experiment.SideDefinition;
import org.limitlab.core.model.Model;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Reduction;
import org.limitlab.core.model.Steps;
import org.limitlab.core.parameter.ParameterSchema;
import org.limitlab.core.problem.ConfigurationException;
import org.limitlab.core.problem.Problems;
import org.limitlab.core.problem.Suggestion;
import org.limitlab.core.theory.Theory;
import org.limitlab.core.yaml.Node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns an experiment into cells and theory tasks. */
public final class Planner {

    /** Replicas of a step check: paired differences on the same noise need few. */
    public static final int STEP_CHECK_REPLICAS = 128;

    private static final int MOST_PROBLEMS = 20;

    final Experiment experiment;
    final Catalog catalog;
    final long seed;
    final List<Map<String, Node>> points;
    final List<Scope> scopes = new ArrayList<>();
    final Sides sides;
    final Map<String, Cell> cells = new LinkedHashMap<>();
    final Map<String, TheoryTask> theories = new LinkedHashMap<>();
    final Map<String, String> cellAt = new LinkedHashMap<>();
    final Map<String, String> theoryAt = new LinkedHashMap<>();
    private final List<double[]> times = new ArrayList<>();
    private final Map<StepChecks.Spot, Draft> drafts = new LinkedHashMap<>();
    private final Problems problems = new Problems();
    private final TheoryTasks tasks;
    private final Links links;

    private Planner(Experiment experiment, Catalog catalog, PlanOptions options) {
        this.experiment = experiment;
        this.catalog = catalog;
        this.seed = seed(experiment, options);
        this.points = experiment.points();
        this.sides = new Sides(experiment, catalog);
        this.tasks = new TheoryTasks(experiment, catalog, problems);
        this.links = new Links(experiment, options.predictions(), seed, problems);
    }

    /**
     * Plans an experiment.
     *
     * @throws ConfigurationException with all problems: values that do not fit at a point or side,
     *     coupled steps that do not refine each other, a parameter from a theory without a
     *     prediction
     * @throws IllegalArgumentException if neither the file nor the options have a seed
     */
    public static RunPlan plan(Experiment experiment, Catalog catalog, PlanOptions options) {
        return new Planner(experiment, catalog, options).plan();
    }

    private static long seed(Experiment experiment, PlanOptions options) {
        if (experiment.seed().isPresent()) {
            return experiment.seed().getAsLong();
        }
        return options.seed()
                .orElseThrow(
                        () -> new IllegalArgumentException("the experiment has no seed: draw one"));
    }

    private RunPlan plan() {
        for (int point = 0; point < points.size() && !isHopeless(); point++) {
            readPoint(point);
        }
        problems.throwIfAny();
        Coupling coupling = new Coupling(experiment, catalog, sides, seed, problems);
        for (int point = 0; point < points.size() && !isHopeless(); point++) {
            addPoint(point, coupling);
        }
        problems.throwIfAny();
        addCells(coupling.refinements(List.copyOf(drafts.values())));
        problems.throwIfAny();
        addStepChecks();
        problems.throwIfAny();
        return new RunPlan(this);
    }

    private boolean isHopeless() {
        return problems.list().size() >= MOST_PROBLEMS;
    }

    private Node.Mapping at(int point, Node.Mapping set) {
        return experiment.parametersAt(points.get(point), set);
    }

    private Node.Mapping own(int point) {
        return at(point, Node.Mapping.of(experiment.place(), Map.of()));
    }

    /** Numbers and times of a point follow from the experiment itself, so that all sides agree. */
    private void readPoint(int point) {
        Scope scope = Scope.of(schemaOfPoints(), Links.without(own(point)));
        scopes.add(scope);
        try {
            times.add(experiment.times().at(scope::value));
        } catch (IllegalArgumentException e) {
            problems.add(experiment.source().placeOf("times"), "times: " + e.getMessage(), "");
            times.add(new double[1]);
        }
    }

    private ParameterSchema<?> schemaOfPoints() {
        Optional<Model<?>> model = experiment.model().flatMap(catalog::model);
        if (model.isPresent()) {
            return catalog.schemaOfModel(model.get().id());
        }
        if (!sides.simulated().isEmpty()) {
            return catalog.schemaOfModel(sides.simulated().get(0).model().id());
        }
        return sides.predicted().stream()
                .findFirst()
                .<ParameterSchema<?>>map(p -> catalog.schemaOfTheory(p.theory().id()))
                .orElseThrow(
                        () ->
                                new ConfigurationException(
                                        experiment.place(),
                                        "there is nothing to compute: no model and no theory",
                                        "name a model, or a theory under sides"));
    }

    private void addPoint(int point, Coupling coupling) {
        for (Sides.Simulated side : sides.simulated()) {
            draft(side, point, coupling)
                    .ifPresent(d -> drafts.put(new StepChecks.Spot(side.name(), point), d));
        }
        for (Sides.Predicted predicted : sides.predicted()) {
            task(predicted.theory(), predicted.set(), point, 0)
                    .ifPresent(
                            task -> {
                                theories.putIfAbsent(task.key(), task);
                                theoryAt.put(RunPlan.at(predicted.id(), point), task.key());
                            });
        }
    }

    private Optional<TheoryTask> task(Theory<?> theory, Node.Mapping set, int point, int depth) {
        Node.Mapping values =
                links.resolve(
                        at(point, set),
                        catalog.schemaOfTheory(theory.id()).parameters(),
                        depth,
                        (side, d) -> linked(side, point, d));
        return tasks.task(theory, values, times.get(point));
    }

    private Optional<TheoryTask> linked(SideDefinition side, int point, int depth) {
        Theory<?> theory = catalog.theory(side.theory().orElseThrow()).orElseThrow();
        return task(theory, side.set(), point, depth);
    }

    private Optional<Draft> draft(Sides.Simulated side, int point, Coupling coupling) {
        Node.Mapping values =
                links.resolve(
                        at(point, side.set()),
                        catalog.schemaOfModel(side.model().id()).parameters(),
                        0,
                        (definition, depth) -> linked(definition, point, depth));
        Optional<Bound> bound = Bound.of(side.model(), values, catalog, problems);
        if (bound.isEmpty() || !stepMeetsTimes(bound.get(), values, point)) {
            return Optional.empty();
        }
        List<Observable> possible = bound.get().observables();
        List<Observable> recorded = recorded(side, possible);
        List<Observable> usual = usual(possible);
        return Optional.of(
                new Draft(
                        side,
                        point,
                        points.get(point),
                        values,
                        bound.get(),
                        times.get(point),
                        recorded,
                        recorded.equals(usual)
                                ? List.of()
                                : recorded.stream().map(Observable::id).toList(),
                        coupling.group(side, own(point))));
    }

    /** What is recorded where nobody asks: everything that is reduced over replicas. */
    static List<Observable> usual(List<Observable> possible) {
        return possible.stream().filter(o -> o.reduction() != Reduction.MEMBERS).toList();
    }

    private boolean stepMeetsTimes(Bound bound, Node.Mapping values, int point) {
        if (bound.model().numericalStep().isEmpty()) {
            return true;
        }
        String name = bound.model().numericalStep().get();
        double step = bound.scope().value(name);
        for (double time : times.get(point)) {
            try {
                Steps.until(time, step);
            } catch (IllegalArgumentException e) {
                problems.add(
                        values.placeOf(name),
                        "time " + time + " is not a multiple of " + name + " = " + step,
                        "choose times that are, or another " + name);
                return false;
            }
        }
        return true;
    }

    /**
     * Everything that is reduced over replicas, or what the file lists. Output of single particles
     * is recorded only where the file lists it, or a claim or plot shows it.
     */
    private List<Observable> recorded(Sides.Simulated side, List<Observable> possible) {
        List<String> listed = experiment.observables();
        Set<String> measured = measured(side);
        checkListed(side, possible, measured);
        return possible.stream()
                .filter(
                        o ->
                                listed.isEmpty()
                                        ? o.reduction() != Reduction.MEMBERS
                                                || measured.contains(o.id())
                                        : listed.contains(o.id()))
                .toList();
    }

    private Set<String> measured(Sides.Simulated side) {
        Set<String> measured = new LinkedHashSet<>();
        for (Claim claim : experiment.claims()) {
            boolean names =
                    Sides.sidesOf(claim).stream()
                            .anyMatch(
                                    s ->
                                            s instanceof Side.Simulated named
                                                    && named.name().equals(side.name()));
            if (names) {
                measured.add(claim.question().of().observable());
            }
        }
        for (Plot plot : experiment.plots()) {
            if (plot.sides().isEmpty() || plot.sides().contains(side.name())) {
                measured.addAll(plot.observables());
            }
        }
        return measured;
    }

    private void checkListed(
            Sides.Simulated side, List<Observable> possible, Set<String> measured) {
        List<String> known = possible.stream().map(Observable::id).toList();
        List<String> listed = experiment.observables();
        boolean own = experiment.model().equals(Optional.of(side.model().id()));
        for (String id : listed) {
            if (own && !known.contains(id)) {
                problems.add(
                        experiment.source().placeOf("observables"),
                        "model \"" + side.model().id() + "\" has no observable \"" + id + "\"",
                        Suggestion.remedy(id, known));
            }
        }
        for (String id : measured) {
            if (known.contains(id) && !listed.isEmpty() && !listed.contains(id)) {
                problems.add(
                        experiment.source().placeOf("observables"),
                        "a claim or plot shows \"" + id + "\", which observables leaves out",
                        "add it to observables");
            }
        }
    }

    private void addCells(Map<Draft, Integer> refinements) {
        int replicas = experiment.replicas().most();
        drafts.forEach(
                (spot, draft) -> {
                    Cell cell = draft.cell(refinements.get(draft), seed, replicas);
                    cells.putIfAbsent(cell.key(), cell);
                    cellAt.put(RunPlan.at(spot.side(), spot.point()), cell.key());
                });
    }

    private void addStepChecks() {
        int replicas = Math.min(experiment.replicas().most(), STEP_CHECK_REPLICAS);
        for (StepChecks.Spot spot : new StepChecks(experiment, catalog, sides, points).spots()) {
            Draft draft = drafts.get(spot);
            Cell cell = cells.get(cellAt.get(RunPlan.at(spot.side(), spot.point())));
            String step = cell.model().numericalStep().orElseThrow();
            Node half = Node.scalar(draft.at().placeOf(step), cell.scope().value(step) / 2);
            Node.Mapping values = draft.at().without(step).with(step, half);
            Bound.of(cell.model(), values, catalog, problems)
                    .map(bound -> draft.stepCheck(cell, bound, seed, replicas))
                    .ifPresent(check -> cells.putIfAbsent(check.key(), check));
        }
    }
}
