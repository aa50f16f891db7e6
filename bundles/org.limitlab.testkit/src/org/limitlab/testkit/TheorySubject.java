package org.limitlab.testkit;

import org.limitlab.core.catalog.Catalog;
import org.limitlab.core.model.Model;
import org.limitlab.core.model.Observable;
import org.limitlab.core.parameter.ParameterSchema;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Theory;
import org.limitlab.core.yaml.Node;
import org.limitlab.math.random.Streams;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A theory under examination.
 *
 * @param catalog where it was contributed
 * @param theory the theory
 * @param schema its parameters
 * @param base parameters of the exam, over the defaults
 */
record TheorySubject(
        Catalog catalog, Theory<?> theory, ParameterSchema<?> schema, Node.Mapping base) {

    static TheorySubject of(Catalog catalog, Theory<?> theory, Node.Mapping base) {
        return new TheorySubject(catalog, theory, catalog.schemaOfTheory(theory.id()), base);
    }

    /** A theory at one set of parameters. */
    static final class Asked<Q extends Record> {
        private final Theory<Q> theory;
        private final ParameterSchema<Q> schema;
        private final Q parameters;

        Asked(Theory<Q> theory, ParameterSchema<Q> schema, Q parameters) {
            this.theory = theory;
            this.schema = schema;
            this.parameters = parameters;
        }

        String text() {
            return schema.toNode(parameters).text();
        }

        List<Observable> observables() {
            return theory.observables(parameters);
        }

        Prediction predict(double[] times, BooleanSupplier cancelled) {
            return theory.predict(
                    parameters, new Request(times, Streams.of(7, Trace.GROUP), cancelled));
        }

        Prediction predict(double... times) {
            return predict(times, () -> false);
        }
    }

    Asked<?> main() {
        return variants().get(0);
    }

    /** The theory at the exam's parameters, and with each other choice, flag and part. */
    List<Asked<?>> variants() {
        return variants(theory);
    }

    private <Q extends Record> List<Asked<?>> variants(Theory<Q> typed) {
        ParameterSchema<Q> typedSchema = catalog.schema(typed);
        return Variants.of(typedSchema, base).stream()
                .<Asked<?>>map(record -> new Asked<>(typed, typedSchema, record))
                .toList();
    }

    /** The theory with one parameter replaced; empty where the record refuses it. */
    Optional<Asked<?>> with(String name, String value) {
        return with(theory, name, value);
    }

    private <Q extends Record> Optional<Asked<?>> with(Theory<Q> typed, String name, String value) {
        ParameterSchema<Q> typedSchema = catalog.schema(typed);
        Node.Mapping values =
                Variants.with(base, name, new Node.Scalar(base.place(), value, false));
        return typedSchema
                .bind(values, new org.limitlab.core.problem.Problems())
                .map(record -> new Asked<>(typed, typedSchema, record));
    }

    /** The step of the theory's model, so that times fit; 1 where it has none. */
    double step() {
        Optional<Model<?>> model = catalog.model(theory.model());
        return model.map(m -> ModelSubject.of(catalog, m, none()).main().step()).orElse(1.0);
    }

    /** Times 0, 10, 20 and 50 steps. */
    double[] times() {
        double unit = 10 * step();
        return new double[] {0, unit, 2 * unit, 5 * unit};
    }

    private Node.Mapping none() {
        return Node.Mapping.of(base.place(), java.util.Map.of());
    }
}
