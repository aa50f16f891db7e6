package org.limitlab.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limitlab.core.catalog.Catalog;
import org.limitlab.core.experiment.Experiment;
import org.limitlab.core.experiment.ExperimentReader;
import org.limitlab.core.experiment.ReadOptions;
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
import org.limitlab.report.chart.Panel;
import org.limitlab.report.chart.Role;
import org.limitlab.report.chart.Samples;
import org.limitlab.report.chart.Scale;
import org.limitlab.report.draw.Figure;
import org.limitlab.report.draw.FigureSpec;
import org.limitlab.report.draw.FigureWriter;
import org.limitlab.report.html.HtmlReport;
import org.limitlab.report.view.ReportView;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** From plots of an experiment file to figures, with a model whose laws are known. Seed 7. */
class PlotsTest {

    private static final String FILE =
            """
            schemaVersion: 1
            title: Brownian motions on the circle
            model: circle
            axes: {particles: [4, 16], noise: [0.5, 1, 1.5, 2]}
            times: 0:2:21
            replicas: 200
            seed: 7
            sides:
              early: {theory: circle-plan, set: {change: 0.5}}
              late: {theory: circle-plan, set: {change: 1.5}}
            plots:
              - {id: paths, observables: angles, where: {noise: 1}, period: 2*pi, levels: [0, {theory: circle-heat, observable: rest}]}
              - {id: order, observables: order, sides: [simulation, circle-heat], where: {particles: 16}, log: x}
              - {id: ends, title: Density of angles at three times, observables: density, sides: [simulation, circle-heat], where: {noise: 1, particles: 16}, at: [0.2, 0.6, 2]}
              - {id: evolution, observables: density, kind: heat, sides: [simulation, circle-heat], where: {noise: 1, particles: 16}}
              - {id: pairs, observables: cosines, where: {noise: 1, particles: 16}, at: 0.5}
              - {id: modes, observables: amplitudes, sides: [simulation, circle-heat], where: {noise: 0.5}}
              - {id: schedule, title: Two plans and what they cost, observables: [loss, task], sides: [early, late], steps: task, where: {particles: 4, noise: 1}}
              - {id: noises, observables: order, along: noise, sides: [simulation, circle-heat], at: 0.5}
            """;

    @TempDir private static Path temporary;
    private static ReportView report;

    @BeforeAll
    static void run() {
        report = report(FILE, "all");
    }

    private static ReportView report(String text, String name) {
        Catalog catalog = Catalog.of(new Circle());
        Experiment experiment =
                ExperimentReader.read("circle.yaml", text, catalog, ReadOptions.PLAIN);
        RunPlan plan = Planner.plan(experiment, catalog, PlanOptions.PLAIN);
        Machine machine = new Machine("test machine", "test jvm", "none");
        try (ResultStore store =
                ResultStore.open(
                        temporary.resolve(name), Access.RUN, machine, StoreListener.NONE)) {
            RunOptions options = RunOptions.of(experiment).withThreads(1);
            Runner.run(plan, store, options, looked -> Set.of(), RunListener.NONE);
            return Reports.of(plan, store, List.of(), List.of());
        }
    }

    private static Figure figure(String id) {
        return report.figures().stream()
                .filter(f -> f.spec().plot().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<Layer> layers(String id, int panel) {
        return figure(id).chart().panels().get(panel).layers();
    }

    private static <L extends Layer> List<L> layers(String id, int panel, Class<L> type) {
        return layers(id, panel).stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Test
    void everyPlotOfTheFileHasItsFigureInOrder() {
        List<String> kinds =
                report.figures().stream()
                        .map(f -> f.spec().plot() + " " + f.spec().chart())
                        .toList();
        assertEquals(
                List.of(
                        "paths trajectories",
                        "order curves",
                        "ends histogram",
                        "evolution heat",
                        "pairs heat",
                        "modes profile",
                        "schedule curves",
                        "noises sweep"),
                kinds);
    }

    /** A path of each particle, broken where it wraps; lines at 0 and where the theory says. */
    @Test
    void membersAreThinPathsBesideTheirPredictedPlaces() {
        List<Layer.Line> lines = layers("paths", 0, Layer.Line.class);
        assertEquals(16, lines.size());
        for (Layer.Line line : lines) {
            assertEquals(Role.MEMBER, line.look().role());
            assertEquals(0, line.y().at(0), 0.0);
            for (int i = 1; i < line.y().size(); i++) {
                assertFalse(Math.abs(line.y().at(i) - line.y().at(i - 1)) > Math.PI);
            }
        }
        List<Double> rules =
                layers("paths", 0, Layer.Rule.class).stream().map(Layer.Rule::at).toList();
        assertEquals(List.of(0.0, -2.0, 2.0), rules);
    }

    @Test
    void curvesOverLogTimeHaveBandsTheoriesAndResiduals() {
        assertEquals(Scale.LOG, figure("order").chart().x().scale());
        assertEquals(2, figure("order").chart().panels().size());
        List<Layer.Line> lines = layers("order", 0, Layer.Line.class);
        List<Layer.Line> theory =
                lines.stream().filter(l -> l.look().role() == Role.THEORY).toList();
        assertEquals(8, lines.size());
        assertEquals(4, theory.size());
        assertEquals(1, theory.stream().map(Layer.Line::look).distinct().count());
        assertEquals(4, layers("order", 0, Layer.Band.class).size());
        // exp(-sigma^2 t / 2) for sigma = 1/2 at t = 2
        assertEquals(Math.exp(-0.25), theory.getFirst().y().last(), 1e-12);
    }

    /** Densities integrate to 1, and the theory's bins are within 5 of their standard errors. */
    @Test
    void histogramsAreDensitiesBesideTheTheory() {
        List<Layer.Bars> bars = layers("ends", 0, Layer.Bars.class);
        assertEquals(3, bars.size());
        for (Layer.Bars one : bars) {
            double mass = 0;
            for (int i = 0; i < one.heights().size(); i++) {
                mass += one.heights().at(i) * (one.edges().at(i + 1) - one.edges().at(i));
            }
            assertEquals(1, mass, 1e-12);
            assertEquals(-Math.PI, one.edges().first(), 1e-12);
            assertEquals(Math.PI, one.edges().last(), 1e-12);
        }
        List<Layer.Line> theory = layers("ends", 0, Layer.Line.class);
        assertEquals(3, theory.size());
        assertTrue(theory.stream().allMatch(l -> l.join() == Layer.Join.STEP));
        // a wide normal law wrapped: sum over turns of its mass in the bin [0, pi/12]
        assertEquals(0.28, theory.get(2).y().at(12), 0.01);
        for (Layer.Points points : layers("ends", 1, Layer.Points.class)) {
            assertTrue(Math.max(-points.y().min(), points.y().max()) < 5, points.y().toString());
        }
    }

    @Test
    void vectorsOverTimeAreHeatMapsOfOneColourScale() {
        assertEquals(2, figure("evolution").chart().panels().size());
        Layer.Heat simulated = layers("evolution", 0, Layer.Heat.class).getFirst();
        Layer.Heat theory = layers("evolution", 1, Layer.Heat.class).getFirst();
        assertEquals(21 * 24, simulated.values().size());
        assertEquals(simulated.upper(), theory.upper(), 0.0);
        // all start in the bin above 0: density 24 / (2 pi) there, none elsewhere
        assertEquals(24 / (2 * Math.PI), simulated.values().at(12 * 21), 1e-12);
        assertEquals(0, simulated.values().at(11 * 21), 0.0);
        assertEquals(-0.05, simulated.xEdges().first(), 1e-12);
    }

    /** exp(-sigma^2 t) off the diagonal; 200 replicas: standard error below 0.05. */
    @Test
    void matricesAreHeatMapsAtOneTime() {
        Layer.Heat heat = layers("pairs", 0, Layer.Heat.class).getFirst();
        assertEquals(256, heat.values().size());
        for (int i = 0; i < 256; i++) {
            double expected = i / 16 == i % 16 ? 1 : Math.exp(-0.5);
            assertEquals(expected, heat.values().at(i), 0.2);
        }
        assertEquals("particle", figure("pairs").chart().x().label().toString());
    }

    @Test
    void valuesOverAnAxisArePointsWithTheTheorysCurve() {
        Layer.Line theory = layers("modes", 0, Layer.Line.class).getFirst();
        assertEquals(Samples.of(1, 2, 3, 4, 5), theory.x());
        assertEquals(Math.exp(-0.25 * 9), theory.y().at(2), 1e-12);
        List<Layer.Points> points = layers("modes", 0, Layer.Points.class);
        assertEquals(2 + 1, points.size(), "two sizes, and what the bars mean");
        assertEquals(5, figure("modes").chart().x().ticks().size());
        Layer.Line swept = layers("noises", 0, Layer.Line.class).getFirst();
        assertEquals(Samples.of(0.5, 1, 1.5, 2), swept.x());
        assertEquals(Math.exp(-0.5 * 4 * 0.5), swept.y().last(), 1e-12);
        assertEquals(1, layers("noises", 0, Layer.Line.class).size(), "it knows no N");
    }

    @Test
    void schedulesAreStepsBeneathTheirLosses() {
        List<Panel> panels = figure("schedule").chart().panels();
        assertEquals(List.of("mean loss  L", "task  u"), labels(panels));
        for (Layer.Line line : layers("schedule", 1, Layer.Line.class)) {
            assertEquals(Layer.Join.STEP, line.join());
            assertTrue(line.name().toString().matches("(early|late) \\(heuristic\\)"));
        }
        List<Layer.Line> losses = layers("schedule", 0, Layer.Line.class);
        assertEquals(2, losses.size());
        assertEquals(Layer.Join.STRAIGHT, losses.getFirst().join());
        assertEquals(1, losses.getFirst().y().at(0) - 0.05, 1e-12);
    }

    private static List<String> labels(List<Panel> panels) {
        return panels.stream().map(p -> p.y().label().toString()).toList();
    }

    @Test
    void figuresAreFoundByTheirPlotAndDrawnInEveryFormat() {
        for (String id : List.of("paths", "evolution", "ends", "schedule")) {
            FigureSpec spec = FigureSpec.of(Map.of("chart", figure(id).spec().chart(), "plot", id));
            Figure found = Reports.figure(report, spec);
            assertEquals(figure(id).chart(), found.chart());
            assertFalse(found.cellKeys().isEmpty());
            String csv =
                    new String(
                            FigureWriter.bytes(found, FigureWriter.Format.CSV),
                            StandardCharsets.UTF_8);
            assertTrue(csv.lines().count() > 40, id);
            for (FigureWriter.Format format : FigureWriter.Format.values()) {
                assertTrue(FigureWriter.bytes(found, format).length > 500, id + format);
            }
        }
    }

    @Test
    void aTheoryThatSaysNothingIsARemarkNotACurve() {
        String text =
                """
                schemaVersion: 1
                model: circle
                axes: {noise: [3, 4]}
                times: 0:1:3
                replicas: 8
                seed: 1
                plots:
                  - {id: order, observables: order, sides: [simulation, circle-heat]}
                """;
        ReportView partly = report(text, "partly");
        assertEquals(
                List.of(
                        "Plot order: no prediction by heat equation at $\\sigma$ = 4: noise = 4.0"
                                + " exceeds 3."),
                partly.remarks());
        List<Layer> layers = partly.figures().getFirst().chart().panels().getFirst().layers();
        assertEquals(2 + 1, layers.stream().filter(Layer.Line.class::isInstance).count());
    }

    /** One time, one replica, no logarithm of 0 and of what is negative: never an exception. */
    @Test
    void poorDataAreDrawnAsFarAsTheyGo() {
        String text =
                """
                schemaVersion: 1
                model: circle
                parameters: {particles: 1, noise: 0}
                times: 0
                replicas: 1
                seed: 1
                plots:
                  - {id: a, observables: density, kind: heat, log: [x, y]}
                  - {id: b, observables: [order, order], log: [x, y], sides: [simulation, circle-heat]}
                  - {id: c, observables: cosines, levels: [0, 5]}
                  - {id: d, observables: angles, log: y}
                  - {id: e, observables: amplitudes, log: [x, y]}
                  - {id: f, observables: density, log: [x, y]}
                  - {id: g, observables: angles, kind: profile, replica: 0}
                  - {id: h, observables: order, replica: 7, sides: simulation}
                """;
        ReportView poor = report(text, "poor");
        assertEquals(
                List.of("a", "b", "c", "d", "e", "f", "g"),
                poor.figures().stream().map(f -> f.spec().plot()).toList());
        for (Figure figure : poor.figures()) {
            for (FigureWriter.Format format : FigureWriter.Format.values()) {
                assertTrue(FigureWriter.bytes(figure, format).length > 50, figure.plainTitle());
            }
        }
    }

    @Test
    void reportShowsThem() throws IOException {
        ByteArrayOutputStream html = new ByteArrayOutputStream();
        HtmlReport.write(report, html);
        String text = html.toString(StandardCharsets.UTF_8);
        assertTrue(text.contains("More pictures"));
        assertEquals(8, text.split("<figure>").length - 1);
    }
}
