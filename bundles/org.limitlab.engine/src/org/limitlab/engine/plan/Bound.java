package org.limitlab.engine.plan;

import org.limitlab.core.catalog.Catalog;
import org.limitlab.core.experiment.Scope;
import org.limitlab.core.model.Cost;
import org.limitlab.core.model.Model;
import org.limitlab.core.model.Observable;
import org.limitlab.core.parameter.ParameterSchema;
import org.limitlab.core.problem.Problems;
import org.limitlab.core.yaml.Node;

import java.util.List;
import java.util.Optional;

/** A model with its parameters at one point. */
record Bound(Model<?> model, Record parameters, Node.Mapping complete, Scope scope) {

    /** Empty if there was a problem; then it was added. */
    static <P extends Record> Optional<Bound> of(
            Model<P> model, Node.Mapping at, Catalog catalog, Problems problems) {
        ParameterSchema<P> schema = catalog.schema(model);
        return schema.bind(at, problems)
                .map(
                        record -> {
                            Node.Mapping complete = schema.toNode(record);
                            Scope scope = Scope.of(schema, at, complete);
                            return new Bound(model, record, complete, scope);
                        });
    }

    List<Observable> observables() {
        return observables(model);
    }

    private <P extends Record> List<Observable> observables(Model<P> typed) {
        return typed.observables(typed.parameters().cast(parameters));
    }

    Cost cost(double duration) {
        return cost(model, duration);
    }

    private <P extends Record> Cost cost(Model<P> typed, double duration) {
        return typed.cost(typed.parameters().cast(parameters), duration);
    }
}
