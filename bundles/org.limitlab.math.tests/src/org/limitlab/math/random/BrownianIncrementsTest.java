package org.limitlab.math.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

class BrownianIncrementsTest {

    private static final StreamSource SOURCE =
            Streams.of(11, "brownian-increments-test").source(Purpose.NOISE);

    /** All normals of the first steps, order [step][component]. */
    private static double[][] steps(long replica, int width, int level, int count) {
        BrownianIncrements increments = BrownianIncrements.open(SOURCE, replica, 2, width, level);
        double[][] result = new double[count][width];
        for (double[] step : result) {
            increments.nextStep();
            int half = width / 2;
            increments.fill(step, 0, half);
            increments.fill(step, half, width);
        }
        return result;
    }

    @Test
    void levelZeroIsTheBaseStream() {
        RandomStream base = SOURCE.open(4, 2);
        for (double[] step : steps(4, 5, 0, 100)) {
            for (double value : step) {
                assertEquals(base.nextGaussian(), value);
            }
        }
    }

    @Test
    void sumsOverFineStepsEqualTheCoarseStep() {
        int finest = 4;
        for (int coarse = -3; coarse < finest; coarse++) {
            for (int fine = coarse + 1; fine <= finest; fine++) {
                assertSumsAgree(coarse, fine);
            }
        }
    }

    private static void assertSumsAgree(int coarse, int fine) {
        int ratio = 1 << (fine - coarse);
        double[][] large = steps(9, 6, coarse, 5);
        double[][] small = steps(9, 6, fine, 5 * ratio);
        for (int step = 0; step < large.length; step++) {
            for (int component = 0; component < 6; component++) {
                double sum = 0;
                for (int i = 0; i < ratio; i++) {
                    sum += small[step * ratio + i][component];
                }
                assertEquals(large[step][component], sum / Math.sqrt(ratio), 1e-12);
            }
        }
    }

    /**
     * Covariances of the four quarter steps of 10^5 paths: the identity within 4 standard errors
     * (0.013; 0.018 on the diagonal).
     */
    @Test
    void refinedNormalsAreIndependentWithUnitVariance() {
        int paths = 100_000;
        double[][] z = steps(1, paths, 2, 4);
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int p = 0; p < paths; p++) {
                    sum += z[i][p] * z[j][p];
                }
                double error = Math.sqrt((i == j ? 2.0 : 1.0) / paths);
                assertEquals(i == j ? 1 : 0, sum / paths, 4 * error);
            }
        }
    }

    /**
     * Second oracle: geometric Brownian motion by Euler at two steps on the same path. The mean
     * squared difference at t = 1 is s⁴(h - h/2)/2 · e^{s²} to leading order, which independent
     * noise would miss by a factor of hundreds.
     */
    @Test
    void strongErrorOfEulerIsThatOfOnePath() {
        int paths = 20_000;
        int base = 64;
        double sigma = 0.5;
        double[] coarse = geometric(paths, base, 0, sigma);
        double[] fine = geometric(paths, base, 3, sigma);
        double sum = 0;
        for (int p = 0; p < paths; p++) {
            sum += (coarse[p] - fine[p]) * (coarse[p] - fine[p]);
        }
        double expected =
                Math.pow(sigma, 4) / 2 * (1.0 / base - 1.0 / (8 * base)) * Math.exp(sigma * sigma);
        assertEquals(expected, sum / paths, 0.15 * expected);
    }

    private static double[] geometric(int paths, int base, int level, double sigma) {
        int count = base << level;
        double root = Math.sqrt(1.0 / count);
        BrownianIncrements increments = BrownianIncrements.open(SOURCE, 77, 0, paths, level);
        double[] value = new double[paths];
        double[] z = new double[paths];
        Arrays.fill(value, 1);
        for (int step = 0; step < count; step++) {
            increments.nextStep();
            increments.fill(z, 0, paths);
            for (int p = 0; p < paths; p++) {
                value[p] += sigma * value[p] * root * z[p];
            }
        }
        return value;
    }

    @Test
    void multiplicativeStepReadsTheSameNormals() {
        for (int level = -1; level <= 2; level++) {
            double[][] z = steps(3, 3000, level, 2);
            BrownianIncrements increments = BrownianIncrements.open(SOURCE, 3, 2, 3000, level);
            double[] state = new double[3002];
            double[] centre = new double[3000];
            Arrays.setAll(state, i -> i * 0.01);
            Arrays.setAll(centre, i -> 7 - i * 0.001);
            for (double[] step : z) {
                double[] expected = state.clone();
                for (int i = 0; i < 3000; i++) {
                    expected[i + 2] += (expected[i + 2] - centre[i]) * (0.4 * step[i] - 0.1);
                }
                increments.nextStep();
                increments.multiplicativeStep(state, 2, 3002, centre, 0.1, 0.4);
                assertArrayEquals(expected, state, "level " + level);
            }
            assertThrows(
                    IllegalStateException.class,
                    () -> increments.multiplicativeStep(state, 0, 1, centre, 0, 0));
        }
    }

    @Test
    void aStepMustBeReadInFullAndNoFurther() {
        for (int level : new int[] {-1, 0, 1}) {
            BrownianIncrements increments = BrownianIncrements.open(SOURCE, 0, 0, 3, level);
            double[] target = new double[4];
            assertThrows(IllegalStateException.class, () -> increments.fill(target, 0, 1));
            increments.nextStep();
            increments.fill(target, 0, 2);
            assertThrows(IllegalStateException.class, increments::nextStep);
            assertThrows(IllegalStateException.class, () -> increments.fill(target, 0, 2));
            increments.fill(target, 2, 3);
            increments.nextStep();
        }
        assertThrows(
                IllegalArgumentException.class, () -> BrownianIncrements.open(SOURCE, 0, 0, 0, 0));
        assertThrows(
                IllegalArgumentException.class, () -> BrownianIncrements.open(SOURCE, 0, 0, 1, 31));
    }
}
