package org.limitlab.core.experiment;

import org.limitlab.core.catalog.Catalog;
import org.limitlab.core.claim.Claim;
import org.limitlab.core.claim.Question;
import org.limitlab.core.claim.Side;
import org.limitlab.core.claim.Statistic;
import org.limitlab.core.model.Model;
import org.limitlab.core.model.Observable;
import org.limitlab.core.parameter.ParameterInfo;
import org.limitlab.core.parameter.ParameterSchema;
import org.limitlab.core.problem.Place;
import org.limitlab.core.problem.Problem;
import org.limitlab.core.problem.Problems;
import org.limitlab.core.problem.Suggestion;
import org.limitlab.core.theory.Theory;
import org.limitlab.core.yaml.Fields;
import org.limitlab.core.yaml.Node;
import org.limitlab.core.yaml.Scalars;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Checks an experiment against what is installed. */
final class ExperimentValidator {

    private static final int LEAST_SIZES = 4;
    private static final int LEAST_SIZES_WITH_CORRECTION = 6;
    private static final int MAX_CELLS = 1_000_000;

    private final Experiment experiment;
    private final Catalog catalog;
    private final Problems problems;
    private final SideObservables sides;

    ExperimentValidator(Experiment experiment, Catalog catalog, Problems problems) {
        this.experiment = experiment;
        this.catalog = catalog;
        this.problems = problems;
        this.sides = new SideObservables(experiment, catalog);
    }

    void validate() {
        if (spansTooMuch()) {
            return;
        }
        experiment.sides().forEach(this::checkSide);
        if (experiment.model().isPresent()) {
            checkModel(experiment.model().get());
        } else {
            checkWithoutModel();
        }
        for (String axis : experiment.couple()) {
            if (!axis.equals(Experiment.COUPLED_SIDES)) {
                requireAxis(axis, "couple", placeOf("couple"));
            }
        }
        experiment.claims().forEach(this::checkClaim);
        PlotChecks checks = new PlotChecks(experiment, catalog, problems, sides::of, numbers());
        for (Plot plot : experiment.plots()) {
            plot.where().forEach((axis, values) -> checkWhere(plot.source(), axis, values));
            checks.check(plot);
        }
    }

    private Place placeOf(String key) {
        return experiment.source().placeOf(key);
    }

    private void unknown(Place place, String what, String id, java.util.Collection<String> known) {
        problems.add(
                new Problem(
                        place,
                        what + " \"" + id + "\" is not installed",
                        Suggestion.remedy(id, known),
                        Suggestion.nearest(id, known).isEmpty() && known.isEmpty()
                                ? Problem.Kind.MISSING_PLUGIN
                                : Problem.Kind.INVALID));
    }

    private void checkModel(String id) {
        Optional<Model<?>> model = catalog.model(id);
        if (model.isEmpty()) {
            unknown(
                    placeOf("model"),
                    "model",
                    id,
                    catalog.models().stream().map(Model::id).toList());
            return;
        }
        checkParameters(model.get(), catalog.schemaOfModel(id));
    }

    private void checkParameters(Model<?> model, ParameterSchema<?> schema) {
        Map<String, ParameterInfo> known = new java.util.LinkedHashMap<>(schema.parameters());
        theoriesInUse()
                .forEach(
                        t ->
                                catalog.schemaOfTheory(t.id())
                                        .parameters()
                                        .forEach(known::putIfAbsent));
        checkKeys(experiment.parameters(), known, "model \"" + model.id() + "\"");
        for (String axis : experiment.axes().keySet()) {
            checkAxis(axis, known, "model \"" + model.id() + "\"");
        }
        checkPoints(model, schema);
    }

    private void checkKeys(Node.Mapping values, Map<String, ParameterInfo> known, String what) {
        for (String key : values.entries().keySet()) {
            if (!known.containsKey(key)) {
                problems.add(
                        values.placeOf(key),
                        "unknown parameter \"" + key + "\" of " + what,
                        Suggestion.remedy(key, known.keySet()));
            }
        }
    }

    private void checkAxis(String axis, Map<String, ParameterInfo> known, String what) {
        Place place =
                experiment.axes().get(axis).stream()
                        .findFirst()
                        .map(Node::place)
                        .orElse(placeOf("axes"));
        ParameterInfo info = known.get(axis);
        if (info == null) {
            problems.add(
                    place,
                    "axis \"" + axis + "\" is no parameter of " + what,
                    Suggestion.remedy(axis, known.keySet()));
        }
    }

    private boolean spansTooMuch() {
        double cells = 1;
        for (List<Node> values : experiment.axes().values()) {
            cells *= Math.max(1, values.size());
        }
        if (cells > MAX_CELLS) {
            String span = "axes span " + Math.round(cells) + " cells";
            problems.add(placeOf("axes"), span, "at most " + MAX_CELLS);
        }
        return cells > MAX_CELLS;
    }

    private void checkPoints(Model<?> model, ParameterSchema<?> schema) {
        Problems found = new Problems();
        for (Map<String, Node> point : experiment.points()) {
            Node.Mapping at =
                    experiment.parametersAt(point, Node.Mapping.of(experiment.place(), Map.of()));
            checkPoint(model, schema, SideObservables.withoutLinks(at), found);
            if (found.list().size() > 20) {
                break;
            }
        }
        found.list().forEach(problems::add);
    }

    private void checkPoint(
            Model<?> model, ParameterSchema<?> schema, Node.Mapping at, Problems found) {
        Optional<? extends Record> bound = schema.bind(at, found);
        if (bound.isEmpty()) {
            return;
        }
        Scope scope = Scope.of(schema, at);
        double[] times;
        try {
            times = experiment.times().at(scope::value);
        } catch (IllegalArgumentException e) {
            found.add(placeOf("times"), "times: " + e.getMessage(), "");
            return;
        }
        model.numericalStep().ifPresent(step -> checkStep(times, scope.value(step), step, found));
    }

    private void checkStep(double[] times, double step, String name, Problems found) {
        for (double time : times) {
            try {
                org.limitlab.core.model.Steps.until(time, step);
            } catch (IllegalArgumentException e) {
                found.add(
                        placeOf("times"),
                        "time " + time + " is not a multiple of " + name + " = " + step,
                        "choose times that are, or another " + name);
                return;
            }
        }
    }

    private void checkWithoutModel() {
        List<Theory<?>> theories = theoriesInUse();
        Map<String, ParameterInfo> known = new java.util.LinkedHashMap<>();
        theories.forEach(
                t -> catalog.schemaOfTheory(t.id()).parameters().forEach(known::putIfAbsent));
        if (experiment.claims().isEmpty() && theories.isEmpty()) {
            problems.add(
                    experiment.place(), "\"model\" is missing", "name a model, such as model: cbo");
            return;
        }
        checkKeys(experiment.parameters(), known, "the theories in use");
        experiment.axes().keySet().forEach(a -> checkAxis(a, known, "the theories in use"));
    }

    private List<Theory<?>> theoriesInUse() {
        List<Theory<?>> theories = new ArrayList<>();
        for (String id : theoryIds()) {
            catalog.theory(id).ifPresent(theories::add);
        }
        return theories;
    }

    private TreeSet<String> theoryIds() {
        TreeSet<String> ids = new TreeSet<>();
        experiment.sides().values().forEach(s -> s.theory().ifPresent(ids::add));
        List<Side> named = new ArrayList<>();
        for (Claim claim : experiment.claims()) {
            claim.question().against().ifPresent(named::add);
            if (claim.question() instanceof Question.Order order) {
                named.addAll(order.below());
            }
        }
        for (Plot plot : experiment.plots()) {
            named.addAll(plot.levels());
            plot.sides().forEach(word -> named.add(Plot.side(word, experiment)));
        }
        for (Side side : named) {
            if (side instanceof Side.Predicted p && !experiment.sides().containsKey(p.theory())) {
                ids.add(p.theory());
            }
        }
        return ids;
    }

    private void checkSide(String name, SideDefinition side) {
        Place place = side.set().place();
        if (side.theory().isPresent()) {
            String id = side.theory().get();
            catalog.theory(id)
                    .ifPresentOrElse(
                            theory -> checkTheorySide(name, side, theory),
                            () -> unknown(place, "theory", id, theoryNames()));
            return;
        }
        String id = side.model().or(experiment::model).orElse("");
        if (catalog.model(id).isEmpty()) {
            unknown(place, "model", id, catalog.models().stream().map(Model::id).toList());
        } else {
            catalog.schemaOfModel(id).checkKeys(side.set(), "side " + name, problems);
            Node.Mapping at = experiment.parametersAt(experiment.points().get(0), side.set());
            catalog.schemaOfModel(id).bind(SideObservables.withoutLinks(at), problems);
        }
    }

    private void checkTheorySide(String name, SideDefinition side, Theory<?> theory) {
        ParameterSchema<?> schema = catalog.schemaOfTheory(theory.id());
        schema.checkKeys(side.set(), "side " + name, problems);
        Problems found = new Problems();
        for (Map<String, Node> point : experiment.points()) {
            schema.bind(sides.completed(theory, point, side.set()), found);
            if (found.list().size() > 20) {
                break;
            }
        }
        found.list().forEach(problems::add);
    }

    private List<String> theoryNames() {
        return catalog.theories().stream().map(Theory::id).toList();
    }

    private void requireAxis(String axis, String what, Place place) {
        if (!experiment.axes().containsKey(axis)) {
            problems.add(
                    place,
                    what + ": \"" + axis + "\" is no axis of this experiment",
                    experiment.axes().isEmpty()
                            ? "list its values under axes"
                            : Suggestion.remedy(axis, experiment.axes().keySet()));
        }
    }

    private void checkClaim(Claim claim) {
        checkPaper(claim);
        claim.map().forEach(a -> requireAxis(a, "map", claim.place()));
        claim.where().forEach((axis, values) -> checkWhere(claim.source(), axis, values));
        checkStatistic(claim, claim.question().of());
        switch (claim.question()) {
            case Question.Rate rate -> checkRate(claim, rate);
            case Question.Threshold t -> requireAxis(t.along(), "along", claim.place());
            case Question.Order order -> order.below().forEach(s -> checkSideOf(claim, s));
            default -> {}
        }
        claim.question().against().ifPresent(side -> checkSideOf(claim, side));
        checkGap(claim);
        new ClaimFormulas(claim, problems).check(numbers());
    }

    private void checkGap(Claim claim) {
        Statistic.Gap gap = claim.question().of().gap();
        Optional<Side> against = claim.question().against();
        if (gap != Statistic.Gap.NONE && against.isEmpty()) {
            problems.add(
                    claim.source().placeOf("of"),
                    "gap: " + Fields.spelling(gap) + " has nothing to be measured against",
                    "add against: {theory: id}, {side: name}, a formula or a number");
        }
        if (gap == Statistic.Gap.COUPLED && against.isPresent() && !isSimulation(against.get())) {
            problems.add(
                    claim.source().placeOf("against"),
                    "gap: coupled compares with a simulation on the same noise",
                    "write against: {side: name} with a simulation under sides");
        }
    }

    private boolean isSimulation(Side side) {
        if (!(side instanceof Side.Simulated s)) {
            return false;
        }
        SideDefinition named = experiment.sides().get(s.name());
        return named == null || named.theory().isEmpty();
    }

    /** Everything that has a number at a point: axes, and scalar parameters of what takes part. */
    private TreeSet<String> numbers() {
        TreeSet<String> names = new TreeSet<>(experiment.axes().keySet());
        experiment
                .parameters()
                .entries()
                .forEach(
                        (name, node) -> {
                            if (node instanceof Node.Scalar) {
                                names.add(name);
                            }
                        });
        experiment
                .model()
                .flatMap(catalog::model)
                .ifPresent(m -> addScalars(catalog.schemaOfModel(m.id()), names));
        theoriesInUse().forEach(t -> addScalars(catalog.schemaOfTheory(t.id()), names));
        return names;
    }

    private static void addScalars(ParameterSchema<?> schema, TreeSet<String> names) {
        schema.parameters().values().stream()
                .filter(ParameterInfo::isScalar)
                .forEach(info -> names.add(info.name()));
    }

    private void checkPaper(Claim claim) {
        if (!claim.paper().isEmpty() && catalog.bibliography().find(claim.paper()).isEmpty()) {
            problems.add(
                    claim.source().placeOf("paper"),
                    "paper \"" + claim.paper() + "\" is not in the bibliography",
                    "see limitlab papers, or leave it out");
        }
    }

    private void checkWhere(Node.Mapping source, String axis, List<Node> values) {
        requireAxis(axis, "where", source.placeOf("where"));
        List<Node> known = experiment.axes().getOrDefault(axis, List.of());
        for (Node value : values) {
            if (!known.isEmpty() && known.stream().noneMatch(k -> Scalars.same(k, value))) {
                problems.add(
                        value.place(),
                        axis + " = " + value.text() + " is not on the axis",
                        "the axis has "
                                + known.stream()
                                        .map(Node::text)
                                        .limit(12)
                                        .collect(java.util.stream.Collectors.joining(", ")));
            }
        }
    }

    private void checkRate(Claim claim, Question.Rate rate) {
        if (rate.along().equals(Question.Rate.TIME)) {
            return;
        }
        requireAxis(rate.along(), "along", claim.source().placeOf("along"));
        List<Node> values =
                claim.where()
                        .getOrDefault(
                                rate.along(),
                                experiment.axes().getOrDefault(rate.along(), List.of()));
        int least = rate.correction().isPresent() ? LEAST_SIZES_WITH_CORRECTION : LEAST_SIZES;
        if (!values.isEmpty() && values.size() < least) {
            problems.add(
                    experiment.axes().get(rate.along()).get(0).place(),
                    "axis "
                            + rate.along()
                            + " has "
                            + values.size()
                            + (values.size() == 1 ? " value" : " values")
                            + ", but claim \""
                            + claim.id()
                            + "\" fits a rate"
                            + (rate.correction().isPresent() ? " with a correction" : "")
                            + " along it",
                    "list at least " + least + " sizes, such as 50, 100, 200, 400");
        }
    }

    private void checkSideOf(Claim claim, Side side) {
        switch (side) {
            case Side.Simulated s -> {
                if (!s.name().equals(Statistic.SIMULATION)
                        && !experiment.sides().containsKey(s.name())) {
                    problems.add(
                            claim.place(),
                            "side \"" + s.name() + "\" is not defined",
                            Suggestion.remedy(s.name(), experiment.sides().keySet()));
                }
            }
            case Side.Predicted p -> checkPredicted(claim, p);
            case Side.Formula _ -> {
                // ClaimFormulas looks at its variables
            }
        }
    }

    private void checkPredicted(Claim claim, Side.Predicted side) {
        SideDefinition named = experiment.sides().get(side.theory());
        String id = named == null ? side.theory() : named.theory().orElse("");
        Optional<Theory<?>> theory = catalog.theory(id);
        if (theory.isEmpty()) {
            unknown(claim.source().placeOf("against"), "theory", side.theory(), theoryNames());
            return;
        }
        ParameterSchema<?> schema = catalog.schemaOfTheory(id);
        schema.checkKeys(side.set(), "theory " + id, problems);
        String wanted = side.observable().orElse(claim.question().of().observable());
        List<String> predicted = predictedBy(theory.get(), side);
        if (!predicted.isEmpty() && !predicted.contains(wanted)) {
            problems.add(
                    claim.source().placeOf("against"),
                    "theory \"" + id + "\" does not predict \"" + wanted + "\"",
                    Suggestion.remedy(wanted, predicted));
        }
    }

    private <Q extends Record> List<String> predictedBy(Theory<Q> theory, Side.Predicted side) {
        Map<String, Node> first = experiment.points().get(0);
        Optional<Q> bound =
                catalog.schema(theory).bind(sides.completed(theory, first, side.set()), problems);
        return bound.map(q -> theory.observables(q).stream().map(Observable::id).toList())
                .orElse(List.of());
    }

    private void checkStatistic(Claim claim, Statistic statistic) {
        Optional<String> id = experiment.model();
        Node.Mapping set = Node.Mapping.of(experiment.place(), Map.of());
        if (!statistic.side().equals(Statistic.SIMULATION)) {
            checkSideOf(claim, new Side.Simulated(statistic.side()));
            SideDefinition side = experiment.sides().get(statistic.side());
            if (side == null || side.theory().isPresent()) {
                return;
            }
            id = side.model().or(experiment::model);
            set = side.set();
        }
        Optional<Model<?>> model = id.flatMap(catalog::model);
        if (model.isEmpty()) {
            if (id.isEmpty()) {
                problems.add(
                        claim.place(),
                        "claim \"" + claim.id() + "\" measures a simulation, but there is no model",
                        "name a model, or measure a theory with side:");
            }
            return;
        }
        List<Observable> observables = sides.of(model.get(), set);
        Optional<Observable> found =
                observables.stream().filter(o -> o.id().equals(statistic.observable())).findFirst();
        if (found.isEmpty() && !observables.isEmpty()) {
            problems.add(
                    claim.source().placeOf("of"),
                    "model \""
                            + model.get().id()
                            + "\" has no observable \""
                            + statistic.observable()
                            + "\"",
                    Suggestion.remedy(
                            statistic.observable(),
                            observables.stream().map(Observable::id).toList()));
        }
        found.ifPresent(o -> checkComponents(claim, statistic, o));
    }

    private void checkComponents(Claim claim, Statistic statistic, Observable observable) {
        for (int component : statistic.components()) {
            if (component >= observable.size()) {
                problems.add(
                        claim.source().placeOf("of"),
                        "component = "
                                + component
                                + " is not below "
                                + observable.size()
                                + ", the number of entries of "
                                + observable.id(),
                        "count from 0");
            }
        }
    }
}
