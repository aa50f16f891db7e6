package org.limitlab.report;

import org.limitlab.core.catalog.Bibliography;
import org.limitlab.core.catalog.Paper;
import org.limitlab.core.experiment.Experiment;
import org.limitlab.core.theory.Theory;
import org.limitlab.engine.judge.Verdict;
import org.limitlab.engine.plan.RunPlan;
import org.limitlab.engine.plan.TheoryTask;
import org.limitlab.engine.store.Document;
import org.limitlab.engine.store.Provenance;
import org.limitlab.engine.store.ResultStore;
import org.limitlab.report.draw.Figure;
import org.limitlab.report.draw.FigureSpec;
import org.limitlab.report.view.ClaimView;
import org.limitlab.report.view.ReportView;
import org.limitlab.report.view.TheoryView;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Builds reports. */
public final class Reports {
    private Reports() {}

    /**
     * The report on a run.
     *
     * @param verdicts on the plan's claims, in their order
     * @param remarks what the reader must know first, such as "stopped by its time budget"
     */
    public static ReportView of(
            RunPlan plan, ResultStore store, List<Verdict> verdicts, List<String> remarks) {
        Experiment experiment = plan.experiment();
        Overlays overlays = Overlays.read(plan, store, verdicts);
        List<String> all = all(remarks, verdicts);
        all.addAll(Plots.remarks(plan, store));
        List<ClaimView> claims = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            claims.add(
                    new ClaimPage(
                                    verdict,
                                    plan.catalog().bibliography(),
                                    equations(plan, verdict),
                                    cells(plan, verdict),
                                    Labels.of(plan, verdict.claim()))
                            .view(overlays.of(verdict)));
        }
        return new ReportView(
                Wording.typeset(experiment.title()),
                Wording.typeset(experiment.summary()),
                all,
                claims,
                falseRefutations(verdicts),
                Plots.all(plan, store),
                theories(plan),
                store.document(Document.EXPERIMENT)
                        .map(
                                text ->
                                        new ReportView.SourceText(
                                                Document.EXPERIMENT.fileName(), text)),
                facts(store.provenance(), plan));
    }

    /**
     * The report on data of another program.
     *
     * @param title such as the name of the table
     * @param source text of the claim's file
     * @param facts where the data came from
     */
    public static ReportView ofTable(
            String title,
            List<Verdict> verdicts,
            Bibliography bibliography,
            Optional<ReportView.SourceText> source,
            List<ReportView.Fact> facts) {
        List<ClaimView> claims =
                verdicts.stream()
                        .map(
                                v ->
                                        new ClaimPage(
                                                        v,
                                                        bibliography,
                                                        List.of(),
                                                        List.of(),
                                                        Labels.NONE)
                                                .view(List.of()))
                        .toList();
        return new ReportView(
                title,
                "",
                all(List.of("External data: the numbers were made by another program."), verdicts),
                claims,
                falseRefutations(verdicts),
                List.of(),
                List.of(),
                source,
                facts);
    }

    /**
     * The figure that a specification asks for, drawn from a report's own.
     *
     * @throws IllegalArgumentException if the report has no such figure; the message lists those
     *     that it has
     */
    public static Figure figure(ReportView report, FigureSpec spec) {
        List<Figure> all = new ArrayList<>(report.figures());
        report.claims().forEach(claim -> all.addAll(claim.figures()));
        for (Figure figure : all) {
            boolean claim = spec.claim() == null || spec.claim().equals(figure.spec().claim());
            boolean plot = spec.plot() == null || spec.plot().equals(figure.spec().plot());
            boolean observable =
                    spec.observable() == null
                            || spec.observable().equals(figure.spec().observable());
            if (claim && plot && observable && figure.spec().chart().equals(spec.chart())) {
                return new Figure(figure.chart(), spec, figure.cellKeys());
            }
        }
        List<String> known =
                all.stream().map(f -> f.spec().chart() + " of " + of(f.spec())).distinct().toList();
        throw new IllegalArgumentException(
                "no such figure; there are: " + String.join(", ", known));
    }

    private static String of(FigureSpec spec) {
        return spec.plot() != null ? spec.plot() : spec.claim();
    }

    private static double falseRefutations(List<Verdict> verdicts) {
        return verdicts.stream().mapToDouble(Verdict::chanceOfFalseRefutation).sum();
    }

    private static List<String> all(List<String> remarks, List<Verdict> verdicts) {
        List<String> all = new ArrayList<>(remarks);
        int failed = verdicts.stream().mapToInt(Verdict::failed).max().orElse(0);
        if (failed > 0) {
            all.add(
                    (failed == 1 ? "1 replica" : failed + " replicas")
                            + " of a claim's cells failed and were left out; the block files name time, index and cause.");
        }
        return all;
    }

    /** Equations of the theories that a claim is compared with. */
    private static List<String> equations(RunPlan plan, Verdict verdict) {
        return Sides.theory(plan, verdict.claim())
                .map(t -> t.theory().equations())
                .orElse(List.of());
    }

    private static List<String> cells(RunPlan plan, Verdict verdict) {
        return Sides.keys(plan, verdict.claim());
    }

    private static List<TheoryView> theories(RunPlan plan) {
        Map<String, TheoryView> views = new LinkedHashMap<>();
        for (TheoryTask task : plan.theories()) {
            views.computeIfAbsent(
                    task.theoryId(), id -> view(task.theory(), plan.catalog().bibliography()));
        }
        return List.copyOf(views.values());
    }

    private static TheoryView view(Theory<?> theory, Bibliography bibliography) {
        return new TheoryView(
                theory.id(),
                theory.title(),
                theory.standing().name().toLowerCase(Locale.ROOT),
                theory.assumptions(),
                theory.domain(),
                theory.equations(),
                theory.sources().stream()
                        .map(
                                s ->
                                        bibliography
                                                .find(s)
                                                .map(Paper::citation)
                                                .map(c -> c + " [" + s + "]")
                                                .orElse(s))
                        .toList());
    }

    private static List<ReportView.Fact> facts(Provenance provenance, RunPlan plan) {
        List<ReportView.Fact> facts = new ArrayList<>();
        provenance
                .seed()
                .ifPresent(seed -> facts.add(new ReportView.Fact("seed", String.valueOf(seed))));
        for (Provenance.Session session : provenance.sessions()) {
            facts.add(new ReportView.Fact("LimitLab", session.version()));
            facts.add(new ReportView.Fact("models", revisions(session.models())));
            facts.add(new ReportView.Fact("theories", revisions(session.theories())));
            facts.add(
                    new ReportView.Fact(
                            "machine", session.machine().type() + ", " + session.processor()));
            facts.add(new ReportView.Fact("system", session.operatingSystem()));
            facts.add(new ReportView.Fact("Java", session.machine().jvm()));
            facts.add(new ReportView.Fact("BLAS", session.machine().blas()));
            facts.add(new ReportView.Fact("command", String.join(" ", session.command())));
        }
        facts.removeIf(fact -> fact.value().isBlank());
        plan.cells()
                .forEach(
                        c -> facts.add(new ReportView.Fact("cell " + c.key(), c.parametersText())));
        plan.theories()
                .forEach(
                        t ->
                                facts.add(
                                        new ReportView.Fact(
                                                "theory " + t.key(),
                                                t.theoryId() + " " + t.parametersText())));
        return facts;
    }

    private static String revisions(Map<String, Integer> revisions) {
        List<String> all = new ArrayList<>();
        revisions.forEach((id, revision) -> all.add(id + " (numerics " + revision + ")"));
        return String.join(", ", all);
    }
}
