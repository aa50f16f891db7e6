package org.limitlab.math.pde;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class GridStudyTest {

    private static double[][] run(int level, boolean wide) {
        double h = Math.pow(0.5, level);
        return new double[][] {
            {7 + 3 * h * h + (wide ? 0.01 : 0), 7 + h * h + 0.5 * Math.pow(h, 4)}
        };
    }

    @Test
    void removesTheLeadingErrorAndStatesWhatIsLeft() {
        GridStudy.Result result = GridStudy.of(GridStudyTest::run, false);
        assertEquals(7, result.value()[0][0], 1e-13);
        assertEquals(0.01, result.error()[0][0], 1e-12);
        double left = Math.abs(result.value()[0][1] - 7);
        // 0.5 h^4 at h = 1/4 and 1/2: (4/256 - 1/16) / 3 of one half
        assertEquals(0.5 / 64, left, 1e-12);
        assertEquals(15 * left, GridStudy.of(GridStudyTest::run, true).error()[0][1], 1e-12);
    }
}
