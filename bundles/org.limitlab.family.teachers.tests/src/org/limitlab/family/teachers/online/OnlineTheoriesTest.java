package org.limitlab.family.teachers.online;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.limitlab.core.catalog.Catalog;
import org.limitlab.core.model.Batch;
import org.limitlab.core.model.Simulation;
import org.limitlab.core.model.Workers;
import org.limitlab.core.parameter.ParameterSchema;
import org.limitlab.core.problem.InvalidValue;
import org.limitlab.core.problem.Problems;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Theory;
import org.limitlab.core.yaml.YamlReader;
import org.limitlab.math.random.Streams;

class OnlineTheoriesTest {

    private static final Catalog CATALOG = Catalog.of(new OnlineTwoLayer());
    private static final String ZERO =
            "teacherHidden: 1, initialStudentOverlaps: [[0]], initialTeacherOverlaps: [[0]]";

    private static Prediction solve(String theory, String parameters, double... times) {
        return solve(CATALOG.theory(theory).orElseThrow(), parameters, times);
    }

    private static <Q extends Record> Prediction solve(
            Theory<Q> theory, String parameters, double... times) {
        return theory.predict(
                bind(CATALOG.schema(theory), parameters),
                new Request(times, Streams.of(1, "t"), () -> false));
    }

    private static <P extends Record> P bind(ParameterSchema<P> schema, String parameters) {
        Problems problems = new Problems();
        return schema.bind(YamlReader.readMapping("test", "{" + parameters + "}"), problems)
                .orElseThrow(() -> new IllegalArgumentException(problems.list().toString()));
    }

    private static double value(Prediction prediction, String observable, int index) {
        return prediction.find(observable).orElseThrow().values()[index];
    }

    private static double error(Prediction prediction, String observable, int index) {
        return prediction.find(observable).orElseThrow().error()[index];
    }

    /** Values of another program: numpy formulas of S3, SciPy's DOP853 at 1e-10. */
    @Test
    void learningCurvesOfSaadAndSolla() {
        Prediction two = solve("saad-solla", "", 0, 1, 5, 20, 60);
        double[] expected = {.380941246, .158899120, .024364401, .018262992, .002581713};
        for (int k = 0; k < expected.length; k++) {
            assertEquals(expected[k], value(two, "generalisationError", k), 2e-9);
            assertTrue(error(two, "generalisationError", k) < 1e-6);
        }
        Prediction one = solve("saad-solla", "hidden: 1, teacherHidden: 1", 2, 10);
        assertEquals(.049052399, value(one, "generalisationError", 0), 2e-9);
        assertEquals(.001092949, value(one, "generalisationError", 1), 2e-9);
    }

    @Test
    void trainingLossIsTheErrorAndHalfTheNoise() {
        Prediction noisy = solve("saad-solla", "labelNoise: 0.4", 0, 3);
        for (int k = 0; k < 2; k++) {
            assertEquals(
                    value(noisy, "generalisationError", k) + .08,
                    value(noisy, "trainingLoss", k),
                    1e-12);
        }
        // the sum of losses is their integral: Simpson's rule on 400 parts
        double[] times = new double[401];
        for (int k = 0; k <= 400; k++) {
            times[k] = 3 * k / 400.0;
        }
        Prediction fine = solve("saad-solla", "labelNoise: 0.4", times);
        double sum = 0;
        for (int k = 0; k <= 400; k++) {
            int weight = k == 0 || k == 400 ? 1 : k % 2 == 1 ? 4 : 2;
            sum += weight * value(fine, "trainingLoss", k) * 3 / 1200;
        }
        assertEquals(sum, value(fine, "cumulativeLoss", 400), 1e-8);
    }

    /** Where nothing tells students apart the error grows with what a tilted start does. */
    @Test
    void unstableSymmetryShowsInTheError() {
        String stable = ZERO + ", activation: 0.7, labelNoise: 0.3";
        assertTrue(
                error(solve("dropout-order-parameters", stable, 5), "generalisationError", 0)
                        < 1e-6);
        // P07: eigenvalue +.018, a finite network has left by time 600: .0059 against .00974
        String unstable = ZERO + ", activation: 0.95, labelNoise: 0.05";
        Prediction late = solve("dropout-order-parameters", unstable, 600);
        assertEquals(.00974, value(late, "generalisationError", 0), 5e-6);
        assertEquals(.00974 - .0059, error(late, "generalisationError", 0), 1e-4);
    }

    @Test
    void dropoutOfTheSpecification() {
        Prediction p =
                solve(
                        "dropout-order-parameters",
                        ZERO + ", activation: 0.7, labelNoise: 0.3",
                        0,
                        .002,
                        5);
        assertEquals(1.0 / 6, value(p, "generalisationError", 0), 1e-14);
        assertEquals(.0364772, value(p, "generalisationError", 2), 5e-8);
        double slope =
                (value(p, "generalisationError", 1) - value(p, "generalisationError", 0)) / .002;
        assertEquals(-.09846, slope, 5e-6);
        // K + M students without dropout are those of Saad and Solla
        Prediction with = solve("dropout-order-parameters", "readoutRate: 0.5", 4);
        Prediction without = solve("saad-solla", "readoutRate: 0.5", 4);
        assertEquals(
                value(without, "generalisationError", 0), value(with, "generalisationError", 0), 0);
        double correlation = value(p, "nodeCorrelation", 2);
        double q12 = value(p, "studentOverlaps", 2 * 4 + 1);
        double q11 = value(p, "studentOverlaps", 2 * 4);
        double r = value(p, "teacherOverlap", 2 * 2);
        assertEquals((q12 - r * r) / q11, correlation, 1e-12);
    }

    @Test
    void shortTimeClosedForm() {
        Prediction p = solve("dropout-short-time", ZERO + ", activation: 0.7, labelNoise: 0.3", 0);
        assertEquals(-.098547, value(p, "errorSlope", 0), 5e-7);
        assertEquals(.775, value(p, "bestShortTimeActivation", 0), 5e-4);
        Prediction clean = solve("dropout-short-time", ZERO, 0);
        assertEquals(.906, value(clean, "bestShortTimeActivation", 0), 5e-4);
        // at other K, T, eta: against the equations themselves, by differences
        String other =
                "hidden: 3, learningRate: 1.4, activation: 0.55, labelNoise: 0.2, teacherOverlaps: [[1.7]], "
                        + ZERO;
        Prediction closed = solve("dropout-short-time", other, 0);
        double h = 1e-5;
        Prediction ode = solve("dropout-order-parameters", other, 0, h, 2 * h);
        assertEquals(
                slope(ode, "generalisationError", 1, 0, h), value(closed, "errorSlope", 0), 1e-6);
        assertEquals(
                slope(ode, "teacherOverlap", 3, 0, h),
                value(closed, "teacherOverlapSlope", 0),
                1e-6);
        assertEquals(
                slope(ode, "studentOverlaps", 9, 0, h), value(closed, "studentNormSlope", 0), 1e-6);
        assertEquals(
                slope(ode, "studentOverlaps", 9, 1, h),
                value(closed, "studentOverlapSlope", 0),
                1e-6);
    }

    /** Second-order difference at time 0. */
    private static double slope(Prediction p, String id, int size, int entry, double h) {
        return (4 * value(p, id, size + entry)
                        - 3 * value(p, id, entry)
                        - value(p, id, 2 * size + entry))
                / (2 * h);
    }

    @Test
    void bestActivationOfTheSpecification() {
        double[] noise = {0, .1, .2, .3, .5};
        double[] best = {.995, .890, .766, .688, .584};
        double[] least = {.01020, .01541, .02533, .03643, .05896};
        double[] without = {.0102, .0166, .0349, .0632, .1424};
        for (int k = 0; k < noise.length; k++) {
            Prediction p = solve("dropout-best-activation", ZERO + ", labelNoise: " + noise[k], 5);
            assertEquals(best[k], value(p, "bestActivation", 0), 5.5e-4);
            assertEquals(least[k], value(p, "bestError", 0), 5.5e-6);
            assertEquals(without[k], value(p, "errorWithoutDropout", 0), 5.5e-5);
        }
        Prediction free =
                solve(
                        "dropout-best-activation",
                        ZERO + ", labelNoise: 0.3, freeRescaling: true",
                        5);
        assertEquals(.036360, value(free, "bestError", 0), 5.5e-7);
        assertEquals(.6591, value(free, "bestActivation", 0), 1e-4);
        assertEquals(.6935, value(free, "bestRescaling", 0), 1e-4);
    }

    /** Values of P07 b, and the crossing found by an independent program by differences. */
    @Test
    void symmetricBranchOfTheSpecification() {
        assertEquals(.018, eigenvalue(.05, .95), 5e-4);
        assertEquals(-.003, eigenvalue(.1, .89), 5e-4);
        assertEquals(-.035, eigenvalue(.3, .7), 5e-4);
        assertEquals(.127, eigenvalue(.3, 1), 5e-4);
        assertEquals(-1.13160e-5, eigenvalue(.078, .9), 1e-9);
        assertEquals(2.15384e-5, eigenvalue(.079, .9), 1e-9);
        assertThrows(
                NoPrediction.class,
                () -> solve("dropout-symmetric-branch", "hidden: 2, teacherHidden: 2", 0));
    }

    private static double eigenvalue(double noise, double activation) {
        Prediction p =
                solve(
                        "dropout-symmetric-branch",
                        ZERO + ", labelNoise: " + noise + ", activation: " + activation,
                        0);
        return value(p, "leadingEigenvalue", 0);
    }

    /**
     * The students' squares approach the plateau like 1/(eta alpha), so what is left is
     * extrapolated from two times.
     */
    @Test
    void plateauAgreesWithTheEquationsAtASmallRate() {
        for (int k = 2; k <= 3; k++) {
            String committee =
                    "start: random, learningRate: 0.003, hidden: " + k + ", teacherHidden: " + k;
            Prediction closed = solve("committee-plateau", committee, 0);
            Prediction ode = solve("saad-solla", committee, 80 / .003, 160 / .003);
            double expected = value(closed, "plateauError", 0);
            assertEquals(expected, rest(ode, "generalisationError", 1, 0), 0.004 * expected);
            assertEquals(
                    value(closed, "plateauTeacherOverlap", 0),
                    rest(ode, "teacherOverlap", k * k, 0),
                    .003);
            assertEquals(
                    value(closed, "plateauStudentOverlap", 0),
                    rest(ode, "studentOverlaps", k * k, 1),
                    .003);
        }
        assertEquals(.0116108, value(solve("committee-plateau", "", 0), "plateauError", 0), 5e-8);
        assertEquals(
                .0202966,
                value(
                        solve("committee-plateau", "hidden: 3, teacherHidden: 3", 0),
                        "plateauError",
                        0),
                5e-8);
    }

    /** Given weights, by hand: Q11 = (1 + 4)/2, R11 = (3 - 2)/2, T11 = (9 + 1)/2. */
    @Test
    void explicitWeightsStartBothSides() {
        String explicit =
                "hidden: 1, teacherHidden: 1, start: explicit, studentWeights: [[1, -2]], teacherWeights: [[3, 1]]";
        Prediction p = solve("saad-solla", explicit, 0);
        assertEquals(2.5, value(p, "studentOverlaps", 0), 1e-15);
        assertEquals(.5, value(p, "teacherOverlap", 0), 1e-15);
        double error =
                (Math.asin(2.5 / 3.5) - 2 * Math.asin(.5 / Math.sqrt(3.5 * 6)) + Math.asin(5.0 / 6))
                        / Math.PI;
        assertEquals(error, value(p, "generalisationError", 0), 1e-15);
        var model = new OnlineTwoLayer();
        var parameters = bind(CATALOG.schema(model), explicit + ", dimension: 2");
        var batch = new Batch(Streams.of(1, "t"), 0, 1, 0, Workers.SEQUENTIAL);
        Simulation simulation = model.open(parameters, batch);
        double[] shown = new double[1];
        simulation.observe(0, model.observables(parameters).get(0), shown, 0);
        assertEquals(error, shown[0], 1e-15);
    }

    private static double rest(Prediction p, String id, int size, int entry) {
        return 2 * value(p, id, size + entry) - value(p, id, entry);
    }

    @Test
    void whatIsOutsideTheDomainHasAReason() {
        none("committee-plateau", "hidden: 2, teacherHidden: 3", "as many students");
        none("committee-plateau", "hidden: 3, teacherHidden: 2", "equal");
        none("committee-plateau", "teacherOverlaps: [[1, 0.2], [0.2, 1]]", "identity");
        none("saad-solla", "activation: 0.5", "dropout");
        none("dropout-short-time", "hidden: 2", "one teacher");
        none("dropout-best-activation", ZERO, "nothing is learned");
        none("dropout-symmetric-branch", ZERO + ", activation: 0", "nothing moves");
        none("saad-solla", "hidden: 100, teacherHidden: 100", "integrals");
        // a learning rate at which the solution runs away in finite time or stays finite: no NaN
        Prediction wild = solve("saad-solla", "learningRate: 50, readoutRate: 1", 1);
        assertTrue(Double.isFinite(value(wild, "generalisationError", 0)));
    }

    private static void none(String theory, String parameters, String reason) {
        NoPrediction none = assertThrows(NoPrediction.class, () -> solve(theory, parameters, 0));
        assertTrue(none.getMessage().contains(reason), none.getMessage());
    }

    @Test
    void parametersThatDoNotFitAreRefused() {
        refused("initialTeacherOverlaps: [[0.9]]", "do not exist");
        refused("teacherOverlaps: [[1, 2], [2, 1]]", "positive semidefinite");
        refused("teacherOverlaps: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]", "rows");
        refused("initialReadout: [1, 2, 3]", "hidden = 2");
        refused("dimension: 3", "do not exist");
        refused("start: explicit", "studentWeights");
        refused(
                "hidden: 1, teacherHidden: 1, start: explicit, dimension: 3, studentWeights: [[1, 2]], teacherWeights: [[0, 1]]",
                "dimension");
    }

    private static void refused(String parameters, String reason) {
        IllegalArgumentException error =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> bind(CATALOG.schemaOfModel("online-two-layer"), parameters));
        assertTrue(error.getMessage().contains(reason), error.getMessage());
        assertTrue(!(error instanceof InvalidValue));
    }
}
