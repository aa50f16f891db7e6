package org.limitlab.engine.summary;

import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Reduction;
import org.limitlab.engine.store.TheoryData;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a theory says of one statistic of one observable. A theory that predicts the expectation
 * speaks of means, of probabilities, of histograms and, through its logarithm, of logs of means;
 * any other statistic it must predict as such.
 *
 * @param label the theory's name in the table
 * @param values shape (T if in time, axes...); NaN where it says nothing
 * @param error its own absolute error, same shape
 */
record TheoryColumn(String label, double[] values, double[] error) {

    /** A theory that says nothing of this. */
    static TheoryColumn silent(String label, int length) {
        double[] nothing = new double[length];
        Arrays.fill(nothing, Double.NaN);
        return new TheoryColumn(label, nothing, nothing);
    }

    /**
     * What a theory says, if it predicts an observable of this id and shape at all.
     *
     * @param length values of one replica
     */
    static Optional<TheoryColumn> of(
            String label,
            TheoryData theory,
            Observable observable,
            Reduction statistic,
            int length) {
        if (theory.reason(observable.id()).isPresent()) {
            return Optional.of(silent(label, length));
        }
        Optional<TheoryData.Values> found = theory.find(observable.id());
        if (found.isEmpty()
                || found.get().values().length != length
                || found.get().observable().inTime() != observable.inTime()) {
            return Optional.empty();
        }
        TheoryData.Values predicted = found.get();
        Reduction of = predicted.observable().reduction();
        if (of == statistic || of == Reduction.MEAN && isExpectation(statistic)) {
            return Optional.of(new TheoryColumn(label, predicted.values(), predicted.error()));
        }
        if (of == Reduction.MEAN && statistic == Reduction.LOG_OF_MEAN) {
            return Optional.of(logarithm(label, predicted));
        }
        return Optional.empty();
    }

    private static boolean isExpectation(Reduction statistic) {
        return statistic == Reduction.MEAN
                || statistic == Reduction.PROBABILITY
                || statistic == Reduction.HISTOGRAM;
    }

    private static TheoryColumn logarithm(String label, TheoryData.Values predicted) {
        double[] values = predicted.values().clone();
        double[] error = predicted.error().clone();
        for (int i = 0; i < values.length; i++) {
            error[i] = error[i] / Math.abs(values[i]);
            values[i] = Math.log(values[i]);
        }
        return new TheoryColumn(label, values, error);
    }
}
