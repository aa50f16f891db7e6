package org.limitlab.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;
import org.limitlab.report.chart.Scale;

class BinsTest {

    private static double[] edges(Scale scale, double... centres) {
        return Bins.edges(centres, scale);
    }

    @Test
    void edgesLieHalfwayBetweenCentres() {
        assertArrayEquals(new double[] {0.5, 1.5, 3, 5}, edges(Scale.LINEAR, 1, 2, 4), 1e-14);
        assertArrayEquals(
                new double[] {Math.sqrt(0.1), Math.sqrt(10), Math.sqrt(1000)},
                edges(Scale.LOG, 1, 10),
                1e-12);
        assertArrayEquals(new double[] {2.5, 3.5}, edges(Scale.LINEAR, 3), 1e-14);
    }

    @Test
    void valuesWithoutAPlaceAreCountedThrough() {
        double[] counted = {0.5, 1.5, 2.5, 3.5};
        assertArrayEquals(counted, edges(Scale.LINEAR, 3, 2, 1), 1e-14);
        assertArrayEquals(counted, edges(Scale.LINEAR, 1, 1, 2), 1e-14);
        assertArrayEquals(counted, edges(Scale.LINEAR, 1, Double.NaN, 2), 1e-14);
        double[] logarithmic = {Math.sqrt(0.5), Math.sqrt(2), Math.sqrt(6), 3 * Math.sqrt(1.5)};
        assertArrayEquals(logarithmic, edges(Scale.LOG, 0, 1, 2), 1e-12);
        assertArrayEquals(new double[] {Math.sqrt(0.1), Math.sqrt(10)}, edges(Scale.LOG, 0), 1e-12);
    }
}
