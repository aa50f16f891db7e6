package org.limitlab.headless.verb;

import org.limitlab.core.claim.Outcome;
import org.limitlab.engine.judge.ClaimStopRule;
import org.limitlab.engine.judge.Judge;
import org.limitlab.engine.judge.StoreEvidence;
import org.limitlab.engine.judge.Verdict;
import org.limitlab.engine.plan.RunPlan;
import org.limitlab.engine.run.RunDirectory;
import org.limitlab.engine.run.StopRule;
import org.limitlab.engine.store.Document;
import org.limitlab.engine.store.ResultStore;
import org.limitlab.engine.summary.Summary;
import org.limitlab.headless.shell.Json;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What follows from complete results.
 *
 * @param verdicts one a claim, in the order of the file
 * @param report where the report is
 */
record Conclusion(List<Verdict> verdicts, Optional<Path> report) {

    private static final int SCHEMA_VERSION = 1;

    /** When an adaptive run has seen enough. */
    static StopRule stopRule(RunDirectory opened) {
        return new ClaimStopRule(opened.plan(), opened.store());
    }

    /** Judges all claims and writes verdicts, tables and the report into the directory. */
    static Conclusion of(RunDirectory opened) {
        Summary.write(opened.plan(), opened.store());
        List<Verdict> verdicts = judge(opened.plan(), opened.store());
        opened.store()
                .write(
                        Document.VERDICTS,
                        Json.line(
                                        Json.map(
                                                "schemaVersion",
                                                SCHEMA_VERSION,
                                                "claims",
                                                verdicts.stream()
                                                        .map(VerdictFacts::object)
                                                        .toList()))
                                + "\n");
        return new Conclusion(verdicts, Optional.empty());
    }

    /** The verdicts on what a store holds. */
    static List<Verdict> judge(RunPlan plan, ResultStore store) {
        StoreEvidence evidence =
                new StoreEvidence(plan, store, plan.experiment().replicas().most());
        return plan.experiment().claims().stream()
                .map(claim -> Judge.judge(claim, evidence.of(claim)))
                .toList();
    }

    /** True if every claim got the outcome that its author announced. */
    boolean isAsAnnounced() {
        return verdicts.stream().allMatch(Verdict::isAnnounced);
    }

    /** True if some claim has one of these outcomes. */
    boolean has(Outcome... outcomes) {
        return verdicts.stream().anyMatch(v -> List.of(outcomes).contains(v.outcome()));
    }
}
