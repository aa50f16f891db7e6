package org.limitlab.headless.verb;

import org.limitlab.engine.judge.Verdict;
import org.limitlab.engine.run.RunDirectory;
import org.limitlab.report.Reports;
import org.limitlab.report.html.HtmlReport;
import org.limitlab.report.view.ReportView;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What follows from complete results.
 *
 * @param verdicts one a claim, in the order of the file
 * @param view everything that the report shows
 * @param report where the report is
 */
record Conclusion(List<Verdict> verdicts, ReportView view, Path report) {

    /** Name of the report in a directory of results. */
    static final String REPORT = "report.html";

    /** Judges all claims and writes verdicts, tables and the report into the directory. */
    static Conclusion of(RunDirectory opened) throws IOException {
        List<Verdict> verdicts = opened.conclude();
        ReportView view = Reports.of(opened.plan(), opened.store(), verdicts, List.of());
        Path report = opened.store().directory().resolve(REPORT);
        Output.write(report, to -> HtmlReport.write(view, to));
        return new Conclusion(verdicts, view, report);
    }

    /** True if every claim got the outcome that its author announced. */
    boolean isAsAnnounced() {
        return verdicts.stream().allMatch(Verdict::isAnnounced);
    }
}
