package org.limitlab.headless.verb;

import org.limitlab.core.model.Observable;
import org.limitlab.engine.store.BlockData;
import org.limitlab.engine.store.FailedReplica;
import org.limitlab.engine.store.ObservableData;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Mean and variance of each number that replicas show, block after block in replica order, so that
 * no number of threads changes a bit. Replicas that failed count nowhere, at no time.
 */
final class Sample {

    private final List<Observable> observables;
    private final double[][] mean;
    private final double[][] squares;
    private final List<FailedReplica> failures = new ArrayList<>();
    private long count;

    Sample(List<Observable> observables, int times) {
        this.observables = List.copyOf(observables);
        this.mean = new double[observables.size()][];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = new double[ObservableData.stride(observables.get(i), times)];
        }
        this.squares = new double[mean.length][];
        for (int i = 0; i < mean.length; i++) {
            squares[i] = new double[mean[i].length];
        }
    }

    /** Takes in the next block of the cell. */
    void add(BlockData block) {
        failures.addAll(block.failures());
        Set<Long> failed = new HashSet<>();
        block.failures().forEach(f -> failed.add(f.replica()));
        for (int r = 0; r < block.count(); r++) {
            if (!failed.contains(block.first() + r)) {
                count++;
                for (int i = 0; i < mean.length; i++) {
                    double[] values = block.observables().get(i).values();
                    add(mean[i], squares[i], values, r * mean[i].length);
                }
            }
        }
    }

    /** Welford's update: no cancellation, one pass. */
    private void add(double[] means, double[] sums, double[] values, int from) {
        for (int k = 0; k < means.length; k++) {
            double delta = values[from + k] - means[k];
            means[k] += delta / count;
            sums[k] += delta * (values[from + k] - means[k]);
        }
    }

    /** Replicas that reached the end. */
    long count() {
        return count;
    }

    /** Replicas that failed. */
    List<FailedReplica> failures() {
        return List.copyOf(failures);
    }

    /**
     * Mean and standard error of an observable; NaN where there is none: no replica for a mean,
     * fewer than two for its error.
     */
    Answer answer(Observable observable, double[] at) {
        int i = observables.indexOf(observable);
        double[] means = new double[mean[i].length];
        double[] errors = new double[mean[i].length];
        for (int k = 0; k < means.length; k++) {
            means[k] = count > 0 ? mean[i][k] : Double.NaN;
            errors[k] = count > 1 ? Math.sqrt(squares[i][k] / (count - 1) / count) : Double.NaN;
        }
        return new Answer(observable, at, means, errors);
    }
}
