package org.limitlab.math.special;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class DigammaTest {

    private static final double EULER = 0.577215664901532860607;

    @Test
    void closedForms() {
        assertEquals(-EULER, Digamma.of(1), 2e-15);
        assertEquals(-EULER - 2 * Math.log(2), Digamma.of(0.5), 3e-15);
        assertEquals(-EULER - Math.PI / 2 - 3 * Math.log(2), Digamma.of(0.25), 6e-15);
        double harmonic = 0;
        for (int n = 1; n < 400; n++) {
            harmonic += 1.0 / n;
            // the sum itself gathers half an ulp a term
            assertEquals(harmonic - EULER, Digamma.of(n + 1), 4e-15 + 2e-17 * n);
        }
        assertEquals(Math.log(1e9) - 0.5e-9, Digamma.of(1e9), 1e-14);
    }

    /** psi(1 - x) - psi(x) = pi cot(pi x). */
    @Test
    void reflection() {
        for (double x = 0.01; x < 1; x += 0.007) {
            double exact = Math.PI / Math.tan(Math.PI * x);
            // next to a pole one rounding of x or 1 - x moves psi by its square
            double conditioning = 2.2e-16 * exact * exact;
            assertEquals(exact, Digamma.of(1 - x) - Digamma.of(x), 1e-14 + 2 * conditioning);
        }
    }

    @Test
    void rejectsWhatIsNotPositive() {
        assertThrows(IllegalArgumentException.class, () -> Digamma.of(0));
        assertThrows(IllegalArgumentException.class, () -> Digamma.of(Double.NaN));
    }
}
