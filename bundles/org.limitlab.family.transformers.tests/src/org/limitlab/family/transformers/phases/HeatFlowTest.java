package org.limitlab.family.transformers.phases;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.limitlab.math.special.Gegenbauer;

class HeatFlowTest {

    private static final WrappedMixture MIXTURE =
            new WrappedMixture(new double[] {1, 3, 4.7}, new double[] {1, 2, 1}, 0.3);

    private static double[] density(WrappedMixture mixture, int n) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            double theta = 2 * Math.PI * i / n;
            for (int c = 0; c < mixture.means().length; c++) {
                for (int turn = -3; turn <= 3; turn++) {
                    double z = theta - mixture.means()[c] + 2 * Math.PI * turn;
                    z /= mixture.deviation();
                    values[i] +=
                            mixture.weights()[c]
                                    * Math.exp(-z * z / 2)
                                    / mixture.deviation()
                                    / Math.sqrt(2 * Math.PI);
                }
            }
        }
        return values;
    }

    /** Heat on the grid against the mixture with the variance that it says, both ways. */
    @Test
    void gridAgreesWithMixtures() {
        double[] start = density(MIXTURE, 256);
        double[] spread = HeatFlow.circle(start, -1, 0.02, 0);
        assertArrayEquals(density(MIXTURE.after(-1, 0.02), 256), spread, 1e-13);
        double[] sharp = HeatFlow.circle(start, 1, 0.02, 1e-8);
        assertArrayEquals(density(MIXTURE.after(1, 0.02), 256), sharp, 1e-6);
    }

    /** Without the filter rounding would grow by exp(k² s): 1e29 at k = 64, s = 0.02. */
    @Test
    void filterKeepsRoundingSmall() {
        assertEquals(
                (int) Math.sqrt(Math.log(1e-8 / Math.ulp(1.0)) / 0.02),
                HeatFlow.lastDegree(1e-8, 0.02, 2));
        double[] start = density(new WrappedMixture(new double[] {2}, new double[0], 0.4), 256);
        double[] there = HeatFlow.circle(start, -1, 0.05, 0);
        double[] back = HeatFlow.circle(there, 1, 0.05, Math.sqrt(Math.ulp(1.0)));
        assertArrayEquals(start, back, 1e-6);
    }

    @Test
    void sphereFilterCountsEigenvalues() {
        int last = HeatFlow.lastDegree(1e-8, 0.02, 3);
        double bound = Math.log(1e-8 / Math.ulp(1.0)) / 0.02;
        assertEquals(true, last * (last + 1) <= bound && (last + 1) * (last + 2) > bound);
        assertEquals(6, HeatFlow.eigenvalue(2, 3));
        assertEquals(Math.exp(-6 * 0.1), HeatFlow.factor(2, 3, -1, 0.1), 1e-15);
    }

    /** The reference of the specification: |mu_1| = .1216, |mu_2| = .1011, |mu_3| = .0892. */
    @Test
    void repelledMixtureAtBetaFifty() {
        WrappedMixture after =
                new WrappedMixture(new double[] {1, 3, 4.7}, new double[0], 0.3)
                        .after(-1, 10.0 / 50);
        assertEquals(0.3 * 0.3 + 2 * 10.0 / 50, Math.pow(after.deviation(), 2), 1e-15);
        for (int k = 1; k <= 3; k++) {
            double re = 0;
            double im = 0;
            double[] density = density(after, 512);
            for (int i = 0; i < 512; i++) {
                re += density[i] * Math.cos(2 * Math.PI * i * k / 512) * 2 * Math.PI / 512;
                im += density[i] * Math.sin(2 * Math.PI * i * k / 512) * 2 * Math.PI / 512;
            }
            assertEquals(Math.hypot(re, im), after.amplitude(k), 1e-12);
        }
    }

    @Test
    void collapseIsTheEnd() {
        assertEquals(0.045, MIXTURE.collapse(), 1e-16);
        assertEquals(0, MIXTURE.after(1, 0.045).deviation(), 1e-8);
        assertThrows(ArithmeticException.class, () -> MIXTURE.after(1, 0.0451));
    }

    /** Arcs: they add up to 1, and one equals the integral of the density. */
    @Test
    void probabilities() {
        double sum = 0;
        for (int b = 0; b < 72; b++) {
            sum += MIXTURE.probability(2 * Math.PI * b / 72, 2 * Math.PI * (b + 1) / 72);
        }
        assertEquals(1, sum, 1e-13);
        double[] density = density(MIXTURE, 7200);
        double arc = 0;
        for (int i = 600; i < 1200; i++) {
            arc += (density[i] + density[i + 1]) / 2 * 2 * Math.PI / 7200;
        }
        double from = 2 * Math.PI * 600 / 7200;
        assertEquals(arc, MIXTURE.probability(from, 2 * from), 1e-6);
        assertEquals(
                MIXTURE.probability(0.2, 0.4),
                MIXTURE.probability(0.2 + 4 * Math.PI, 0.4 + 4 * Math.PI),
                1e-12);
    }

    /** Against a direct double integral over elevations and azimuths (numpy). */
    @Test
    void powerOfDegreesOnTheSphere() {
        SphereMixture law =
                new SphereMixture(
                        new WrappedMixture(new double[] {1, 3, 4.7}, new double[0], 0.2), 1.2);
        assertEquals(0.013770010136003099, law.power(1), 1e-10);
        assertEquals(0.020061495529524128, law.power(2), 1e-10);
        assertEquals(0.08784654871050593, law.power(3), 1e-10);
        assertEquals(0.02969199492957118, law.power(5), 1e-10);
    }

    /** A point on the equator: S_l = 1; the equator itself: S_l = P_l(0)². */
    @Test
    void powerOfPointAndEquator() {
        SphereMixture point =
                new SphereMixture(new WrappedMixture(new double[] {0.4}, new double[0], 0), 0);
        SphereMixture equator =
                new SphereMixture(new WrappedMixture(new double[] {0.4}, new double[0], 40), 0);
        for (int l = 1; l <= 6; l++) {
            assertEquals(1, point.power(l), 1e-12);
            assertEquals(Math.pow(Gegenbauer.value(l, 3, 0), 2), equator.power(l), 1e-12);
        }
    }
}
