package org.limitlab.engine.plan;

import org.limitlab.core.catalog.Catalog;
import org.limitlab.core.experiment.Experiment;
import org.limitlab.core.experiment.Scope;
import org.limitlab.core.model.Model;
import org.limitlab.core.parameter.ParameterSchema;
import org.limitlab.core.problem.Problems;
import org.limitlab.core.theory.Theory;
import org.limitlab.core.yaml.Node;

import java.util.Map;
import java.util.Optional;

/**
 * Makes theory tasks. A theory takes the values that the model really has, defaults and formulas
 * included; its own options stand in the file or in {@code set}.
 */
final class TheoryTasks {

    private final Experiment experiment;
    private final Catalog catalog;
    private final Problems problems;

    TheoryTasks(Experiment experiment, Catalog catalog, Problems problems) {
        this.experiment = experiment;
        this.catalog = catalog;
        this.problems = problems;
    }

    /**
     * The task at one point.
     *
     * @param at values of the file, point and {@code set}, results of other theories put in
     */
    Optional<TheoryTask> task(Theory<?> theory, Node.Mapping at, double[] times) {
        return bind(theory, at, times);
    }

    private <Q extends Record> Optional<TheoryTask> bind(
            Theory<Q> theory, Node.Mapping at, double[] times) {
        ParameterSchema<Q> schema = catalog.schema(theory);
        Node.Mapping values = completed(theory, at);
        return schema.bind(values, problems)
                .map(
                        record -> {
                            Node.Mapping complete = schema.toNode(record);
                            return new TheoryTask(
                                    key(theory, complete, times),
                                    theory,
                                    record,
                                    complete,
                                    Scope.of(schema, values, complete),
                                    times,
                                    theory.observables(record));
                        });
    }

    private static String key(Theory<?> theory, Node.Mapping complete, double[] times) {
        return new KeyDigest("limitlab-theory-1")
                .line("theory", theory.id())
                .line("revision", theory.numericsRevision())
                .line("parameters", complete.text())
                .times(times)
                .key();
    }

    /** The values with every parameter of the model as it is bound. */
    private Node.Mapping completed(Theory<?> theory, Node.Mapping at) {
        String id = experiment.model().orElse(theory.model());
        Optional<Model<?>> model = catalog.model(id);
        Optional<Bound> bound = model.flatMap(m -> Bound.of(m, at, catalog, new Problems()));
        if (bound.isEmpty()) {
            return at;
        }
        Node.Mapping values = at;
        for (Map.Entry<String, Node> entry : bound.get().complete().entries().entrySet()) {
            values = values.without(entry.getKey()).with(entry.getKey(), entry.getValue());
        }
        return values;
    }
}
