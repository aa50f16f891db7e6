package org.limitlab.family.transformers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.limitlab.math.special.Gegenbauer;

class LinearTheoryTest {

    /** Golden values of the specification, entry 4 (VERIF). */
    @ParameterizedTest
    @CsvSource({
        "2, 5, UNNORMALISED, '4.867128 14.004492 18.596070 16.346351 10.789873', 5e-7",
        "2, 7, UNNORMALISED, '22.2913 70.8636 109.5113 116.5800 96.0196', 5e-5",
        "3, 5, UNNORMALISED, '4.749545 9.259590 9.978086 7.583100 4.470845', 5e-7",
        "3, 5, SOFTMAX, '.320036 .623935 .672349 .510968 .301257', 5e-7"
    })
    void growthRatesAgreeWithTheSpecification(
            int dimension, double beta, Attention attention, String rates, double rounding) {
        String[] expected = rates.split(" ");
        for (int k = 1; k <= expected.length; k++) {
            assertEquals(
                    Double.parseDouble(expected[k - 1]),
                    Harmonics.growthRate(k, beta, dimension, attention),
                    rounding);
        }
    }

    /**
     * Second oracle: Funk-Hecke by quadrature. gamma_k = k(k+d-2)/beta · mean of exp(beta u) P_k(u)
     * under the law of one coordinate, density proportional to (1 - u²)^((d-3)/2).
     */
    @ParameterizedTest
    @CsvSource({"2, 5", "3, 2", "4, 9", "7, 3", "16, 12"})
    void growthRatesAgreeWithQuadrature(int d, double beta) {
        int m = 20000;
        for (int k = 1; k <= 6; k++) {
            double sum = 0;
            double weight = 0;
            double plain = 0;
            for (int i = 0; i < m; i++) {
                double t = Math.PI * (i + 0.5) / m;
                double w = Math.pow(Math.sin(t), d - 2);
                double e = Math.exp(beta * Math.cos(t));
                sum += w * e * Gegenbauer.value(k, d, Math.cos(t));
                plain += w * e;
                weight += w;
            }
            double factor = k * (k + d - 2.0) / beta;
            double usa = Harmonics.growthRate(k, beta, d, Attention.UNNORMALISED);
            assertEquals(factor * sum / weight, usa, 1e-7 * (1 + usa));
            assertEquals(
                    factor * sum / plain,
                    Harmonics.growthRate(k, beta, d, Attention.SOFTMAX),
                    1e-7);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2, 1, 1",
        "2, 2, 2",
        "2, 3, 2",
        "2, 4, 3",
        "2, 6, 3",
        "2, 7, 4",
        "2, 10, 4",
        "2, 15, 5",
        "2, 20, 6",
        "2, 30, 8",
        "2, 50, 10",
        "2, 100, 14",
        "3, 4, 2",
        "3, 5, 3",
        "3, 9, 4",
        "3, 30, 7",
        "3, 100, 14",
        "64, 38, 1",
        "64, 50, 2",
        "2, 1.04, 1",
        "2, 1.05, 2",
        "2, 28.23, 7",
        "2, 28.25, 8",
        "8, 5.2, 1",
        "8, 5.3, 2",
        "16, 30.2, 3",
        "16, 30.4, 4"
    })
    void fastestDegreeAgreesWithTheSpecification(int d, double beta, int expected) {
        assertEquals(expected, Harmonics.fastest(beta, d));
    }

    @Test
    void ratesOfLargeBetaStayFinite() {
        assertEquals(
                1000.0 / 1000 * 1,
                Harmonics.growthRate(1, 1000, 2, Attention.SOFTMAX) * 1000,
                1e-3);
    }

    /** P(winner = kmax) of the specification, to its printed digits. */
    @ParameterizedTest
    @CsvSource({
        "5, 2e3, .66",
        "5, 2e4, .74",
        "5, 2e5, .80",
        "5, 2e6, .85",
        "5, 1e10, .95",
        "7, 2e3, .54",
        "7, 2e4, .60",
        "7, 2e5, .65",
        "7, 2e6, .69",
        "7, 1e10, .80"
    })
    void winnerProbabilityAgreesWithTheSpecification(double beta, double tokens, double expected) {
        LinearPhase phase = phase(beta, tokens);
        assertEquals(expected, phase.probability(Harmonics.fastest(beta, 2) - 1), 0.0051);
        double all = 0;
        for (int k = 0; k < 16; k++) {
            all += phase.probability(k);
        }
        assertEquals(1, all, 1e-8);
    }

    /** Median first passage with Rayleigh amplitudes: 0.2347 at beta = 5, 0.0366 at beta = 7. */
    @Test
    void medianPassageAgreesWithTheSpecification() {
        assertEquals(0.2347, phase(5, 2e4).medianPassage(), 5e-5);
        assertEquals(0.0366, phase(7, 2e4).medianPassage(), 5e-5);
    }

    private static LinearPhase phase(double beta, double tokens) {
        double[] rates = new double[16];
        for (int k = 1; k <= rates.length; k++) {
            rates[k - 1] = Harmonics.growthRate(k, beta, 2, Attention.UNNORMALISED);
        }
        double[] twice = new double[rates.length];
        java.util.Arrays.fill(twice, 2);
        return new LinearPhase(rates, twice, tokens, 0.5);
    }

    /** Plateau rates and their ratios, entry 4. */
    @Test
    void plateauRatesAgreeWithTheSpecification() {
        assertEquals(6.7e-3, usa(2, 5).largestSeparationRate(), 5e-5);
        assertEquals(.349, usa(3, 5).largestSeparationRate(), 5e-4);
        assertEquals(5.0, usa(4, 5).largestSeparationRate(), 5e-2);
        assertEquals(.174, usa(3, 7).largestSeparationRate(), 5e-4);
        assertEquals(7.0, usa(4, 7).largestSeparationRate(), 5e-2);
        assertEquals(Math.exp(-5), usa(2, 5).largestSeparationRate(), 1e-15);
        assertEquals(Math.exp(-2.5) * (.5 + .75 * 5), usa(3, 5).largestSeparationRate(), 1e-14);
        double[] betas = {5, 10, 20, 50, 100, 200};
        double[] ratios = {141, 550, 379, 213, 278, 245};
        for (int i = 0; i < betas.length; i++) {
            Clusters clusters =
                    new Clusters(Harmonics.fastest(betas[i], 2), betas[i], Attention.SOFTMAX);
            assertEquals(
                    ratios[i], clusters.contractionRate() / clusters.largestSeparationRate(), 0.51);
        }
    }

    private static Clusters usa(int count, double beta) {
        return new Clusters(count, beta, Attention.UNNORMALISED);
    }
}
