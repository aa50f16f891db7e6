package org.limitlab.headless.verb;

import org.limitlab.core.experiment.Experiment;
import org.limitlab.headless.shell.ExitCode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;

/** {@code limitlab plan}. */
@Command(
        footerHeading = "%nExample:%n",
        footer = {
            "  limitlab plan cbo-decay",
            "",
            "Times come from the models' own statements of cost, to a factor of three."
        })
public final class PlanVerb extends Verb {

    @Parameters(
            paramLabel = "EXPERIMENT",
            description = "An example, a file, or - for standard input.")
    private String file;

    @Mixin private ExperimentOptions options;

    @Option(names = "--json", description = "One object a line: the plan, its cells, its theories.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Experiment experiment = options.read(file, session());
        new PlanText(session(), json).show(experiment);
        return ExitCode.DONE;
    }
}
