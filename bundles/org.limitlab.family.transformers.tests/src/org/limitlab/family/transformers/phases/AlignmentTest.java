package org.limitlab.family.transformers.phases;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class AlignmentTest {

    private static final double[] IDENTITY = {1, 0, 0, 0, 1, 0, 0, 0, 1};

    private static double[] unit() {
        double length = Math.sqrt(0.6 * 0.6 + 0.3 * 0.3 + 0.74 * 0.74);
        return new double[] {0.6 / length, -0.3 / length, 0.74 / length};
    }

    /** Against scipy's DOP853 at 1e-13 for x' = P V x'/|x'|, a complex leading pair. */
    @Test
    void complexPairWithGeneralQueriesAndKeys() {
        // M = K^T Q and A = V M of SpectrumTest
        double[] m = {1, .4, .06, -.01, 1, .22, .22, .02, .96};
        double[] a = {.354, -.876, -.0100, 1.096, .84, .154, -.159, .486, -.562};
        double[] x = unit();
        new Alignment(3, a, m).advance(x, 0, 3);
        assertArrayEquals(new double[] {-0.58369804, 0.73561153, 0.34376195}, x, 1e-8);
    }

    /** Against scipy: a Jordan block leads. */
    @Test
    void defectivePair() {
        double[] a = {1, 1, 0, 0, 1, 0, 0, 0, .2};
        double[] x = unit();
        new Alignment(3, a, IDENTITY).advance(x, 0, 5);
        assertArrayEquals(new double[] {-0.94858649, -0.3161955, 0.01428526}, x, 1e-8);
    }

    /** M = I: the clock is the layer time, and tan theta = tan theta_0 exp((b - a) t). */
    @Test
    void diagonalByHand() {
        double[] x = {Math.cos(1), Math.sin(1)};
        Alignment flow =
                new Alignment(2, new double[] {1.3, 0, 0, -0.4}, new double[] {1, 0, 0, 1});
        flow.advance(x, 0, 0.7);
        flow.advance(x, 0, 1.1);
        assertEquals(Math.atan(Math.tan(1) * Math.exp(-1.7 * 1.8)), Math.atan2(x[1], x[0]), 1e-13);
    }

    /** A rotation never rests: the angle grows at |A x|/|M x|. */
    @Test
    void rotationByHand() {
        double[] x = {1, 0};
        Alignment flow = new Alignment(2, new double[] {0, -2, 2, 0}, new double[] {0, -4, 4, 0});
        flow.advance(x, 0, 100);
        assertEquals(Math.cos(50), x[0], 1e-11);
        assertEquals(Math.sin(50), x[1], 1e-11);
    }

    /** The closed form and the equation itself, to the 1e-8 of the specification. */
    @Test
    void closedFormIsTheIntegratedFlow() {
        double[][] drifts = {
            {2, 0, 0, 0, 1, 0, 0, 0, -1},
            {0, -1, 0, 1, 0, 0, 0, 0, -0.5},
            {1, 1, 0, 0, 1, 1, 0, 0, 1},
            {-1, 0.2, 0, 0, -2, 0, 0.3, 0, -3}
        };
        double[] m = {1, 0.5, 0, -0.2, 0.7, 0, 0, 0.1, 2};
        for (double[] drift : drifts) {
            Alignment flow = new Alignment(3, drift, m);
            double[] x = unit();
            double[] expected = flow.integrate(x, 4);
            flow.advance(x, 0, 4);
            assertArrayEquals(expected, x, 1e-9);
        }
    }

    /** M = diag(1, 0): queries vanish on the second axis. Leading there, the clock stops. */
    @Test
    void singularQueriesStopTheClock() {
        double[] m = {1, 0, 0, 0};
        double[] x = {Math.cos(0.5), Math.sin(0.5)};
        Alignment leaving = new Alignment(2, new double[] {1, 0, 0, 0}, m);
        leaving.advance(x, 0, 20);
        assertEquals(1, x[0], 1e-6);
        // x' = -P x_1 e_1/|x_1|: theta' = sin theta, and |x_1| = cos theta; it arrives after a
        // finite time
        double[] y = {Math.cos(0.5), Math.sin(0.5)};
        Alignment arriving = new Alignment(2, new double[] {-1, 0, 0, 0}, m);
        double arrival = -Math.log(Math.tan(0.25));
        arriving.advance(y, 0, arrival - 0.01);
        assertEquals(2 * Math.atan(Math.exp(-0.01)), Math.atan2(y[1], y[0]), 1e-9);
        ArithmeticException end =
                assertThrows(ArithmeticException.class, () -> arriving.advance(y, 0, 0.02));
        assertTrue(end.getMessage().contains("clock stops"), end.getMessage());
    }
}
