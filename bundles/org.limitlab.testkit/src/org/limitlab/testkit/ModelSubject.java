package org.limitlab.testkit;

import org.limitlab.core.catalog.Catalog;
import org.limitlab.core.model.Model;
import org.limitlab.core.parameter.ParameterSchema;
import org.limitlab.core.yaml.Node;

import java.util.List;
import java.util.function.Consumer;

/**
 * A model under examination.
 *
 * @param catalog where it was contributed
 * @param model the model
 * @param schema its parameters
 * @param base parameters of the exam, over the defaults
 */
record ModelSubject(Catalog catalog, Model<?> model, ParameterSchema<?> schema, Node.Mapping base) {

    static ModelSubject of(Catalog catalog, Model<?> model, Node.Mapping base) {
        return new ModelSubject(catalog, model, catalog.schemaOfModel(model.id()), base);
    }

    /** The model at the exam's parameters. */
    Candidate<?> main() {
        return candidates().get(0);
    }

    /** The model at the exam's parameters, and with each other choice, flag and part. */
    List<Candidate<?>> candidates() {
        return candidates(model);
    }

    private <P extends Record> List<Candidate<?>> candidates(Model<P> typed) {
        ParameterSchema<P> typedSchema = catalog.schema(typed);
        return Variants.of(typedSchema, base).stream()
                .<Candidate<?>>map(record -> new Candidate<>(typed, typedSchema, record))
                .toList();
    }

    /** Runs a check on every candidate; a failure names the parameters. */
    void each(Consumer<Candidate<?>> check) {
        for (Candidate<?> candidate : candidates()) {
            try {
                check.accept(candidate);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(
                        model.id() + " at " + candidate.text() + ": " + e.getMessage(), e);
            }
        }
    }
}
