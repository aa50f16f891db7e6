package org.limitlab.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limitlab.core.catalog.Catalog;
import org.limitlab.core.experiment.Experiment;
import org.limitlab.core.experiment.ExperimentReader;
import org.limitlab.core.experiment.ReadOptions;
import org.limitlab.engine.judge.Judge;
import org.limitlab.engine.judge.StoreEvidence;
import org.limitlab.engine.judge.Verdict;
import org.limitlab.engine.plan.PlanOptions;
import org.limitlab.engine.plan.Planner;
import org.limitlab.engine.plan.RunPlan;
import org.limitlab.engine.run.RunListener;
import org.limitlab.engine.run.RunOptions;
import org.limitlab.engine.run.Runner;
import org.limitlab.engine.store.Access;
import org.limitlab.engine.store.Machine;
import org.limitlab.engine.store.ResultStore;
import org.limitlab.engine.store.StoreListener;
import org.limitlab.report.chart.Layer;
import org.limitlab.report.chart.Tone;
import org.limitlab.report.draw.Figure;
import org.limitlab.report.draw.FigureSpec;
import org.limitlab.report.draw.FigureWriter;
import org.limitlab.report.html.HtmlReport;
import org.limitlab.report.view.ClaimView;
import org.limitlab.report.view.ReportView;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** From a run of a model whose law is known to a report. Seed 7. */
class ReportsTest {

    private static final String FILE =
            """
            schemaVersion: 1
            title: Means of normals, rate lambda
            model: mean-of-normals
            parameters: {rate: 1.5}
            axes: {particles: [25, 50, 100, 200, 400, 800], spread: [1, 2]}
            times: 0:1:11
            replicas: 512
            seed: 7
            claims:
              - {id: rms, title: The rms gap falls like N^-1/2., paper: M01, reference: eq. 1, kind: rate, of: {observable: mean, gap: rms}, against: {theory: normal-limit}, along: particles, law: n^-1/2, margin: 0.1, where: {spread: 1}}
              - {id: wrong, title: The rms gap falls like N^-1, kind: rate, of: {observable: mean, gap: rms}, against: {theory: normal-limit}, along: particles, law: n^-1, margin: 0.1, where: {spread: 1}, announced: refuted, reason: planted}
              - {id: decay, title: The mean decays, kind: rate, of: {observable: mean, at: all}, along: time, law: "exp(-rate*t)", margin: 10%, where: {spread: 1, particles: 800}}
              - {id: value, title: The mean is its limit, kind: value, of: {observable: mean, at: all}, against: {theory: normal-limit}, precision: 0.1, where: {particles: [400, 800], spread: 1}}
              - {id: map, title: Where it holds, kind: value, of: {observable: mean}, against: {theory: normal-limit}, precision: 0.05, map: [particles, spread], domain: 1.5 - spread}
            """;

    @TempDir private static Path temporary;
    private static ReportView report;
    private static List<Verdict> verdicts;

    @BeforeAll
    static void run() {
        Catalog catalog = Catalog.of(new MeanOfNormals());
        Experiment experiment =
                ExperimentReader.read("means.yaml", FILE, catalog, ReadOptions.PLAIN);
        RunPlan plan = Planner.plan(experiment, catalog, PlanOptions.PLAIN);
        Machine machine = new Machine("test machine", "test jvm", "none");
        try (ResultStore store =
                ResultStore.open(temporary, Access.RUN, machine, StoreListener.NONE)) {
            RunOptions options = RunOptions.of(experiment).withThreads(1);
            Runner.run(plan, store, options, looked -> Set.of(), RunListener.NONE);
            StoreEvidence evidence = new StoreEvidence(plan, store, Integer.MAX_VALUE);
            verdicts =
                    experiment.claims().stream()
                            .map(claim -> Judge.judge(claim, evidence.of(claim)))
                            .toList();
            report = Reports.of(plan, store, verdicts, List.of("A remark."));
        }
    }

    private static ClaimView claim(String id) {
        return report.claims().stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
    }

    @Test
    void outcomesAreTheJudgesAndTitlesAreTypeset() {
        assertEquals(Tone.SUPPORTED, claim("rms").outcome());
        assertEquals(Tone.REFUTED, claim("wrong").outcome());
        assertTrue(claim("wrong").isAsAnnounced());
        assertEquals("The rms gap falls like $N^{-1/2}$", claim("rms").sentence());
        assertEquals("Means of normals, rate $\\lambda$", report.title());
        // three single intervals, a curve and a map
        assertEquals(3 * 0.025 + 2 * 0.05, report.falseRefutations(), 1e-12);
        assertTrue(report.remarks().contains("A remark."));
    }

    /** The rms gap of the mean of N normals is spread N^-1/2 exp(-a t): slope -1/2. */
    @Test
    void effectWearsTheSignOfItsLaw() {
        var effect = claim("rms").effect().orElseThrow();
        assertTrue(effect.lower() < -0.5 && -0.5 < effect.upper(), effect::measured);
        assertEquals(-0.6, effect.regionLower(), 1e-9);
        assertEquals(-0.4, effect.regionUpper(), 1e-9);
    }

    @Test
    void ratePlotHoldsPointsFitAndClaim() {
        Figure figure = claim("rms").figures().getFirst();
        assertEquals("rate", figure.spec().chart());
        List<Layer> layers = figure.chart().panels().getFirst().layers();
        Layer.Points points =
                (Layer.Points)
                        layers.stream()
                                .filter(Layer.Points.class::isInstance)
                                .findFirst()
                                .orElseThrow();
        assertEquals(6, points.x().size());
        assertEquals(25, points.x().first());
        // spread N^-1/2 exp(-1.5) at N = 25; 512 replicas, 5 standard errors
        assertEquals(
                0.2 * Math.exp(-1.5),
                points.y().first(),
                0.2 * Math.exp(-1.5) * 5 / Math.sqrt(1024));
        List<String> names = layers.stream().map(l -> l.name().toString()).toList();
        assertTrue(names.contains("claimed: slope \u22120.5 \u00b1 0.1"), names::toString);
        assertEquals("particles  N", figure.chart().x().label().toString());
        assertFalse(figure.cellKeys().isEmpty());
    }

    @Test
    void decayInTimeIsDrawnOnALogarithmicAxis() {
        ClaimView decay = claim("decay");
        List<String> kinds = decay.figures().stream().map(f -> f.spec().chart()).toList();
        assertEquals(List.of("rate", "overlay"), kinds);
        assertEquals(
                org.limitlab.report.chart.Scale.LOG,
                decay.figures().getFirst().chart().panels().getFirst().y().scale());
        assertTrue(decay.tables().getFirst().rows().size() == 11, decay.tables()::toString);
    }

    @Test
    void overlayComparesFiniteSystemsWithTheirLimit() {
        Figure overlay =
                claim("value").figures().stream()
                        .filter(f -> f.spec().chart().equals("overlay"))
                        .findFirst()
                        .orElseThrow();
        List<String> names =
                overlay.chart().panels().getFirst().layers().stream()
                        .map(l -> l.name().toString())
                        .toList();
        assertTrue(names.contains("N = 800, \u03c3 = 1, 512 replicas"), names::toString);
        assertTrue(names.contains("Relaxation (exact)"), names::toString);
        assertTrue(names.contains("95 % interval of the mean"), names::toString);
        assertEquals(2, overlay.chart().panels().size(), "residuals beneath");
    }

    @Test
    void estimatesStandInTheirRegion() {
        Figure curve =
                claim("value").figures().stream()
                        .filter(f -> f.spec().chart().equals("curve"))
                        .findFirst()
                        .orElseThrow();
        Layer.Band region =
                curve.chart().panels().getFirst().layers().stream()
                        .filter(Layer.Band.class::isInstance)
                        .map(Layer.Band.class::cast)
                        .findFirst()
                        .orElseThrow();
        assertEquals(0.9, region.lower().first(), 1e-12);
        assertEquals(1.1, region.upper().first(), 1e-12);
        assertEquals("region of acceptance", region.name().toString());
    }

    @Test
    void mapShowsEachPointAndTheStatedDomain() {
        Figure figure = claim("map").figures().getFirst();
        List<Layer> layers = figure.chart().panels().getFirst().layers();
        Layer.Verdicts map = (Layer.Verdicts) layers.getFirst();
        assertEquals(12, map.tones().size());
        assertEquals(Tone.SUPPORTED, map.at(0, 5), "N = 800, spread 1");
        Layer.Outside outside = (Layer.Outside) layers.get(1);
        assertEquals(6, outside.outside().stream().filter(o -> o).count(), "spread 2");
        assertFalse(outside.outside().getFirst());
    }

    @Test
    void pageHoldsTheoryExperimentAndProvenance() {
        String page = HtmlReport.page(report);
        assertTrue(
                page.contains("Relaxation") && page.contains("<h2>Experiment: experiment.yaml")
                        || report.experiment().isEmpty());
        assertTrue(page.contains("Gradient is All You Need?"), "the paper's title");
        assertEquals("normal-limit", report.theories().getFirst().id());
        assertEquals("exact", report.theories().getFirst().standing());
        assertTrue(report.provenance().stream().anyMatch(f -> f.name().startsWith("cell ")));
    }

    @Test
    void askedFigureIsFoundAndAnotherIsRefusedWithThoseThereAre() {
        FigureSpec spec = FigureSpec.ofClaim("rate", "rms").sized(500, 400);
        Figure figure = Reports.figure(report, spec);
        assertEquals(500, figure.spec().width());
        assertTrue(FigureWriter.bytes(figure, FigureWriter.Format.PNG).length > 1000);
        var problem =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> Reports.figure(report, FigureSpec.ofClaim("histogram", "rms")));
        assertTrue(problem.getMessage().contains("rate of rms"), problem::getMessage);
    }

    @Test
    void verdictsOnATableSayThatTheDataAreForeign() {
        ReportView foreign =
                Reports.ofTable(
                        "data.csv",
                        verdicts,
                        org.limitlab.core.catalog.Bibliography.load(),
                        Optional.empty(),
                        List.of(new ReportView.Fact("table", "data.csv")));
        assertEquals(verdicts.size(), foreign.claims().size());
        assertTrue(foreign.remarks().getFirst().startsWith("External data"));
        assertTrue(HtmlReport.page(foreign).contains("External data"));
    }

    @Test
    void plainSentencesBecomeFormulas() {
        assertEquals(
                "rate 2 $\\lambda$ \u2212 d $\\sigma^{2}$",
                Wording.typeset("rate 2 lambda - d sigma^2"));
        assertEquals("like $N^{-1/2}$", Wording.typeset("like N^-1/2"));
        assertEquals("costs $N$", Wording.typeset("costs $N$"));
        assertEquals("Nothing here", Wording.title("Nothing here."));
        assertEquals("in [\u22121.5, 2-3]", Wording.minus("in [-1.5, 2-3]"));
    }
}
