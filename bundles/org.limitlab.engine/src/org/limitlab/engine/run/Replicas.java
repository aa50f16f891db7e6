package org.limitlab.engine.run;

import org.limitlab.core.model.Batch;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Reduction;
import org.limitlab.core.model.Simulation;
import org.limitlab.core.model.Workers;
import org.limitlab.core.problem.NumericalFailure;
import org.limitlab.engine.plan.Block;
import org.limitlab.engine.plan.Cell;
import org.limitlab.engine.store.BlockData;
import org.limitlab.engine.store.FailedReplica;
import org.limitlab.engine.store.ObservableData;
import org.limitlab.math.random.Streams;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * The inner loop: opens batches of replicas, advances them to each observation time and records
 * what they show. A replica that shows a value that is not finite, or throws, ends as failed with
 * time, index and cause; the others go on. The numbers do not depend on how replicas are batched.
 */
public final class Replicas {

    private static final long BATCH_BYTES = 256 << 10;
    private static final double BATCH_OPERATIONS = 2e7;
    private static final int MOST_IN_BATCH = 256;

    private final Cell cell;
    private final double[] times;
    private final int first;
    private final int count;
    private final Conditions conditions;
    private final Streams streams;
    private final List<ObservableData> data = new ArrayList<>();
    private final List<FailedReplica> failures = new ArrayList<>();

    /**
     * What replicas run under; it never changes their numbers.
     *
     * @param workers for models that split one step
     * @param cancelled true from the moment that nobody waits any more
     */
    public record Conditions(Workers workers, BooleanSupplier cancelled) {

        /** On the calling thread, to the end. */
        public static final Conditions PLAIN = new Conditions(Workers.SEQUENTIAL, () -> false);
    }

    private Replicas(Cell cell, int first, int count, Conditions conditions) {
        this.cell = cell;
        this.times = cell.times();
        this.first = first;
        this.count = count;
        this.conditions = conditions;
        this.streams = Streams.of(cell.seed(), cell.group());
        for (Observable observable : cell.observables()) {
            int stride = ObservableData.stride(observable, times.length);
            double[] values = new double[Math.multiplyExact(count, stride)];
            Arrays.fill(values, Double.NaN);
            data.add(new ObservableData(observable, values));
        }
    }

    /**
     * Runs the replicas of a block.
     *
     * @throws CancellationException if cancelled
     */
    public static BlockData run(Block block, Conditions conditions) {
        return run(block, conditions, batchSize(block.cell()));
    }

    static BlockData run(Block block, Conditions conditions, int batchSize) {
        Replicas replicas = new Replicas(block.cell(), block.first(), block.count(), conditions);
        for (int at = 0; at < block.count(); at += batchSize) {
            replicas.runBatch(at, Math.min(batchSize, block.count() - at));
        }
        return replicas.block();
    }

    /** Several replicas where they are cheap, one where it is large or long. */
    static int batchSize(Cell cell) {
        double byMemory = (double) BATCH_BYTES / Math.max(1, cell.cost().bytes());
        double operations = cell.cost().operations() / cell.times().length;
        double byWork = BATCH_OPERATIONS / Math.max(1, operations);
        return (int) Math.max(1, Math.min(MOST_IN_BATCH, Math.min(byMemory, byWork)));
    }

    private BlockData block() {
        failures.sort(Comparator.comparingLong(FailedReplica::replica));
        return new BlockData(
                cell.key(),
                cell.modelId(),
                cell.model().numericsRevision(),
                cell.parametersText(),
                times,
                first,
                count,
                data,
                failures);
    }

    /**
     * Where a whole batch is lost, its replicas run one by one, so that only those that are to
     * blame fail.
     */
    private void runBatch(int at, int size) {
        int failedBefore = failures.size();
        try {
            new Run(at, size).toTheEnd();
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            failures.subList(failedBefore, failures.size()).clear();
            for (int i = at; i < at + size; i++) {
                erase(i, 0);
                runAlone(i);
            }
        }
    }

    private void runAlone(int index) {
        int failedBefore = failures.size();
        Run run = new Run(index, 1);
        try {
            run.toTheEnd();
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            failures.subList(failedBefore, failures.size()).clear();
            erase(index, run.reached);
            failures.add(new FailedReplica(first + (long) index, run.time, cause(e)));
        }
    }

    /** Forgets what a replica showed from a time on, and what it shows at the end. */
    private void erase(int index, int fromTime) {
        for (ObservableData each : data) {
            int stride = ObservableData.stride(each.observable(), times.length);
            int kept = each.observable().inTime() ? fromTime * each.observable().size() : 0;
            Arrays.fill(each.values(), index * stride + kept, (index + 1) * stride, Double.NaN);
        }
    }

    private static String cause(Throwable e) {
        String message = String.valueOf(e.getMessage()).replaceAll("\\s+", " ").strip();
        return e instanceof NumericalFailure ? message : e.getClass().getName() + ": " + message;
    }

    /** One batch on its way through the times. */
    private final class Run {

        private final int at;
        private final Batch batch;
        private final boolean[] noted;
        private int reached;
        private double time;

        Run(int at, int size) {
            this.at = at;
            this.batch =
                    new Batch(
                            streams,
                            first + (long) at,
                            size,
                            cell.refinement(),
                            conditions.workers(),
                            conditions.cancelled());
            this.noted = new boolean[size];
        }

        void toTheEnd() {
            batch.checkCancelled();
            Simulation simulation = cell.open(batch);
            noteFailures();
            for (reached = 0; reached < times.length; reached++) {
                time = times[reached];
                batch.checkCancelled();
                simulation.advance(time);
                noteFailures();
                for (int i = 0; i < batch.size(); i++) {
                    if (batch.isAlive(i)) {
                        observe(simulation, i);
                    }
                }
            }
        }

        private void noteFailures() {
            for (int i = 0; i < batch.size(); i++) {
                if (!batch.isAlive(i) && !noted[i]) {
                    note(i, batch.failure(i).orElseThrow());
                }
            }
        }

        private void note(int index, NumericalFailure failure) {
            noted[index] = true;
            failures.add(new FailedReplica(batch.replica(index), time, cause(failure)));
        }

        private void observe(Simulation simulation, int index) {
            boolean last = reached == times.length - 1;
            for (ObservableData each : data) {
                Observable observable = each.observable();
                if (!observable.inTime() && !last) {
                    continue;
                }
                int stride = ObservableData.stride(observable, times.length);
                int offset =
                        (at + index) * stride
                                + (observable.inTime() ? reached * observable.size() : 0);
                simulation.observe(index, observable, each.values(), offset);
                int wrong = firstWrong(observable, each.values(), offset);
                if (wrong >= 0) {
                    String name =
                            observable.id() + (observable.size() > 1 ? "[" + wrong + "]" : "");
                    batch.fail(
                            index,
                            new NumericalFailure(name + " = " + each.values()[offset + wrong]));
                    note(index, batch.failure(index).orElseThrow());
                    erase(at + index, reached);
                    return;
                }
            }
        }

        /** The first value that is not finite; a time may be infinite: it did not come. */
        private int firstWrong(Observable observable, double[] values, int offset) {
            boolean mayBeInfinite = observable.reduction() == Reduction.CENSORED_TIME;
            for (int i = 0; i < observable.size(); i++) {
                double value = values[offset + i];
                if (!Double.isFinite(value)
                        && !(mayBeInfinite && value == Double.POSITIVE_INFINITY)) {
                    return i;
                }
            }
            return -1;
        }
    }
}
