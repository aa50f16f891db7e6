package org.limitlab.math.gaussian;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.limitlab.math.quadrature.AdaptiveQuadrature;

class ArcCosineTest {

    @Test
    void knownPlaces() {
        assertEquals(0.5, ArcCosine.value(1), 1e-16);
        assertEquals(0, ArcCosine.value(-1), 1e-16);
        assertEquals(1 / (2 * Math.PI), ArcCosine.value(0), 1e-16);
        // t = pi/3: (sqrt(3)/2 + (2 pi/3)/2)/(2 pi)
        assertEquals((Math.sqrt(3) / 2 + Math.PI / 3) / (2 * Math.PI), ArcCosine.value(0.5), 1e-15);
    }

    /** By mpmath with 30 digits. */
    @Test
    void dropsKeepTheirDigits() {
        relative(4.999984994728064e-11, ArcCosine.drop(1e-10));
        relative(0.00049525467908489872, ArcCosine.drop(0.001));
        relative(0.0019620317339987725, ArcCosine.drop(0.004));
        relative(0.12495479537336416, ArcCosine.drop(0.3));
        relative(0.47495479537336416, ArcCosine.drop(1.7));
        assertEquals(0, ArcCosine.drop(0));
        assertEquals(0.5, ArcCosine.drop(2), 1e-15);
    }

    private static void relative(double expected, double value) {
        assertEquals(1, value / expected, 1e-14);
    }

    /**
     * Second oracle: in polar coordinates E[X+ Y+] is the integral over angles of (cos a)+ (cos(a -
     * t))+ times E R²/(2 pi) = 1/pi.
     */
    @Test
    void agreesWithTheAngularIntegral() {
        for (double t : new double[] {0.05, 0.7, 1.9, 3}) {
            double expected =
                    AdaptiveQuadrature.integrate(
                                            a -> Math.cos(a) * Math.cos(a - t),
                                            t - Math.PI / 2,
                                            Math.PI / 2,
                                            1e-13,
                                            1e-13)
                                    .value()
                            / Math.PI;
            assertEquals(expected, ArcCosine.value(Math.cos(t)), 1e-12);
            assertEquals(0.5 - expected, ArcCosine.drop(1 - Math.cos(t)), 1e-12);
        }
    }
}
