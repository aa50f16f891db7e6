package org.limitlab.headless.verb;

import org.limitlab.core.experiment.Experiment;
import org.limitlab.engine.plan.Shard;
import org.limitlab.engine.run.RunOptions;
import org.limitlab.engine.store.Access;
import org.limitlab.engine.store.ReplicaRange;
import org.limitlab.headless.shell.Environment;
import org.limitlab.headless.shell.UsageException;

import picocli.CommandLine.Option;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a run is carried out: threads, shards, limits. None of it moves a bit of any result. */
final class RunSettings {

    private static final Pattern RANGE = Pattern.compile("(\\d{1,9})\\.\\.(\\d{1,9})");

    @Option(
            names = {"-j", "--jobs"},
            paramLabel = "THREADS",
            description = "Threads; default: the cores that this process may use.")
    private Integer jobs;

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            description =
                    "One part of several, counted from 0, to be merged later. In a Slurm array the"
                            + " task's place is the default.")
    private String shard;

    @Option(
            names = "--replica-range",
            paramLabel = "FIRST..LAST",
            description = "Some replicas of each cell only, both ends included.")
    private String range;

    @Option(names = "--fail-fast", description = "Stop at the first failed replica.")
    private boolean failFast;

    /** Everything, on so many threads. */
    static RunSettings of(int threads) {
        RunSettings settings = new RunSettings();
        settings.jobs = threads;
        settings.shard = "0/1";
        return settings;
    }

    /** Checks the words, so that bad usage shows before anything is opened. */
    void check(Environment environment) {
        shard(environment);
        range();
        if (jobs != null && jobs < 1) {
            throw new UsageException("-j " + jobs + " is below 1");
        }
    }

    /** Options of the engine. */
    RunOptions options(Experiment experiment, Environment environment, BooleanSupplier cancelled) {
        RunOptions options =
                RunOptions.of(experiment)
                        .withThreads(jobs == null ? environment.cores() : jobs)
                        .withShard(shard(environment))
                        .withCancelled(cancelled);
        options = failFast ? options.withStopOnFailure(true) : options;
        Optional<ReplicaRange> some = range();
        return some.isPresent() ? options.withReplicas(some.get()) : options;
    }

    /** How the directory is opened. */
    Access access(Environment environment) {
        Shard part = shard(environment);
        return part.isAll() ? Access.RUN : Access.shard(part.index(), part.count());
    }

    /** Threads at most. */
    int threads(Environment environment) {
        return jobs == null ? environment.cores() : jobs;
    }

    private Shard shard(Environment environment) {
        try {
            if (shard != null) {
                return Shard.parse(shard);
            }
            String task = environment.variable("SLURM_ARRAY_TASK_ID");
            if (task.isEmpty()) {
                return Shard.ALL;
            }
            int first = number(environment, "SLURM_ARRAY_TASK_MIN", 0);
            int index = number(environment, "SLURM_ARRAY_TASK_ID", 0) - first;
            return new Shard(index, number(environment, "SLURM_ARRAY_TASK_COUNT", 1));
        } catch (IllegalArgumentException e) {
            throw new UsageException(
                    (shard == null ? "the Slurm array: " : "--shard: ") + e.getMessage());
        }
    }

    private static int number(Environment environment, String variable, int otherwise) {
        String text = environment.variable(variable);
        return text.isEmpty() ? otherwise : Integer.parseInt(text);
    }

    private Optional<ReplicaRange> range() {
        if (range == null) {
            return Optional.empty();
        }
        Matcher matcher = RANGE.matcher(range);
        if (!matcher.matches()) {
            throw new UsageException("--replica-range " + range + " is no range such as 0..31");
        }
        long first = Long.parseLong(matcher.group(1));
        long last = Long.parseLong(matcher.group(2));
        if (last < first) {
            throw new UsageException("--replica-range " + range + " ends before it begins");
        }
        return Optional.of(new ReplicaRange(first, last + 1));
    }
}
