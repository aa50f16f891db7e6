package org.limitlab.headless.verb;

import org.limitlab.core.claim.Outcome;
import org.limitlab.engine.judge.Verdict;
import org.limitlab.engine.judge.VerdictsJson;
import org.limitlab.headless.shell.ExitCode;
import org.limitlab.headless.shell.Json;
import org.limitlab.headless.shell.Session;
import org.limitlab.report.text.VerdictTable;

import picocli.CommandLine.Option;

import java.util.Map;

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
            print(conclusion, directory, session);
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
                                    .map(c -> directory + "/" + Conclusion.REPORT)
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

    private void print(Conclusion conclusion, String directory, Session session) {
        if (json) {
            conclusion.verdicts().forEach(v -> session.json(object(v)));
            return;
        }
        session.out()
                .print(
                        VerdictTable.plain(
                                conclusion.view().claims(),
                                session.environment().terminal().columns(),
                                session.environment().colour()));
        session.print("report: " + directory + "/" + Conclusion.REPORT);
    }

    /** A verdict as verdicts.json has it, with a type. */
    static Map<String, Object> object(Verdict verdict) {
        Map<String, Object> object = Json.map("type", "verdict");
        object.putAll(VerdictsJson.object(verdict));
        return object;
    }
}
