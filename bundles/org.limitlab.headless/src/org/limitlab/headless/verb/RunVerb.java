package org.limitlab.headless.verb;

import org.limitlab.core.experiment.Experiment;
import org.limitlab.headless.shell.ExitCode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code limitlab run}. */
@Command(
        footerHeading = "%nExample:%n",
        footer = {
            "  limitlab run cbo-decay",
            "  limitlab run my-experiment.yaml -o results/long --replicas 4096 -j 8",
            "",
            "A second run resumes: what is there is not computed again. Ctrl-C, TERM and USR1",
            "leave everything that is finished on disk."
        })
public final class RunVerb extends Verb {

    @Parameters(
            paramLabel = "EXPERIMENT",
            description = "An example, a file, or - for standard input.")
    private String file;

    @Mixin private ExperimentOptions options;

    @Mixin private RunSettings settings;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Directory of results; default: results/EXPERIMENT.")
    private String output;

    @Mixin private Showing showing;

    @Option(
            names = {"-n", "--dry-run"},
            description = "Show the plan and compute nothing.")
    private boolean dryRun;

    @Override
    public Integer call() throws IOException {
        settings.check(session().environment());
        ExperimentText text = ExperimentText.find(file, session());
        Experiment experiment = options.read(text, session());
        if (dryRun) {
            new PlanText(session(), showing.isJson()).show(experiment);
            return ExitCode.DONE;
        }
        String directory = output == null ? "results/" + text.name() : output;
        Path path = session().environment().path(directory);
        Talk talk = new Talk(session(), isQuiet());
        Execution execution = new Execution(session(), settings, talk, command(directory));
        Execution.Ending ending = execution.run(experiment, path);
        return showing.show(ending, directory, session());
    }

    /** What was typed, without what never moves a number. */
    private List<String> command(String directory) {
        return new ArrayList<>(List.of("run", file, "-o", directory));
    }
}
