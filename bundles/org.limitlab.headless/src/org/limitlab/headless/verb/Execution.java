package org.limitlab.headless.verb;

import org.limitlab.core.experiment.Experiment;
import org.limitlab.core.model.Model;
import org.limitlab.core.theory.Theory;
import org.limitlab.engine.plan.Cell;
import org.limitlab.engine.plan.TheoryTask;
import org.limitlab.engine.run.RunDirectory;
import org.limitlab.engine.run.RunOptions;
import org.limitlab.engine.run.RunResult;
import org.limitlab.engine.store.Host;
import org.limitlab.engine.store.Machine;
import org.limitlab.engine.store.Provenance;
import org.limitlab.headless.shell.Environment;
import org.limitlab.headless.shell.ExitCode;
import org.limitlab.headless.shell.Session;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;

/** Runs one experiment in its directory, to its verdicts where all results are there. */
final class Execution {

    private final Session session;
    private final RunSettings settings;
    private final Talk talk;
    private final List<String> command;

    /**
     * How an execution ended.
     *
     * @param code of the run itself, verdicts left out
     * @param conclusion empty where results are not complete
     */
    record Ending(int code, Optional<Conclusion> conclusion) {}

    Execution(Session session, RunSettings settings, Talk talk, List<String> command) {
        this.session = session;
        this.settings = settings;
        this.talk = talk;
        this.command = List.copyOf(command);
    }

    /** A seed for experiments that have none: 53 bits, so that every program reads it exactly. */
    static long draw() {
        return new SecureRandom().nextLong() >>> 11;
    }

    Ending run(Experiment experiment, Path directory) throws IOException {
        try (Stop stop = new Stop(session.environment().signals(), talk)) {
            return run(experiment, directory, stop);
        } finally {
            talk.close();
        }
    }

    private Ending run(Experiment experiment, Path directory, Stop stop) throws IOException {
        Environment environment = session.environment();
        Machine machine = Host.machine(Providers.blas());
        RunDirectory.Setting setting =
                new RunDirectory.Setting(
                        settings.access(environment),
                        machine,
                        this::damaged,
                        Execution::draw,
                        stop::isAsked);
        try (RunDirectory opened =
                RunDirectory.open(directory, experiment, session.catalog(), setting)) {
            opened.store().note(seed(opened), provenance(opened, machine));
            RunOptions options =
                    settings.options(opened.plan().experiment(), environment, stop::isAsked);
            RunResult result = opened.run(options, talk);
            talk.close();
            int code = ExitCode.of(code(result, stop), stop.isAsked() ? stop.code() : 0);
            boolean whole = result.isDone() && options.isWhole();
            return new Ending(code, whole ? Optional.of(Conclusion.of(opened)) : Optional.empty());
        } catch (CancellationException e) {
            return new Ending(stop.code(), Optional.empty());
        }
    }

    private void damaged(Path file, Path movedTo, String why) {
        talk.line(
                "damaged: "
                        + file
                        + " ("
                        + why
                        + "); it is now "
                        + movedTo
                        + " and will be made again");
    }

    private int code(RunResult result, Stop stop) {
        int code = result.failedReplicas() > 0 ? ExitCode.FAILED_REPLICAS : ExitCode.DONE;
        if (result.failedReplicas() > 0) {
            talk.line(Verb.count(result.failedReplicas(), "replica") + " failed; see the report");
        }
        result.brokenTheories().values().stream()
                .findFirst()
                .ifPresent(e -> session.complain("a theory broke: " + e));
        if (!result.brokenTheories().isEmpty()) {
            code = ExitCode.of(code, ExitCode.INTERNAL);
        }
        return switch (result.status()) {
            case DONE, STOPPED_ON_FAILURE -> code;
            case OUT_OF_TIME -> {
                talk.line("the time is up: what is finished is on disk; the same command goes on");
                yield ExitCode.of(code, ExitCode.STOPPED);
            }
            case CANCELLED -> ExitCode.of(code, stop.isAsked() ? stop.code() : ExitCode.STOPPED);
        };
    }

    private static OptionalLong seed(RunDirectory opened) {
        return opened.plan().cells().isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(opened.plan().seed());
    }

    private Provenance.Session provenance(RunDirectory opened, Machine machine) {
        Map<String, Integer> models = new TreeMap<>();
        for (Cell cell : opened.plan().cells()) {
            Model<?> model = cell.model();
            models.put(model.id(), model.numericsRevision());
        }
        Map<String, Integer> theories = new TreeMap<>();
        for (TheoryTask task : opened.plan().theories()) {
            Theory<?> theory = task.theory();
            theories.put(theory.id(), theory.numericsRevision());
        }
        return new Provenance.Session(
                session.environment().version(),
                new TreeMap<>(session.catalog().bundles()),
                models,
                theories,
                machine,
                Host.operatingSystem(),
                Host.processor(),
                settings.threads(session.environment()),
                command);
    }
}
