package org.limitlab.family.transformers.noise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.limitlab.math.random.Purpose;
import org.limitlab.math.random.RandomStream;
import org.limitlab.math.random.Streams;

class TokenFlowTest {

    private static final LayeredTransformer NETWORK = new LayeredTransformer();
    private static final TransformerSde LIMIT = new TransformerSde();

    @ParameterizedTest
    @EnumSource(Activation.class)
    void tokensStayOnTheSphere(Activation activation) {
        String rest =
                "activation: "
                        + activation.name().toLowerCase(java.util.Locale.ROOT)
                        + ", tokens: 7, dimension: 5, layers: 50, innerBias: 0.3, outerBias: 0.2,"
                        + " strength: -1, inverseTemperature: 1000}";
        for (String how : new String[] {"weights", "integrated"}) {
            var run = Noise.Run.of(NETWORK, "{readout: " + how + ", width: 300, " + rest, 1).to(2);
            onSphere(run.see(0, "positions"), 5);
        }
        onSphere(Noise.Run.of(LIMIT, "{" + rest, 1).to(2).see(0, "positions"), 5);
        onSphere(
                Noise.Run.of(LIMIT, "{field: hidden-units, " + rest, 1).to(2).see(0, "positions"),
                5);
    }

    private static void onSphere(double[] x, int d) {
        for (int at = 0; at < x.length; at += d) {
            double square = 0;
            for (int a = at; a < at + d; a++) {
                square += x[a] * x[a];
            }
            assertEquals(1, Math.sqrt(square), 1e-12);
        }
    }

    /** One layer by the equations, from the streams by name. */
    @Test
    void aLayerIsWhatTheEquationsSay() {
        int d = 3;
        int m = 4;
        double h = 0.5;
        String yaml =
                "{tokens: 2, dimension: 3, layers: 2, width: 4, activation: tanh, innerBias: 0.7,"
                        + " outerBias: 0.6, strength: 1.5, inverseTemperature: 2, query: [[1, 0, 1],"
                        + " [0, 2, 0]], key: [[0, 1, 0], [1, 0, 0]], value: [[1, 0, 0], [0, 0, 1], [0,"
                        + " -1, 0]]}";
        var run = Noise.Run.of(NETWORK, yaml, 1);
        double[] x = run.to(0).see(0, "positions");
        double[] y = new double[6];
        for (int i = 0; i < 2; i++) {
            double[] score = new double[2];
            for (int j = 0; j < 2; j++) {
                double q0 = x[3 * i] + x[3 * i + 2];
                double q1 = 2 * x[3 * i + 1];
                score[j] = Math.exp(2 * (q0 * x[3 * j + 1] + q1 * x[3 * j]));
            }
            for (int j = 0; j < 2; j++) {
                double weight = 1.5 * score[j] / (score[0] + score[1]);
                y[3 * i] += h * weight * x[3 * j];
                y[3 * i + 1] += h * weight * x[3 * j + 2];
                y[3 * i + 2] -= h * weight * x[3 * j + 1];
            }
            for (int a = 0; a < 3; a++) {
                y[3 * i + a] += x[3 * i + a];
            }
        }
        normalise(y);
        Streams streams = Streams.of(20265, "noise");
        RandomStream inner = streams.source(Features.INNER_WEIGHTS).open(0);
        RandomStream outer = streams.source(Purpose.COMMON_NOISE).open(0);
        double[] u = new double[m * d];
        double[] bu = new double[m];
        double[] w = new double[m * d];
        double[] bw = new double[d];
        inner.fillGaussian(u, 0, m * d);
        inner.fillGaussian(bu, 0, m);
        outer.fillGaussian(w, 0, m * d);
        outer.fillGaussian(bw, 0, d);
        double[] expected = y.clone();
        for (int i = 0; i < 2; i++) {
            for (int k = 0; k < m; k++) {
                double in = 0.7 * bu[k];
                for (int a = 0; a < d; a++) {
                    in += u[k * d + a] * y[3 * i + a] / Math.sqrt(d);
                }
                for (int a = 0; a < d; a++) {
                    expected[3 * i + a] +=
                            Math.sqrt(h) * Math.tanh(in) * w[k * d + a] / Math.sqrt(m);
                }
            }
            for (int a = 0; a < d; a++) {
                expected[3 * i + a] += Math.sqrt(h) * 0.6 * bw[a];
            }
        }
        normalise(expected);
        assertArrayEquals(expected, run.to(0.5).see(0, "positions"), 1e-14);
    }

    private static void normalise(double[] x) {
        for (int i = 0; i < x.length; i += 3) {
            double scale = 1 / Math.sqrt(x[i] * x[i] + x[i + 1] * x[i + 1] + x[i + 2] * x[i + 2]);
            for (int a = i; a < i + 3; a++) {
                x[a] *= scale;
            }
        }
    }

    /**
     * Drawn and integrated weights have one law: covariance of the field at two places, 4 standard
     * errors; it sees 3 % of an entry.
     */
    @Test
    void integratedWeightsHaveTheLawOfDrawnOnes() {
        double[] y = {1, 0, 0, 0.6, 0.8, 0};
        int layers = 40_000;
        for (String how : new String[] {"weights", "integrated"}) {
            var p =
                    Noise.parameters(
                            LayeredTransformer.Parameters.class,
                            "{tokens: 2, dimension: 3, width: 5, activation: sigmoid, innerBias: 0.5,"
                                    + " outerBias: 0.4, features: quenched, readout: "
                                    + how
                                    + "}");
            RandomField field = field(p);
            double[] g = new double[6];
            double[] sums = new double[3];
            for (int l = 0; l < layers; l++) {
                field.next(y, g);
                for (int a = 0; a < 3; a++) {
                    sums[0] += g[a] * g[a];
                    sums[1] += g[a] * g[3 + a];
                    sums[2] += g[3 + a] * g[3 + a];
                }
            }
            double[] expected = unitCovariance(p, y);
            for (int k = 0; k < 3; k++) {
                double scale = Math.max(expected[0], expected[2]);
                double error = scale * Math.sqrt(2.0 / (3 * layers));
                assertEquals(expected[k], sums[k] / (3 * layers), 4 * error, how + " " + k);
            }
        }
    }

    private static RandomField field(LayeredTransformer.Parameters p) {
        Layers setting = p.setting();
        var streams = Streams.of(77, "field");
        Features features = new Features(setting, p.width());
        var units =
                new Features.Units(
                        streams.source(Features.INNER_WEIGHTS).open(0),
                        true,
                        p.width(),
                        p.dimension(),
                        true);
        boolean drawn = p.readout() == LayeredTransformer.Readout.WEIGHTS;
        int normals = drawn ? WeightField.normals(setting, p.width()) : p.tokens() * p.dimension();
        var increments =
                org.limitlab.math.random.BrownianIncrements.open(
                        streams.source(Purpose.COMMON_NOISE), 0, 0, normals, 0);
        return drawn
                ? new WeightField(
                        setting,
                        p.width(),
                        features,
                        units,
                        new double[p.width() * p.dimension()],
                        increments)
                : new CovarianceField(
                        setting,
                        CovarianceField.units(setting, p.width(), features, units),
                        new CovarianceField.Shared(setting),
                        increments);
    }

    /** The covariance given the hidden units, by its definition. */
    private static double[] unitCovariance(LayeredTransformer.Parameters p, double[] y) {
        RandomStream inner = Streams.of(77, "field").source(Features.INNER_WEIGHTS).open(0);
        double[] u = new double[15];
        double[] b = new double[5];
        inner.fillGaussian(u, 0, 15);
        inner.fillGaussian(b, 0, 5);
        double[] c = {0.16, 0.16, 0.16};
        for (int k = 0; k < 5; k++) {
            double[] v = new double[2];
            for (int i = 0; i < 2; i++) {
                double in = p.innerBias() * b[k];
                for (int a = 0; a < 3; a++) {
                    in += u[3 * k + a] * y[3 * i + a] / Math.sqrt(3);
                }
                v[i] = 1 / (1 + Math.exp(-in));
            }
            c[0] += v[0] * v[0] / 5;
            c[1] += v[0] * v[1] / 5;
            c[2] += v[1] * v[1] / 5;
        }
        return c;
    }

    /** An odd field keeps antipodal tokens antipodal, to rounding. */
    @ParameterizedTest
    @ValueSource(strings = {"weights", "integrated"})
    void oddFieldsKeepAntipodes(String how) {
        var run =
                Noise.Run.of(
                                NETWORK,
                                "{tokens: 2, dimension: 4, activation: tanh, start: angle, separation:"
                                        + " 3.1415926535897932, readout: "
                                        + how
                                        + "}",
                                1)
                        .to(3);
        double[] x = run.see(0, "positions");
        // jitter of 1e-14 lets the integrated ones drift apart by its root
        double tolerance = how.equals("weights") ? 1e-15 : 1e-6;
        for (int a = 0; a < 4; a++) {
            assertEquals(0, x[a] + x[4 + a], tolerance);
        }
        assertEquals(2, run.see(0, "pointCount")[0]);
    }

    @Test
    void coincidentTokensStayTogether() {
        String yaml = "{tokens: 4, start: angle, separation: 0, strength: 1}";
        double[] x = Noise.Run.of(NETWORK, yaml, 1).to(1).see(0, "positions");
        double[] y = Noise.Run.of(LIMIT, yaml, 1).to(1).see(0, "positions");
        for (int a = 0; a < 4; a++) {
            assertEquals(x[a], x[4 + a], 0);
            assertEquals(y[a], y[12 + a], 1e-6);
        }
    }

    @Test
    void singleTokensAndPointsOfTheLineWork() {
        for (String yaml :
                new String[] {
                    "{tokens: 1, dimension: 3, strength: 1}",
                    "{tokens: 3, dimension: 1, strength: -1}",
                    "{tokens: 1, dimension: 1}"
                }) {
            for (double x : Noise.Run.of(NETWORK, yaml, 1).to(1).see(0, "positions")) {
                assertTrue(Math.abs(x) <= 1 + 1e-12);
            }
            Noise.Run.of(LIMIT, yaml, 1).to(1);
        }
        // on the line the limit does not move
        var line = Noise.Run.of(LIMIT, "{tokens: 3, dimension: 1, horizon: 1e-6}", 1);
        double[] before = line.to(0).see(0, "positions");
        assertArrayEquals(before, line.to(1e-6).see(0, "positions"));
    }

    /** Without MLP blocks and with V = I the energy never rises. */
    @Test
    void attentionAloneDissipates() {
        var run =
                Noise.Run.of(
                        NETWORK,
                        "{tokens: 20, dimension: 3, feedForward: false, strength: 1, layers: 100,"
                                + " inverseTemperature: 4, horizon: 1}",
                        1);
        double before = run.to(0).see(0, "consensusEnergy")[0];
        for (int l = 1; l <= 300; l++) {
            double now = run.to(l * 0.01).see(0, "consensusEnergy")[0];
            assertTrue(now <= before, "layer " + l);
            before = now;
        }
    }

    /**
     * Wide networks and the limit move single tokens as the exact law of finite depth says; 4
     * standard errors of 4000 replicas see 0.02.
     */
    @Test
    void oneTokenFollowsTheLawOfFiniteDepth() {
        String rest = "tokens: 1, dimension: 6, layers: 4, horizon: 4, activation: sigmoid}";
        double expected =
                Math.pow(
                        NormalisedStep.meanCosine(
                                6, new LayerKernel(Activation.SIGMOID, 6, 0, 0).atOne()),
                        4);
        double[] network =
                Noise.Run.of(NETWORK, "{width: 200, " + rest, 4000).to(4).mean("startOverlap");
        assertEquals(expected, network[0], 4 * network[1]);
        double[] limit = Noise.Run.of(LIMIT, "{" + rest, 4000).to(4).mean("startOverlap");
        assertEquals(expected, limit[0], 4 * limit[1]);
    }

    /** Pairs of the limit follow the two-token law; 4 standard errors see 0.04. */
    @Test
    void pairsFollowTheTwoTokenLaw() {
        double[][] none = {};
        for (double c : new double[] {0, 0.5}) {
            var p =
                    new TwoTokenLaw.Parameters(
                            2,
                            3,
                            Activation.SIGMOID,
                            0.3,
                            0,
                            1,
                            c,
                            none,
                            none,
                            none,
                            TokensAtStart.Kind.ANGLE,
                            2.5,
                            300,
                            100);
            double expected =
                    new TwoTokenLaw()
                            .predict(p, Noise.at(1))
                            .find("meanCosine")
                            .orElseThrow()
                            .values()[0];
            String rest =
                    "dimension: 3, activation: sigmoid, innerBias: 0.3, start: angle, separation:"
                            + " 2.5, strength: "
                            + c;
            String tokens = "{tokens: 2, layers: 64, " + rest;
            double[] limit = Noise.Run.of(LIMIT, tokens + "}", 2500).to(1).mean("meanCosine");
            assertEquals(expected, limit[0], 4 * limit[1] + 0.004);
            double[] network =
                    Noise.Run.of(NETWORK, tokens + ", width: 64}", 2500).to(1).mean("meanCosine");
            assertEquals(expected, network[0], 4 * network[1] + 0.004);
            double[] scalar =
                    Noise.Run.of(new TwoTokenSde(), "{step: 0.01, " + rest + "}", 8000)
                            .to(1)
                            .mean("meanCosine");
            assertEquals(expected, scalar[0], 4 * scalar[1] + 0.004);
        }
    }

    /** At twice the depth the same weights sum: W of a layer is (W1 + W2)/sqrt 2. */
    @Test
    void depthsShareTheirNoise() {
        String rest =
                "tokens: 6, dimension: 4, width: 32, activation: silu, features: quenched, strength: 1}";
        double before = Double.NaN;
        double[] finest =
                Noise.Run.of(NETWORK, "{layers: 1024, " + rest, 1, 7).to(1).see(0, "positions");
        for (int level = 1; level <= 5; level += 2) {
            double[] x =
                    Noise.Run.of(NETWORK, "{layers: " + (8 << level) + ", " + rest, 1, level)
                            .to(1)
                            .see(0, "positions");
            double square = 0;
            for (int k = 0; k < x.length; k++) {
                square += (x[k] - finest[k]) * (x[k] - finest[k]);
            }
            assertTrue(!(square > 0.6 * before), level + ": " + square + " after " + before);
            before = square;
        }
        assertTrue(before < 0.01);
    }
}
