package org.limitlab.headless.verb;

import org.limitlab.core.experiment.Experiment;
import org.limitlab.core.problem.ConfigurationException;
import org.limitlab.core.problem.Problem;
import org.limitlab.headless.shell.ExitCode;
import org.limitlab.headless.shell.Json;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** {@code limitlab validate}. */
@Command(
        footerHeading = "%nExample:%n",
        footer = {"  limitlab validate my-experiment.yaml", "  limitlab validate - < draft.yaml"})
public final class ValidateVerb extends Verb {

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Experiment files, names of examples, or - for standard input.")
    private List<String> files;

    @Mixin private ExperimentOptions options;

    @Option(names = "--json", description = "One object a file, with its problems.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        int code = ExitCode.DONE;
        for (String file : files) {
            try {
                valid(file, options.read(file, session()));
            } catch (ConfigurationException e) {
                invalid(file, e);
                code = ExitCode.of(code, e.missesPlugin() ? ExitCode.PLUGIN : ExitCode.INVALID);
            }
        }
        return code;
    }

    private void valid(String file, Experiment experiment) {
        if (json) {
            session().json(Json.map("file", file, "valid", true, "problems", List.of()));
        } else if (!isQuiet()) {
            session()
                    .print(
                            file
                                    + ": valid, "
                                    + count(experiment.points().size(), "point")
                                    + ", "
                                    + count(experiment.claims().size(), "claim"));
        }
    }

    private void invalid(String file, ConfigurationException e) {
        if (json) {
            List<Map<String, Object>> problems =
                    e.problems().stream().map(ValidateVerb::object).toList();
            session().json(Json.map("file", file, "valid", false, "problems", problems));
            return;
        }
        e.problems().forEach(problem -> session().complain(problem.toString()));
    }

    private static Map<String, Object> object(Problem problem) {
        return Json.map(
                "source", problem.place().source(),
                "line", problem.place().line() == 0 ? null : problem.place().line(),
                "message", problem.message(),
                "remedy", problem.remedy());
    }
}
