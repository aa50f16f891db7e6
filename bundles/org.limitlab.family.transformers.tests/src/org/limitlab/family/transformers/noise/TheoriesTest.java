package org.limitlab.family.transformers.noise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Theory;

class TheoriesTest {

    /** Theory parameters need no annotations where the model has them: these tests build them. */
    private static double once(Prediction prediction, String id) {
        return prediction.find(id).orElseThrow().values()[0];
    }

    private static <Q extends Record> double[] at(
            Theory<Q> theory, Q p, String id, double... times) {
        return theory.predict(p, Noise.at(times)).find(id).orElseThrow().values();
    }

    /** By mpmath with 30 digits. */
    @ParameterizedTest
    @CsvSource({
        "2, .3, 0.81306574695864052",
        "4, .01, 0.98511346329449545",
        "4, 1e-5, 0.99998500011250094",
        "7, 2, 0.25098755821743223",
        "64, .001, 0.9698736367815701",
        "64, .2, 0.26842162745698959",
        "1, .5, 0.84270079294971487",
        "10, 1e-4, 0.99955023615158834",
        "300, .0005, 0.9326679720416697",
        "3, 2, 0.358282701122"
    })
    void normalisedStepHasTheMeanCosineOfKummersFunction(int d, double variance, double expected) {
        assertEquals(expected, NormalisedStep.meanCosine(d, variance), 1e-12);
    }

    /** The 1/L term, (kappa T)² (d-1)(d-4)/(4 L), which vanishes in four dimensions. */
    @ParameterizedTest
    @CsvSource({"2", "3", "4", "7", "20"})
    void finiteDepthHasTheExpansion(int d) {
        double t = 3;
        double kappa = new LayerKernel(Activation.SIGMOID, d, 0, 0).atOne();
        double limit =
                at(
                        new OnePointMotion(),
                        new OnePointMotion.Parameters(d, Activation.SIGMOID, 0, 0, 0),
                        "startOverlap",
                        t)[0];
        assertEquals(Math.exp(-kappa * (d - 1) * t / 2), limit, 1e-15);
        int layers = 1 << 14;
        var p = new FiniteDepthMotion.Parameters(d, layers, t, Activation.SIGMOID, 0, 0, 0);
        double finite = at(new FiniteDepthMotion(), p, "startOverlap", t)[0];
        double expected = kappa * t * kappa * t * (d - 1) * (d - 4) / 4;
        assertEquals(expected, (finite / limit - 1) * layers, 2e-3 * (1 + Math.abs(expected)));
    }

    /**
     * Backward equation by Chebyshev collocation and the matrix exponential in NumPy: another
     * discretisation of another equation.
     */
    @ParameterizedTest
    @CsvSource({
        "TANH, 4, 0, 0, 1, .5, 1, 2, 0.79324, 0.75067, -1.069037",
        "SIGMOID, 5, .1, .2, 1, 0, 2.5, .8, 0.1728662601, 0.2076106803, 0.1723961735",
        "SILU, 3, .3, 0, 2, -.5, .4, 1.5, 0.73374, 0.59661, -0.51914",
        "TANH, 2, 0, .5, 1, 0, 3, 1, -0.5822297, 0.5657850, 0.5338984"
    })
    void twoTokenLawAgreesWithTheBackwardEquation(
            Activation activation,
            int d,
            double inner,
            double outer,
            double beta,
            double c,
            double angle,
            double t,
            double cosine,
            double square,
            double log) {
        double[][] none = {};
        var p =
                new TwoTokenLaw.Parameters(
                        2,
                        d,
                        activation,
                        inner,
                        outer,
                        beta,
                        c,
                        none,
                        none,
                        none,
                        TokensAtStart.Kind.ANGLE,
                        angle,
                        300,
                        100);
        Prediction prediction = new TwoTokenLaw().predict(p, Noise.at(0, t));
        assertEquals(Math.cos(angle), prediction.find("meanCosine").orElseThrow().values()[0]);
        assertNear(cosine, prediction, "meanCosine");
        assertNear(square, prediction, "meanSquareCosine");
        assertNear(log, prediction, "meanLogDistance");
        assertNear(2 - 2 * cosine, prediction, "meanSquareDistance");
        double[] shares = prediction.find("cosineHistogram").orElseThrow().values();
        double sum = 0;
        double mean = 0;
        for (int b = 0; b < TokenSights.BINS; b++) {
            double share = shares[TokenSights.BINS + b];
            sum += share;
            mean += share * ((b + 0.5) / 20 - 1);
        }
        assertEquals(1, sum, 1e-9);
        assertEquals(cosine, mean, 0.01, "bins are 0.05 wide");
    }

    private static void assertNear(double expected, Prediction prediction, String id) {
        var found = prediction.find(id).orElseThrow();
        assertEquals(expected, found.values()[1], 1.5e-4 + found.error()[1], id);
        assertTrue(found.error()[1] < 1e-3, id + " has the error " + found.error()[1]);
    }

    /** d = 3: u is uniform (Archimedes); d = 2: the angle is. */
    @Test
    void cosinesOfUniformPointsHaveTheirLaw() {
        for (double u : new double[] {-0.99, -0.3, 0, 0.7, 0.999}) {
            double z = Math.log((1 - u) / (1 + u));
            assertEquals((1 - u) / 2, CosineLaw.below(z, 3), 1e-12);
            assertEquals(Math.acos(u) / Math.PI, CosineLaw.below(z, 2), 1e-12);
            // d = 5: density 3/4 (1 - u²)
            double above = 0.75 * (2.0 / 3 - u + u * u * u / 3);
            assertEquals(above, CosineLaw.below(z, 5), 1e-12);
        }
    }

    @Test
    void uniformPairsStayUniform() {
        double[][] none = {};
        var p =
                new TwoTokenLaw.Parameters(
                        8,
                        6,
                        Activation.SIGMOID,
                        0,
                        0,
                        1,
                        0,
                        none,
                        none,
                        none,
                        TokensAtStart.Kind.UNIFORM,
                        1,
                        300,
                        100);
        var prediction = new TwoTokenLaw().predict(p, Noise.at(0, 0.5));
        var found = prediction.find("meanSquareCosine").orElseThrow();
        assertEquals(1.0 / 6, found.values()[0], 1e-8);
        // sigmoid has a field that all tokens share: they gather
        assertTrue(prediction.find("meanCosine").orElseThrow().values()[1] > 0.1);
    }

    @Test
    void exponentsShiftByAttention() {
        var theory = new SynchronisationExponents();
        double[][] none = {};
        var off = new SynchronisationExponents.Parameters(4, Activation.RELU, 0, 0, 0, none);
        var on = new SynchronisationExponents.Parameters(4, Activation.RELU, 0, 0, -1, none);
        assertEquals(-0.125, once(theory.predict(off, Noise.at(0)), "lyapunovExponent"), 1e-14);
        assertEquals(0.25, once(theory.predict(off, Noise.at(0)), "momentExponent"), 1e-14);
        assertEquals(0.875, once(theory.predict(on, Noise.at(0)), "lyapunovExponent"), 1e-14);
        assertEquals(2.25, once(theory.predict(on, Noise.at(0)), "momentExponent"), 1e-14);
        double[][] matrix = {{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 2}};
        var other = new SynchronisationExponents.Parameters(4, Activation.RELU, 0, 0, 1, matrix);
        assertTrue(theory.predict(other, Noise.at(0)).reason("lyapunovExponent").isPresent());
    }

    private static DissipationBound.Parameters bound(
            int tokens, int d, double s, double c, Activation activation) {
        double[][] none = {};
        return new DissipationBound.Parameters(
                tokens, d, activation, s, s, 1, c, none, none, none, TokensAtStart.Kind.UNIFORM, 1);
    }

    @Test
    void dissipationBoundKnowsItsDomain() {
        var theory = new DissipationBound();
        var p = bound(16, 64, 0.1, 1, Activation.RELU);
        assertEquals(-0.351, once(theory.predict(p, Noise.at(0)), "dissipationRate"), 5e-4);
        double[] energy = at(theory, p, "consensusEnergyBound", 0, 2);
        // E e^u = sinh-like series: 1 + 1/(2 d) + 3/(24 d (d + 2)) + ...
        double weight = 1 + 1.0 / 128 + 1.0 / (8 * 64 * 66) + 15.0 / (720 * 64 * 66 * 68);
        assertEquals(0.5 * 15 / 16 * (Math.E - weight), energy[0], 1e-9);
        assertEquals(energy[0] * Math.exp(2 * -0.351), energy[1], 2e-3);
        var repulsive = bound(2, 64, 0.1, -1, Activation.RELU);
        assertEquals(2, once(theory.predict(repulsive, Noise.at(0)), "attentionRate"), 1e-15);
        for (var outside :
                new DissipationBound.Parameters[] {
                    bound(3, 64, 0.1, -1, Activation.RELU),
                    bound(16, 3, 0.1, 0, Activation.SIGMOID),
                    bound(16, 5, 0, 0, Activation.RELU),
                    bound(16, 64, 0, 0, Activation.TANH)
                }) {
            assertThrows(NoPrediction.class, () -> theory.predict(outside, Noise.at(0)));
        }
    }
}
