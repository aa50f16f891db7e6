package org.limitlab.testkit;

import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Reduction;
import org.limitlab.core.model.Workers;
import org.limitlab.engine.plan.Block;
import org.limitlab.engine.plan.Cell;
import org.limitlab.engine.run.Replicas;
import org.limitlab.engine.store.BlockData;
import org.limitlab.engine.store.ObservableData;

import java.util.Arrays;

/** Rules on the numbers of a model: they depend on parameters, seed and replica alone. */
final class ModelNumbers {

    private static final int REPLICAS = 5;
    private static final int COUPLED_REPLICAS = 48;
    private static final int COUPLED_STEPS = 4;

    private ModelNumbers() {}

    static void finite(Candidate<?> candidate) {
        Trace trace = candidate.trace(candidate.setup(REPLICAS));
        for (int replica = 0; replica < REPLICAS; replica++) {
            requireAlive(trace, replica);
            for (int i = 0; i < trace.observables().size(); i++) {
                Observable observable = trace.observables().get(i);
                int times = candidate.times().length;
                for (int time = observable.inTime() ? 0 : times - 1; time < times; time++) {
                    requireFinite(observable, trace.at(replica, i, time));
                }
            }
        }
        staysInside(candidate);
    }

    private static void requireAlive(Trace trace, int replica) {
        Checks.require(
                trace.failure(replica) == null,
                () -> "replica " + replica + " failed: " + trace.failure(replica));
    }

    private static void requireFinite(Observable observable, double[] values) {
        for (double value : values) {
            boolean later =
                    observable.reduction() == Reduction.CENSORED_TIME
                            && value == Double.POSITIVE_INFINITY;
            Checks.require(
                    Double.isFinite(value) || later,
                    () ->
                            observable.id()
                                    + (Double.isNaN(value)
                                            ? " is NaN, or not filled to its declared size"
                                            : " is " + value));
        }
    }

    /** An observable that writes beyond its size would overwrite its neighbour, or run out. */
    private static void staysInside(Candidate<?> candidate) {
        Trace.Run<?> run = candidate.open(candidate.setup(1));
        run.next();
        for (Observable observable : candidate.observables()) {
            if (observable.inTime()) {
                double[] guarded = new double[observable.size() + 2];
                Arrays.fill(guarded, 1e99);
                run.observe(0, observable, guarded, 1);
                Checks.require(
                        guarded[0] == 1e99 && guarded[guarded.length - 1] == 1e99,
                        () -> observable.id() + " writes outside its " + observable.size());
            }
        }
    }

    static void sameSeed(Candidate<?> candidate) {
        Trace first = candidate.trace(candidate.setup(REPLICAS));
        requireEqual(first, candidate.trace(candidate.setup(REPLICAS)), 0);
    }

    static void parametersUnchanged(Candidate<?> candidate) {
        String before = candidate.text();
        candidate.trace(candidate.setup(2));
        String after = candidate.text();
        Checks.require(before.equals(after), () -> "a run made " + after + " of the parameters");
    }

    static void stateless(Candidate<?> candidate) {
        Trace alone = candidate.trace(candidate.setup(2));
        Trace.Run<?> mine = candidate.open(candidate.setup(2));
        Trace.Run<?> other = candidate.open(candidate.setup(3).withSeed(8));
        while (!mine.isDone()) {
            other.next();
            mine.next();
        }
        requireEqual(mine.trace(), alone, 0);
    }

    static void batch(Candidate<?> candidate) {
        Trace whole = candidate.trace(candidate.setup(REPLICAS));
        for (int replica = 0; replica < REPLICAS; replica++) {
            Trace alone = candidate.trace(candidate.setup(1).withReplicas(replica, 1));
            requireEqual(alone, whole, replica);
        }
        requireEqual(candidate.trace(candidate.setup(2).withReplicas(2, 2)), whole, 2);
    }

    static void threads(Candidate<?> candidate) {
        Trace sequential = candidate.trace(candidate.setup(REPLICAS));
        Workers backwards =
                (chunks, work) -> {
                    for (int chunk = chunks - 1; chunk >= 0; chunk--) {
                        work.accept(chunk);
                    }
                };
        requireEqual(
                candidate.trace(candidate.setup(REPLICAS).withWorkers(backwards)), sequential, 0);
        try (ParallelWorkers parallel = new ParallelWorkers(3)) {
            requireEqual(
                    candidate.trace(candidate.setup(REPLICAS).withWorkers(parallel)),
                    sequential,
                    0);
        }
    }

    /** The engine's own loop, in one go and in pieces. */
    static void blocks(Candidate<?> candidate) {
        Cell cell = candidate.cell();
        BlockData whole = Replicas.run(new Block(cell, 0, 6), Replicas.Conditions.PLAIN);
        Checks.require(whole.failures().isEmpty(), () -> "replicas failed: " + whole.failures());
        for (int[] part : new int[][] {{0, 2}, {2, 1}, {3, 3}}) {
            BlockData piece =
                    Replicas.run(new Block(cell, part[0], part[1]), Replicas.Conditions.PLAIN);
            for (int i = 0; i < piece.observables().size(); i++) {
                requireEqual(
                        piece.observables().get(i), whole.observables().get(i), part[0], part[1]);
            }
        }
    }

    private static void requireEqual(
            ObservableData piece, ObservableData whole, int first, int count) {
        int stride = piece.values().length / count;
        double[] expected =
                Arrays.copyOfRange(whole.values(), first * stride, (first + count) * stride);
        Checks.require(
                Arrays.equals(piece.values(), expected),
                () ->
                        piece.observable().id()
                                + " of replicas "
                                + first
                                + ".."
                                + (first + count - 1)
                                + " is not what one block of six gives");
    }

    static void observing(Candidate<?> candidate) {
        Trace once = candidate.trace(candidate.setup(REPLICAS));
        requireEqual(candidate.trace(candidate.setup(REPLICAS).withObserving(3)), once, 0);
    }

    static void start(Candidate<?> candidate) {
        double[] times = candidate.times();
        double[] later = Arrays.copyOfRange(times, 1, times.length);
        Trace straight = candidate.trace(candidate.setup(2).withTimes(later));
        Trace started = candidate.trace(candidate.setup(2));
        for (int replica = 0; replica < 2; replica++) {
            double[] expected = straight.of(replica);
            double[] found = started.of(replica);
            double[] tail = Arrays.copyOfRange(found, found.length - expected.length, found.length);
            int at = Arrays.mismatch(expected, tail);
            Checks.require(
                    at < 0,
                    () ->
                            "advancing to time 0 first gives "
                                    + tail[at]
                                    + " instead of "
                                    + expected[at]);
        }
    }

    static void failure(Candidate<?> candidate) {
        Trace whole = candidate.trace(candidate.setup(REPLICAS));
        Trace ended = candidate.trace(candidate.setup(REPLICAS).withFailure(1));
        for (int replica : new int[] {0, 2, 3, 4}) {
            String difference = ended.difference(replica, whole, replica);
            Checks.require(difference.isEmpty(), () -> "after replica 1 had ended, " + difference);
        }
    }

    private static void requireEqual(Trace found, Trace expected, int offset) {
        for (int replica = 0; replica < found.size(); replica++) {
            String difference = found.difference(replica, expected, replica + offset);
            Checks.require(difference.isEmpty(), () -> difference);
        }
    }

    /**
     * With half the step and refinement 1, a replica starts in the same state and moves as its
     * coarse partner does: after a few steps, where the noise rules, the difference of their
     * displacements is less than half of that between two replicas, in some observable.
     */
    static void sharedNoise(ModelSubject subject) {
        if (subject.model().numericalStep().isEmpty()) {
            return;
        }
        Candidate<?> coarse = subject.main();
        double end = COUPLED_STEPS * coarse.step();
        Trace.Setup setup = coarse.setup(COUPLED_REPLICAS).withTimes(0, end);
        Trace a = coarse.trace(setup);
        Trace b = coarse.halved().trace(setup.withRefinement(1));
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < a.observables().size(); i++) {
            if (a.observables().get(i).inTime()) {
                requireSameStart(a, b, i);
                nearest = Math.min(nearest, ratio(a, b, i));
            }
        }
        double found = nearest;
        Checks.require(
                found < 0.5 || found == Double.POSITIVE_INFINITY,
                () ->
                        "half the step, refined once, ends "
                                + found
                                + " times as far from its partner's way as from another replica's:"
                                + " the noise is not the same");
    }

    private static void requireSameStart(Trace a, Trace b, int observable) {
        for (int replica = 0; replica < a.size(); replica++) {
            int which = replica;
            Checks.require(
                    Arrays.equals(a.at(replica, observable, 0), b.at(replica, observable, 0)),
                    () -> "replica " + which + " starts elsewhere with half the step");
        }
    }

    /** Rms distance of partners' ways over that of neighbours'; infinite where nothing varies. */
    private static double ratio(Trace a, Trace b, int observable) {
        double partners = 0;
        double neighbours = 0;
        for (int replica = 0; replica < a.size(); replica++) {
            double[] way = way(a, replica, observable);
            partners += squaredDistance(way, way(b, replica, observable));
            neighbours += squaredDistance(way, way(a, (replica + 1) % a.size(), observable));
        }
        return neighbours > 0 ? Math.sqrt(partners / neighbours) : Double.POSITIVE_INFINITY;
    }

    private static double[] way(Trace trace, int replica, int observable) {
        double[] way = trace.at(replica, observable, 1);
        double[] start = trace.at(replica, observable, 0);
        for (int i = 0; i < way.length; i++) {
            way[i] -= start[i];
        }
        return way;
    }

    private static double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return sum;
    }
}
