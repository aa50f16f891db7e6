package org.limitlab.math.special;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class LambertWTest {

    @Test
    void tabulatedValues() {
        assertEquals(0, LambertW.w0(0));
        assertEquals(0.567143290409783873, LambertW.w0(1), 1e-15);
        assertEquals(1, LambertW.w0(Math.E), 1e-15);
        assertEquals(0.278464542761073795, LambertW.w0(1 / Math.E), 1e-15);
        assertEquals(1.745528002740699383, LambertW.w0(10), 3e-15);
        assertEquals(-1, LambertW.w0(-1 / Math.E), 2e-8);
        assertEquals(Double.POSITIVE_INFINITY, LambertW.w0(Double.POSITIVE_INFINITY));
    }

    @Test
    void invertsWTimesExpOfW() {
        for (double w = -0.98; w < 700; w += 0.0137 * (1 + Math.abs(w))) {
            double x = w * Math.exp(w);
            // dw = dx / (e^w (1 + w)): one rounding of x moves w by this
            double conditioning = Math.ulp(x) / (Math.exp(w) * (1 + w));
            assertEquals(
                    w, LambertW.w0(x), 4e-16 * (1 + Math.abs(w)) + 4 * conditioning, "w = " + w);
        }
    }

    @Test
    void agreesWithBisectionAtTheBranchPointAndForTinyAndHugeArguments() {
        for (double x :
                new double[] {
                    -0.36787944, -0.36787, -0.3678, -0.367, -0.2, -1e-9, 1e-300, 1e-12, 1e300
                }) {
            double w = bisection(x);
            double slope = Math.max(1e-8, Math.sqrt(2 * Math.abs(1 + Math.E * x)));
            assertEquals(w, LambertW.w0(x), 1e-15 * (1 + Math.abs(w)) + 1e-15 / slope, "x = " + x);
        }
    }

    private static double bisection(double x) {
        double low = -1;
        double high = 710;
        for (int i = 0; i < 200; i++) {
            double middle = 0.5 * (low + high);
            // compare in logarithms where the product could overflow
            boolean above =
                    middle > 1
                            ? x <= 0 || middle + Math.log(middle) > Math.log(x)
                            : middle * Math.exp(middle) > x;
            if (above) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return 0.5 * (low + high);
    }

    @Test
    void rejectsArgumentsBelowTheBranchPoint() {
        assertThrows(IllegalArgumentException.class, () -> LambertW.w0(-0.3679));
        assertThrows(IllegalArgumentException.class, () -> LambertW.w0(Double.NaN));
    }
}
