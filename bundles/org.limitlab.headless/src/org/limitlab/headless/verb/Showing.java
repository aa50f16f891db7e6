package org.limitlab.headless.verb;

import org.limitlab.core.claim.Outcome;
import org.limitlab.engine.judge.Verdict;
import org.limitlab.engine.judge.VerdictsJson;
import org.limitlab.headless.shell.ExitCode;
import org.limitlab.headless.shell.Json;
import org.limitlab.headless.shell.Session;
import org.limitlab.report.text.VerdictTable;
import org.limitlab.report.view.ReportView;

import picocli.CommandLine.Option;

import java.util.List;
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
            code = ExitCode.of(code, code(conclusion.verdicts()));
            print(
                    conclusion.verdicts(),
                    conclusion.view(),
                    directory + "/" + Conclusion.REPORT,
                    session);
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

    /** Prints verdicts on data of another program; gives the exit code. */
    int show(List<Verdict> verdicts, ReportView view, String report, Session session) {
        print(verdicts, view, report, session);
        int code = code(verdicts);
        if (json) {
            session.json(Json.map("type", "judgement", "report", report, "code", code));
        }
        return code;
    }

    private int code(List<Verdict> verdicts) {
        boolean bad =
                verdicts.stream()
                        .map(Verdict::outcome)
                        .anyMatch(o -> o == Outcome.REFUTED || strict && o != Outcome.SUPPORTED);
        return bad ? ExitCode.VERDICT : ExitCode.DONE;
    }

    private void print(List<Verdict> verdicts, ReportView view, String report, Session session) {
        if (json) {
            verdicts.forEach(v -> session.json(object(v)));
            return;
        }
        session.out()
                .print(
                        VerdictTable.plain(
                                view.claims(),
                                session.environment().terminal().columns(),
                                session.environment().colour()));
        printChance(view.falseRefutations(), view.claims().size(), session);
        session.print("report: " + report);
    }

    /** Of many claims: how many chance alone would refute. */
    static void printChance(double most, int claims, Session session) {
        String chance = VerdictTable.chance(most, claims);
        if (claims > 1 && !chance.isEmpty()) {
            session.print(chance);
        }
    }

    /** A verdict as verdicts.json has it, with a type. */
    static Map<String, Object> object(Verdict verdict) {
        Map<String, Object> object = Json.map("type", "verdict");
        object.putAll(VerdictsJson.object(verdict));
        return object;
    }
}
