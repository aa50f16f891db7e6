package org.limitlab.core.experiment;

import org.limitlab.core.catalog.Catalog;
import org.limitlab.core.claim.Side;
import org.limitlab.core.model.Model;
import org.limitlab.core.model.Observable;
import org.limitlab.core.parameter.ParameterSchema;
import org.limitlab.core.problem.Problems;
import org.limitlab.core.theory.Theory;
import org.limitlab.core.yaml.Node;
import org.limitlab.core.yaml.Scalars;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the sides of an experiment show, and the values that they read. */
record SideObservables(Experiment experiment, Catalog catalog) {

    /** Values that a theory's result will replace ({@code {from: side}}) cannot be checked yet. */
    static Node.Mapping withoutLinks(Node.Mapping values) {
        Node.Mapping rest = values;
        for (Map.Entry<String, Node> entry : values.entries().entrySet()) {
            if (entry.getValue() instanceof Node.Mapping m && m.entries().containsKey("from")) {
                rest = rest.without(entry.getKey());
            }
        }
        return rest;
    }

    /** Values for a theory: those of the model, defaults and formulas included, and what is set. */
    Node.Mapping completed(Theory<?> theory, Map<String, Node> point, Node.Mapping set) {
        Node.Mapping at = withoutLinks(experiment.parametersAt(point, set));
        String model = experiment.model().orElse(theory.model());
        return catalog.model(model).map(m -> completed(m, at)).orElse(at);
    }

    private <P extends Record> Node.Mapping completed(Model<P> model, Node.Mapping at) {
        ParameterSchema<P> schema = catalog.schema(model);
        Map<String, Node> values = new LinkedHashMap<>(at.entries());
        schema.bind(at, new Problems())
                .ifPresent(
                        bound ->
                                schema.toNode(bound)
                                        .entries()
                                        .forEach(
                                                (name, value) ->
                                                        values.merge(name, value, this::computed)));
        return new Node.Mapping(at.place(), values, at.keys());
    }

    /** The computed value where a formula is given; a plain one keeps its place. */
    private Node computed(Node given, Node computed) {
        boolean plain = given instanceof Node.Scalar s && Scalars.parse(s.value()).isPresent();
        return plain ? given : computed;
    }

    /** What a side shows at the first point; nothing where it is unknown or does not bind. */
    List<Observable> of(Side side) {
        Node.Mapping nothing = Node.Mapping.of(experiment.place(), Map.of());
        return switch (side) {
            case Side.Formula _ -> List.of();
            case Side.Predicted p -> {
                SideDefinition named = experiment.sides().get(p.theory());
                String id = named == null ? p.theory() : named.theory().orElse("");
                Node.Mapping set = named == null ? p.set() : named.set().with(p.set());
                yield catalog.theory(id).map(t -> of(t, set)).orElse(List.of());
            }
            case Side.Simulated s -> {
                SideDefinition named = experiment.sides().get(s.name());
                if (named != null && named.theory().isPresent()) {
                    yield catalog.theory(named.theory().get())
                            .map(t -> of(t, named.set()))
                            .orElse(List.of());
                }
                Optional<String> model =
                        named == null ? experiment.model() : named.model().or(experiment::model);
                yield model.flatMap(catalog::model)
                        .map(m -> of(m, named == null ? nothing : named.set()))
                        .orElse(List.of());
            }
        };
    }

    private <Q extends Record> List<Observable> of(Theory<Q> theory, Node.Mapping set) {
        Map<String, Node> first = experiment.points().get(0);
        return catalog.schema(theory)
                .bind(completed(theory, first, set), new Problems())
                .map(theory::observables)
                .orElse(List.of());
    }

    /** What a model shows at the first point; nothing where its parameters do not bind. */
    <P extends Record> List<Observable> of(Model<P> model, Node.Mapping set) {
        Map<String, Node> first = experiment.points().get(0);
        return catalog.schema(model)
                .bind(withoutLinks(experiment.parametersAt(first, set)), new Problems())
                .map(model::observables)
                .orElse(List.of());
    }
}
