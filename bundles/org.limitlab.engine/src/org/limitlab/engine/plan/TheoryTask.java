package org.limitlab.engine.plan;

import org.limitlab.core.experiment.Scope;
import org.limitlab.core.model.Observable;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Theory;
import org.limitlab.core.yaml.Node;
import org.limitlab.math.random.Streams;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A question to a theory, asked once however many points read the answer: a theory that does not
 * know the number of particles serves all of them.
 *
 * @param key digests theory, numerics revision, complete parameters and times
 * @param theory the theory
 * @param parameters its record
 * @param complete the record as it would be spelled in a file
 * @param scope numbers for formulas
 * @param times at which values in time are wanted, shape (T)
 * @param observables what it predicts
 */
public record TheoryTask(
        String key,
        Theory<?> theory,
        Record parameters,
        Node.Mapping complete,
        Scope scope,
        double[] times,
        List<Observable> observables) {

    public TheoryTask {
        times = times.clone();
        observables = List.copyOf(observables);
    }

    @Override
    public double[] times() {
        return times.clone();
    }

    /** Id of the theory. */
    public String theoryId() {
        return theory.id();
    }

    /** Canonical parameters on one line. */
    public String parametersText() {
        return complete.text();
    }

    /** One of the predicted observables. */
    public Optional<Observable> observable(String id) {
        return observables.stream().filter(o -> o.id().equals(id)).findFirst();
    }

    /**
     * Asks the theory.
     *
     * @param seed root seed of the experiment, for theories that sample
     * @param cancelled true from the moment that nobody waits any more
     * @throws NoPrediction outside the theory's domain
     * @throws java.util.concurrent.CancellationException if cancelled
     * @throws IllegalStateException if the answer lacks a declared observable or has a wrong shape
     */
    public Prediction predict(long seed, BooleanSupplier cancelled) {
        Request request = new Request(times, Streams.of(seed, key), cancelled);
        Prediction prediction = predict(theory, request);
        prediction.check(observables, times.length);
        return prediction;
    }

    private <Q extends Record> Prediction predict(Theory<Q> typed, Request request) {
        return typed.predict(typed.parameters().cast(parameters), request);
    }
}
