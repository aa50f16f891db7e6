package org.limitlab.family.transformers.noise;

import org.limitlab.core.model.Batch;
import org.limitlab.core.model.Model;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Simulation;
import org.limitlab.core.model.Workers;
import org.limitlab.core.parameter.ParameterSchema;
import org.limitlab.core.parameter.Parts;
import org.limitlab.core.problem.Problems;
import org.limitlab.core.theory.Request;
import org.limitlab.core.yaml.YamlReader;
import org.limitlab.math.random.Streams;

/** Models and theories of this package as a file spells them, for tests. */
final class Noise {

    private Noise() {}

    static <P extends Record> P parameters(Class<P> type, String yaml) {
        ParameterSchema<P> schema = ParameterSchema.of(type, Parts.NONE);
        Problems problems = new Problems();
        var node = YamlReader.readMapping("test", yaml);
        schema.checkKeys(node, "test", problems);
        var found = schema.bind(node, problems);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(problems.list().toString());
        }
        return found.orElseThrow();
    }

    /** Replicas of a model. */
    record Run<P extends Record>(Model<P> model, P parameters, Batch batch, Simulation simulation) {

        static <P extends Record> Run<P> of(Model<P> model, String yaml, int replicas) {
            return of(model, yaml, replicas, 0);
        }

        static <P extends Record> Run<P> of(
                Model<P> model, String yaml, int replicas, int refinement) {
            P p = Noise.parameters(model.parameters(), yaml);
            Batch batch =
                    new Batch(
                            Streams.of(20265, "noise"),
                            0,
                            replicas,
                            refinement,
                            Workers.SEQUENTIAL);
            return new Run<>(model, p, batch, model.open(p, batch));
        }

        Run<P> to(double time) {
            simulation.advance(time);
            batch.failure(0)
                    .ifPresent(
                            f -> {
                                throw f;
                            });
            return this;
        }

        double[] see(int replica, String id) {
            Observable observable =
                    model.observables(parameters).stream()
                            .filter(o -> o.id().equals(id))
                            .findFirst()
                            .orElseThrow();
            double[] values = new double[observable.size()];
            simulation.observe(replica, observable, values, 0);
            return values;
        }

        /** Mean and standard error of a scalar over the replicas. */
        double[] mean(String id) {
            int n = batch.size();
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < n; i++) {
                double x = see(i, id)[0];
                sum += x;
                squares += x * x;
            }
            double mean = sum / n;
            return new double[] {mean, Math.sqrt((squares / n - mean * mean) / (n - 1))};
        }
    }

    static Request at(double... times) {
        return new Request(times, Streams.of(1, "theory"), () -> false);
    }
}
