package org.limitlab.engine.store;

import org.limitlab.core.model.Observable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Two stores side by side: what only one has, and how the values that both have differ. Equal keys
 * promise equal numbers; where machine type, JVM or BLAS provider differ, last bits may.
 *
 * @param onlyFirst cells with replicas, and theories, that only the first store has
 * @param onlySecond those that only the second has
 * @param differences one entry for each observable of each cell and theory that both have
 */
public record Comparison(
        List<String> onlyFirst, List<String> onlySecond, List<Difference> differences) {

    public Comparison {
        onlyFirst = List.copyOf(onlyFirst);
        onlySecond = List.copyOf(onlySecond);
        differences = List.copyOf(differences);
    }

    /** Compares everything; reads block by block. */
    public static Comparison of(ResultStore first, ResultStore second) {
        return new Work(first, second).compare();
    }

    /** True if all that both have is equal to the bit. */
    public boolean isSame() {
        return differences.stream().allMatch(Difference::isNone);
    }

    /** True if both hold the same, equal to the bit. */
    public boolean isIdentical() {
        return isSame() && onlyFirst.isEmpty() && onlySecond.isEmpty();
    }

    /** Entries that differ, the largest relative difference first. */
    public List<Difference> differing() {
        return differences.stream()
                .filter(d -> !d.isNone())
                .sorted((a, b) -> Double.compare(b.relative(), a.relative()))
                .toList();
    }

    /** The largest relative difference; 0 for none. */
    public double largestRelative() {
        return differences.stream().mapToDouble(Difference::relative).max().orElse(0);
    }

    private static final class Work {
        private final ResultStore first;
        private final ResultStore second;
        private final List<Difference> differences = new ArrayList<>();

        Work(ResultStore first, ResultStore second) {
            this.first = first;
            this.second = second;
        }

        Comparison compare() {
            TreeSet<String> cells = new TreeSet<>(first.cells());
            TreeSet<String> others = new TreeSet<>(second.cells());
            TreeSet<String> theories = new TreeSet<>(first.theories());
            TreeSet<String> otherTheories = new TreeSet<>(second.theories());
            List<String> onlyFirst = new ArrayList<>(without(cells, others));
            onlyFirst.addAll(without(theories, otherTheories));
            List<String> onlySecond = new ArrayList<>(without(others, cells));
            onlySecond.addAll(without(otherTheories, theories));
            cells.retainAll(others);
            cells.forEach(this::cell);
            theories.retainAll(otherTheories);
            theories.forEach(this::theory);
            return new Comparison(onlyFirst, onlySecond, differences);
        }

        private static TreeSet<String> without(TreeSet<String> all, TreeSet<String> some) {
            TreeSet<String> rest = new TreeSet<>(all);
            rest.removeAll(some);
            return rest;
        }

        private void cell(String key) {
            boolean sameMachine = sameMachines(key);
            List<Tally> tallies = new ArrayList<>();
            for (Observable observable : first.observables(key)) {
                if (second.observables(key).stream()
                        .anyMatch(o -> o.id().equals(observable.id()))) {
                    tallies.add(new Tally(observable, first.times(key)));
                }
            }
            for (ReplicaRange part : common(key)) {
                BlockData a = first.find(key, part).orElseThrow();
                BlockData b = second.find(key, part).orElseThrow();
                for (Tally tally : tallies) {
                    tally.add(
                            a.find(tally.observable.id()).orElseThrow().values(),
                            b.find(tally.observable.id()).orElseThrow().values(),
                            part.first());
                }
            }
            tallies.forEach(t -> differences.add(t.difference(key, sameMachine)));
        }

        private boolean sameMachines(String key) {
            TreeSet<String> machines = new TreeSet<>();
            first.machines(key).values().forEach(m -> machines.add(m.toString()));
            second.machines(key).values().forEach(m -> machines.add(m.toString()));
            return machines.size() == 1;
        }

        /** Replicas that both have, in pieces of at most a block. */
        private List<ReplicaRange> common(String key) {
            List<ReplicaRange> common = new ArrayList<>();
            long done = 0;
            for (ReplicaRange a : first.blocks(key)) {
                for (ReplicaRange b : second.blocks(key)) {
                    long from = Math.max(done, Math.max(a.first(), b.first()));
                    long to = Math.min(a.end(), b.end());
                    if (from < to) {
                        common.add(new ReplicaRange(from, to));
                        done = to;
                    }
                }
            }
            return common;
        }

        private void theory(String key) {
            Optional<TheoryData> a = first.theory(key);
            Optional<TheoryData> b = second.theory(key);
            if (a.isEmpty() || b.isEmpty()) {
                return; // damaged, and said so
            }
            boolean sameMachine = first.theoryMachine(key).equals(second.theoryMachine(key));
            for (TheoryData.Values values : a.get().values()) {
                Tally tally = new Tally(values.observable(), a.get().times());
                double[] other =
                        b.get()
                                .find(values.observable().id())
                                .map(TheoryData.Values::values)
                                .orElse(Tally.nothing(values.values().length));
                tally.add(values.values(), other, -1);
                differences.add(tally.difference(key, sameMachine));
            }
        }
    }

    /** Counts differences of one observable. */
    private static final class Tally {
        private final Observable observable;
        private final double[] times;
        private final int stride;
        private long values;
        private long differing;
        private double largest;
        private double magnitude;
        private String where = "";

        Tally(Observable observable, double[] times) {
            this.observable = observable;
            this.times = times;
            this.stride = ObservableData.stride(observable, times.length);
        }

        static double[] nothing(int count) {
            double[] nothing = new double[count];
            java.util.Arrays.fill(nothing, Double.NaN);
            return nothing;
        }

        /**
         * Adds values of both.
         *
         * @param firstReplica of the values; negative where they have none
         */
        void add(double[] a, double[] b, long firstReplica) {
            for (int i = 0; i < a.length; i++) {
                values++;
                magnitude = Math.max(magnitude, Math.max(magnitude(a[i]), magnitude(b[i])));
                if (Double.doubleToLongBits(a[i]) != Double.doubleToLongBits(b[i])) {
                    if (differing == 0) {
                        where = place(i, firstReplica);
                    }
                    differing++;
                    double difference = Math.abs(a[i] - b[i]);
                    largest =
                            Math.max(
                                    largest,
                                    Double.isNaN(difference)
                                            ? Double.POSITIVE_INFINITY
                                            : difference);
                }
            }
        }

        private static double magnitude(double value) {
            return Double.isFinite(value) ? Math.abs(value) : 0;
        }

        private String place(int index, long firstReplica) {
            int inReplica = index % stride;
            List<String> words = new ArrayList<>();
            if (firstReplica >= 0) {
                words.add("replica " + (firstReplica + index / stride));
            }
            if (observable.inTime()) {
                words.add("time " + times[inReplica / observable.size()]);
            }
            if (observable.size() > 1) {
                words.add("index " + inReplica % observable.size());
            }
            return String.join(", ", words);
        }

        Difference difference(String key, boolean sameMachine) {
            double relative = largest == 0 ? 0 : largest / magnitude;
            return new Difference(
                    key, observable.id(), values, differing, largest, relative, where, sameMachine);
        }
    }
}
