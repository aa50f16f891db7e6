package org.limitlab.math.pde;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CircleTransportTest {

    private static final double[] TIMES = {0, 0.5, 1};

    private static CircleTransport.Law narrow(double spread) {
        return (k, into) -> {
            into[0] = Math.exp(-k * k * spread * spread / 2) * Math.cos(k);
            into[1] = Math.exp(-k * k * spread * spread / 2) * Math.sin(k);
        };
    }

    /** Heat alone: mu_k(t) = exp(-D k² t) mu_k(0). */
    @Test
    void withoutDriftModesDecayLikeHeat() {
        var heat = new CircleTransport(new double[] {0}, null, 1, 0.3);
        var solution = heat.solve(narrow(0.5), TIMES, 1e-9, 512, () -> false);
        for (int k = 1; k <= 6; k++) {
            double exact = Math.exp(-k * k * (0.125 + 0.3));
            assertEquals(exact, solution.amplitude(2, k), 1e-9);
            assertTrue(Math.abs(exact - solution.amplitude(2, k)) <= solution.error(2, k));
        }
    }

    /**
     * Kuramoto without frequencies, v = -c (sin * rho): on the manifold of Poisson kernels mu_k =
     * mu_1^k the order parameter obeys r' = (c/2) r (1 - r²) (Ott, Antonsen 2008), so r² = 1/(1 +
     * (1/r0² - 1) exp(-c t)).
     */
    @ParameterizedTest
    @ValueSource(doubles = {1.4, -0.8})
    void kuramotoFollowsOttAndAntonsen(double c) {
        var kuramoto = new CircleTransport(new double[] {0, 1}, null, c, 0);
        CircleTransport.Law poisson =
                (k, into) -> {
                    into[0] = Math.pow(0.4, k) * Math.cos(0.7 * k);
                    into[1] = Math.pow(0.4, k) * Math.sin(0.7 * k);
                };
        var solution = kuramoto.solve(poisson, TIMES, 1e-9, 1024, () -> false);
        for (int t = 0; t < TIMES.length; t++) {
            double r = 1 / Math.sqrt(1 + (1 / 0.16 - 1) * Math.exp(-c * TIMES[t]));
            assertEquals(r, solution.amplitude(t, 1), 2e-9);
            assertEquals(r * r * r, solution.amplitude(t, 3), 2e-9);
            assertEquals(0.7, Math.atan2(solution.imaginary(t, 1), solution.real(t, 1)), 1e-8);
        }
    }

    /** A denominator that is constant halves the speed. */
    @Test
    void denominatorDividesTheDrift() {
        double[] sine = {0, 1, 0.5};
        var plain = new CircleTransport(sine, null, 1, 0);
        var halved = new CircleTransport(sine, new double[] {2, 0}, 2, 0);
        var a = plain.solve(narrow(0.7), TIMES, 1e-9, 512, () -> false);
        var b = halved.solve(narrow(0.7), TIMES, 1e-9, 512, () -> false);
        for (int k = 1; k <= 5; k++) {
            assertEquals(a.real(2, k), b.real(2, k), 1e-9);
        }
    }

    /**
     * Characteristics: particles at the quantiles of the start follow the density, also with a
     * denominator; their error is of order 1/N².
     */
    @Test
    void particlesAtQuantilesFollowTheDensity() {
        double[] sine = {0, 1, 0.8, 0.3};
        double[] cosine = {1, 0.6, 0.2, 0.1};
        var flow = new CircleTransport(sine, cosine, 1, 0);
        // the law of phi - 0.6 sin phi has the modes J_k(0.6 k); by quadrature here
        CircleTransport.Law law =
                (k, into) -> {
                    into[0] = 0;
                    for (int q = 0; q < 512; q++) {
                        double phi = 2 * Math.PI * q / 512;
                        into[0] += Math.cos(k * (phi - 0.6 * Math.sin(phi))) / 512;
                    }
                    into[1] = 0;
                };
        var solution = flow.solve(law, TIMES, 1e-8, 1024, () -> false);
        int n = 400;
        double[] x = new double[n];
        for (int j = 0; j < n; j++) {
            double phi = 2 * Math.PI * j / n;
            x[j] = phi - 0.6 * Math.sin(phi);
        }
        double h = 0.01;
        for (int step = 0; step < 100; step++) {
            rungeKutta(x, sine, cosine, h);
        }
        for (int k = 1; k <= 4; k++) {
            double re = 0;
            for (double angle : x) {
                re += Math.cos(k * angle) / n;
            }
            assertEquals(solution.real(2, k), re, 1e-6, "mode " + k);
        }
    }

    private static void rungeKutta(double[] x, double[] sine, double[] cosine, double h) {
        double[] k1 = drift(x, sine, cosine);
        double[] k2 = drift(moved(x, k1, h / 2), sine, cosine);
        double[] k3 = drift(moved(x, k2, h / 2), sine, cosine);
        double[] k4 = drift(moved(x, k3, h), sine, cosine);
        for (int i = 0; i < x.length; i++) {
            x[i] += h / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
        }
    }

    private static double[] moved(double[] x, double[] k, double h) {
        double[] y = x.clone();
        for (int i = 0; i < x.length; i++) {
            y[i] += h * k[i];
        }
        return y;
    }

    private static double[] drift(double[] x, double[] sine, double[] cosine) {
        double[] v = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double up = 0;
            double down = 0;
            for (double other : x) {
                down += cosine[0];
                for (int k = 1; k < sine.length; k++) {
                    up += sine[k] * Math.sin(k * (x[i] - other));
                    down += cosine[k] * Math.cos(k * (x[i] - other));
                }
            }
            v[i] = -up / down;
        }
        return v;
    }

    @Test
    void saysSoWhereTheDensityIsTooNarrow() {
        var kuramoto = new CircleTransport(new double[] {0, 1}, null, 4, 0);
        var e =
                assertThrows(
                        ArithmeticException.class,
                        () ->
                                kuramoto.solve(
                                        narrow(0.5), new double[] {4}, 1e-8, 128, () -> false));
        assertTrue(e.getMessage().contains("128 Fourier modes"), e.getMessage());
    }
}
