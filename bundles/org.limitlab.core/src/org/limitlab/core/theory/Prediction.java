package org.limitlab.core.theory;

import org.limitlab.core.model.Observable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a theory says: for each observable its values with errors, or why it has none. */
public final class Prediction {

    /**
     * Values of one observable.
     *
     * @param values time-major, then the observable's axes in row-major order; for an observable
     *     that is not in time just its axes
     * @param error absolute error of the theory itself (quadrature, sampling at one standard error,
     *     solver), same shape; 0 where it is exact to rounding
     */
    public record Values(double[] values, double[] error) {
        public Values {
            if (values.length != error.length) {
                throw new IllegalArgumentException(
                        values.length + " values but " + error.length + " errors");
            }
            values = values.clone();
            error = error.clone();
        }
    }

    private final Map<String, Values> values = new LinkedHashMap<>();
    private final Map<String, String> reasons = new LinkedHashMap<>();

    /** Adds values with an error for each. */
    public Prediction put(String observable, double[] value, double[] error) {
        values.put(observable, new Values(value, error));
        return this;
    }

    /** Adds values that are exact up to rounding. */
    public Prediction put(String observable, double... value) {
        return put(observable, value, new double[value.length]);
    }

    /** Says why one observable has no prediction. */
    public Prediction none(String observable, String reason) {
        reasons.put(observable, reason);
        return this;
    }

    /** Values of an observable, if there are any. */
    public Optional<Values> find(String observable) {
        return Optional.ofNullable(values.get(observable));
    }

    /** Why an observable has no values. */
    public Optional<String> reason(String observable) {
        return Optional.ofNullable(reasons.get(observable));
    }

    /**
     * Checks the shapes against what the theory declared.
     *
     * @param timeCount number of times asked for
     * @throws IllegalStateException if a declared observable has neither values nor a reason, or
     *     values of another length
     */
    public void check(Iterable<Observable> declared, int timeCount) {
        for (Observable observable : declared) {
            int expected = observable.size() * (observable.inTime() ? timeCount : 1);
            Values found = values.get(observable.id());
            if (found == null && !reasons.containsKey(observable.id())) {
                throw new IllegalStateException("no value and no reason for " + observable.id());
            }
            if (found != null && found.values().length != expected) {
                throw new IllegalStateException(
                        observable.id()
                                + " has "
                                + found.values().length
                                + " values, expected "
                                + expected);
            }
        }
    }
}
