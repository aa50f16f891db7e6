package org.limitlab.headless.verb;

import org.limitlab.core.experiment.Experiment;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.util.List;

/** {@code limitlab resume}. */
@Command(
        footerHeading = "%nExample:%n",
        footer = {
            "  limitlab resume results/cbo-decay",
            "",
            "The experiment is the one in the directory; whatever is missing is computed."
        })
public final class ResumeVerb extends Verb {

    @Parameters(paramLabel = "DIR", description = "A directory that limitlab run has written.")
    private String directory;

    @Mixin private RunSettings settings;

    @Mixin private Showing showing;

    @Override
    public Integer call() throws IOException {
        settings.check(session().environment());
        Experiment experiment = Directories.experiment(directory, session());
        Talk talk = new Talk(session(), isQuiet());
        Execution execution =
                new Execution(session(), settings, talk, List.of("resume", directory));
        Execution.Ending ending =
                execution.run(experiment, session().environment().path(directory));
        return showing.show(ending, directory, session());
    }
}
