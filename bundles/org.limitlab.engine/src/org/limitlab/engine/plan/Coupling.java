package org.limitlab.engine.plan;

import org.limitlab.core.catalog.Catalog;
import org.limitlab.core.claim.Statistic;
import org.limitlab.core.experiment.Experiment;
import org.limitlab.core.expression.Expression;
import org.limitlab.core.model.Model;
import org.limitlab.core.parameter.ParameterInfo;
import org.limitlab.core.parameter.ParameterSchema;
import org.limitlab.core.problem.Problems;
import org.limitlab.core.yaml.Node;
import org.limitlab.core.yaml.Scalars;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Which cells share their random numbers, and how often each halves the step of the coarsest among
 * them. Cells along a coupled axis share a group that digests everything but that axis and what
 * follows from it; sides of a coupled gap share the group of the experiment's own simulation.
 */
final class Coupling {

    private static final double ROUNDING = 1e-9;

    private final Experiment experiment;
    private final Catalog catalog;
    private final Sides sides;
    private final long seed;
    private final Problems problems;
    private final Set<String> axes;

    Coupling(Experiment experiment, Catalog catalog, Sides sides, long seed, Problems problems) {
        this.experiment = experiment;
        this.catalog = catalog;
        this.sides = sides;
        this.seed = seed;
        this.problems = problems;
        this.axes = new HashSet<>(experiment.couple());
        axes.remove(Experiment.COUPLED_SIDES);
    }

    /**
     * The group of a side at a point; empty where it shares its noise with nothing.
     *
     * @param at values of the experiment at this point, without what the side sets
     */
    String group(Sides.Simulated side, Node.Mapping at) {
        boolean together = sides.coupled().contains(side.name());
        if (axes.isEmpty() && !together) {
            return "";
        }
        Model<?> model = experiment.model().flatMap(catalog::model).orElse(side.model());
        boolean own = together || side.name().equals(Statistic.SIMULATION);
        return new KeyDigest("limitlab-group-1")
                .line("model", model.id())
                .line("parameters", reduced(model, at).text())
                .line("seed", seed)
                .line("side", own ? "" : side.name())
                .key();
    }

    /** Complete parameters without the coupled ones and those that are formulas of them. */
    private Node.Mapping reduced(Model<?> model, Node.Mapping at) {
        Node.Mapping known = Links.without(at);
        Set<String> removed = dependents(catalog.schema(model), known);
        Node.Mapping rest =
                Bound.of(model, known, catalog, new Problems()).map(Bound::complete).orElse(known);
        for (String name : removed) {
            rest = rest.without(name);
        }
        return rest;
    }

    private Set<String> dependents(ParameterSchema<?> schema, Node.Mapping at) {
        Set<String> removed = new HashSet<>(axes);
        boolean grows = true;
        while (grows) {
            grows = false;
            for (ParameterInfo info : schema.parameters().values()) {
                Node value = at.entries().getOrDefault(info.name(), info.defaultValue());
                if (!removed.contains(info.name()) && readsAny(value, removed)) {
                    grows = removed.add(info.name());
                }
            }
        }
        return removed;
    }

    private static boolean readsAny(Node value, Set<String> names) {
        if (!(value instanceof Node.Scalar s) || Scalars.parse(s.value()).isPresent()) {
            return false;
        }
        try {
            return Expression.parse(s.value()).variables().stream().anyMatch(names::contains);
        } catch (Expression.SyntaxException e) {
            return false; // a word, no formula
        }
    }

    /** How often each draft halves the step of the coarsest draft of its group; by identity. */
    Map<Draft, Integer> refinements(List<Draft> drafts) {
        Map<Draft, Integer> refinements = new IdentityHashMap<>();
        Map<String, List<Draft>> groups = new LinkedHashMap<>();
        for (Draft draft : drafts) {
            refinements.put(draft, 0);
            if (!draft.group().isEmpty()) {
                groups.computeIfAbsent(draft.group(), g -> new ArrayList<>()).add(draft);
            }
        }
        groups.values().forEach(group -> refine(group, refinements));
        return refinements;
    }

    private void refine(List<Draft> group, Map<Draft, Integer> refinements) {
        Set<String> meshes = new HashSet<>();
        for (Draft draft : group) {
            draft.bound().model().numericalStep().ifPresent(meshes::add);
            meshes.addAll(draft.bound().model().refiningScales());
        }
        for (String name : meshes) {
            double coarsest =
                    group.stream()
                            .mapToDouble(d -> lengthOfStep(d, name).orElse(0))
                            .max()
                            .orElse(0);
            for (Draft draft : group) {
                OptionalDouble length = lengthOfStep(draft, name);
                if (length.isPresent()) {
                    refinements.merge(
                            draft,
                            halvings(draft, name, coarsest / length.getAsDouble()),
                            Integer::sum);
                }
            }
        }
    }

    /** The step, or the inverse of a scale that refines it; empty where the model has neither. */
    private static OptionalDouble lengthOfStep(Draft draft, String name) {
        Model<?> model = draft.bound().model();
        boolean step = model.numericalStep().equals(Optional.of(name));
        if (!step && !model.refiningScales().contains(name)) {
            return OptionalDouble.empty();
        }
        double value = draft.bound().scope().value(name);
        return OptionalDouble.of(step ? value : 1 / value);
    }

    private int halvings(Draft draft, String name, double ratio) {
        double level = Math.log(ratio) / Math.log(2);
        int whole = (int) Math.rint(level);
        if (Math.abs(level - whole) > ROUNDING) {
            problems.add(
                    draft.at().placeOf(name),
                    name
                            + " = "
                            + draft.bound().complete().entries().get(name).text()
                            + " does not refine the coarsest step of its coupled cells by a power"
                            + " of 2, but by "
                            + ratio,
                    "choose values whose ratios are powers of 2, such as 8, 16, 32");
        }
        return whole;
    }
}
