package org.limitlab.family.transformers.noise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.limitlab.math.random.Purpose;
import org.limitlab.math.random.RandomStream;
import org.limitlab.math.random.Streams;

import java.math.BigDecimal;

class LayerKernelTest {

    /** The table of A03: kappa(1), kappa'(1), lambda_1, lbar with sU = sW = s, to three digits. */
    @ParameterizedTest
    @CsvSource({
        "RELU, 5, 0, .100, .100, -.100, .200",
        "RELU, 5, .1, .115, .100, -.130, .170",
        "RELU, 64, 0, 7.81e-3, 7.81e-3, -7.81e-3, 1.56e-2",
        "RELU, 64, .1, 2.28e-2, 7.81e-3, -.480, -.899",
        "SIGMOID, 5, 0, .261, 1.14e-2, -.511, -.477",
        "SIGMOID, 64, 0, .251, 9.69e-4, -7.88, -15.2",
        "SIGMOID, 128, 0, .250, 4.86e-4, -15.9, -31.2",
        "TANH, 5, 0, .147, .151, -.144, .309",
        "TANH, 5, .1, .163, .149, -.176, .272",
        "TANH, 64, .1, 3.44e-2, 1.49e-2, -.629, -1.16",
        "SILU, 5, 0, 5.65e-2, 5.84e-2, -5.45e-2, .121",
        "SILU, 64, 0, 3.95e-3, 3.97e-3, -3.50e-3, 8.84e-3",
        "SILU, 64, .1, 1.65e-2, 4.00e-3, -.398, -.756"
    })
    void reproducesThePapersTable(
            Activation activation,
            int d,
            double s,
            String one,
            String slope,
            String first,
            String second) {
        LayerKernel kernel = new LayerKernel(activation, d, s, s);
        assertDigits(one, kernel.value(1));
        assertDigits(slope, kernel.slopeAtOne());
        assertDigits(first, kernel.lyapunov());
        assertDigits(second, kernel.secondMomentExponent());
    }

    private static void assertDigits(String printed, double value) {
        BigDecimal expected = new BigDecimal(printed);
        double half = 0.5000001 * Math.pow(10, -expected.scale());
        assertEquals(expected.doubleValue(), value, half, printed);
    }

    /** lambda_1 = -1/(2d) - (sU² + 2 sW²)(d-1)/4 and lbar = 1/d - (sU² + 2 sW²)(d-3)/2 for ReLU. */
    @Test
    void reluExponentsAreClosedForms() {
        for (int d : new int[] {2, 4, 9, 128}) {
            double u = 0.3;
            double w = 0.2;
            LayerKernel kernel = new LayerKernel(Activation.RELU, d, u, w);
            double sum = u * u + 2 * w * w;
            assertEquals(-0.5 / d - sum * (d - 1) / 4, kernel.lyapunov(), 1e-14);
            assertEquals(1.0 / d - sum * (d - 3) / 2, kernel.secondMomentExponent(), 1e-13);
        }
    }

    /**
     * l' at d = 64, s = .1, ReLU: -.899375 (= lbar), -.652, -.351, -.0837 at beta = .1, .5, 1, 2.
     */
    @ParameterizedTest
    @CsvSource({".1, -.899375", ".5, -.652", "1, -.351", "2, -.0837"})
    void dissipationRateAgreesWithTheSpecification(double beta, String expected) {
        assertDigits(expected, new LayerKernel(Activation.RELU, 64, .1, .1).dissipationRate(beta));
    }

    /** At larger beta the infimum is at u = -1. */
    @Test
    void dissipationRateOfLargeBetaIsTheAntipodalOne() {
        for (Activation activation : Activation.values()) {
            LayerKernel k = new LayerKernel(activation, 64, .1, .1);
            double beta = 4;
            double expected =
                    -beta
                            * Math.exp(-beta)
                            * 63
                            * (k.value(1) + k.value(-1))
                            / (Math.exp(beta) - Math.exp(-beta));
            assertEquals(expected, k.dissipationRate(beta), 1e-9 * Math.abs(expected));
        }
    }

    /**
     * Second oracle: Monte Carlo, 4 standard errors; the smallest bias it sees is 1.3e-3 of kappa.
     */
    @ParameterizedTest
    @CsvSource({"RELU", "SILU", "SIGMOID", "TANH"})
    void kernelAgreesWithMonteCarlo(Activation activation) {
        int d = 5;
        double s = 0.4;
        double u = -0.3;
        LayerKernel kernel = new LayerKernel(activation, d, s, 0.25);
        RandomStream stream = Streams.of(20261, "kernel").source(Purpose.NOISE).open(0);
        double v = 1.0 / d + s * s;
        double c = u / d + s * s;
        int n = 4_000_000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double x = Math.sqrt(v) * stream.nextGaussian();
            double y = c / v * x + Math.sqrt(v - c * c / v) * stream.nextGaussian();
            double product = activation.value(x) * activation.value(y);
            sum += product;
            squares += product * product;
        }
        double mean = sum / n;
        double error = Math.sqrt((squares / n - mean * mean) / n);
        assertEquals(mean + 0.0625, kernel.value(u), 4 * error);
    }

    /** The drift of E|X - Y|² near the diagonal: (drift of u at 1 - w)/(-w) tends to lbar. */
    @Test
    void twoPointDriftHasTheExponentAsSlope() {
        for (Activation activation : new Activation[] {Activation.TANH, Activation.SIGMOID}) {
            LayerKernel kernel = new LayerKernel(activation, 7, .1, .2);
            double w = 1e-6;
            assertEquals(kernel.secondMomentExponent(), kernel.drift(w) / -w, 1e-4);
        }
    }
}
