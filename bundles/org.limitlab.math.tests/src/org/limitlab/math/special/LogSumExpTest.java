package org.limitlab.math.special;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LogSumExpTest {

    private static final double ZERO_TERM = Double.NEGATIVE_INFINITY;

    @Test
    void sumsWithoutOverflowOrUnderflow() {
        assertEquals(
                1000 + Math.log(3), LogSumExp.of(new double[] {1000, 1000, 1000}, 0, 3), 1e-12);
        assertEquals(-1000 + Math.log(2), LogSumExp.of(new double[] {-1000, -1000}, 0, 2), 1e-12);
        assertEquals(
                Math.log(10),
                LogSumExp.of(new double[] {0, Math.log(2), Math.log(3), Math.log(4)}, 0, 4),
                1e-15);
        assertEquals(Math.log(5), LogSumExp.of(Math.log(2), Math.log(3)), 1e-15);
        assertEquals(800, LogSumExp.of(800, -800), 0);
    }

    @Test
    void zeroTermsCountAsZero() {
        assertEquals(ZERO_TERM, LogSumExp.of(new double[] {ZERO_TERM, ZERO_TERM}, 0, 2));
        assertEquals(ZERO_TERM, LogSumExp.of(new double[0], 0, 0));
        assertEquals(3, LogSumExp.of(new double[] {ZERO_TERM, 3}, 0, 2));
        assertEquals(ZERO_TERM, LogSumExp.of(ZERO_TERM, ZERO_TERM));
        assertEquals(2, LogSumExp.of(ZERO_TERM, 2));
    }

    @Test
    void weightsSumToOneAndMayOverwrite() {
        double[] x = {-5000, -5000 + Math.log(3), 7};
        LogSumExp.weights(x, 0, 2, x);
        assertArrayEquals(new double[] {0.25, 0.75, 7}, x, 1e-12);
    }
}
