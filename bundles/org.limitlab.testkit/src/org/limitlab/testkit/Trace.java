package org.limitlab.testkit;

import org.limitlab.core.model.Batch;
import org.limitlab.core.model.Model;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Simulation;
import org.limitlab.core.model.Workers;
import org.limitlab.math.random.Streams;

import java.util.Arrays;
import java.util.List;

/**
 * What the replicas of one batch show at some times: the exam's own inner loop, so that a mistake
 * of the engine cannot hide one of a model.
 */
final class Trace {

    /** A group of random streams; any other name gives other numbers. */
    static final String GROUP = "exam";

    private final List<Observable> observables;
    private final double[][] values;
    private final String[] failures;

    private Trace(List<Observable> observables, int size, int stride) {
        this.observables = observables;
        this.values = new double[size][stride];
        this.failures = new String[size];
        for (double[] row : values) {
            Arrays.fill(row, Double.NaN);
        }
    }

    /**
     * How a batch is run.
     *
     * @param times observation times
     * @param seed root seed
     * @param first first replica
     * @param size number of replicas
     * @param refinement how often the step is halved against the noise's own
     * @param workers for models that split a step
     * @param observing how often each observable is asked at each time, at least 1
     * @param failAt replica of the batch that is ended after the first time; -1 for none
     */
    record Setup(
            double[] times,
            long seed,
            long first,
            int size,
            int refinement,
            Workers workers,
            int observing,
            int failAt) {

        static Setup of(double[] times, int size) {
            return new Setup(times, 7, 0, size, 0, Workers.SEQUENTIAL, 1, -1);
        }

        Setup withTimes(double... other) {
            return new Setup(other, seed, first, size, refinement, workers, observing, failAt);
        }

        Setup withSeed(long other) {
            return new Setup(times, other, first, size, refinement, workers, observing, failAt);
        }

        Setup withReplicas(long from, int count) {
            return new Setup(times, seed, from, count, refinement, workers, observing, failAt);
        }

        Setup withRefinement(int level) {
            return new Setup(times, seed, first, size, level, workers, observing, failAt);
        }

        Setup withWorkers(Workers other) {
            return new Setup(times, seed, first, size, refinement, other, observing, failAt);
        }

        Setup withObserving(int often) {
            return new Setup(times, seed, first, size, refinement, workers, often, failAt);
        }

        Setup withFailure(int replica) {
            return new Setup(times, seed, first, size, refinement, workers, observing, replica);
        }
    }

    /** A batch on its way, so that two can be advanced in turn. */
    static final class Run<P extends Record> {
        private final Setup setup;
        private final Batch batch;
        private final Simulation simulation;
        private final Trace trace;
        private int reached;

        Run(Model<P> model, P parameters, Setup setup) {
            this.setup = setup;
            this.batch =
                    new Batch(
                            Streams.of(setup.seed(), GROUP),
                            setup.first(),
                            setup.size(),
                            setup.refinement(),
                            setup.workers());
            List<Observable> observables = model.observables(parameters);
            this.trace = new Trace(observables, setup.size(), stride(observables, setup.times()));
            this.simulation = model.open(parameters, batch);
        }

        boolean isDone() {
            return reached == setup.times().length;
        }

        void next() {
            simulation.advance(setup.times()[reached]);
            boolean last = reached == setup.times().length - 1;
            for (int replica = 0; replica < setup.size(); replica++) {
                for (int often = 0; often < setup.observing(); often++) {
                    observe(replica, last);
                }
            }
            reached++;
            if (reached == 1 && setup.failAt() >= 0) {
                batch.fail(
                        setup.failAt(),
                        new org.limitlab.core.problem.NumericalFailure("ended by the exam"));
            }
        }

        private void observe(int replica, boolean last) {
            if (!batch.isAlive(replica)) {
                trace.failures[replica] = batch.failure(replica).orElseThrow().getMessage();
                return;
            }
            for (int i = 0; i < trace.observables.size(); i++) {
                Observable observable = trace.observables.get(i);
                if (observable.inTime() || last) {
                    simulation.observe(
                            replica, observable, trace.values[replica], trace.offset(i, reached));
                }
            }
        }

        /** Advances without observing. */
        void advance(double time) {
            simulation.advance(time);
        }

        /** Asks for one observable of a replica. */
        void observe(int replica, Observable observable, double[] into, int at) {
            simulation.observe(replica, observable, into, at);
        }

        /** What was seen so far. */
        Trace trace() {
            return trace;
        }

        Trace toTheEnd() {
            while (!isDone()) {
                next();
            }
            return trace;
        }
    }

    static <P extends Record> Trace of(Model<P> model, P parameters, Setup setup) {
        return new Run<>(model, parameters, setup).toTheEnd();
    }

    private static int stride(List<Observable> observables, double[] times) {
        int stride = 0;
        for (Observable o : observables) {
            stride += o.size() * (o.inTime() ? times.length : 1);
        }
        return stride;
    }

    /** First index of an observable at a time; observables that are not in time stand last. */
    private int offset(int index, int time) {
        int perTime = 0;
        int before = 0;
        int onceBefore = 0;
        for (int i = 0; i < observables.size(); i++) {
            Observable o = observables.get(i);
            perTime += o.inTime() ? o.size() : 0;
            before += i < index && o.inTime() ? o.size() : 0;
            onceBefore += i < index && !o.inTime() ? o.size() : 0;
        }
        if (observables.get(index).inTime()) {
            return time * perTime + before;
        }
        int once = 0;
        for (Observable o : observables) {
            once += o.inTime() ? 0 : o.size();
        }
        return values[0].length - once + onceBefore;
    }

    /** Everything that a replica showed; NaN where it had failed. */
    double[] of(int replica) {
        return values[replica];
    }

    /** Why a replica failed; null if it did not. */
    String failure(int replica) {
        return failures[replica];
    }

    int size() {
        return values.length;
    }

    List<Observable> observables() {
        return observables;
    }

    /** The values of one observable at one time. */
    double[] at(int replica, int observable, int time) {
        int from = offset(observable, time);
        return Arrays.copyOfRange(values[replica], from, from + observables.get(observable).size());
    }

    /** Where two replicas differ in any bit; empty if nowhere. */
    String difference(int mine, Trace other, int theirs) {
        if (!java.util.Objects.equals(failures[mine], other.failures[theirs])) {
            return "one failed ("
                    + failures[mine]
                    + "), the other ("
                    + other.failures[theirs]
                    + ")";
        }
        int at = Arrays.mismatch(values[mine], other.values[theirs]);
        return at < 0
                ? ""
                : "value "
                        + at
                        + " of replica "
                        + mine
                        + " is "
                        + values[mine][at]
                        + " and "
                        + other.values[theirs][at];
    }
}
