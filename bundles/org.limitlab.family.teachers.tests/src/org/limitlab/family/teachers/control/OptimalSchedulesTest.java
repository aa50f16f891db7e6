package org.limitlab.family.teachers.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.limitlab.core.parameter.Schedule;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.math.control.ControlProblem;
import org.limitlab.math.control.ForwardBackwardSweep;
import org.limitlab.math.control.OptimalControl;
import org.limitlab.math.control.OptimalSchedule;
import org.limitlab.math.control.Rollout;
import org.limitlab.math.control.Scheme;
import org.limitlab.math.random.Streams;

import java.util.Random;

/**
 * Costs of the specification (S6, P04, P06), which come from an independent program or from the
 * notebooks of the papers, each in its own discretisation; and the checks that need no number.
 */
class OptimalSchedulesTest {

    private static final Request AT_START =
            new Request(new double[] {0}, Streams.of(1, "test"), () -> false);

    private static double once(Prediction prediction, String id) {
        return prediction.find(id).orElseThrow().values()[0];
    }

    private static OptimalProtocol.Parameters protocol(
            double similarity, OptimalProtocol.Controls controls) {
        return new OptimalProtocol.Parameters(
                2,
                similarity,
                Schedule.constant(1),
                Schedule.constant(1),
                1,
                ContinualLearning.ReadoutRule.FIXED,
                0,
                0.25,
                0.1,
                controls,
                5,
                10,
                50,
                4,
                Scheme.MIDPOINT);
    }

    private static void protocolCosts(double similarity, double asked, double converged) {
        Prediction found =
                new OptimalProtocol()
                        .predict(protocol(similarity, OptimalProtocol.Controls.TASK), AT_START);
        assertEquals(asked, once(found, "optimalCost"), 6e-8, "similarity " + similarity);
        assertEquals(converged, once(found, "convergedCost"), 6e-8, "similarity " + similarity);
    }

    @Test
    void optimalProtocolAtSimilarityThreeTenthsAndItsBaselines() {
        Prediction found =
                new OptimalProtocol()
                        .predict(protocol(0.3, OptimalProtocol.Controls.TASK), AT_START);
        assertEquals(0.0488845, once(found, "optimalCost"), 6e-8);
        assertEquals(0.0488832, once(found, "convergedCost"), 6e-8);
        assertEquals(0.0643, once(found, "noReplayCost"), 5e-5);
        assertEquals(0.0656, once(found, "interleavedCost"), 5e-5);
        assertEquals(0.04898, once(found, "focusThenHalfCost"), 5e-6);
        assertEquals(7.11, once(found, "focusThenHalfTime"), 0.01);
        assertEquals(0.0500, once(found, "focusThenReviseCost"), 5e-5);
        assertEquals(7.17, once(found, "focusEnd"), 0.02);
        assertEquals(0.65, once(found, "replayShare"), 0.006);
        assertEquals(9.33, once(found, "revisionStart"), 0.03);
    }

    @Test
    void withoutSimilarityNoReplayIsNeeded() {
        protocolCosts(0, 0.0251233, 0.0251217);
    }

    @Test
    @Tag("slow")
    void optimalProtocolAtOtherSimilarities() {
        protocolCosts(0.6, 0.0387112, 0.0387109);
        protocolCosts(0.9, 0.0117085, 0.0117084);
    }

    @Test
    void choosingRatesTooIsNoWorse() {
        double tasks =
                once(
                        new OptimalProtocol()
                                .predict(coarse(OptimalProtocol.Controls.TASK), AT_START),
                        "optimalCost");
        Prediction rates =
                new OptimalProtocol()
                        .predict(coarse(OptimalProtocol.Controls.LEARNING_RATE), AT_START);
        double both =
                once(
                        new OptimalProtocol()
                                .predict(coarse(OptimalProtocol.Controls.BOTH), AT_START),
                        "optimalCost");
        assertTrue(both <= tasks + 1e-9, both + " above " + tasks);
        assertTrue(
                once(rates, "optimalCost") <= once(rates, "bestConstantRateCost") + 1e-9,
                "a schedule of rates is no worse than the best constant");
        assertTrue(both <= once(rates, "optimalCost") + 1e-9, "both are no worse than rates alone");
    }

    private static OptimalProtocol.Parameters coarse(OptimalProtocol.Controls controls) {
        OptimalProtocol.Parameters p = protocol(0.5, controls);
        return new OptimalProtocol.Parameters(
                p.hidden(),
                p.taskSimilarity(),
                p.task(),
                p.learningRate(),
                p.readoutRate(),
                p.readoutRule(),
                p.labelNoise(),
                p.freshNorm(),
                p.freshReadout(),
                controls,
                5,
                5,
                10,
                4,
                Scheme.MIDPOINT);
    }

    private static OptimalCurriculum.Parameters curriculum(int intervals, Scheme scheme) {
        return new OptimalCurriculum.Parameters(
                3, 0, 0, 2, 0.5, 2, 1, 1, 0, 12, intervals, 1, scheme);
    }

    @Test
    void optimalCurriculumInEulerStepsAndConverged() {
        Prediction found = new OptimalCurriculum().predict(curriculum(240, Scheme.EULER), AT_START);
        double cost = once(found, "optimalCost");
        assertTrue(cost < 0.146345, "the notebook's sweep reached 0.14668: " + cost);
        assertEquals(0.14634, cost, 5e-6);
        assertEquals(0.146841, once(found, "convergedCost"), 6e-7);
        assertEquals(0.15555, once(found, "easyFirstCost"), 5e-6);
        assertEquals(0.16248, once(found, "hardFirstCost"), 5e-6);
        assertEquals(0.15240, once(found, "mixtureCost"), 5e-6);
        assertEquals(0.155862, once(found, "easyFirstConverged"), 6e-7);
        assertEquals(0.162820, once(found, "hardFirstConverged"), 6e-7);
        assertEquals(0.152778, once(found, "mixtureConverged"), 1e-6);
        assertEquals(0.1212, once(found, "allEasyCost"), 5e-5);
        assertEquals(0.1787, once(found, "allHardCost"), 5e-5);
        double[] u = found.find("easySchedule").orElseThrow().values();
        assertEquals(120, java.util.Arrays.stream(u).sum(), 1e-9);
    }

    @Test
    void optimalDropoutAndTheBestConstants() {
        for (double[] row :
                new double[][] {
                    {0.3, 0.034094, 0.0340887, 0.036360, 0.6591, 0.036432, 0.688, 0.434, 0.678},
                    {0.2, 0.023800, 0.0237958, 0.025298, 0.7415, 0.025333, 0.766, 0.485, 0.742}
                }) {
            Prediction found =
                    new OptimalDropout()
                            .predict(
                                    new OptimalDropout.Parameters(
                                            2, 1, 1, row[0], 5, 50, 2, Scheme.MIDPOINT),
                                    AT_START);
            assertEquals(row[1], once(found, "optimalCost"), 6e-7);
            assertEquals(row[2], once(found, "convergedCost"), 6e-8);
            assertEquals(row[3], once(found, "bestConstantConverged"), 6e-7);
            assertEquals(row[4], once(found, "bestConstantActivation"), 1e-4);
            assertEquals(row[5], once(found, "tiedConstantConverged"), 1e-6);
            assertEquals(row[6], once(found, "tiedConstantActivation"), 6e-4);
            assertEquals(row[7], once(found, "finalActivation"), 6e-4);
            assertEquals(row[8], once(found, "testFactor"), 6e-4);
        }
    }

    @Test
    void optimalDenoisingWithTheTermsOfThePublicCode() {
        Prediction found =
                new OptimalDenoising()
                        .predict(denoising(0.3, DenoisingOde.SkipTerms.LEADING), AT_START);
        assertEquals(10.35909, once(found, "optimalCost"), 1.5e-5);
        assertTrue(once(found, "optimalCost") < 10.359095);
        assertEquals(10.37278, once(found, "bestConstantCost"), 6e-6);
        assertEquals(0.123, once(found, "bestConstantCorruption"), 6e-4);
        assertEquals(10.47209, once(found, "testCorruptionCost"), 6e-6);
        assertEquals(0.070, once(found, "finalCorruption"), 6e-4);
    }

    @Test
    void optimalDenoisingAtWeakCorruption() {
        Prediction found =
                new OptimalDenoising()
                        .predict(denoising(0.1, DenoisingOde.SkipTerms.ALL), AT_START);
        assertEquals(9.697735, once(found, "leadingTermsCost"), 6e-7);
        assertEquals(9.697737, once(found, "leadingTermsConstantCost"), 6e-7);
        assertEquals(9.80480, once(found, "leadingTermsTestCorruptionCost"), 6e-6);
        assertTrue(once(found, "optimalCost") <= once(found, "bestConstantCost"));
    }

    private static OptimalDenoising.Parameters denoising(
            double test, DenoisingOde.SkipTerms terms) {
        return new OptimalDenoising.Parameters(
                1000,
                2,
                new double[] {0.5, 0.5},
                new double[] {1, 1},
                0.1,
                5,
                5,
                test,
                0.1,
                0.25,
                0,
                terms,
                0.8,
                0.01,
                0.99,
                80,
                2,
                Scheme.RK4);
    }

    /** Central differences against the adjoint, along every control of short problems. */
    private static void checkGradient(ControlProblem problem, double low, double high, double h) {
        Rollout rollout = new Rollout(problem);
        Random random = new Random(7);
        double[] u = new double[problem.size()];
        for (int i = 0; i < u.length; i++) {
            u[i] = low + (high - low) * random.nextDouble();
        }
        double[] gradient = rollout.path(u).gradient();
        double scale = 0;
        for (double g : gradient) {
            scale = Math.max(scale, Math.abs(g));
        }
        for (int i = 0; i < u.length; i++) {
            double[] up = u.clone();
            double[] down = u.clone();
            up[i] += h;
            down[i] -= h;
            double difference = (rollout.cost(up) - rollout.cost(down)) / (2 * h);
            assertEquals(difference, gradient[i], 1e-6 * scale, "control " + i);
        }
    }

    @Test
    void adjointOfEveryProblemIsTheCentralDifference() {
        java.util.OptionalDouble free = java.util.OptionalDouble.empty();
        for (Scheme scheme : new Scheme[] {Scheme.EULER, Scheme.MIDPOINT, Scheme.RK4}) {
            ControlProblem.Grid grid = new ControlProblem.Grid(1.2, 6, 2, scheme);
            TaskDynamics tasks = new TaskDynamics(3, 0.4, 0.2, 0.7, false);
            TaskSetup setup =
                    new TaskSetup(3, 0.4, 0.2, 0.7, ContinualLearning.ReadoutRule.FIXED, 0.3, 0.1);
            checkGradient(
                    new ControlProblem(
                            tasks,
                            setup.start(),
                            tasks::meanLoss,
                            grid,
                            new double[2],
                            new double[] {1, 2},
                            free),
                    0.1,
                    0.9,
                    1e-4);
            CurriculumDynamics curriculum = new CurriculumDynamics(3, 0.1, 0.2, 2, 1.5);
            checkGradient(
                    new ControlProblem(
                            curriculum,
                            new double[] {1, 0.8, 0.2},
                            (tape, x) -> curriculum.meanError(tape, x, 0.4),
                            grid,
                            new double[1],
                            new double[] {1},
                            free),
                    0,
                    1,
                    1e-4);
            DropoutDynamics dropout = new DropoutDynamics(2, 2, 1, 0.3);
            checkGradient(
                    new ControlProblem(
                            dropout,
                            new double[dropout.states()],
                            dropout::leastError,
                            grid,
                            new double[1],
                            new double[] {1},
                            free),
                    0.3,
                    0.95,
                    1e-4);
            OptimalDenoising.Parameters p = denoising(0.3, DenoisingOde.SkipTerms.ALL);
            AutoencoderDynamics denoising = p.setup().dynamics(true);
            checkGradient(
                    new ControlProblem(
                            denoising,
                            p.setup().start(),
                            (tape, x) -> denoising.error(tape, x, 0.3),
                            new ControlProblem.Grid(0.4, 6, 4, scheme),
                            new double[1],
                            new double[] {1},
                            free),
                    0.1,
                    0.9,
                    1e-4);
        }
    }

    /** The indirect method of the papers: it comes close to the direct one, never below it. */
    @Test
    void forwardBackwardSweepsStayAboveTheDirectMethod() {
        CurriculumDynamics dynamics = new CurriculumDynamics(3, 0, 0, 2, 2);
        ControlProblem problem =
                new ControlProblem(
                        dynamics,
                        new double[] {1, 1, 0},
                        (tape, x) -> dynamics.meanError(tape, x, 0.5),
                        new ControlProblem.Grid(12, 60, 4, Scheme.RK4),
                        new double[1],
                        new double[] {1},
                        java.util.OptionalDouble.of(0.5));
        double[] swept = new ForwardBackwardSweep(problem).run(problem.constant(0.5), 0.5, 60);
        double cost = new Rollout(problem).cost(swept);
        Prediction direct =
                new OptimalCurriculum()
                        .predict(
                                new OptimalCurriculum.Parameters(
                                        3, 0, 0, 2, 0.5, 2, 1, 1, 0, 12, 60, 4, Scheme.RK4),
                                AT_START);
        assertTrue(cost >= once(direct, "optimalCost") - 1e-9, "swept to " + cost);
        assertEquals(once(direct, "optimalCost"), cost, 5e-4);
    }

    /** Pontryagin: the switching function has the sign that the bound asks for. */
    @Test
    void switchingFunctionAgreesWithTheSchedule() {
        Prediction found =
                new OptimalProtocol()
                        .predict(
                                protocol(0.3, OptimalProtocol.Controls.TASK),
                                new Request(
                                        new double[] {2, 8.2, 9.9},
                                        Streams.of(1, "test"),
                                        () -> false));
        double[] s = found.find("switching").orElseThrow().values();
        double[] u = found.find("task").orElseThrow().values();
        assertEquals(1, u[0], 1e-9);
        assertTrue(s[0] < -1e-4, "S = " + s[0]);
        assertEquals(0, s[1], 1e-5);
        assertEquals(0.65, u[1], 0.03);
        assertEquals(0, u[2], 1e-9);
        assertTrue(s[2] > 1e-5 && s[2] > 5 * Math.abs(s[1]), "S = " + s[2]);
    }

    /** With a tolerance of nothing no search can end converged. */
    @Test
    void searchThatDoesNotConvergeGivesNoPrediction() {
        DropoutDynamics dynamics = new DropoutDynamics(2, 1, 1, 0.3);
        ControlProblem problem =
                new ControlProblem(
                        dynamics,
                        new double[5],
                        dynamics::leastError,
                        new ControlProblem.Grid(5, 7, 2, Scheme.MIDPOINT),
                        new double[1],
                        new double[] {1},
                        java.util.OptionalDouble.empty());
        OptimalSchedule found =
                OptimalControl.solve(
                        problem, new double[][] {problem.constant(0.5)}, 0, () -> false);
        assertFalse(found.minimum().converged());
        NoPrediction reason =
                assertThrows(
                        NoPrediction.class, () -> Schedules.putOptimum(new Prediction(), found, 0));
        assertTrue(reason.getMessage().contains("projected gradient"), reason.getMessage());
    }

    /** Steps so long that the overlaps run away. */
    @Test
    void divergingLearningGivesNoPrediction() {
        OptimalDenoising.Parameters p = denoising(0.3, DenoisingOde.SkipTerms.ALL);
        assertThrows(
                NoPrediction.class,
                () ->
                        new OptimalDenoising()
                                .predict(
                                        new OptimalDenoising.Parameters(
                                                p.inputDimension(),
                                                2,
                                                p.clusterWeights(),
                                                p.centroidSquares(),
                                                1,
                                                60,
                                                60,
                                                0.3,
                                                0.1,
                                                0.25,
                                                0,
                                                p.skipTerms(),
                                                0.8,
                                                0.01,
                                                0.99,
                                                20,
                                                2,
                                                Scheme.RK4),
                                        AT_START));
    }
}
