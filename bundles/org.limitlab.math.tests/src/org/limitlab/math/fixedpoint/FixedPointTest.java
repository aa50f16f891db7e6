package org.limitlab.math.fixedpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.limitlab.math.fixedpoint.FixedPoint.Settings;

class FixedPointTest {

    private static final double DOTTIE = 0.7390851332151607;

    private static final FixedPoint.Map COSINE = (x, value) -> value[0] = Math.cos(x[0]);

    /** x = A x + b with |A| up to 3: undamped sweeps diverge; solved by hand: (1, 2, -1). */
    private static final FixedPoint.Map STEEP =
            (x, value) -> {
                value[0] = -3 * x[0] + x[1] + 2;
                value[1] = 0.5 * x[0] - 2 * x[1] + 5.5;
                value[2] = -2.5 * x[2] - 0.5 * x[0] - 3;
            };

    @Test
    void dampedIterationFindsTheCosinesFixedPoint() {
        var plain = FixedPoint.anderson(COSINE, new double[] {0}, new Settings(0.6, 0, 1e-13, 200));
        assertEquals(DOTTIE, plain.x()[0], 1e-13);
        var mixed = FixedPoint.anderson(COSINE, new double[] {0}, new Settings(1, 3, 1e-13, 200));
        assertEquals(DOTTIE, mixed.x()[0], 1e-13);
        assertTrue(mixed.evaluations() < 12, () -> mixed.evaluations() + " evaluations");
        assertEquals(DOTTIE, FixedPoint.newton(COSINE, new double[] {0}, 1e-13, 20).x()[0], 1e-13);
    }

    @Test
    void mixingSolvesLinearMapsInAsManySweepsAsUnknowns() {
        var solution = FixedPoint.anderson(STEEP, new double[3], new Settings(1, 3, 1e-10, 12));
        assertArrayEquals(new double[] {1, 2, -1}, solution.x(), 1e-10);
        assertArrayEquals(
                new double[] {1, 2, -1},
                FixedPoint.newton(STEEP, new double[3], 1e-10, 3).x(),
                1e-9);
    }

    @Test
    void undampedIterationOfASteepMapIsReportedWithItsResidual() {
        NotConverged failure =
                assertThrows(
                        NotConverged.class,
                        () ->
                                FixedPoint.anderson(
                                        STEEP, new double[3], new Settings(1, 0, 1e-10, 30)));
        assertTrue(failure.residual() > 1 && failure.evaluations() == 30);
        assertTrue(failure.getMessage().contains("damped iteration, step 1"), failure.getMessage());
        // the same map with enough damping converges: the report was about the method
        var damped = FixedPoint.anderson(STEEP, new double[3], new Settings(0.3, 0, 1e-10, 300));
        assertArrayEquals(new double[] {1, 2, -1}, damped.x(), 1e-9);
    }

    @Test
    void mapsWithoutFixedPointAreReported() {
        FixedPoint.Map shift = (x, value) -> value[0] = x[0] + 1 + 0.5 * Math.sin(x[0]);
        for (var tried :
                java.util.List.<org.junit.jupiter.api.function.Executable>of(
                        () ->
                                FixedPoint.anderson(
                                        shift, new double[] {0}, new Settings(0.5, 5, 1e-9, 100)),
                        () -> FixedPoint.newton(shift, new double[] {0}, 1e-9, 20))) {
            NotConverged failure = assertThrows(NotConverged.class, tried);
            assertTrue(failure.residual() > 0.4 && failure.residual() <= 1.5);
        }
    }

    @Test
    void leavingTheDomainIsReported() {
        FixedPoint.Map root = (x, value) -> value[0] = Math.sqrt(x[0]) - 1;
        NotConverged failure =
                assertThrows(
                        NotConverged.class,
                        () ->
                                FixedPoint.anderson(
                                        root, new double[] {0.5}, new Settings(1, 0, 1e-9, 100)));
        assertTrue(failure.getMessage().contains("left the domain"), failure.getMessage());
    }
}
