package org.limitlab.engine.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A contiguous range of replicas of one cell, with all its observables: what a block file holds.
 * Arrays are shared with whoever made the block, not copied; nobody changes them afterwards.
 *
 * @param cellKey digest of everything that the numbers depend on; letters, digits, - and _
 * @param modelId id of the model
 * @param revision the model's numerics revision
 * @param parametersText complete parameters, canonical text
 * @param times observation times, increasing, shape (T)
 * @param first index of the first replica in the cell, from 0
 * @param count number of replicas, at least 1
 * @param observables values of each observable, shape (count, T if in time, axes...)
 * @param failures replicas that failed, in replica order
 */
public record BlockData(
        String cellKey,
        String modelId,
        int revision,
        String parametersText,
        double[] times,
        long first,
        int count,
        List<ObservableData> observables,
        List<FailedReplica> failures) {

    public BlockData {
        Keys.check(cellKey);
        Objects.requireNonNull(modelId);
        Objects.requireNonNull(parametersText);
        observables = List.copyOf(observables);
        failures = List.copyOf(failures);
        if (first < 0 || count < 1) {
            throw new IllegalArgumentException("first = " + first + ", count = " + count);
        }
        for (ObservableData data : observables) {
            long expected = (long) count * ObservableData.stride(data.observable(), times.length);
            if (data.values().length != expected) {
                throw new IllegalArgumentException(
                        data.observable().id()
                                + " has "
                                + data.values().length
                                + " values, expected "
                                + expected);
            }
        }
    }

    /** The replicas that the block holds. */
    public ReplicaRange range() {
        return new ReplicaRange(first, first + count);
    }

    /** Values of an observable. */
    public Optional<ObservableData> find(String observable) {
        return observables.stream().filter(d -> d.observable().id().equals(observable)).findFirst();
    }

    /**
     * This block followed by the next one of the same cell: equal to the block that a straight run
     * over both ranges makes.
     *
     * @throws IllegalArgumentException if the blocks are not of one cell or not adjacent
     */
    public BlockData join(BlockData next) {
        if (!cellKey.equals(next.cellKey) || next.first != first + count) {
            throw new IllegalArgumentException(
                    cellKey
                            + " "
                            + range()
                            + " does not join "
                            + next.cellKey
                            + " "
                            + next.range());
        }
        List<ObservableData> joined = new ArrayList<>();
        for (ObservableData data : observables) {
            ObservableData other =
                    next.find(data.observable().id())
                            .orElseThrow(
                                    () ->
                                            new IllegalArgumentException(
                                                    "no " + data.observable().id() + " to join"));
            joined.add(
                    new ObservableData(data.observable(), concat(data.values(), other.values())));
        }
        List<FailedReplica> failed = new ArrayList<>(failures);
        failed.addAll(next.failures);
        return new BlockData(
                cellKey,
                modelId,
                revision,
                parametersText,
                times,
                first,
                Math.addExact(count, next.count),
                joined,
                failed);
    }

    /**
     * Some of the replicas.
     *
     * @throws IllegalArgumentException if the block does not hold them all, or there are none
     */
    public BlockData slice(ReplicaRange part) {
        if (!range().contains(part)) {
            throw new IllegalArgumentException(cellKey + " " + range() + " does not hold " + part);
        }
        if (part.equals(range())) {
            return this;
        }
        List<ObservableData> parts = new ArrayList<>();
        for (ObservableData data : observables) {
            int stride = ObservableData.stride(data.observable(), times.length);
            int from = Math.toIntExact(part.first() - first) * stride;
            int to = Math.toIntExact(part.end() - first) * stride;
            parts.add(
                    new ObservableData(
                            data.observable(), Arrays.copyOfRange(data.values(), from, to)));
        }
        return new BlockData(
                cellKey,
                modelId,
                revision,
                parametersText,
                times,
                part.first(),
                Math.toIntExact(part.count()),
                parts,
                failures.stream().filter(f -> part.contains(f.replica())).toList());
    }

    private static double[] concat(double[] a, double[] b) {
        double[] joined = Arrays.copyOf(a, Math.addExact(a.length, b.length));
        System.arraycopy(b, 0, joined, a.length, b.length);
        return joined;
    }
}
