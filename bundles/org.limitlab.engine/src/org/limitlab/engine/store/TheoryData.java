package org.limitlab.engine.store;

import org.limitlab.core.model.Observable;
import org.limitlab.core.theory.Prediction;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a theory said at one set of parameters: what a theory file holds.
 *
 * @param key digest of everything that the numbers depend on; letters, digits, - and _
 * @param theoryId id of the theory
 * @param revision the theory's numerics revision
 * @param parametersText complete parameters, canonical text
 * @param times times of values in time, increasing, shape (T)
 * @param values what it predicts
 * @param reasons for each observable without values, why
 * @param noPrediction why there is nothing at all; empty where there is something
 */
public record TheoryData(
        String key,
        String theoryId,
        int revision,
        String parametersText,
        double[] times,
        List<Values> values,
        Map<String, String> reasons,
        Optional<String> noPrediction) {

    /**
     * The prediction of one observable.
     *
     * @param values shape (T if in time, axes...)
     * @param error the theory's own absolute error, same shape
     */
    public record Values(Observable observable, double[] values, double[] error) {
        public Values {
            if (values.length != error.length) {
                throw new IllegalArgumentException(
                        values.length + " values but " + error.length + " errors");
            }
        }
    }

    public TheoryData {
        Keys.check(key);
        Objects.requireNonNull(theoryId);
        Objects.requireNonNull(parametersText);
        values = List.copyOf(values);
        reasons = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(reasons));
        for (Values predicted : values) {
            int expected = ObservableData.stride(predicted.observable(), times.length);
            if (predicted.values().length != expected) {
                throw new IllegalArgumentException(
                        predicted.observable().id()
                                + " has "
                                + predicted.values().length
                                + " values, expected "
                                + expected);
            }
        }
    }

    /** What a theory predicted, in the order in which it declares its observables. */
    public static TheoryData of(
            String key,
            String theoryId,
            int revision,
            String parametersText,
            double[] times,
            List<Observable> declared,
            Prediction prediction) {
        List<Values> values = new ArrayList<>();
        Map<String, String> reasons = new LinkedHashMap<>();
        for (Observable observable : declared) {
            prediction
                    .find(observable.id())
                    .ifPresent(v -> values.add(new Values(observable, v.values(), v.error())));
            prediction.reason(observable.id()).ifPresent(r -> reasons.put(observable.id(), r));
        }
        return new TheoryData(
                key, theoryId, revision, parametersText, times, values, reasons, Optional.empty());
    }

    /** Nothing, and why. */
    public static TheoryData none(
            String key,
            String theoryId,
            int revision,
            String parametersText,
            double[] times,
            String reason) {
        return new TheoryData(
                key,
                theoryId,
                revision,
                parametersText,
                times,
                List.of(),
                Map.of(),
                Optional.of(reason));
    }

    /** The prediction of an observable. */
    public Optional<Values> find(String observable) {
        return values.stream().filter(v -> v.observable().id().equals(observable)).findFirst();
    }

    /** Why an observable has no prediction, where it has none. */
    public Optional<String> reason(String observable) {
        return noPrediction.or(() -> Optional.ofNullable(reasons.get(observable)));
    }
}
