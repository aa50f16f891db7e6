package org.limitlab.math.sphere;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.limitlab.math.random.Purpose;
import org.limitlab.math.random.RandomStream;
import org.limitlab.math.random.Streams;
import org.limitlab.math.special.Gegenbauer;

class SphereTest {

    private static RandomStream stream() {
        return Streams.of(17, "sphere").source(Purpose.INITIAL).open(0);
    }

    @Test
    void tinyAndHugeVectorsAreNormalised() {
        double[] x = {3e-200, 4e-200, 3e200, 4e200, 0, 0};
        Sphere.normalise(x, 0, 2);
        Sphere.normalise(x, 2, 2);
        assertArrayEquals(new double[] {0.6, 0.8, 0.6, 0.8}, java.util.Arrays.copyOf(x, 4), 1e-15);
        assertThrows(ArithmeticException.class, () -> Sphere.normalise(x, 4, 2));
        double[] nan = {Double.NaN, 1};
        assertThrows(ArithmeticException.class, () -> Sphere.normalise(nan, 0, 2));
    }

    @Test
    void geodesicStepTurnsByItsLength() {
        double[] x = {0, 1, 0};
        double[] v = {0.3, 0, 0.4};
        Sphere.geodesicStep(x, 0, v, 0, 3);
        assertArrayEquals(
                new double[] {0.6 * Math.sin(0.5), Math.cos(0.5), 0.8 * Math.sin(0.5)}, x, 1e-15);
        double[] rest = {0, 0, 0};
        double[] y = {1, 0, 0};
        Sphere.geodesicStep(y, 0, rest, 0, 3);
        assertArrayEquals(new double[] {1, 0, 0}, y, 0);
    }

    @Test
    void angleIsAccurateAtBothEnds() {
        double[] x = {1, 0, Math.cos(1e-9), Math.sin(1e-9), -1, 0, 0, 1};
        assertEquals(1e-9, Sphere.angle(x, 0, x, 2, 2), 1e-24);
        assertEquals(Math.PI, Sphere.angle(x, 0, x, 4, 2), 1e-15);
        assertEquals(Math.PI / 2, Sphere.angle(x, 0, x, 6, 2), 1e-15);
    }

    /** Mean square of a coordinate 1/d; its standard error for 20 000 points is below 0.0032. */
    @ParameterizedTest
    @CsvSource({"1", "2", "3", "8"})
    void uniformPointsHaveTheVarianceOfTheSphere(int d) {
        RandomStream stream = stream();
        double[] x = new double[d];
        double sum = 0;
        double square = 0;
        int n = 20_000;
        for (int i = 0; i < n; i++) {
            Sphere.uniform(stream, x, 0, d);
            sum += x[d - 1];
            square += x[d - 1] * x[d - 1];
        }
        assertEquals(0, sum / n, 4 * Math.sqrt(1.0 / d / n));
        assertEquals(1.0 / d, square / n, 0.0128);
    }

    /** Harmonic sums against Gegenbauer polynomials of all pairs. */
    @ParameterizedTest
    @CsvSource({"2, 12", "3, 12", "4, 6", "9, 5"})
    void powerIsTheMeanPolynomialOfAllPairs(int d, int degrees) {
        int n = 23;
        double[] x = new double[n * d];
        RandomStream stream = stream();
        for (int i = 0; i < n; i++) {
            Sphere.uniform(stream, x, i * d, d);
        }
        double[] power = new double[degrees];
        new HarmonicPower(d, degrees).of(x, n, power, 0);
        for (int k = 1; k <= degrees; k++) {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    double u = Math.min(1, Sphere.dot(x, i * d, x, j * d, d));
                    sum += Gegenbauer.value(k, d, u);
                }
            }
            assertEquals(sum / n / n, power[k - 1], 1e-13, "degree " + k);
        }
    }

    /** One at a point; for two antipodal points 1 for even degrees and 0 for odd ones. */
    @ParameterizedTest
    @CsvSource({"2", "3", "5"})
    void powerOfPointsIsKnown(int d) {
        double[] x = new double[2 * d];
        x[d - 1] = 1;
        x[2 * d - 1] = -1;
        double[] power = new double[6];
        HarmonicPower harmonics = new HarmonicPower(d, 6);
        harmonics.of(x, 1, power, 0);
        assertArrayEquals(new double[] {1, 1, 1, 1, 1, 1}, power, 1e-13);
        harmonics.of(x, 2, power, 0);
        assertArrayEquals(new double[] {0, 1, 0, 1, 0, 1}, power, 1e-13);
    }

    @Test
    void onTheLineOnlyTheMeanHasPower() {
        double[] power = new double[3];
        new HarmonicPower(1, 3).of(new double[] {1, 1, 1, -1}, 4, power, 0);
        assertArrayEquals(new double[] {0.25, 0, 0}, power, 1e-16);
    }
}
