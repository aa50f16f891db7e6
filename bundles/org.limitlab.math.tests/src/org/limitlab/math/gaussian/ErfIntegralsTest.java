package org.limitlab.math.gaussian;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.util.function.ToDoubleFunction;

/**
 * Against two independent computations at one 4x4 covariance, made with NumPy: Gauss-Hermite
 * quadrature in four dimensions (56 nodes each, stable to the digits given) and 1.5e7 samples.
 */
class ErfIntegralsTest {

    private static final int N = 4;
    private static final double[] C = {
        1.11, .04, .25, .05, //
        .04, 1.60, .01, .48, //
        .25, .01, 1.18, .60, //
        .05, .48, .60, 1.62
    };

    @Test
    void agreesWithQuadratureInFourDimensions() {
        assertEquals(0.010872597862, ErfIntegrals.i2(C, N, 0, 1), 1e-11);
        assertEquals(0.364123518226, ErfIntegrals.i2(C, N, 2, 2), 1e-11);
        assertEquals(0.298869347482, ErfIntegrals.j2(C, N, 0, 2), 1e-11);
        assertEquals(0.310638641146, ErfIntegrals.j2(C, N, 1, 1), 5e-9);
        assertEquals(0.001572251070, ErfIntegrals.i3(C, N, 0, 1, 2), 1e-11);
        assertEquals(0.006417620334, ErfIntegrals.i3(C, N, 0, 0, 3), 1e-11);
        assertEquals(0.315527259037, ErfIntegrals.i3(C, N, 1, 2, 2), 1e-11);
        assertEquals(0.057348672212, ErfIntegrals.i3(C, N, 1, 3, 1), 2e-9);
        assertEquals(0.044489838185, ErfIntegrals.i4(C, N, 0, 1, 2, 3), 1e-11);
        assertEquals(0.057097149195, ErfIntegrals.i4(C, N, 0, 0, 2, 3), 2e-11);
        assertEquals(0.097685990781, ErfIntegrals.i4(C, N, 0, 1, 2, 2), 1e-11);
        assertEquals(0.058552173361, ErfIntegrals.i4(C, N, 0, 0, 0, 0), 1e-7);
        assertEquals(0.000803966949, ErfIntegrals.i4(C, N, 0, 1, 0, 1), 1e-10);
    }

    @Test
    void agreesWithSampling() {
        assertEquals(0.010890, ErfIntegrals.i2(C, N, 0, 1), 3.5 * 9.1e-5);
        assertEquals(0.298870, ErfIntegrals.j2(C, N, 0, 2), 3.5 * 4.6e-5);
        assertEquals(0.001553, ErfIntegrals.i3(C, N, 0, 1, 2), 3.5 * 1.2e-4);
        assertEquals(0.315623, ErfIntegrals.i3(C, N, 1, 2, 2), 3.5 * 8.2e-5);
        assertEquals(0.044473, ErfIntegrals.i4(C, N, 0, 1, 2, 3), 3.5 * 2.9e-5);
        assertEquals(0.000792, ErfIntegrals.i4(C, N, 0, 1, 0, 1), 3.5 * 1.3e-5);
    }

    @Test
    void normalisationIsThatOfTwoOverPi() {
        double[] large = {1e12};
        assertEquals(1, ErfIntegrals.i2(large, 1, 0, 0), 1e-5);
        double[] one = {1};
        // <erf(x/√2)²> = (2/π) asin(1/2) = 1/3 for a standard normal x
        assertEquals(1.0 / 3, ErfIntegrals.i2(one, 1, 0, 0), 1e-15);
    }

    @Test
    void integratingByPartsLinksThem() {
        // <x_b g(c)> = C_bc <g'(c)>, so I3 with a field a of no variance is that times g'(0)
        double[] c = {0, 0, 0, 0, 2, .7, 0, .7, 1.5};
        double front = Math.sqrt(2 / Math.PI);
        assertEquals(
                front * .7 * front / Math.sqrt(1 + 1.5), ErfIntegrals.i3(c, 3, 0, 1, 2), 1e-15);
        // dI2/dC_ab = J2
        double h = 1e-6;
        double[] up = C.clone();
        double[] down = C.clone();
        up[1] += h;
        down[1] -= h;
        assertEquals(
                (ErfIntegrals.i2(up, N, 0, 1) - ErfIntegrals.i2(down, N, 0, 1)) / (2 * h),
                ErfIntegrals.j2(C, N, 0, 1),
                1e-9);
    }

    @Test
    void arcSineToleratesRoundingAndNothingElse() {
        assertEquals(Math.PI / 2, ErfIntegrals.asin(1 + 9e-13));
        assertEquals(-Math.PI / 2, ErfIntegrals.asin(-1 - 9e-13));
        assertThrows(ArithmeticException.class, () -> ErfIntegrals.asin(1 + 1.1e-12));
        assertThrows(ArithmeticException.class, () -> ErfIntegrals.asin(Double.NaN));
        double[] impossible = {1, 3, 3, 1};
        assertThrows(ArithmeticException.class, () -> ErfIntegrals.i2(impossible, 2, 0, 1));
        assertThrows(ArithmeticException.class, () -> ErfIntegrals.j2(impossible, 2, 0, 1));
        assertThrows(ArithmeticException.class, () -> ErfIntegrals.i3(impossible, 2, 0, 0, 1));
        assertThrows(ArithmeticException.class, () -> ErfIntegrals.i4(impossible, 2, 0, 1, 0, 0));
    }

    /** Gradients against central differences, with every pattern of repeated fields. */
    @Test
    void gradientsAgreeWithDifferences() {
        for (int code = 0; code < 256; code++) {
            int a = code & 3;
            int b = code >> 2 & 3;
            int c = code >> 4 & 3;
            int d = code >> 6;
            check("I4", code, x -> ErfIntegrals.i4(x, N, a, b, c, d), i4(a, b, c, d));
            if (d == 0) {
                check("I3", code, x -> ErfIntegrals.i3(x, N, a, b, c), i3(a, b, c));
            }
            if (d + c == 0) {
                check("I2", code, x -> ErfIntegrals.i2(x, N, a, b), i2(a, b));
                check("J2", code, x -> ErfIntegrals.j2(x, N, a, b), j2(a, b));
            }
        }
    }

    private static double[] i4(int a, int b, int c, int d) {
        double[] into = new double[N * N];
        double value = ErfGradients.i4(C, N, a, b, c, d, 2.5, into);
        assertEquals(ErfIntegrals.i4(C, N, a, b, c, d), value, 1e-15);
        return into;
    }

    private static double[] i3(int a, int b, int c) {
        double[] into = new double[N * N];
        double value = ErfGradients.i3(C, N, a, b, c, 2.5, into);
        assertEquals(ErfIntegrals.i3(C, N, a, b, c), value, 1e-15);
        return into;
    }

    private static double[] i2(int a, int b) {
        double[] into = new double[N * N];
        assertEquals(ErfIntegrals.i2(C, N, a, b), ErfGradients.i2(C, N, a, b, 2.5, into), 1e-15);
        return into;
    }

    private static double[] j2(int a, int b) {
        double[] into = new double[N * N];
        assertEquals(ErfIntegrals.j2(C, N, a, b), ErfGradients.j2(C, N, a, b, 2.5, into), 1e-15);
        return into;
    }

    private static void check(
            String name, int code, ToDoubleFunction<double[]> integral, double[] gradient) {
        double[] differences = new double[N * N];
        double h = 1e-5;
        for (int i = 0; i < N; i++) {
            for (int j = i; j < N; j++) {
                double up = integral.applyAsDouble(moved(i, j, h));
                double down = integral.applyAsDouble(moved(i, j, -h));
                differences[i * N + j] = 2.5 * (up - down) / (2 * h);
            }
        }
        assertArrayEquals(differences, gradient, 2e-9, name + " of fields " + code);
    }

    private static double[] moved(int i, int j, double h) {
        double[] c = C.clone();
        c[i * N + j] += h;
        if (i != j) {
            c[j * N + i] += h;
        }
        return c;
    }

    @Test
    void covariancesAreRecognised() {
        assertNull(Covariance.problem(C, N));
        assertNull(Covariance.problem(new double[] {1, 1, 1, 1}, 2));
        assertNull(Covariance.problem(new double[9], 3));
        assertNotNull(Covariance.problem(new double[] {1, 1.001, 1.001, 1}, 2));
        assertNotNull(Covariance.problem(new double[] {0, .1, .1, 0}, 2));
        assertNotNull(Covariance.problem(new double[] {1, .5, .4, 1}, 2));
        assertNotNull(Covariance.problem(new double[] {-1}, 1));
        assertNotNull(Covariance.problem(new double[] {Double.NaN}, 1));
        // three fields, each pair possible, the three together not
        double[] triple = {1, -.6, -.6, -.6, 1, -.6, -.6, -.6, 1};
        assertNotNull(Covariance.problem(triple, 3));
        // overlaps of a student at zero weights with a teacher
        assertNull(Covariance.problem(new double[] {0, 0, 0, 0, 0, 0, 0, 0, 1}, 3));
    }
}
