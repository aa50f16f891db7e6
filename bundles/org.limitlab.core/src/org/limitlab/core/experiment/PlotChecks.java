package org.limitlab.core.experiment;

import org.limitlab.core.catalog.Catalog;
import org.limitlab.core.claim.Side;
import org.limitlab.core.claim.Statistic;
import org.limitlab.core.expression.Expression;
import org.limitlab.core.model.Observable;
import org.limitlab.core.problem.Problems;
import org.limitlab.core.problem.Suggestion;
import org.limitlab.core.theory.Theory;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Checks the plots of an experiment against what is installed. */
final class PlotChecks {

    private static final String TIME = "t";

    private final Experiment experiment;
    private final Catalog catalog;
    private final Problems problems;
    private final Function<Side, List<Observable>> observables;
    private final Set<String> numbers;

    /**
     * Checks.
     *
     * @param observables what a side shows, at the first point
     * @param numbers what has a number at each point, for formulas
     */
    PlotChecks(
            Experiment experiment,
            Catalog catalog,
            Problems problems,
            Function<Side, List<Observable>> observables,
            Set<String> numbers) {
        this.experiment = experiment;
        this.catalog = catalog;
        this.problems = problems;
        this.observables = observables;
        this.numbers = numbers;
    }

    void check(Plot plot) {
        boolean known = true;
        for (String word : plot.sides()) {
            known &= isKnown(plot, "sides", Plot.side(word, experiment));
        }
        for (Side level : plot.levels()) {
            checkLevel(plot, level);
        }
        for (String step : plot.steps()) {
            if (!plot.observables().contains(step)) {
                problems.add(
                        plot.source().placeOf("steps"),
                        "steps: \"" + step + "\" is none of the plot's observables",
                        Suggestion.remedy(step, plot.observables()));
            }
        }
        plot.at().forEach(e -> checkFormula(plot, "at", e, numbers));
        plot.period().ifPresent(e -> checkFormula(plot, "period", e, numbers));
        if (known) {
            plot.observables().forEach(id -> checkObservable(plot, id));
        }
    }

    private boolean isKnown(Plot plot, String key, Side side) {
        if (side instanceof Side.Predicted p
                && !experiment.sides().containsKey(p.theory())
                && catalog.theory(p.theory()).isEmpty()) {
            Set<String> known = new TreeSet<>(experiment.sides().keySet());
            known.add(Statistic.SIMULATION);
            catalog.theories().stream().map(Theory::id).forEach(known::add);
            problems.add(
                    plot.source().placeOf(key),
                    key + ": \"" + p.theory() + "\" is no side and no theory",
                    Suggestion.remedy(p.theory(), known));
            return false;
        }
        return true;
    }

    private void checkLevel(Plot plot, Side level) {
        switch (level) {
            case Side.Formula f -> checkFormula(plot, "levels", f.formula(), numbers);
            case Side.Simulated s -> checkLevel(plot, s, Optional.empty());
            case Side.Predicted p -> checkLevel(plot, p, p.observable());
        }
    }

    private void checkLevel(Plot plot, Side side, Optional<String> observable) {
        if (!isKnown(plot, "levels", side)) {
            return;
        }
        List<Observable> shown = observables.apply(side);
        String wanted = observable.orElse(plot.observables().get(0));
        if (!shown.isEmpty() && shown.stream().noneMatch(o -> o.id().equals(wanted))) {
            problems.add(
                    plot.source().placeOf("levels"),
                    "levels: nothing says \"" + wanted + "\" there",
                    Suggestion.remedy(wanted, shown.stream().map(Observable::id).toList()));
        }
    }

    private void checkFormula(Plot plot, String key, Expression formula, Set<String> allowed) {
        for (String variable : new TreeSet<>(formula.variables())) {
            if (!allowed.contains(variable)) {
                problems.add(
                        plot.source().placeOf(key),
                        "\"" + variable + "\" in \"" + formula + "\" is no number here",
                        variable.equals(TIME)
                                ? "a level is the same at all times"
                                : Suggestion.remedy(variable, allowed));
            }
        }
    }

    private List<Side> sides(Plot plot) {
        List<String> words = new ArrayList<>(plot.sides());
        if (words.isEmpty()) {
            experiment.model().ifPresent(m -> words.add(Statistic.SIMULATION));
            words.addAll(experiment.sides().keySet());
        }
        List<Side> sides = new ArrayList<>();
        words.forEach(word -> sides.add(Plot.side(word, experiment)));
        if (plot.sides().isEmpty()) {
            experiment.claims().stream()
                    .flatMap(c -> c.question().against().stream())
                    .forEach(sides::add);
        }
        return sides;
    }

    private void checkObservable(Plot plot, String id) {
        Set<String> all = new LinkedHashSet<>();
        Optional<Observable> found = Optional.empty();
        for (Side side : sides(plot)) {
            for (Observable observable : observables.apply(side)) {
                all.add(observable.id());
                if (found.isEmpty() && observable.id().equals(id)) {
                    found = Optional.of(observable);
                }
            }
        }
        if (found.isEmpty() && !all.isEmpty()) {
            problems.add(
                    plot.source().placeOf("observables"),
                    "no side of plot \"" + plot.id() + "\" shows \"" + id + "\"",
                    Suggestion.remedy(id, all));
        }
        found.ifPresent(o -> checkShape(plot, o));
    }

    private void checkShape(Plot plot, Observable observable) {
        Plot.Kind kind = plot.kindFor(observable);
        String word = org.limitlab.core.yaml.Fields.spelling(kind);
        plot.misfit(observable)
                .ifPresent(
                        shape ->
                                problems.add(
                                        plot.source().placeOf("observables"),
                                        "\"" + observable.id() + "\", " + shape + ", is no " + word,
                                        "leave kind out, or see docs/experiment-file.md"));
        if (kind == Plot.Kind.SWEEP && !experiment.axes().containsKey(axis(plot))) {
            problems.add(
                    plot.source().placeOf(plot.along().isEmpty() ? "observables" : "along"),
                    "\""
                            + observable.id()
                            + "\" is drawn along an axis, and there is no \""
                            + axis(plot)
                            + "\"",
                    experiment.axes().isEmpty()
                            ? "list its values under axes"
                            : Suggestion.remedy(axis(plot), experiment.axes().keySet()));
        }
    }

    /** The axis of a sweep: the named one, or the first. */
    private String axis(Plot plot) {
        return plot.along().isEmpty()
                ? experiment.axes().keySet().stream().findFirst().orElse("along")
                : plot.along();
    }
}
