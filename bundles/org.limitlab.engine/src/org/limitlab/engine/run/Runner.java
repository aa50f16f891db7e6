package org.limitlab.engine.run;

import org.limitlab.core.problem.ConfigurationException;
import org.limitlab.engine.judge.StopRule;
import org.limitlab.engine.plan.Block;
import org.limitlab.engine.plan.Cell;
import org.limitlab.engine.plan.RunPlan;
import org.limitlab.engine.plan.TheoryTask;
import org.limitlab.engine.store.ReplicaRange;
import org.limitlab.engine.store.ResultStore;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Carries a plan out: makes what the store lacks, on all cores, and writes each block and each
 * theory's answer as soon as it is there. The same plan gives the same files whatever the number of
 * threads, the shards, the stops on the way and the order of arrival.
 */
public final class Runner {

    private final RunPlan plan;
    private final ResultStore store;
    private final RunOptions options;
    private final StopRule stopRule;
    private final Ledger ledger;
    private final BooleanSupplier timeIsUp;
    private final Crew crew;

    private Runner(
            RunPlan plan,
            ResultStore store,
            RunOptions options,
            StopRule stopRule,
            RunListener listener,
            LongSupplier nanoTime) {
        this.plan = plan;
        this.store = store;
        this.options = options;
        this.stopRule = stopRule;
        this.ledger = new Ledger(listener, options.stopOnFailure());
        this.timeIsUp = deadline(options, nanoTime);
        this.crew =
                new Crew(
                        options.threads(),
                        options.memoryBytes(),
                        () ->
                                ledger.isStoppedByFailure()
                                        || options.cancelled().getAsBoolean()
                                        || timeIsUp.getAsBoolean());
    }

    /**
     * Runs a plan until everything that it wants is stored, or until it is stopped.
     *
     * @param stopRule ends an adaptive run; not asked where the number of replicas is fixed
     * @throws ConfigurationException if shards or ranges of an adaptive run are asked for, or a
     *     replica needs more memory than there is
     * @throws org.limitlab.engine.store.StoreException if a result cannot be written; what was
     *     written before stands
     */
    public static RunResult run(
            RunPlan plan,
            ResultStore store,
            RunOptions options,
            StopRule stopRule,
            RunListener listener) {
        return run(plan, store, options, stopRule, listener, System::nanoTime);
    }

    static RunResult run(
            RunPlan plan,
            ResultStore store,
            RunOptions options,
            StopRule stopRule,
            RunListener listener,
            LongSupplier nanoTime) {
        return new Runner(plan, store, options, stopRule, listener, nanoTime).run();
    }

    private static BooleanSupplier deadline(RunOptions options, LongSupplier nanoTime) {
        if (options.seconds().isEmpty()) {
            return () -> false;
        }
        long start = nanoTime.getAsLong();
        double limit = options.seconds().getAsDouble() * 1e9;
        return () -> nanoTime.getAsLong() - start >= limit;
    }

    private RunResult run() {
        if (plan.experiment().replicas().isAdaptive() && !options.isWhole()) {
            throw new ConfigurationException(
                    plan.experiment().source().placeOf("replicas"),
                    "an adaptive number of replicas cannot be sharded",
                    "see limitlab plan for a count, and give it with --replicas");
        }
        List<Cell> cells = plan.cells();
        List<Integer> looks = plan.looks();
        int before = 0;
        for (int look : looks) {
            round(cells, before, look, before == 0 ? plan.theories() : List.of());
            if (status() != RunResult.Status.DONE || look == looks.getLast()) {
                break;
            }
            cells = unfinished(cells, look);
            if (cells.isEmpty()) {
                break;
            }
            before = look;
        }
        return ledger.result(status());
    }

    /** The cells that need more, and those that check their steps. */
    private List<Cell> unfinished(List<Cell> cells, int look) {
        Set<String> keys = stopRule.unfinished(look);
        List<Cell> rest =
                cells.stream()
                        .filter(
                                c ->
                                        keys.contains(c.key())
                                                || c.stepCheckOf()
                                                        .filter(keys::contains)
                                                        .isPresent())
                        .toList();
        ledger.looked(look, rest.size());
        return rest;
    }

    private RunResult.Status status() {
        if (ledger.isStoppedByFailure()) {
            return RunResult.Status.STOPPED_ON_FAILURE;
        }
        if (ledger.isComplete()) {
            return RunResult.Status.DONE;
        }
        return options.cancelled().getAsBoolean() || !timeIsUp.getAsBoolean()
                ? RunResult.Status.CANCELLED
                : RunResult.Status.OUT_OF_TIME;
    }

    private void round(List<Cell> cells, int from, int to, List<TheoryTask> theories) {
        List<TheoryJob> asked = new ArrayList<>();
        for (TheoryTask task : options.shard().of(theories)) {
            asked.add(new TheoryJob(task, plan.seed(), store, ledger, crew));
        }
        List<BlockJob> missing = new ArrayList<>();
        for (Block block : options.shard().of(blocks(cells, from, to))) {
            if (isStored(block)) {
                ledger.found(block, store.failures(block.cell().key(), block.range()));
            } else {
                missing.add(new BlockJob(block, store, ledger, crew));
            }
        }
        ledger.start(to, missing.stream().map(BlockJob::block).toList(), asked.size());
        warnAboutMemory(missing);
        List<Crew.Job> jobs = new ArrayList<>(asked);
        jobs.addAll(missing);
        crew.run(jobs);
    }

    /** The blocks of some cells in the same order in every shard: costly ones first. */
    private List<Block> blocks(List<Cell> cells, int from, int to) {
        List<Block> blocks = new ArrayList<>();
        for (Cell cell : cells) {
            int end = Math.min(to, cell.replicas());
            ReplicaRange range = options.replicas().orElse(new ReplicaRange(0, end));
            int first = (int) Math.max(from, Math.min(range.first(), end));
            blocks.addAll(cell.blocks(first, (int) Math.min(range.end(), end)));
        }
        blocks.sort(Comparator.comparingDouble(Block::operations).reversed());
        return blocks;
    }

    /** In one file, which may hold more replicas where fewer are asked for than there were. */
    private boolean isStored(Block block) {
        return store.blocks(block.cell().key()).stream()
                .anyMatch(range -> range.contains(block.range()));
    }

    private void warnAboutMemory(List<BlockJob> jobs) {
        jobs.stream()
                .filter(job -> job.bytes() > options.memoryBytes())
                .max(Comparator.comparingLong(BlockJob::bytes))
                .ifPresent(
                        job ->
                                ledger.warn(
                                        "a block of cell "
                                                + job.block().cell().key()
                                                + " needs about "
                                                + (job.bytes() >> 20)
                                                + " MB, more than the "
                                                + (options.memoryBytes() >> 20)
                                                + " MB that blocks may use: it runs alone"));
    }
}
