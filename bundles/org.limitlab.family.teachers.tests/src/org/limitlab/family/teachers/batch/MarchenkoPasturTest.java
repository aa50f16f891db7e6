package org.limitlab.family.teachers.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.limitlab.core.theory.Request;
import org.limitlab.math.quadrature.GaussRule;
import org.limitlab.math.random.Streams;

class MarchenkoPasturTest {

    @Test
    void closedFormIsTheIntegralOverTheDensity() {
        GaussRule rule = GaussRule.legendre(400);
        for (double alpha : new double[] {.4, 1.3, 5}) {
            for (double lambda : new double[] {.02, .7, 4}) {
                double sigma = .6;
                double low = Math.pow(1 - Math.sqrt(alpha), 2);
                double high = Math.pow(1 + Math.sqrt(alpha), 2);
                double middle = .5 * (low + high);
                double half = .5 * (high - low);
                double[] g = new double[2];
                for (int power = 1; power <= 2; power++) {
                    int p = power;
                    // s = middle + half cos(t): the density of eigenvalues of X'X
                    g[p - 1] =
                            rule.apply(
                                    t -> {
                                        double s = middle + half * Math.cos(t);
                                        double density = half * Math.sin(t) / (2 * Math.PI * s);
                                        return density
                                                * half
                                                * Math.sin(t)
                                                / Math.pow(s + lambda, p);
                                    },
                                    0,
                                    Math.PI);
                    g[p - 1] += Math.max(0, 1 - alpha) / Math.pow(lambda, p);
                }
                double risk = lambda * lambda * g[1] + sigma * sigma * (g[0] - lambda * g[1]);
                var prediction =
                        new MarchenkoPastur()
                                .predict(
                                        new MarchenkoPastur.Parameters(alpha, sigma, lambda),
                                        new Request(
                                                new double[] {0}, Streams.of(1, "x"), () -> false));
                assertEquals(risk, prediction.find("risk").orElseThrow().values()[0], 1e-8);
                double train =
                        lambda * lambda / alpha * (g[0] - lambda * g[1] + sigma * sigma * g[1])
                                + sigma * sigma * (alpha - 1) / alpha;
                assertEquals(train, prediction.find("trainError").orElseThrow().values()[0], 1e-8);
            }
        }
    }
}
