package org.limitlab.engine.summary;

import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Reduction;
import org.limitlab.engine.plan.Cell;
import org.limitlab.engine.plan.TheoryTask;
import org.limitlab.engine.store.ObservableData;
import org.limitlab.engine.store.ReplicaRange;
import org.limitlab.engine.store.ResultStore;
import org.limitlab.engine.store.TheoryData;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/**
 * What one side shows of one observable at one point of the axes: replicas reduced to a statistic,
 * one replica, or what a theory says. Arrays are time-major, then the observable's axes.
 *
 * @param observable as the side declares it
 * @param times shape (T); the last one alone for what is not in time
 * @param values shape (T, axes...); NaN where nothing is known or nothing was asked for
 * @param lower lower ends of the 95 % intervals, of a theory less its own error; NaN for none
 * @param upper upper ends
 * @param standardErrors of the values; NaN for none
 * @param replicas how many were reduced; 1 for a single one, 0 for a theory
 * @param replica index of the single one
 * @param isPredicted true for a theory's
 */
public record SideValues(
        Observable observable,
        double[] times,
        double[] values,
        double[] lower,
        double[] upper,
        double[] standardErrors,
        int replicas,
        OptionalInt replica,
        boolean isPredicted) {

    /**
     * Replicas of a cell, reduced.
     *
     * @param wanted which entries of the arrays are needed; the others stay NaN
     * @return empty where the cell does not record it or has no replica yet
     */
    public static Optional<SideValues> reduced(
            ResultStore store,
            Cell cell,
            String id,
            Optional<Reduction> reduction,
            IntPredicate wanted) {
        Optional<Observable> found = cell.observable(id);
        int replicas = (int) Math.min(cell.replicas(), store.replicas(cell.key()));
        Columns columns = new Columns(store, cell, replicas);
        if (found.isEmpty() || columns.sound() == 0) {
            return Optional.empty();
        }
        Observable observable = found.get();
        double[] all = cell.times();
        SideValues empty = of(observable, all, 0, OptionalInt.empty(), false);
        Reductions reductions = new Reductions();
        columns.each(
                observable,
                all.length,
                (i, values) -> {
                    if (wanted.test(i)) {
                        Reduced reduced =
                                reductions.reduce(
                                        reduction.orElse(observable.reduction()),
                                        values,
                                        all[all.length - 1]);
                        empty.values[i] = reduced.value();
                        empty.lower[i] = reduced.lower();
                        empty.upper[i] = reduced.upper();
                        empty.standardErrors[i] = reduced.standardError();
                    }
                });
        return Optional.of(
                new SideValues(
                        observable,
                        empty.times,
                        empty.values,
                        empty.lower,
                        empty.upper,
                        empty.standardErrors,
                        columns.sound(),
                        OptionalInt.empty(),
                        false));
    }

    /**
     * One replica of a cell.
     *
     * @param wished its index; empty for the first that did not fail
     * @return empty where the cell does not record it or has no such replica
     */
    public static Optional<SideValues> single(
            ResultStore store, Cell cell, String id, OptionalInt wished) {
        Optional<Observable> found = cell.observable(id);
        int replicas = (int) Math.min(cell.replicas(), store.replicas(cell.key()));
        int replica = wished.orElseGet(() -> firstSound(store, cell, replicas));
        if (found.isEmpty() || replica >= replicas) {
            return Optional.empty();
        }
        SideValues one = of(found.get(), cell.times(), 1, OptionalInt.of(replica), false);
        double[] read = store.read(cell.key(), id, new ReplicaRange(replica, replica + 1));
        System.arraycopy(read, 0, one.values, 0, read.length);
        return Optional.of(one);
    }

    private static int firstSound(ResultStore store, Cell cell, int replicas) {
        int first = 0;
        if (replicas > 0) {
            for (var failed : store.failures(cell.key(), new ReplicaRange(0, replicas))) {
                first += failed.replica() == first ? 1 : 0;
            }
        }
        return first;
    }

    /** What a theory said; empty where it says nothing. */
    public static Optional<SideValues> predicted(ResultStore store, TheoryTask task, String id) {
        Optional<TheoryData.Values> found = store.theory(task.key()).flatMap(t -> t.find(id));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        SideValues said = of(found.get().observable(), task.times(), 0, OptionalInt.empty(), true);
        for (int i = 0; i < said.values.length; i++) {
            double error = found.get().error()[i];
            said.values[i] = found.get().values()[i];
            said.lower[i] = said.values[i] - error;
            said.upper[i] = said.values[i] + error;
        }
        return Optional.of(said);
    }

    private static SideValues of(
            Observable observable,
            double[] times,
            int replicas,
            OptionalInt replica,
            boolean predicted) {
        int length = ObservableData.stride(observable, times.length);
        double[] own = observable.inTime() ? times.clone() : new double[] {times[times.length - 1]};
        return new SideValues(
                observable,
                own,
                nothing(length),
                nothing(length),
                nothing(length),
                nothing(length),
                replicas,
                replica,
                predicted);
    }

    private static double[] nothing(int length) {
        double[] nothing = new double[length];
        Arrays.fill(nothing, Double.NaN);
        return nothing;
    }
}
