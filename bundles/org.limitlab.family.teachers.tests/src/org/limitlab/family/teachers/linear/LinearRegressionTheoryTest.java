package org.limitlab.family.teachers.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.limitlab.core.theory.NoPrediction;
import org.limitlab.core.theory.Prediction;
import org.limitlab.core.theory.Request;
import org.limitlab.core.theory.Theory;
import org.limitlab.math.quadrature.GaussRule;
import org.limitlab.math.random.Streams;

class LinearRegressionTheoryTest {

    private static final Spectrum.Kind ISOTROPIC = Spectrum.Kind.ISOTROPIC;
    private static final Spectrum.Kind TWO = Spectrum.Kind.TWO_VALUES;
    private static final Spectrum.Kind POWER = Spectrum.Kind.POWER_LAW;

    private static <Q extends Record> Prediction ask(Theory<Q> theory, Q p, double... times) {
        return theory.predict(p, new Request(times, Streams.of(1, "test"), () -> false));
    }

    private static double[] values(Prediction prediction, String id) {
        return prediction.find(id).orElseThrow().values();
    }

    /** Parameters: eta, sigma, Q0, R0, spectrum with p = .1 and rho = 10 or a = .3. */
    private static LinearRegressionLimit.Parameters limit(
            double eta, double sigma, double q, double r, Spectrum.Kind kind) {
        return new LinearRegressionLimit.Parameters(eta, sigma, q, r, kind, 0.1, 10, 0.3);
    }

    private static LinearRegressionExact.Parameters exact(
            int d, double eta, double sigma, double q, double r, Spectrum.Kind kind) {
        return new LinearRegressionExact.Parameters(d, eta, sigma, q, r, kind, 0.1, 10, 0.3);
    }

    @Test
    void isotropicLimitIsTheClosedFormOnBothSidesOfTheThreshold() {
        for (double eta : new double[] {0.5, 1.9, 2, 2.3}) {
            double rate = 2 * eta - eta * eta;
            double c0 = 0.9 - 2 * 0.4 + 1;
            double t = 1.7;
            double grown = rate == 0 ? t : (1 - Math.exp(-rate * t)) / rate;
            double c = c0 * Math.exp(-rate * t) + eta * eta * 0.09 * grown;
            Prediction p =
                    ask(new LinearRegressionLimit(), limit(eta, 0.3, 0.9, 0.4, ISOTROPIC), t);
            double r = 1 - 0.6 * Math.exp(-eta * t);
            assertEquals(0.5 * c, values(p, "generalisationError")[0], 1e-13 * c);
            assertEquals(c, values(p, "distance")[0], 1e-13 * c);
            assertEquals(r, values(p, "overlap")[0], 1e-14);
            assertEquals(c + 2 * r - 1, values(p, "studentNorm")[0], 1e-13 * c);
            assertEquals(-rate, values(p, "growthRate")[0], 1e-14);
        }
    }

    /** Values by LSODA in scipy 1.x at relative tolerance 1e-11, from the same equations. */
    @Test
    void modesAgreeWithAnIndependentIntegration() {
        Prediction two = ask(new LinearRegressionLimit(), limit(0.5, 0.5, 0, 0, TWO), 1, 3, 10);
        assertArrayEquals(
                new double[] {0.2071725977, 0.1076548307, 0.0444258517},
                values(two, "generalisationError"),
                1e-9);
        assertArrayEquals(
                new double[] {0.6246167536, 0.3015931086, 0.0924595289},
                values(two, "distance"),
                1e-9);
        Prediction unstable = ask(new LinearRegressionLimit(), limit(2.2, 0.5, 0.3, 0, TWO), 1, 3);
        assertArrayEquals(
                new double[] {2.1108763454, 7.6062143837},
                values(unstable, "generalisationError"),
                1e-8);
        assertTrue(values(unstable, "growthRate")[0] > 0);
        assertTrue(unstable.find("stationaryError").isEmpty());
        Prediction power =
                ask(new LinearRegressionLimit(), limit(0.8, 0.5, 0, 0, POWER), 0.5, 2, 8);
        Prediction.Values error = power.find("generalisationError").orElseThrow();
        double[] expected = {0.3321454248, 0.1462545025, 0.0836642785};
        for (int t = 0; t < 3; t++) {
            assertEquals(expected[t], error.values()[t], 1e-8 + error.error()[t]);
            assertTrue(error.error()[t] < 1e-5, "error " + error.error()[t]);
        }
        assertEquals(1 - 0.2300612186, values(power, "overlap")[1], 1e-6);
    }

    /**
     * E |w - w*|² after a step from given errors, by a Gauss rule that is exact for polynomials.
     */
    @Test
    void oneExactStepIsTheAverageOverAllInputs() {
        double eta = 0.7;
        double sigma = 0.4;
        double[] s = {1.6, 0.4};
        double[] u = {0.3, -1.1};
        GaussRule rule = GaussRule.hermite(8);
        double[] moved = new double[2];
        for (int i = 0; i < 8; i++) {
            for (int j = 0; j < 8; j++) {
                for (int k = 0; k < 8; k++) {
                    double[] x = {Math.sqrt(s[0]) * rule.node(i), Math.sqrt(s[1]) * rule.node(j)};
                    double weight = rule.weight(i) * rule.weight(j) * rule.weight(k);
                    double e = (u[0] * x[0] + u[1] * x[1]) / Math.sqrt(2) - sigma * rule.node(k);
                    for (int a = 0; a < 2; a++) {
                        double next = u[a] - eta / Math.sqrt(2) * e * x[a];
                        moved[a] += weight * next * next;
                    }
                }
            }
        }
        double m = 0.5 * (s[0] * u[0] * u[0] + s[1] * u[1] * u[1]);
        for (int a = 0; a < 2; a++) {
            double b = eta * s[a] / 2;
            double byFormula =
                    u[a] * u[a] * (1 - 2 * b + 2 * b * b)
                            + eta * eta * s[a] / 2 * (m + sigma * sigma);
            assertEquals(moved[a], byFormula, 1e-12);
        }
        // the same step as the theory has it: two axes, eigenvalues 1.6 and 0.4, equal start
        var p = new LinearRegressionExact.Parameters(2, eta, sigma, 0, 0, TWO, 0.5, 4, 0);
        double b0 = eta * 1.6 / 2;
        double b1 = eta * 0.4 / 2;
        double c0 = 1 - 2 * b0 + 2 * b0 * b0 + eta * eta * 1.6 / 2 * (1 + sigma * sigma);
        double c1 = 1 - 2 * b1 + 2 * b1 * b1 + eta * eta * 0.4 / 2 * (1 + sigma * sigma);
        Prediction one = ask(new LinearRegressionExact(), p, 0.5);
        assertEquals(0.5 * (c0 + c1), values(one, "distance")[0], 1e-13);
        assertEquals(0.25 * (1.6 * c0 + 0.4 * c1), values(one, "generalisationError")[0], 1e-13);
    }

    @Test
    void isotropicMomentsAreAGeometricSeries() {
        int d = 7;
        double eta = 1.3;
        double noise = 0.25;
        double q = 1 - 2 * eta / d + eta * eta * (d + 2) / (d * (double) d);
        double source = eta * eta * noise / d;
        double power = Math.pow(q, 3 * d);
        double c = power + source * (1 - power) / (1 - q);
        Prediction p = ask(new LinearRegressionExact(), exact(d, eta, 0.5, 0, 0, ISOTROPIC), 3);
        assertEquals(c, values(p, "distance")[0], 1e-12);
        assertEquals(1 - Math.pow(1 - eta / d, 3 * d), values(p, "overlap")[0], 1e-13);
        assertEquals(2.0 * d / (d + 2), values(p, "criticalLearningRate")[0], 1e-12);
    }

    /** At the critical rate a long noiseless run neither grows nor shrinks. */
    @Test
    void criticalRateKeepsTheErrorOfCorrelatedInputs() {
        for (Spectrum.Kind kind : new Spectrum.Kind[] {TWO, POWER}) {
            double critical =
                    values(
                            ask(new LinearRegressionExact(), exact(30, 1, 0, 0, 0, kind), 0),
                            "criticalLearningRate")[0];
            assertTrue(critical < 2.0 * 30 / 32, "correlations lower the threshold: " + critical);
            var at = exact(30, critical, 0, 0, 0, kind);
            double[] late = values(ask(new LinearRegressionExact(), at, 200, 400), "distance");
            assertEquals(late[0], late[1], 1e-9 * late[0]);
        }
    }

    @Test
    void exactMomentsApproachTheLimitByOneOverD() {
        for (Spectrum.Kind kind : Spectrum.Kind.values()) {
            double[] gap = new double[2];
            double limit =
                    values(
                            ask(new LinearRegressionLimit(), limit(0.8, 0.5, 0, 0, kind), 2),
                            "generalisationError")[0];
            for (int k = 0; k < 2; k++) {
                int d = 1000 << k;
                gap[k] =
                        values(
                                        ask(
                                                new LinearRegressionExact(),
                                                exact(d, 0.8, 0.5, 0, 0, kind),
                                                2),
                                        "generalisationError")[0]
                                - limit;
            }
            if (kind == POWER) {
                // corrections in d^-(1-a) and d^-1 of opposite signs: no single power yet
                assertTrue(Math.abs(gap[1]) < Math.abs(gap[0]) && Math.abs(gap[1]) < 5e-4 * limit);
            } else {
                assertEquals(2, gap[0] / gap[1], 0.02, kind + " " + gap[0] + " " + gap[1]);
            }
        }
    }

    @Test
    void spectraHaveMeanOne() {
        for (Spectrum.Kind kind : Spectrum.Kind.values()) {
            double sum = 0;
            for (double s : Spectrum.finite(new Spectrum.Choice(kind, 0.1, 10, 0.3), 57).axes(57)) {
                sum += s;
            }
            assertEquals(57, sum, 1e-10);
        }
    }

    @Test
    void overlapsThatAreNoCovarianceAreRefused() {
        var e =
                assertThrows(
                        IllegalArgumentException.class, () -> limit(1, 0, 0.2, 0.5, ISOTROPIC));
        assertTrue(e.getMessage().contains("initialOverlap = 0.5"));
        var steep = new LinearRegressionLimit.Parameters(1, 0, 0, 0, POWER, 0.1, 10, 0.6);
        assertThrows(NoPrediction.class, () -> ask(new LinearRegressionLimit(), steep, 1));
    }
}
