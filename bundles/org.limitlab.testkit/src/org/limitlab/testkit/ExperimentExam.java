package org.limitlab.testkit;

import org.limitlab.core.catalog.Example;
import org.limitlab.core.claim.Claim;
import org.limitlab.core.claim.Outcome;
import org.limitlab.core.claim.Question;
import org.limitlab.core.experiment.Experiment;
import org.limitlab.core.experiment.ExperimentReader;
import org.limitlab.core.experiment.ReadOptions;
import org.limitlab.core.yaml.Node;
import org.limitlab.engine.plan.PlanOptions;
import org.limitlab.engine.plan.Planner;
import org.limitlab.engine.plan.RunPlan;

import java.util.List;
import java.util.function.Consumer;

/** The rules for example experiments: they read, plan, cite, and say what they expect. */
public final class ExperimentExam {

    static final List<Rule<ExperimentSubject>> RULES =
            List.of(
                    rule(
                            "name",
                            "its file name is lower case with hyphens",
                            s -> Checks.requireHyphens("name", s.example().name())),
                    rule(
                            "reads",
                            "it reads without problems, and in its quick form",
                            s -> reads(s)),
                    rule("texts", "it has a title and a summary of sentences", s -> texts(s)),
                    rule("seed", "its seed is fixed", s -> seed(s)),
                    rule(
                            "papers",
                            "each claim cites a known paper, or names its reference",
                            s -> claims(s, ExperimentExam::papers)),
                    rule(
                            "announced",
                            "an outcome that is announced against the claim has its reason",
                            s -> claims(s, ExperimentExam::announced)),
                    rule(
                            "own-ids",
                            "no other example spells a claim of the same id",
                            s -> ownIds(s)),
                    rule("reads-back", "the file reads back from its own text", s -> readsBack(s)),
                    rule("plans", "it plans work for every claim", s -> plans(s)));

    private ExperimentExam() {}

    private static Rule<ExperimentSubject> rule(
            String id, String statement, Consumer<ExperimentSubject> check) {
        return new Rule<>(id, statement, check);
    }

    /** The statements of all rules with their ids, for documentation. */
    public static List<String> rules() {
        return RULES.stream().map(r -> r.id() + ": " + r.statement()).toList();
    }

    private static void reads(ExperimentSubject subject) {
        Experiment plain = subject.plain();
        Checks.require(!plain.claims().isEmpty(), () -> "it claims nothing");
        Checks.require(
                subject.tree().entries().containsKey("quick"),
                () -> "it has no quick section: verify --quick would run it in full");
        Experiment quick = subject.quick();
        Checks.require(
                quick.claims().size() == plain.claims().size(),
                () -> "the quick form has other claims");
    }

    private static void texts(ExperimentSubject subject) {
        Experiment experiment = subject.plain();
        Checks.requireWords("title", experiment.title());
        Checks.require(!experiment.title().startsWith("Untitled"), () -> "the file has no title");
        Checks.requireSentence("summary", experiment.summary().strip());
    }

    private static void seed(ExperimentSubject subject) {
        Checks.require(
                subject.plain().seed().isPresent(),
                () -> "without a seed each reader sees other numbers");
    }

    private static void claims(ExperimentSubject subject, Consumer<Claim> check) {
        for (Claim claim : subject.plain().claims()) {
            if (!claim.paper().isEmpty()) {
                Checks.require(
                        subject.catalog().bibliography().find(claim.paper()).isPresent(),
                        () -> claim.id() + " cites " + claim.paper() + ", which nobody knows");
            }
            check.accept(claim);
        }
    }

    private static void papers(Claim claim) {
        Checks.require(
                !claim.paper().isEmpty() || claim.reference().length() >= 12,
                () -> claim.id() + " cites no paper and names no reference");
    }

    private static void announced(Claim claim) {
        Outcome standard =
                claim.question() instanceof Question.Phenomenon
                        ? Outcome.REPORTED
                        : Outcome.SUPPORTED;
        Checks.require(
                claim.announced() == standard || claim.reason().strip().length() >= 12,
                () -> claim.id() + " is announced " + claim.announced() + " without a reason");
    }

    private static void ownIds(ExperimentSubject subject) {
        for (Claim claim : subject.plain().claims()) {
            for (Example other : subject.catalog().examples()) {
                if (!other.name().equals(subject.example().name())) {
                    Checks.require(
                            !spells(other, claim.id()),
                            () -> claim.id() + " is spelled in " + other.name() + " as well");
                }
            }
        }
    }

    private static boolean spells(Example other, String id) {
        Node claims =
                org.limitlab.core.yaml.YamlReader.readMapping(other.source(), other.text())
                        .entries()
                        .get("claims");
        return claims instanceof Node.Sequence list
                && list.items().stream()
                        .anyMatch(
                                c ->
                                        c instanceof Node.Mapping m
                                                && m.entries().get("id") instanceof Node.Scalar s
                                                && s.value().equals(id));
    }

    private static void readsBack(ExperimentSubject subject) {
        Experiment first = subject.plain();
        String text = first.source().text();
        Experiment second =
                ExperimentReader.read(
                        subject.example().source(), text, subject.catalog(), ReadOptions.PLAIN);
        Checks.require(
                second.source().text().equals(text), () -> text + " reads back as " + second);
    }

    private static void plans(ExperimentSubject subject) {
        for (Experiment experiment : List.of(subject.plain(), subject.quick())) {
            RunPlan plan =
                    Planner.plan(experiment, subject.catalog(), PlanOptions.PLAIN.withSeed(1));
            Checks.require(
                    !plan.cells().isEmpty() || !plan.theories().isEmpty(),
                    () -> "nothing would be computed");
            for (Claim claim : experiment.claims()) {
                Checks.require(
                        !plan.pointsOf(claim).isEmpty(),
                        () -> claim.id() + " is about no point of the axes");
            }
        }
    }
}
