package org.limitlab.headless.verb;

import org.limitlab.core.experiment.Experiment;
import org.limitlab.engine.store.Comparison;
import org.limitlab.engine.store.ResultStore;
import org.limitlab.headless.shell.ExitCode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code limitlab rerun}. */
@Command(
        footerHeading = "%nExample:%n",
        footer = {
            "  limitlab rerun results/cbo-decay",
            "",
            "Exits with 0 where the numbers repeat, with 4 where they do not."
        })
public final class RerunVerb extends Verb {

    @Parameters(paramLabel = "DIR", description = "A directory that limitlab run has written.")
    private String directory;

    @Mixin private RunSettings settings;

    @Mixin private Agreement agreement;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Keep the second results here; default: they are removed.")
    private String output;

    @Override
    public Integer call() throws IOException {
        settings.check(session().environment());
        Experiment experiment = Directories.experiment(directory, session());
        Path own = output == null ? Files.createTempDirectory("limitlab-rerun") : null;
        try {
            Path again = own == null ? session().environment().path(output) : own;
            Talk talk = new Talk(session(), isQuiet());
            Execution.Ending ending =
                    new Execution(session(), settings, talk, List.of("rerun", directory))
                            .run(experiment, again);
            if (ending.code() == ExitCode.DONE || ending.code() == ExitCode.FAILED_REPLICAS) {
                return ExitCode.of(ending.code(), compare(again.toString()));
            }
            return ending.code();
        } finally {
            if (own != null) {
                Directories.remove(own);
            }
        }
    }

    private int compare(String again) {
        try (ResultStore first = Directories.read(directory, session());
                ResultStore second = Directories.read(again, session())) {
            String name = output == null ? "the second run" : output;
            return agreement.show(Comparison.of(first, second), directory, name, session())
                    ? ExitCode.DONE
                    : ExitCode.VERDICT;
        }
    }
}
