package org.limitlab.math.special;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class GegenbauerTest {

    @Test
    void isCosineInThePlane() {
        for (int k = 0; k < 30; k++) {
            double t = 0.7;
            assertEquals(Math.cos(k * t), Gegenbauer.value(k, 2, Math.cos(t)), 1e-13);
        }
    }

    /**
     * P_2 = (3u² - 1)/2 and P_4 = (35u⁴ - 30u² + 3)/8 in space; P_2 = (d u² - 1)/(d - 1) in any
     * dimension.
     */
    @Test
    void agreesWithClosedForms() {
        for (double u : new double[] {-1, -0.3, 0.2, 0.9}) {
            assertEquals((3 * u * u - 1) / 2, Gegenbauer.value(2, 3, u), 1e-15);
            assertEquals(
                    (35 * Math.pow(u, 4) - 30 * u * u + 3) / 8, Gegenbauer.value(4, 3, u), 1e-15);
            for (int d = 2; d < 70; d += 7) {
                assertEquals((d * u * u - 1) / (d - 1), Gegenbauer.value(2, d, u), 1e-14);
                assertEquals(1, Gegenbauer.value(9, d, 1), 1e-12);
            }
        }
    }

    /** Orthogonality with weight (1 - u²)^((d-3)/2); the norm is the inverse multiplicity. */
    @Test
    void isOrthogonalWithTheInverseMultiplicityAsNorm() {
        int m = 20000;
        for (int d : new int[] {3, 4, 7}) {
            for (int j = 0; j <= 5; j++) {
                for (int k = 0; k <= 5; k++) {
                    double sum = 0;
                    double weight = 0;
                    for (int i = 0; i < m; i++) {
                        double t = Math.PI * (i + 0.5) / m;
                        double w = Math.pow(Math.sin(t), d - 2);
                        weight += w;
                        sum +=
                                w
                                        * Gegenbauer.value(j, d, Math.cos(t))
                                        * Gegenbauer.value(k, d, Math.cos(t));
                    }
                    double expected = j == k ? 1 / Gegenbauer.multiplicity(k, d) : 0;
                    assertEquals(expected, sum / weight, 1e-7);
                }
            }
        }
    }

    @Test
    void countsHarmonics() {
        assertEquals(2, Gegenbauer.multiplicity(7, 2));
        assertEquals(15, Gegenbauer.multiplicity(7, 3));
        assertEquals(64, Gegenbauer.multiplicity(7, 4));
    }
}
