package org.limitlab.headless.verb;

import org.limitlab.core.claim.Outcome;
import org.limitlab.engine.judge.Verdict;
import org.limitlab.engine.plan.RunPlan;
import org.limitlab.engine.run.RunDirectory;
import org.limitlab.engine.store.ResultStore;

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

    /** Judges all claims and writes verdicts and tables into the directory. */
    static Conclusion of(RunDirectory opened) {
        return new Conclusion(opened.conclude(), Optional.empty());
    }

    /** The verdicts on what a store holds. */
    static List<Verdict> judge(RunPlan plan, ResultStore store) {
        return RunDirectory.judge(plan, store);
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
