package org.limitlab.headless.verb;

import org.limitlab.core.claim.Outcome;
import org.limitlab.headless.shell.ExitCode;
import org.limitlab.headless.shell.Json;
import org.limitlab.headless.shell.Session;

import picocli.CommandLine.Option;

/** How the end of a run is shown. */
final class Showing {

    @Option(
            names = "--strict",
            description = "Exit with 4 also where a claim is not decided: undecided or reported.")
    private boolean strict;

    @Option(
            names = "--json",
            description = "One object a line for each claim, then one for the run.")
    private boolean json;

    boolean isJson() {
        return json;
    }

    /** Prints verdicts and report of a run that ended; gives the exit code. */
    int show(Execution.Ending ending, String directory, Session session) {
        int code = ending.code();
        if (ending.conclusion().isPresent()) {
            Conclusion conclusion = ending.conclusion().get();
            code = ExitCode.of(code, code(conclusion));
            print(conclusion, session);
        } else if (code == ExitCode.DONE && !json) {
            session.print("not all of it is here yet: merge the shards, then limitlab resume");
        }
        if (json) {
            session.json(
                    Json.map(
                            "type",
                            "run",
                            "directory",
                            directory,
                            "complete",
                            ending.conclusion().isPresent(),
                            "report",
                            ending.conclusion()
                                    .flatMap(Conclusion::report)
                                    .map(Object::toString)
                                    .orElse(null),
                            "code",
                            code));
        }
        return code;
    }

    private int code(Conclusion conclusion) {
        boolean bad =
                strict
                        ? conclusion.has(Outcome.REFUTED, Outcome.UNDECIDED, Outcome.REPORTED)
                        : conclusion.has(Outcome.REFUTED);
        return bad ? ExitCode.VERDICT : ExitCode.DONE;
    }

    private void print(Conclusion conclusion, Session session) {
        if (json) {
            conclusion.verdicts().forEach(v -> session.json(VerdictFacts.object(v)));
            return;
        }
        session.print(
                VerdictFacts.lines(
                        conclusion.verdicts(), session.width(), session.environment().colour()));
        conclusion.report().ifPresent(path -> session.print("report: " + path));
    }
}
