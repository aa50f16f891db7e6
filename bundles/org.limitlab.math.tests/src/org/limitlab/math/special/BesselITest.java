package org.limitlab.math.special;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BesselITest {

    /** Values of mpmath with 25 digits: besseli(v, x) exp(-x). */
    @ParameterizedTest
    @CsvSource({
        "0, 0.1, 0.907100925782301092",
        "0, 29.9, 0.0732692190460019077",
        "0, 30.1, 0.0730232941310609419",
        "0, 1000, 0.0126172404558912566",
        "1, 5, 0.163972266944542357",
        "5, 5, 0.0145403181252347713",
        "0.5, 3, 0.22975850339753861",
        "2.5, 7.7, 0.0950294733293763776",
        "31.5, 50, 3.42270416934206896e-6",
        "10, 0.01, 2.66437317611659526e-30",
        "3, 700, 0.0149845866617194387",
        "63, 40, 7.83054680311884121e-21",
        "100, 1000, 0.0000851558758154815607"
    })
    void agreesWithArbitraryPrecision(double order, double x, double expected) {
        assertEquals(expected, BesselI.scaled(order, x), 2e-14 * expected);
        assertEquals(Math.log(expected) + x, BesselI.log(order, x), 1e-13 * (1 + x));
    }

    /**
     * I_n(x) = (1/pi) int_0^pi exp(x cos t) cos(n t) dt: the trapezium rule is spectrally exact.
     */
    @Test
    void agreesWithItsIntegral() {
        for (int n = 0; n <= 12; n++) {
            for (double x : new double[] {0.3, 4, 27, 33, 250}) {
                double sum = 0;
                int m = 4000;
                for (int i = 0; i < m; i++) {
                    double t = Math.PI * (i + 0.5) / m;
                    sum += Math.exp(x * (Math.cos(t) - 1)) * Math.cos(n * t);
                }
                assertEquals(sum / m, BesselI.scaled(n, x), 1e-14, "n = " + n + ", x = " + x);
            }
        }
    }

    @Test
    void ratioIsTheQuotient() {
        for (double order : new double[] {0, 0.5, 3, 17.5}) {
            for (double x : new double[] {0.2, 8, 90}) {
                double quotient = BesselI.scaled(order + 1, x) / BesselI.scaled(order, x);
                assertEquals(quotient, BesselI.ratio(order, x), 1e-13);
            }
        }
        assertTrue(BesselI.ratio(0, 1e6) < 1);
    }

    @Test
    void refusesOrdersThatItDoesNotKnow() {
        assertThrows(IllegalArgumentException.class, () -> BesselI.scaled(0.3, 1));
        assertThrows(IllegalArgumentException.class, () -> BesselI.scaled(1, -1));
    }
}
