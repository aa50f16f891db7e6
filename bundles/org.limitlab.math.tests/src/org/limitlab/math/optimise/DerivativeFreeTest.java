package org.limitlab.math.optimise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DerivativeFreeTest {

    @Test
    void scanFindsTheLowerOfTwoMinima() {
        // (x² - 1)² + x / 5: stationary points solve 4 x³ - 4 x + 1/5 = 0
        ScalarMinimiser.Point found =
                ScalarMinimiser.minimise(x -> (x * x - 1) * (x * x - 1) + x / 5, -3, 3, 20, 1e-8);
        double root = -1;
        for (int k = 0; k < 30; k++) {
            root -= (4 * root * root * root - 4 * root + 0.2) / (12 * root * root - 4);
        }
        assertEquals(root, found.point(), 1e-7);
    }

    @Test
    void minimumMayLieAtAnEnd() {
        ScalarMinimiser.Point found = ScalarMinimiser.minimise(x -> x, 2, 3, 7, 1e-6);
        assertEquals(2, found.point(), 0.0);
        assertEquals(2, found.value(), 0.0);
    }

    @Test
    void simplexFindsRosenbrocksMinimum() {
        Minimum found =
                NelderMead.minimise(
                        x -> 100 * Math.pow(x[1] - x[0] * x[0], 2) + Math.pow(1 - x[0], 2),
                        new double[] {-1.2, 1},
                        new double[] {0.5, 0.5},
                        1e-16);
        assertTrue(found.converged());
        assertArrayEquals(new double[] {1, 1}, found.point(), 1e-6);
    }
}
