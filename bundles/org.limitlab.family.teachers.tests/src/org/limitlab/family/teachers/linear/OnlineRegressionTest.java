package org.limitlab.family.teachers.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.limitlab.core.model.Batch;
import org.limitlab.core.model.Simulation;
import org.limitlab.core.model.Workers;
import org.limitlab.core.theory.Request;
import org.limitlab.math.random.Purpose;
import org.limitlab.math.random.RandomStream;
import org.limitlab.math.random.Streams;

class OnlineRegressionTest {

    private static RandomStream stream(Purpose purpose) {
        return Streams.of(5, "regression").source(purpose).open(0);
    }

    /** The update as the textbook spells it, with inputs of covariance diag(s). */
    @Test
    void stepsAreThoseOfTheTextbook() {
        for (double[] s : new double[][] {null, {2, 1, 0.5, 0.25, 1, 1, 1.5, 0.75, 1, 1, 1}}) {
            int d = 11;
            double[] teacher = new double[d];
            double[] weights = new double[d];
            for (int i = 0; i < d; i++) {
                teacher[i] = Math.sin(i + 1);
                weights[i] = 0.3 * Math.cos(i);
            }
            double[] error = new double[d];
            for (int i = 0; i < d; i++) {
                error[i] = weights[i] - teacher[i];
            }
            var kernel =
                    new OnlineRegression(
                            error, s, 0.7, 0.4, stream(Purpose.DATA), stream(Purpose.NOISE));
            RandomStream data = stream(Purpose.DATA);
            RandomStream noise = stream(Purpose.NOISE);
            for (int step = 0; step < 50; step++) {
                kernel.step();
                double[] x = new double[d];
                double answer = 0;
                double label = 0;
                for (int i = 0; i < d; i++) {
                    x[i] = (s == null ? 1 : Math.sqrt(s[i])) * data.nextGaussian();
                    answer += weights[i] * x[i] / Math.sqrt(d);
                    label += teacher[i] * x[i] / Math.sqrt(d);
                }
                label += 0.4 * noise.nextGaussian();
                for (int i = 0; i < d; i++) {
                    weights[i] -= 0.7 / Math.sqrt(d) * (answer - label) * x[i];
                }
            }
            double square = 0;
            for (int i = 0; i < d; i++) {
                double u = weights[i] - teacher[i];
                assertEquals(u, kernel.error(i), 1e-12);
                square += (s == null ? 1 : s[i]) * u * u;
            }
            assertEquals(0.5 * square / d, kernel.generalisationError(), 1e-12);
        }
    }

    @Test
    void startsAreExactlyAsPlanted() {
        var p = parameters(9, 0.8, 0.6, Spectrum.Kind.POWER_LAW);
        Simulation simulation = open(p, 3);
        simulation.advance(0);
        for (int replica = 0; replica < 3; replica++) {
            assertEquals(0.8, observe(simulation, replica, 2), 1e-13);
            assertEquals(0.6, observe(simulation, replica, 3), 1e-13);
            assertEquals(0.8 - 1.2 + 1, observe(simulation, replica, 1), 1e-13);
        }
    }

    /** 20 000 students: the smallest bias seen is 4 standard errors, 1.4 % of the error. */
    @Test
    void meanOverStudentsIsExact() {
        for (Spectrum.Kind kind : Spectrum.Kind.values()) {
            var p = parameters(6, 0.8, 0.6, kind);
            int count = 20_000;
            Simulation simulation = open(p, count);
            simulation.advance(2);
            double[] expected = expected(p);
            for (int k = 0; k < 4; k++) {
                double sum = 0;
                double squares = 0;
                for (int replica = 0; replica < count; replica++) {
                    double x = observe(simulation, replica, k);
                    sum += x;
                    squares += x * x;
                }
                double mean = sum / count;
                double error = Math.sqrt((squares / count - mean * mean) / count);
                assertEquals(expected[k], mean, 4 * error, kind + " observable " + k);
                assertTrue(error < 0.01 * (1 + Math.abs(mean)), "too noisy to see anything");
            }
        }
    }

    private static double[] expected(OnlineLinearRegression.Parameters p) {
        var q =
                new LinearRegressionExact.Parameters(
                        p.dimension(),
                        p.learningRate(),
                        p.labelNoise(),
                        p.initialNorm(),
                        p.initialOverlap(),
                        p.spectrum(),
                        p.largeShare(),
                        p.valueRatio(),
                        p.decayExponent());
        var request = new Request(new double[] {2}, Streams.of(1, "test"), () -> false);
        var prediction = new LinearRegressionExact().predict(q, request);
        double[] values = new double[4];
        for (int k = 0; k < 4; k++) {
            String id = OnlineLinearRegression.ALL.get(k).id();
            values[k] = prediction.find(id).orElseThrow().values()[0];
        }
        return values;
    }

    private static OnlineLinearRegression.Parameters parameters(
            int d, double q, double r, Spectrum.Kind kind) {
        return new OnlineLinearRegression.Parameters(d, 0.6, 0.5, q, r, kind, 0.34, 5, 0.4);
    }

    private static Simulation open(OnlineLinearRegression.Parameters p, int count) {
        return new OnlineLinearRegression()
                .open(p, new Batch(Streams.of(3, "students"), 0, count, 0, Workers.SEQUENTIAL));
    }

    private static double observe(Simulation simulation, int replica, int k) {
        double[] into = new double[1];
        simulation.observe(replica, OnlineLinearRegression.ALL.get(k), into, 0);
        return into[0];
    }
}
