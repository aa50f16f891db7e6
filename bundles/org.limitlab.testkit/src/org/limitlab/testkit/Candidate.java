package org.limitlab.testkit;

import org.limitlab.core.model.Cost;
import org.limitlab.core.model.Model;
import org.limitlab.core.model.Observable;
import org.limitlab.core.parameter.ParameterSchema;
import org.limitlab.engine.plan.Cell;

import java.util.List;
import java.util.Optional;

/** A model at one set of parameters. */
final class Candidate<P extends Record> {

    private final Model<P> model;
    private final ParameterSchema<P> schema;
    private final P parameters;

    Candidate(Model<P> model, ParameterSchema<P> schema, P parameters) {
        this.model = model;
        this.schema = schema;
        this.parameters = parameters;
    }

    /** The parameters as a file spells them. */
    String text() {
        return schema.toNode(parameters).text();
    }

    Model<P> model() {
        return model;
    }

    /** Numerical step, or 1 where steps belong to the system. */
    double step() {
        Optional<String> name = model.numericalStep();
        return name.isEmpty()
                ? 1
                : Double.parseDouble(schema.toNode(parameters).entries().get(name.get()).text());
    }

    /** The same model with its numerical step halved. */
    Candidate<P> halved() {
        String name = model.numericalStep().orElseThrow();
        var node = schema.toNode(parameters);
        var half = org.limitlab.core.yaml.Node.scalar(node.place(), step() / 2);
        return new Candidate<>(
                model, schema, Variants.bound(schema, Variants.with(node, name, half)));
    }

    /** Times 0, 1, 2 and 5 steps. */
    double[] times() {
        return new double[] {0, step(), 2 * step(), 5 * step()};
    }

    List<Observable> observables() {
        return model.observables(parameters);
    }

    Cost cost(double duration) {
        return model.cost(parameters, duration);
    }

    Trace.Setup setup(int size) {
        return Trace.Setup.of(times(), size);
    }

    Trace trace(Trace.Setup setup) {
        return Trace.of(model, parameters, setup);
    }

    Trace.Run<P> open(Trace.Setup setup) {
        return new Trace.Run<>(model, parameters, setup);
    }

    /** The cell that the engine would run, at the exam's times and seed. */
    Cell cell() {
        return Cell.of(schema, model, parameters, times(), 7);
    }
}
