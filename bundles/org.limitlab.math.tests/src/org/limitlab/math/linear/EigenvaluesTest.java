package org.limitlab.math.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class EigenvaluesTest {

    @Test
    void companionMatrixHasTheRootsOfItsPolynomial() {
        // (x - 2)(x + 1)(x² - x + 5/4) = x⁴ - 2x³ + x²/4 + 3x/4 - 5/2: roots 2, -1, 1/2 ± i
        double[] companion = {
            2, -.25, -.75, 2.5, //
            1, 0, 0, 0, //
            0, 1, 0, 0, //
            0, 0, 1, 0
        };
        Eigenvalues found = Eigenvalues.of(4, companion);
        assertArrayEquals(new double[] {2, .5, .5, -1}, found.real(), 1e-13);
        assertArrayEquals(new double[] {0, 1, -1, 0}, found.imaginary(), 1e-13);
    }

    @Test
    void sumIsTheTraceAndSymmetricMatricesAgree() {
        double[] a = {1, 2, .5, -1, .3, 4, 2, -2, .7};
        double sum = 0;
        for (double value : Eigenvalues.of(3, a).real()) {
            sum += value;
        }
        assertEquals(2.0, sum, 1e-13);
        double[] symmetric = {2, 1, 0, 1, 3, .5, 0, .5, -1};
        double[] rising = SymmetricEigen.of(3, symmetric).values();
        assertArrayEquals(
                new double[] {rising[2], rising[1], rising[0]},
                Eigenvalues.of(3, symmetric).real(),
                1e-13);
    }

    @Test
    void refusesWhatIsNoMatrix() {
        assertThrows(IllegalArgumentException.class, () -> Eigenvalues.of(2, new double[3]));
        assertThrows(
                IllegalArgumentException.class, () -> Eigenvalues.of(1, new double[] {Double.NaN}));
    }
}
