package org.limitlab.headless.verb;

import org.limitlab.headless.shell.ExitCode;
import org.limitlab.report.html.HtmlReport;
import org.limitlab.report.text.VerdictTable;
import org.limitlab.report.view.ReportView;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** {@code limitlab report}. */
@Command(
        footerHeading = "%nExample:%n",
        footer = {
            "  limitlab report results/cbo-decay -o cbo.html",
            "  limitlab report results/cbo-decay --markdown -o -"
        })
public final class ReportVerb extends Verb {

    @Parameters(paramLabel = "DIR", description = "A directory that limitlab run has written.")
    private String directory;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write, - for standard output; default: DIR/report.html.")
    private String output;

    @Option(names = "--markdown", description = "Only the table of verdicts, as Markdown.")
    private boolean markdown;

    @Override
    public Integer call() throws IOException {
        ReportView view = Rejudged.of(directory, session()).view();
        String file =
                output == null ? directory + (markdown ? "/verdicts.md" : "/report.html") : output;
        Output.write(
                file,
                session(),
                to -> {
                    if (markdown) {
                        String table = VerdictTable.markdown(view.claims());
                        to.write(table.getBytes(StandardCharsets.UTF_8));
                    } else {
                        HtmlReport.write(view, to);
                    }
                });
        if (!file.equals("-")) {
            say("wrote " + file);
        }
        return ExitCode.DONE;
    }
}
