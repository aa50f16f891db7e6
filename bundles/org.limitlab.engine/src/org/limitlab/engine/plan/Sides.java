package org.limitlab.engine.plan;

import org.limitlab.core.catalog.Catalog;
import org.limitlab.core.claim.Claim;
import org.limitlab.core.claim.Question;
import org.limitlab.core.claim.Side;
import org.limitlab.core.claim.Statistic;
import org.limitlab.core.experiment.Experiment;
import org.limitlab.core.experiment.Plot;
import org.limitlab.core.experiment.SideDefinition;
import org.limitlab.core.model.Model;
import org.limitlab.core.theory.Theory;
import org.limitlab.core.yaml.Node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The sides of an experiment: what is simulated and what is asked of theories. The experiment's own
 * simulation is left out where claims measure other simulations and never that one.
 */
final class Sides {

    /** A simulation under a name. */
    record Simulated(String name, Model<?> model, Node.Mapping set) {}

    /** A theory with what is set for it. */
    record Predicted(Theory<?> theory, Node.Mapping set) {

        String id() {
            return theory.id() + " " + set.text();
        }
    }

    private final Experiment experiment;
    private final Catalog catalog;
    private final Map<String, Simulated> simulated = new LinkedHashMap<>();
    private final Map<String, Predicted> predicted = new LinkedHashMap<>();
    private final Set<String> coupled = new LinkedHashSet<>();

    Sides(Experiment experiment, Catalog catalog) {
        this.experiment = experiment;
        this.catalog = catalog;
        if (experiment.model().isPresent() && simulationIsWanted()) {
            simulated.put(
                    Statistic.SIMULATION,
                    new Simulated(
                            Statistic.SIMULATION,
                            catalog.model(experiment.model().get()).orElseThrow(),
                            nothing()));
        }
        experiment.sides().forEach(this::add);
        experiment.claims().forEach(this::add);
        for (Plot plot : experiment.plots()) {
            sidesOf(plot).forEach(side -> predicted(side).ifPresent(p -> predicted.put(p.id(), p)));
        }
        if (experiment.couple().contains(Experiment.COUPLED_SIDES)) {
            coupled.addAll(simulated.keySet());
        }
    }

    private Node.Mapping nothing() {
        return Node.Mapping.of(experiment.place(), Map.of());
    }

    private boolean simulationIsWanted() {
        Set<String> measured = new LinkedHashSet<>();
        for (Claim claim : experiment.claims()) {
            sidesOf(claim).stream()
                    .filter(Side.Simulated.class::isInstance)
                    .forEach(side -> measured.add(((Side.Simulated) side).name()));
        }
        for (Plot plot : experiment.plots()) {
            sidesOf(plot).stream()
                    .filter(Side.Simulated.class::isInstance)
                    .forEach(side -> measured.add(((Side.Simulated) side).name()));
        }
        boolean others =
                measured.stream()
                        .anyMatch(
                                name ->
                                        experiment.sides().containsKey(name)
                                                && experiment.sides().get(name).theory().isEmpty());
        return measured.contains(Statistic.SIMULATION) || !others;
    }

    private void add(String name, SideDefinition side) {
        if (side.theory().isPresent()) {
            predicted(new Side.Predicted(name, Optional.empty(), nothing()))
                    .ifPresent(p -> predicted.put(p.id(), p));
            return;
        }
        Model<?> model = side.model().or(experiment::model).flatMap(catalog::model).orElseThrow();
        simulated.put(name, new Simulated(name, model, side.set()));
    }

    private void add(Claim claim) {
        for (Side side : sidesOf(claim)) {
            predicted(side).ifPresent(p -> predicted.put(p.id(), p));
            if (claim.question().of().gap() == Statistic.Gap.COUPLED
                    && side instanceof Side.Simulated s
                    && simulated.containsKey(s.name())) {
                coupled.add(s.name());
            }
        }
    }

    /** All sides of a claim, the measured one first. */
    static List<Side> sidesOf(Claim claim) {
        List<Side> sides = new ArrayList<>();
        sides.add(new Side.Simulated(claim.question().of().side()));
        sides.addAll(others(claim));
        return sides;
    }

    /** The sides that a plot names, those of its levels among them. */
    private List<Side> sidesOf(Plot plot) {
        List<Side> sides = new ArrayList<>(plot.levels());
        plot.sides().forEach(word -> sides.add(Plot.side(word, experiment)));
        return sides;
    }

    /** The sides that a claim compares the measured one with. */
    static List<Side> others(Claim claim) {
        if (claim.question() instanceof Question.Order order) {
            return order.below();
        }
        return claim.question().against().stream().toList();
    }

    /** The theory behind a side: named in the claim, or under {@code sides}. */
    Optional<Predicted> predicted(Side side) {
        return switch (side) {
            case Side.Formula _ -> Optional.empty();
            case Side.Simulated s ->
                    Optional.ofNullable(experiment.sides().get(s.name()))
                            .flatMap(SideDefinition::theory)
                            .map(id -> theory(id, experiment.sides().get(s.name()).set()));
            case Side.Predicted p -> {
                SideDefinition named = experiment.sides().get(p.theory());
                yield named != null && named.theory().isPresent()
                        ? Optional.of(theory(named.theory().get(), named.set().with(p.set())))
                        : Optional.of(theory(p.theory(), p.set()));
            }
        };
    }

    private Predicted theory(String id, Node.Mapping set) {
        return new Predicted(catalog.theory(id).orElseThrow(), set);
    }

    /** Simulated sides in the order of the file, the experiment's own first. */
    List<Simulated> simulated() {
        return List.copyOf(simulated.values());
    }

    /** Distinct questions to theories. */
    List<Predicted> predicted() {
        return List.copyOf(predicted.values());
    }

    /** Simulated sides that share their noise at a point with the experiment's own. */
    Set<String> coupled() {
        return coupled;
    }
}
