package org.limitlab.engine.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.limitlab.core.claim.Side;
import org.limitlab.core.model.Observable;
import org.limitlab.core.parameter.Schedule;
import org.limitlab.core.problem.ConfigurationException;
import org.limitlab.engine.sample.Pull;
import org.limitlab.engine.sample.Samples;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

class PlannerTest {

    private static RunPlan plan(String lines) {
        return Planner.plan(Samples.pull(lines), Samples.CATALOG, PlanOptions.PLAIN);
    }

    private static String problem(String lines) {
        return assertThrows(ConfigurationException.class, () -> plan(lines)).getMessage();
    }

    private static final String BASE =
            """
            parameters: {rate: 0.25}
            axes: {particles: [50, 100]}
            times: 0:1:3
            seed: 7
            replicas: 64
            claims:
              - {id: mean-decays, kind: value, of: {observable: mean}, against: {theory: pull-continuous}, precision: 0.1}
            """;

    /** Keys computed by a Python program from the definition in KeyDigest. */
    @Test
    void keysAreTheDigestsThatAnotherProgramComputes() {
        RunPlan plan = plan(BASE);
        Cell cell = plan.cell("simulation", 0).orElseThrow();
        assertEquals("fff39d5ea45e582ab272", cell.key());
        assertEquals(cell.key(), cell.group());
        Cell half = plan.stepCheck(cell).orElseThrow();
        assertEquals("d889c49615898ec05de8", half.key());
        assertEquals(cell.group(), half.group());
        assertEquals(1, half.refinement());
        assertEquals(0.0625, ((Pull.Parameters) half.parameters()).step());
        assertEquals("69905733dfc1de36b155", plan.theories().get(0).key());
    }

    @ParameterizedTest
    @ValueSource(strings = {"50.0", "5e1", "\"5*10\"", "0x", "[50.0, 100.0]", "[50, 100, 200]"})
    void spellingDoesNotMoveAKey(String spelled) {
        String lines =
                switch (spelled.charAt(0)) {
                    case '[' -> BASE.replace("[50, 100]", spelled);
                    case '0' -> BASE.replace("0.25", "2.5e-1").replace("0:1:3", "[0, 1/2, 1.0]");
                    default ->
                            BASE.replace("{rate: 0.25}", "{rate: 0.25, particles: " + spelled + "}")
                                    .replace("axes: {particles: [50, 100]}", "axes: {}");
                };
        assertEquals("fff39d5ea45e582ab272", plan(lines).cell("simulation", 0).get().key());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rate: 0.25000000000000006",
                "rate: 0.25, step: 0.0625",
                "rate: 0.25, trouble: failure",
                "rate: 0.25, control: 1 + t"
            })
    void whateverMovesANumberMovesTheKey(String parameters) {
        RunPlan plan = plan(BASE.replace("rate: 0.25", parameters));
        assertNotEquals("fff39d5ea45e582ab272", plan.cell("simulation", 0).get().key());
    }

    @Test
    void seedTimesAndRestrictedObservablesMoveTheKeyAndBudgetsDoNot() {
        String key = "fff39d5ea45e582ab272";
        assertNotEquals(key, plan(BASE.replace("seed: 7", "seed: 8")).cells().get(0).key());
        assertNotEquals(key, plan(BASE.replace("0:1:3", "0:1:5")).cells().get(0).key());
        assertNotEquals(key, plan(BASE + "observables: [mean]\n").cells().get(0).key());
        assertEquals(
                key,
                plan(BASE.replace("replicas: 64", "replicas: 640") + "budget: {time: 9s}\n")
                        .cells()
                        .get(0)
                        .key());
        assertEquals(key, plan(BASE.substring(0, BASE.indexOf("claims"))).cells().get(0).key());
    }

    @Test
    void aTheoryThatDoesNotKnowTheSizeIsAskedOnce() {
        RunPlan plan = plan(BASE);
        assertEquals(1, plan.theories().size());
        Side side = plan.experiment().claims().get(0).question().against().get();
        for (int point = 0; point < 2; point++) {
            Source.Predicted source = (Source.Predicted) plan.source(side, point);
            assertEquals(plan.theories().get(0), source.task());
            assertEquals("{rate: 0.25, start: 1.0}", source.task().parametersText());
        }
    }

    @Test
    void aTheoryReadsWhatTheModelReallyHas() {
        RunPlan plan =
                plan(
                        BASE.replace("rate: 0.25", "rate: layers/16, layers: \"2*2\"")
                                .replace("theory: pull-continuous", "theory: pull-euler"));
        assertEquals(
                "{rate: 0.25, step: 0.125, start: 1.0}", plan.theories().get(0).parametersText());
    }

    /** 100 draws of a squared normal with variance 1: one standard error is 0.14. */
    @Test
    void aTheoryThatSamplesIsSeededByTheExperiment() {
        TheoryTask task =
                plan("parameters: {rate: 0.5}\nseed: 1\nsides: {s: {theory: pull-sampled}}\n")
                        .theories()
                        .get(0);
        double first = spread(task, 1);
        assertEquals(first, spread(task, 1));
        assertNotEquals(first, spread(task, 2));
        assertEquals(1, first, 4 * Math.sqrt(2.0 / 100));
    }

    private static double spread(TheoryTask task, long seed) {
        return task.predict(seed, () -> false).find("spread").orElseThrow().values()[0];
    }

    @Test
    void stepsAreCheckedAtTheEndsOfTheClaimsAxis() {
        RunPlan plan = plan(BASE.replace("[50, 100]", "[100, 50, 200, 400]"));
        assertEquals(Set.of("50", "400"), checkedSizes(plan));
        assertEquals(6, plan.cells().size());
        plan.cells().stream()
                .filter(Cell::isStepCheck)
                .forEach(c -> assertEquals(64, c.replicas()));
    }

    private static Set<String> checkedSizes(RunPlan plan) {
        Set<String> sizes = new TreeSet<>();
        plan.cells().stream()
                .filter(Cell::isStepCheck)
                .forEach(c -> sizes.add(c.point().get("particles").text()));
        return sizes;
    }

    @Test
    void stepsAreCheckedOnTheWholeGridWhereItIsSmallAndAtItsCornersElsewhere() {
        String grid = BASE.replace("particles: [50, 100]", "particles: [5, 10], rate: VALUES");
        assertEquals(6, checks(plan(grid.replace("VALUES", "[1, 2, 3]"))));
        assertEquals(4, checks(plan(grid.replace("VALUES", "1:4:31"))));
    }

    private static long checks(RunPlan plan) {
        return plan.cells().stream().filter(Cell::isStepCheck).count();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind: value, of: {observable: mean}, against: {theory: pull-euler}, precision:"
                        + " 0.1",
                "kind: value, of: {observable: mean}, against: \"1 - step\", precision: 0.1",
                "kind: identity, of: {observable: mean}, against: 0",
                "kind: phenomenon, of: {observable: mean}",
                "kind: order, of: {observable: mean, at: all}, monotone: falling",
            })
    void noStepIsCheckedWhereItIsNoApproximation(String claim) {
        String lines = BASE.substring(0, BASE.indexOf("claims"));
        assertEquals(0, checks(plan(lines + "claims: [{id: c, " + claim + "}]\n")));
    }

    @Test
    void coupledCellsShareAGroupAndRefineTheCoarsest() {
        RunPlan plan =
                plan(
                        "axes: {layers: [32, 8, 16], rate: [1, 2]}\n"
                                + "couple: layers\n"
                                + "times: 0:1:3\n"
                                + "seed: 1\n");
        for (int rate = 0; rate < 2; rate++) {
            Cell finest = plan.cell("simulation", rate).get();
            Cell coarsest = plan.cell("simulation", 2 + rate).get();
            Cell middle = plan.cell("simulation", 4 + rate).get();
            assertEquals(List.of(2, 0, 1), refinements(finest, coarsest, middle));
            assertEquals(finest.group(), coarsest.group());
            assertEquals(finest.group(), middle.group());
        }
        assertNotEquals(plan.cells().get(0).group(), plan.cells().get(1).group());
        assertEquals(6, plan.cells().size());
    }

    private static List<Integer> refinements(Cell... cells) {
        return java.util.Arrays.stream(cells).map(Cell::refinement).toList();
    }

    @Test
    void addingACoupledValueKeepsTheGroup() {
        String lines = "axes: {layers: [8]}\ncouple: layers\ntimes: 0:1:3\nseed: 1\n";
        RunPlan small = plan(lines);
        RunPlan large = plan(lines.replace("[8]", "[8, 16]"));
        assertEquals(small.cells().get(0).key(), large.cells().get(0).key());
        assertEquals(small.cells().get(0).group(), large.cells().get(1).group());
    }

    @Test
    void coupledStepsMustRefineByPowersOfTwo() {
        String message =
                problem("axes: {layers: [8, 24]}\ncouple: layers\ntimes: 0:1:3\nseed: 1\n");
        assertTrue(message.contains("layers = 24"), message);
        assertTrue(message.contains("by a power of 2, but by 3.0"), message);
        RunPlan steps =
                plan("axes: {step: [0.125, 0.25, 0.5]}\ncouple: step\ntimes: 0:1:3\nseed: 1\n");
        assertEquals(List.of(2, 1, 0), steps.cells().stream().map(Cell::refinement).toList());
    }

    @Test
    void theSidesOfACoupledGapShareTheirNoise() {
        RunPlan plan =
                plan(
                        """
                        axes: {layers: [8, 16]}
                        couple: layers
                        times: 0:1:3
                        seed: 1
                        sides:
                          limit: {simulation: {layers: 64}}
                          other: {simulation: {rate: 2}}
                        claims:
                          - {id: c, kind: value, of: {observable: mean, gap: coupled}, against: {side: limit}, precision: 1}
                        """);
        Cell own = plan.cell("simulation", 0).get();
        Cell limit = plan.cell("limit", 0).get();
        assertEquals(own.group(), limit.group());
        assertEquals(3, limit.refinement());
        assertEquals(limit, plan.cell("limit", 1).get());
        assertEquals("64", limit.point().get("layers").text());
        assertNotEquals(own.group(), plan.cell("other", 0).get().group());
    }

    @Test
    void sidesShareTheirNoiseWhereTheFileCouplesThem() {
        String lines = "times: 0:1:3\nseed: 1\nsides: {fast: {simulation: {rate: 2}}}\n";
        assertNotEquals(
                plan(lines).cell("simulation", 0).get().group(),
                plan(lines).cell("fast", 0).get().group());
        RunPlan coupled = plan(lines + "couple: sides\n");
        assertEquals(
                coupled.cell("simulation", 0).get().group(), coupled.cell("fast", 0).get().group());
    }

    @Test
    void theOwnSimulationIsLeftOutWhereClaimsMeasureAnother() {
        String lines =
                """
                times: 0:1:3
                seed: 1
                sides: {fast: {simulation: {rate: 2}}}
                claims:
                  - {id: c, kind: phenomenon, of: {observable: mean, side: SIDE}}
                """;
        assertEquals(List.of("fast"), plan(lines.replace("SIDE", "fast")).simulatedSides());
        assertEquals(
                List.of("simulation", "fast"),
                plan(lines.replace("SIDE", "simulation")).simulatedSides());
    }

    private static final String PLAYED =
            """
            parameters: {rate: 0.5}
            times: 0:1:3
            seed: 1
            sides:
              optimum: {theory: pull-control, set: {gain: 3}}
              played: {simulation: {control: {from: optimum, observable: control}}}
            claims:
              - {id: c, kind: phenomenon, of: {observable: mean, side: played}}
            """;

    @Test
    void aTheorysResultIsPlayedInTheFiniteSystem() {
        Cell played = plan(PLAYED).cell("played", 0).get();
        Pull.Parameters parameters = (Pull.Parameters) played.parameters();
        assertEquals(
                Schedule.table(new double[] {0, 0.5, 1}, new double[] {3, 3.5, 4}),
                parameters.control());
        RunPlan number =
                plan(
                        PLAYED.replace(
                                "control: {from: optimum, observable: control}",
                                "start: {from: optimum, observable: strength}"));
        assertEquals(0.25, ((Pull.Parameters) number.cell("played", 0).get().parameters()).start());
    }

    @Test
    void aLinkThatCannotBeFollowedIsAProblem() {
        assertTrue(
                problem(PLAYED.replace("gain: 3", "gain: 101"))
                        .contains("gain = 101.0 exceeds 100"));
        assertTrue(
                problem(PLAYED.replace("from: optimum", "from: optimun"))
                        .contains("did you mean \"optimum\""));
        assertTrue(
                problem(PLAYED.replace("observable: control}", "observable: contrl}"))
                        .contains("does not predict \"contrl\""));
        assertTrue(
                problem(PLAYED.replace("gain: 3", "gain: {from: optimum, observable: strength}"))
                        .contains("depends on itself"));
    }

    @Test
    void timesFollowThePointSoThatAllSidesAgree() {
        RunPlan plan =
                plan(
                        """
                        axes: {particles: [4, 8]}
                        times: {from: 0, until: particles/4, count: 3}
                        seed: 1
                        sides: {limit: {simulation: {particles: 64}}}
                        """);
        assertEquals(2, plan.cell("limit", 1).get().times()[2]);
        assertEquals(1, plan.cell("limit", 0).get().times()[2]);
    }

    @Test
    void membersAreRecordedWhereTheyAreAskedFor() {
        String lines = "times: 0:1:3\nseed: 1\n";
        assertFalse(plan(lines).cells().get(0).observable("path").isPresent());
        List<String> listed =
                plan(lines + "observables: [path, mean]\n").cells().get(0).observables().stream()
                        .map(Observable::id)
                        .toList();
        assertEquals(List.of("mean", "path"), listed);
        assertTrue(
                plan(lines + "claims: [{id: c, kind: phenomenon, of: {observable: path}}]\n")
                        .cells()
                        .get(0)
                        .observable("path")
                        .isPresent());
    }

    @Test
    void observablesThatClaimsNeedMustBeListed() {
        assertTrue(
                problem(BASE + "observables: [moments]\n")
                        .contains("a claim or plot shows \"mean\", which observables leaves out"));
        assertTrue(problem("seed: 1\nobservables: [maen]\n").contains("did you mean \"mean\""));
    }

    @Test
    void estimatesFollowFromTheModelsCost() {
        Estimate estimate =
                plan("axes: {particles: [4, 8]}\ntimes: 0:1:3\nseed: 1\nreplicas: 40\n")
                        .estimate(40);
        assertEquals(80, estimate.replicas());
        assertEquals(4, estimate.blocks());
        assertEquals(40 * (8 * 4 * 20 + 8 * 8 * 20), estimate.operations());
        assertEquals(80 * (3 + 9 + 1 + 1), estimate.values());
    }
}
