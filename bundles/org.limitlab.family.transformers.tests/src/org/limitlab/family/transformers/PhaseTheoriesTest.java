package org.limitlab.family.transformers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.limitlab.core.model.Workers;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.family.transformers.field.AttentionField;
import org.limitlab.family.transformers.field.AttentionLaw;
import org.limitlab.math.random.Streams;

class PhaseTheoriesTest {

    private static final double[][] NONE = {};

    private static Request at(double... times) {
        return new Request(times, Streams.of(9, "phases"), () -> false);
    }

    private static double[] values(Prediction prediction, String id) {
        return prediction.find(id).orElseThrow().values();
    }

    /** Ratios of Bessel functions by scipy, and coth x - 1/x. */
    @ParameterizedTest
    @CsvSource({
        "3, 2.5, 1, 0.6135673098126077",
        "4, 3.5, 2, 0.7947451389684606",
        "2, 0.3, 1, 0.14833742694087532"
    })
    void attentionOfTheUniformLaw(int d, double beta, double length, double expected) {
        Prediction found =
                new UniformAttention()
                        .predict(new UniformAttention.Parameters(d, beta, length), at());
        assertEquals(expected, values(found, "attentionLength")[0], 1e-14);
        double kappa = beta * length;
        if (d == 3) {
            assertEquals(1 / Math.tanh(kappa) - 1 / kappa, expected, 1e-12);
        }
    }

    /**
     * Against the field of a lattice of tokens on the circle, which is the uniform law to 1e-15.
     */
    @Test
    void attentionOfALattice() {
        int n = 200;
        double[] x = new double[2 * n];
        for (int i = 0; i < n; i++) {
            x[2 * i] = Math.cos(2 * Math.PI * i / n);
            x[2 * i + 1] = Math.sin(2 * Math.PI * i / n);
        }
        double[] field = new double[2 * n];
        AttentionField.choose(new AttentionLaw(n, 2, 7, true))
                .evaluate(x, field, Workers.SEQUENTIAL);
        Prediction found =
                new UniformAttention().predict(new UniformAttention.Parameters(2, 7, 1), at());
        assertEquals(values(found, "attentionLength")[0], field[0], 1e-13);
    }

    /** The clock times the exact rate is the growth rate of unnormalised attention. */
    @Test
    void porousMediumRates() {
        for (int d : new int[] {2, 3, 5}) {
            Prediction found =
                    new PorousMediumRates()
                            .predict(
                                    new PorousMediumRates.Parameters(
                                            d, 12, -1, NONE, NONE, NONE, 6),
                                    at());
            double clock = Math.exp(values(found, "logClock")[0]);
            for (int k = 1; k <= 6; k++) {
                double usa = Harmonics.growthRate(k, 12, d, Attention.UNNORMALISED);
                assertEquals(-usa, clock * values(found, "exactRate")[k - 1], 1e-12 * usa);
            }
        }
        // d = 2: |S| = 2 pi and k² gamma / (2 pi); from -(1/2) Lap(mu²) about mu = 1/(2 pi)
        Prediction plane =
                new PorousMediumRates()
                        .predict(
                                new PorousMediumRates.Parameters(2, 1e5, 1, NONE, NONE, NONE, 3),
                                at());
        assertEquals(9 / (2 * Math.PI), values(plane, "porousRate")[2], 1e-14);
        assertEquals(9 / (2 * Math.PI), values(plane, "exactRate")[2], 1e-3);
    }

    private static HeatPhase.Parameters heat(double beta, double strength, double spread) {
        return new HeatPhase.Parameters(
                2,
                beta,
                Attention.SOFTMAX,
                strength,
                NONE,
                NONE,
                NONE,
                SelfAttention.Start.MIXTURE,
                3,
                new double[] {1, 3, 4.7},
                new double[0],
                spread,
                1,
                0,
                5,
                1.5e-8);
    }

    /** The specification's heat values and finite-beta rates. */
    @Test
    void heatAtBetaFifty() {
        Prediction found = new HeatPhase().predict(heat(50, -1, 0.3), at(0, 10));
        double[] amplitude = values(found, TokenObservables.AMPLITUDE);
        assertEquals(.1216, amplitude[5], 2e-3);
        assertEquals(.1011, amplitude[6], 2e-3);
        assertEquals(.0892, amplitude[7], 3e-3);
        double[] rate = values(found, "finiteBetaRate");
        assertEquals(-.0197990, rate[0], 5e-8);
        assertEquals(-.1643610, rate[2], 5e-8);
        assertEquals(-.3884922, rate[4], 5e-8);
        assertEquals(-.18, values(found, "quietGrowthRate")[0], 1e-15);
        assertEquals(0.09 + 2 * 10.0 / 50, values(found, "componentVariance")[1], 1e-15);
    }

    @Test
    void heatEndsAtTheCollapse() {
        Prediction found = new HeatPhase().predict(heat(50, 1, 0.3), at(0, 2));
        assertEquals(50 * 0.09 / 2, values(found, "collapseTime")[0], 1e-14);
        NoPrediction end =
                assertThrows(
                        NoPrediction.class,
                        () -> new HeatPhase().predict(heat(50, 1, 0.3), at(0, 2.26)));
        assertTrue(end.getMessage().contains("collapse"), end.getMessage());
    }
}
