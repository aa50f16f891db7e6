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
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.math.quadrature.GaussRule;
import org.limitlab.math.random.Purpose;
import org.limitlab.math.random.RandomStream;
import org.limitlab.math.random.Streams;

/** Each theory against a second way to the same numbers: simulation, quadrature, sampling. */
class MetastableTheoriesTest {

    private static final double[][] I = {};

    private static Request at(double... times) {
        return new Request(times, Streams.of(1, "theory"), () -> false);
    }

    private static double[] values(Prediction prediction, String id) {
        return prediction
                .find(id)
                .orElseThrow(() -> new AssertionError(prediction.reason(id)))
                .values();
    }

    private static double[] simulated(String yaml, double time, String id) {
        SelfAttention model = new SelfAttention();
        SelfAttention.Parameters p = Tokens.parameters(yaml);
        Batch batch = new Batch(Streams.of(3, "test"), 0, 1, 0, Workers.SEQUENTIAL);
        Simulation simulation = model.open(p, batch);
        simulation.advance(time);
        Observable observable =
                model.observables(p).stream()
                        .filter(o -> o.id().equals(id))
                        .findFirst()
                        .orElseThrow();
        double[] into = new double[observable.size()];
        simulation.observe(0, observable, into, 0);
        return into;
    }

    private static CircleMeanField.Parameters law(
            double beta, Attention attention, double strength, SelfAttention.Start start) {
        return new CircleMeanField.Parameters(
                2,
                beta,
                attention,
                strength,
                I,
                I,
                I,
                start,
                2,
                0.3,
                new double[] {1, 3, 4.7},
                new double[0],
                0.5,
                3,
                I,
                0.4,
                6,
                0,
                1000,
                1e-8,
                2048);
    }

    /**
     * Tokens at the quantiles of the start carry its law. What is left falls like 1/N² where the
     * start is smooth around the circle; the tails of normal laws leave 1/N.
     */
    @ParameterizedTest
    @CsvSource({
        "quantiles, softmax, 1, 0.6",
        "quiet, softmax, -1, 1",
        "quiet, unnormalised, 1, 0.05"
    })
    void tokensAtQuantilesFollowTheMeanField(
            String start, String attention, double strength, double time) {
        Attention kind = Attention.valueOf(attention.toUpperCase(java.util.Locale.ROOT));
        var p =
                law(
                        5,
                        kind,
                        strength,
                        SelfAttention.Start.valueOf(start.toUpperCase(java.util.Locale.ROOT)));
        double[] theory = values(new CircleMeanField().predict(p, at(time)), "modeAmplitude");
        double[] tokens =
                simulated(
                        "{tokens: 1600, step: 0.001, inverseTemperature: 5, spread: 0.5, quietMode:"
                                + " 2, quietAmplitude: 0.3, rotation: 0.4, degrees: 6, attention: "
                                + attention
                                + ", strength: "
                                + strength
                                + ", start: "
                                + start
                                + "}",
                        time,
                        "modeAmplitude");
        for (int k = 0; k < 6; k++) {
            assertEquals(
                    theory[k],
                    tokens[k],
                    start.equals("quiet") ? 2e-7 : 0.5 / 1600,
                    "mode " + (k + 1));
        }
    }

    /** Small deviations grow at the rate of Funk and Hecke. */
    @Test
    void meanFieldGrowsLinearlyAtFirst() {
        var p =
                new CircleMeanField.Parameters(
                        2,
                        5,
                        Attention.UNNORMALISED,
                        1,
                        I,
                        I,
                        I,
                        SelfAttention.Start.QUIET,
                        3,
                        1e-5,
                        new double[] {1},
                        new double[0],
                        0.5,
                        3,
                        I,
                        0,
                        3,
                        0,
                        1000,
                        1e-11,
                        2048);
        double[] amplitude = values(new CircleMeanField().predict(p, at(0, 0.1)), "modeAmplitude");
        assertEquals(18.596070, Math.log(amplitude[5] / amplitude[2]) / 0.1, 2e-5);
    }

    /** The bins of the azimuth are the law's distribution function, integrated. */
    @Test
    void sharesOfAMixtureAreNormalProbabilities() {
        var p = law(5, Attention.SOFTMAX, 1, SelfAttention.Start.MIXTURE);
        double[] shares = values(new CircleMeanField().predict(p, at(0)), "azimuthHistogram");
        double sum = 0;
        for (double share : shares) {
            sum += share;
        }
        assertEquals(1, sum, 1e-12);
        // bin 20 is [20, 21) 2 pi/72; three normal laws of deviation 0.5 around 1.4, 3.4 and 5.1
        GaussRule rule = GaussRule.legendre(20);
        double from = 20 * 2 * Math.PI / 72;
        double expected =
                rule.apply(
                        x -> {
                            double total = 0;
                            for (double mean : new double[] {1.4, 3.4, 5.1}) {
                                for (int turn = -2; turn <= 2; turn++) {
                                    double u = (x - mean + turn * 2 * Math.PI) / 0.5;
                                    total += Math.exp(-u * u / 2);
                                }
                            }
                            return total / 3 / 0.5 / Math.sqrt(2 * Math.PI);
                        },
                        from,
                        from + 2 * Math.PI / 72);
        assertEquals(expected, shares[20], 1e-10);
    }

    /** 40 000 draws of the powers: a probability is known to 0.0025, one standard error. */
    @ParameterizedTest
    @CsvSource({"2, 5, 2000, 0.5", "3, 5, 500, 0.25"})
    void winnerAgreesWithDrawnPowers(int d, double beta, double tokens, double threshold) {
        var p =
                new LinearWinner.Parameters(
                        tokens,
                        d,
                        beta,
                        Attention.SOFTMAX,
                        1,
                        I,
                        I,
                        I,
                        SelfAttention.Start.UNIFORM,
                        6,
                        threshold);
        Prediction prediction = new LinearWinner().predict(p, at(0));
        double[] probability = values(prediction, "winningProbability");
        double[] wins = new double[6];
        double sum = 0;
        RandomStream stream = Streams.of(11, "winner").source(Purpose.INITIAL).open(d);
        int draws = 40_000;
        for (int draw = 0; draw < draws; draw++) {
            double soonest = Double.POSITIVE_INFINITY;
            int winner = 0;
            for (int k = 1; k <= 6; k++) {
                int m = d == 2 ? 2 : 2 * k + 1;
                double square = 0;
                for (int i = 0; i < m; i++) {
                    double z = stream.nextGaussian();
                    square += z * z;
                }
                double amplitude = Math.sqrt(square / m / tokens);
                double time =
                        Math.log(threshold / amplitude)
                                / Harmonics.growthRate(k, beta, d, Attention.SOFTMAX);
                if (time < soonest) {
                    soonest = time;
                    winner = k;
                }
            }
            wins[winner - 1]++;
            sum += Math.max(0, soonest);
        }
        for (int k = 0; k < 6; k++) {
            assertEquals(wins[k] / draws, probability[k], 0.01, "degree " + (k + 1));
        }
        assertEquals(sum / draws, values(prediction, "passageTime")[0], 0.01 * sum / draws);
    }

    /** Golden pairing times of the specification: from 1 to 0.5. */
    @ParameterizedTest
    @CsvSource({"5, 1.96023, 1e-5", "10, 8.71386, 1e-5", "20, 383.1136, 1e-4"})
    void twoTokensTakeTheKnownTime(double beta, double time, double rounding) {
        double angle = TwoTokens.angle(new Isotropic(beta, 1), Attention.SOFTMAX, 1, time);
        double rate = 2 * Math.sin(0.5) / (1 + Math.exp(beta * (1 - Math.cos(0.5))));
        assertEquals(0.5, angle, rate * rounding);
    }

    /** Unnormalised: the time from 1.2 to 0.4 by quadrature, with attraction and repulsion. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 4})
    void twoTokensAgreeWithQuadrature(double beta) {
        double time =
                GaussRule.legendre(60)
                        .apply(p -> Math.exp(-beta * Math.cos(p)) / Math.sin(p), 0.4, 1.2);
        assertEquals(
                0.4,
                TwoTokens.angle(new Isotropic(beta, 1), Attention.UNNORMALISED, 1.2, time),
                1e-10);
        assertEquals(
                1.2,
                TwoTokens.angle(new Isotropic(beta, -1), Attention.UNNORMALISED, 0.4, time),
                1e-10);
    }

    @Test
    void coincidentAndAntipodalTokensRest() {
        Isotropic law = new Isotropic(5, 1);
        assertEquals(0, TwoTokens.angle(law, Attention.SOFTMAX, 0, 3));
        assertEquals(Math.PI, TwoTokens.angle(law, Attention.SOFTMAX, Math.PI, 3));
    }

    /** Three clusters of two tokens: displaced against each other, and each pair apart. */
    @Test
    void plateauRatesAreThoseOfTokens() {
        var p = new ClusterPlateau.Parameters(3, 2, 5, Attention.UNNORMALISED, 1, I, I, I);
        Prediction prediction = new ClusterPlateau().predict(p, at(0));
        double third = 2 * Math.PI / 3;
        String common =
                "{inverseTemperature: 5, attention: unnormalised, step: 1e-4, start: points,";
        double eps = 1e-5;
        // a displacement cos(2 pi j/3): eps, -eps/2, -eps/2
        double[] three =
                simulated(
                        common
                                + "tokens: 3, initial: [["
                                + eps
                                + "], ["
                                + (third - eps / 2)
                                + "], ["
                                + (2 * third - eps / 2)
                                + "]]}",
                        0.5,
                        "angles");
        double rate = values(prediction, "largestSeparationRate")[0];
        assertEquals(rate, Math.log(three[0] / eps) / 0.5, 1e-4);
        StringBuilder pairs = new StringBuilder();
        for (int c = 0; c < 3; c++) {
            pairs.append(c == 0 ? "" : ", ")
                    .append("[" + (c * third + 1 - eps) + "], [" + (c * third + 1 + eps) + "]");
        }
        double[] six = simulated(common + "tokens: 6, initial: [" + pairs + "]}", 0.05, "angles");
        double contraction = values(prediction, "contractionRate")[0];
        assertEquals(contraction, -Math.log((six[1] - six[0]) / (2 * eps)) / 0.05, 1e-3);
    }

    /** Q^T K = 2 I and V = 3 I are beta and gamma of two and three times the size. */
    @Test
    void multiplesOfTheIdentityScaleBetaAndGamma() {
        double[][] twice = {{2, 0, 0}, {0, 2, 0}, {0, 0, 2}};
        double[][] thrice = {{3, 0, 0}, {0, 3, 0}, {0, 0, 3}};
        var scaled = new FunkHecke.Parameters(3, 4, Attention.SOFTMAX, 1, twice, I, thrice, 1, 5);
        var plain = new FunkHecke.Parameters(3, 8, Attention.SOFTMAX, 3, I, I, I, 1, 5);
        double[] a = values(new FunkHecke().predict(scaled, at(0)), "growthRate");
        double[] b = values(new FunkHecke().predict(plain, at(0)), "growthRate");
        for (int k = 0; k < 5; k++) {
            assertEquals(b[k], a[k], 1e-13);
        }
        double[][] other = {{1, 0, 0}, {0, 2, 0}, {0, 0, 1}};
        var skew = new FunkHecke.Parameters(3, 4, Attention.SOFTMAX, 1, other, I, I, 1, 5);
        NoPrediction e =
                assertThrows(NoPrediction.class, () -> new FunkHecke().predict(skew, at(0)));
        assertTrue(e.getMessage().contains("Q^T K"), e.getMessage());
    }

    /** beta to 0: only the first degree grows, at (d-1)/d. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 10})
    void withoutBetaOnlyTheMeanGrows(int d) {
        var zero = new FunkHecke.Parameters(d, 0, Attention.SOFTMAX, 1, I, I, I, 1, 3);
        var small = new FunkHecke.Parameters(d, 1e-5, Attention.UNNORMALISED, 1, I, I, I, 1, 3);
        double[] a = values(new FunkHecke().predict(zero, at(0)), "growthRate");
        double[] b = values(new FunkHecke().predict(small, at(0)), "growthRate");
        assertEquals((d - 1.0) / d, a[0], 1e-15);
        assertEquals(0, a[1]);
        assertEquals(a[0], b[0], 1e-5);
    }

    /**
     * Switches of the specification, to its printed digits; in d = 3 it prints 17.99 for 17.98489
     * (mpmath), hence one unit of the last digit.
     */
    @ParameterizedTest
    @CsvSource({
        "2, 1.0445 3.17 6.21 10.23 15.24 21.24 28.24",
        "3, 1.82 4.43 7.96 12.48 17.99 24.49 31.99",
        "4, 2.53 5.66 9.70 14.72 20.73",
        "8, 5.25 10.5 16.6 23.64 31.67",
        "16, 10.6 20.1 30.3"
    })
    void switchesAreThoseOfTheSpecification(int d, String expected) {
        String[] betas = expected.split(" ");
        for (int k = 1; k <= betas.length; k++) {
            int digits = betas[k - 1].length() - betas[k - 1].indexOf('.') - 1;
            assertEquals(
                    Double.parseDouble(betas[k - 1]),
                    Harmonics.switchPoint(k, d),
                    Math.pow(10, -digits));
        }
    }
}
