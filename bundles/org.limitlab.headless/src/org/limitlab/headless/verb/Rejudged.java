package org.limitlab.headless.verb;

import org.limitlab.core.experiment.Experiment;
import org.limitlab.engine.judge.Verdict;
import org.limitlab.engine.plan.PlanOptions;
import org.limitlab.engine.plan.Planner;
import org.limitlab.engine.plan.RunPlan;
import org.limitlab.engine.run.RunDirectory;
import org.limitlab.engine.store.Document;
import org.limitlab.engine.store.ResultStore;
import org.limitlab.headless.shell.Session;
import org.limitlab.report.Reports;
import org.limitlab.report.view.ReportView;

import java.util.List;

/**
 * A directory of results, read and judged again: reports and figures follow from the numbers, not
 * from what an earlier run concluded.
 *
 * @param view everything that a report shows
 */
record Rejudged(ReportView view) {

    private static final String INCOMPLETE =
            "The run is not complete: these verdicts rest on what is there.";

    static Rejudged of(String directory, Session session) {
        try (ResultStore store = Directories.read(directory, session)) {
            Experiment experiment = Directories.experiment(store, session);
            RunPlan plan = Planner.plan(experiment, session.catalog(), PlanOptions.PLAIN);
            List<Verdict> verdicts = RunDirectory.judge(plan, store);
            boolean complete = store.document(Document.VERDICTS).isPresent();
            List<String> remarks = complete ? List.of() : List.of(INCOMPLETE);
            return new Rejudged(Reports.of(plan, store, verdicts, remarks));
        }
    }
}
