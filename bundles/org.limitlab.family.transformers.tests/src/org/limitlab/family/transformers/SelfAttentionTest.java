package org.limitlab.family.transformers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.limitlab.core.model.Batch;
import org.limitlab.core.model.Observable;
import org.limitlab.core.model.Simulation;
import org.limitlab.core.model.Workers;
import org.limitlab.math.random.Streams;

/** The flow of tokens: exact cases, symmetries, edges of its domain. */
class SelfAttentionTest {

    private static final SelfAttention MODEL = new SelfAttention();

    /** One replica, seed 41. */
    private static final class Run {
        private final SelfAttention.Parameters p;
        private final Simulation simulation;
        private final Batch batch;

        Run(String yaml) {
            p = Tokens.parameters(yaml);
            batch = new Batch(Streams.of(41, "test"), 0, 1, 0, Workers.SEQUENTIAL);
            simulation = MODEL.open(p, batch);
        }

        double[] at(double time, String id) {
            simulation.advance(time);
            assertTrue(batch.isAlive(0), () -> batch.failure(0).toString());
            Observable observable =
                    MODEL.observables(p).stream()
                            .filter(o -> o.id().equals(id))
                            .findFirst()
                            .orElseThrow();
            double[] values = new double[observable.size()];
            simulation.observe(0, observable, values, 0);
            return values;
        }
    }

    /** Specification: 18.596070 for k = 3 at beta = 5, 116.580 for k = 4 at beta = 7 (USA). */
    @ParameterizedTest
    @CsvSource({"5, 3, 18.596070, 0.02, 0.002", "7, 4, 116.5800, 0.004, 0.0004"})
    void quietModeGrowsAtItsRate(double beta, int k, double rate, double span, double step) {
        Run run =
                new Run(
                        "{tokens: 480, attention: unnormalised, inverseTemperature: "
                                + beta
                                + ", start: quiet, quietMode: "
                                + k
                                + ", quietAmplitude: 1e-6, step: "
                                + step
                                + "}");
        double before = run.at(0, "logModeAmplitude")[k - 1];
        double after = run.at(span, "logModeAmplitude")[k - 1];
        assertEquals(rate, (after - before) / span, 1e-5 * rate);
    }

    /** Amplitude of the quiet start: mu_k = J_1(k eps), k eps/2 for small eps. */
    @Test
    void quietStartHoldsOneModeAlone() {
        double[] amplitude =
                new Run("{tokens: 60, start: quiet, quietMode: 3, quietAmplitude: 0.01}")
                        .at(0, "modeAmplitude");
        assertEquals(0.014998312563, amplitude[2], 1e-11);
        assertEquals(0, amplitude[0], 1e-15);
        assertEquals(0, amplitude[3], 1e-15);
    }

    @Test
    void unnormalisedFlowKeepsTheSumOfAngles() {
        Run run = new Run("{tokens: 300, attention: unnormalised, step: 1e-3, scheme: euler}");
        assertEquals(0, run.at(1, "angleSum")[0], 1e-10);
    }

    @Test
    void threefoldSymmetryIsKept() {
        Run run =
                new Run(
                        "{tokens: 300, attention: unnormalised, start: quiet, quietMode: 3,"
                                + " quietAmplitude: 0.1, step: 0.002}");
        double[] amplitude = run.at(0.2, "modeAmplitude");
        for (int k = 1; k <= 8; k++) {
            assertTrue(k % 3 == 0 || amplitude[k - 1] < 1e-10, "mode " + k);
        }
        assertTrue(amplitude[2] > 0.5);
    }

    /** Both methods and both schemes; energies of the uniform law and of a point: specification. */
    @Test
    void energiesAreThoseOfTheSpecification() {
        String quiet = "{tokens: 2000, start: quiet, quietAmplitude: 0}";
        assertEquals(2.723987, new Run(quiet).at(0, "energy")[0], 1e-6);
        assertEquals(
                2.723987,
                new Run("{tokens: 900, start: quiet, quietAmplitude: 0}").at(0, "energy")[0],
                1e-6);
        String point = "{tokens: 3, start: points, initial: [[0.3], [0.3], [0.3]]}";
        assertEquals(Math.exp(5) / 10, new Run(point).at(0, "energy")[0], 1e-12 * Math.exp(5));
        assertEquals(0, new Run(point).at(0, "pointEnergyGap")[0], 1e-12);
        assertEquals(1, new Run(point).at(0, "relativeEnergy")[0], 1e-14);
    }

    @ParameterizedTest
    @ValueSource(strings = {"softmax", "unnormalised"})
    void energyRisesUnderAttraction(String attention) {
        Run run = new Run("{tokens: 100, dimension: 3, step: 0.01, attention: " + attention + "}");
        double before = run.at(0, "energy")[0];
        for (int i = 1; i <= 20; i++) {
            double now = run.at(i * 0.05, "energy")[0];
            assertTrue(now >= before - 1e-12 * now, "time " + i);
            before = now;
        }
    }

    /** The field of angles by Fourier sums and over pairs, in coordinates too. */
    @ParameterizedTest
    @CsvSource({"softmax, 1", "softmax, -1", "unnormalised, 1"})
    void methodsAgree(String attention, double strength) {
        String common =
                "{tokens: 50, step: 0.01, strength: " + strength + ", attention: " + attention;
        double[] fourier = new Run(common + "}").at(0.1, "angles");
        double[] direct = new Run(common + ", field: direct}").at(0.1, "angles");
        // an identity spelled as a matrix, through the general path
        double[] general = new Run(common + ", key: [[1, 0], [0, 1]]}").at(0.1, "angles");
        for (int i = 0; i < 50; i++) {
            assertEquals(fourier[i], direct[i], 1e-10);
            assertEquals(direct[i], general[i], 1e-13);
        }
    }

    /** The circle embedded in three dimensions: the same flow, integrated in coordinates. */
    @Test
    void greatCircleStaysAndMovesAsTheCircle() {
        String common = "{tokens: 5, step: 1e-3, start: points, ";
        Run circle = new Run(common + "initial: [[0.1], [0.9], [2.5], [3.9], [5]]}");
        StringBuilder rows = new StringBuilder("[");
        for (double a : new double[] {0.1, 0.9, 2.5, 3.9, 5}) {
            rows.append(rows.length() > 1 ? ", [" : "[")
                    .append(Math.cos(a) + ", " + Math.sin(a) + ", 0]");
        }
        Run sphere = new Run(common + "dimension: 3, initial: " + rows + "]}");
        double[] a = circle.at(0.5, "positions");
        double[] b = sphere.at(0.5, "positions");
        for (int i = 0; i < 5; i++) {
            assertEquals(a[2 * i], b[3 * i], 1e-9);
            assertEquals(a[2 * i + 1], b[3 * i + 1], 1e-9);
            assertEquals(0, b[3 * i + 2], 0);
        }
    }

    @Test
    void rotatedStartGivesRotatedTokens() {
        String common = "{tokens: 40, dimension: 4, step: 0.02, ";
        double[] plain = new Run(common + "rotation: 0}").at(0.4, "positions");
        double[] turned = new Run(common + "rotation: 1.1}").at(0.4, "positions");
        for (int i = 0; i < 40; i++) {
            double x = plain[4 * i];
            double y = plain[4 * i + 1];
            assertEquals(Math.cos(1.1) * x - Math.sin(1.1) * y, turned[4 * i], 1e-12);
            assertEquals(Math.sin(1.1) * x + Math.cos(1.1) * y, turned[4 * i + 1], 1e-12);
            assertEquals(plain[4 * i + 3], turned[4 * i + 3], 1e-12);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{dimension: 2}",
                "{dimension: 3}",
                "{dimension: 7, scheme: euler, stepConvention: normalise}",
                "{dimension: 3, scheme: euler, stepConvention: project}",
                "{dimension: 3, scheme: euler, stepConvention: geodesic, strength: -1}",
                "{dimension: 1}"
            })
    void tokensStayOnTheSphere(String yaml) {
        assertTrue(new Run(yaml).at(5, "lengthError")[0] < 1e-12);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 6})
    void oneTokenRests(int d) {
        Run run = new Run("{tokens: 1, dimension: " + d + "}");
        double[] before = run.at(0, "positions");
        double[] after = run.at(1, "positions");
        for (int a = 0; a < d; a++) {
            assertEquals(before[a], after[a], 1e-13);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[[1, 2, 2], [1, 2, 2]]", "[[1, 2, 2], [-1, -2, -2]]"})
    void coincidentAndAntipodalTokensRest(String points) {
        Run run = new Run("{tokens: 2, dimension: 3, start: points, initial: " + points + "}");
        double[] before = run.at(0, "positions");
        double[] after = run.at(1, "positions");
        for (int a = 0; a < 6; a++) {
            assertEquals(before[a], after[a], 1e-13);
        }
    }

    @Test
    void inOneDimensionNothingMoves() {
        Run run = new Run("{tokens: 20, dimension: 1}");
        double before = run.at(0, "meanCosine")[0];
        assertEquals(before, run.at(1, "meanCosine")[0], 0);
        assertEquals(1, run.at(1, "relativeEnergy")[0], 1);
    }

    /** At beta = 0 all weights are equal: x' = P_x of the mean, for Q, K of any rank. */
    @ParameterizedTest
    @ValueSource(strings = {"", ", query: [[0, 0, 0]], key: [[1, 2, 3]], inverseTemperature: 9"})
    void flatAttentionFollowsTheMean(String more) {
        String zero = more.isEmpty() ? ", inverseTemperature: 0" : more;
        String start =
                "{tokens: 2, dimension: 3, scheme: euler, stepConvention: normalise, step: 0.5,"
                        + " start: points, initial: [[1, 0, 0], [0, 1, 0]]";
        double[] x = new Run(start + zero + "}").at(0.5, "positions");
        double length = Math.hypot(1.25, 0.25);
        assertEquals(1.25 / length, x[0], 1e-15);
        assertEquals(0.25 / length, x[1], 1e-15);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void betaOfAThousandDoesNotOverflow(int d) {
        Run run = new Run("{inverseTemperature: 1000, dimension: " + d + "}");
        for (double x : run.at(0.1, "positions")) {
            assertTrue(Double.isFinite(x));
        }
        assertTrue(run.at(0.1, "relativeEnergy")[0] < 1);
    }

    @Test
    void overflowOfUnnormalisedWeightsIsRefused() {
        IllegalArgumentException e =
                assertThrows(
                        IllegalArgumentException.class,
                        () ->
                                Tokens.parameters(
                                        "{attention: unnormalised, inverseTemperature: 1000}"));
        assertTrue(e.getMessage().contains("inverseTemperature"), e.getMessage());
    }

    /** Kuramoto: at beta = 0 the drift is -mean sin(theta - theta_j), by hand for two tokens. */
    @Test
    void withoutBetaTheCircleIsKuramoto() {
        Run run =
                new Run(
                        "{tokens: 2, inverseTemperature: 0, scheme: euler, step: 0.1, start:"
                                + " points, initial: [[0], [1]]}");
        double[] theta = run.at(0.1, "angles");
        assertEquals(0.05 * Math.sin(1), theta[0], 1e-15);
        assertEquals(1 - 0.05 * Math.sin(1), theta[1], 1e-15);
    }

    @Test
    void clustersAreCountedWithTheirAngles() {
        Run run = new Run("{tokens: 5, start: points, initial: [[6.2], [0.05], [2], [2.1], [4]]}");
        assertEquals(3, run.at(0, "clusterCount")[0]);
        double[] angles = run.at(0, "clusterAngles");
        assertEquals(2.05, angles[0], 1e-12);
        assertEquals(4, angles[1], 1e-12);
        assertEquals((6.2 + 0.05 + 2 * Math.PI) / 2, angles[2], 1e-12);
        assertEquals(-1, angles[3]);
    }

    @Test
    void quantilesOfOneComponentAreNormal() {
        double[] angles =
                new Run("{tokens: 3, start: quantiles, means: [2], spread: 0.5}").at(0, "angles");
        // quantiles 1/6, 1/2, 5/6 of a normal law: -0.967421566101701, 0, 0.967421566101701
        assertEquals(2 - 0.5 * 0.967421566101701, angles[0], 1e-9);
        assertEquals(2, angles[1], 1e-9);
        assertEquals(2 + 0.5 * 0.967421566101701, angles[2], 1e-9);
    }
}
