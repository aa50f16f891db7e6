package org.limitlab.math.special;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NormalLawTest {

    /** z, cdf, log cdf, density / cdf, from 30 digits. */
    private static final double[][] KNOWN = {
        {-35, 1.1249107064724062e-268, -616.97510126192251, 35.028524970596688},
        {-12, 1.776482112077679e-33, -75.410673001568796, 12.082214175254284},
        {-3, 0.0013498980316300945, -6.6077262215103495, 3.2830986549304365},
        {-0.1, 0.46017216272297102, -0.77615459273027333, 0.86261747153093614},
        {0.4, 0.65542174161032417, -0.42247637022777605, 0.56188270379696286},
        {2, 0.97724986805182079, -0.023012909328963488, 0.055247862678989959},
        {6, 0.99999999901341235, -9.8658764552437573e-10, 6.0758828558176764e-9}
    };

    @Test
    void agreesWithThirtyDigits() {
        for (double[] row : KNOWN) {
            double z = row[0];
            assertEquals(1, NormalLaw.cdf(z) / row[1], 1e-14 * (1 + z * z));
            assertEquals(1, NormalLaw.logCdf(z) / row[2], 1e-14 * (1 + z * z));
            assertEquals(1, NormalLaw.logCdfSlope(z) / row[3], 1e-14 * (1 + z * z));
        }
    }

    @Test
    void agreesWithTheContinuedFractionOfCommonsMath() {
        for (double z = -20; z < 9; z += 0.0371) {
            assertEquals(1, NormalLaw.cdf(z) / NormalCdf.of(z), 2e-13, () -> "cdf");
        }
    }

    @Test
    void slopeIsTheDerivativeOfTheLogarithm() {
        double h = 1e-4;
        for (double z = -30; z < 7; z += 0.7) {
            double slope = (NormalLaw.logCdf(z + h) - NormalLaw.logCdf(z - h)) / (2 * h);
            assertEquals(slope, NormalLaw.logCdfSlope(z), 1e-7 * (1 + Math.abs(z)));
        }
    }

    @Test
    void endsAreTheLimits() {
        assertEquals(0, NormalLaw.cdf(Double.NEGATIVE_INFINITY));
        assertEquals(1, NormalLaw.cdf(Double.POSITIVE_INFINITY));
        assertEquals(0, NormalLaw.cdf(-1e6));
        assertEquals(-5e11, NormalLaw.logCdf(-1e6), 20);
        assertEquals(1e6, NormalLaw.logCdfSlope(-1e6), 1e-5);
    }
}
