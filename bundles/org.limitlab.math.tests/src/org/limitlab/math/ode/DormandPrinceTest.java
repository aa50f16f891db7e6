package org.limitlab.math.ode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DormandPrinceTest {

    private static final DormandPrince FINE = DormandPrince.of(1e-11, 1e-11);
    private static final VectorField OSCILLATOR =
            (t, y, into) -> {
                into[0] = y[1];
                into[1] = -y[0];
            };

    @Test
    void oscillatorFollowsCosineBetweenItsStepsToo() {
        OdeSolution solution = FINE.solve(OSCILLATOR, 0, new double[] {1, 0}, 20);
        for (double t = 0; t <= 20; t += 0.137) {
            assertArrayEquals(
                    new double[] {Math.cos(t), -Math.sin(t)}, solution.at(t), 2e-8, "t = " + t);
        }
        assertArrayEquals(new double[] {Math.cos(20), -Math.sin(20)}, solution.last(), 5e-10);
        assertTrue(solution.steps() > 20 && solution.evaluations() > 6 * solution.steps());
    }

    @Test
    void logisticGrowthWithTimeDependence() {
        // y' = 2 t y (1 - y): y = 1/(1 + 3 exp(-t²)) from 1/4
        OdeSolution solution =
                FINE.solve(
                        (t, y, into) -> into[0] = 2 * t * y[0] * (1 - y[0]),
                        0,
                        new double[] {0.25},
                        3);
        for (double t : new double[] {0, 0.5, 1, 1.7, 2.4, 3}) {
            assertEquals(1 / (1 + 3 * Math.exp(-t * t)), solution.at(t)[0], 1e-9);
        }
    }

    @Test
    void backwardsReturnsToTheStart() {
        double[] end = FINE.solve(OSCILLATOR, 0, new double[] {0.3, -2}, 7).last();
        assertArrayEquals(new double[] {0.3, -2}, FINE.solve(OSCILLATOR, 7, end, 0).last(), 1e-9);
    }

    @Test
    void errorFollowsTheTolerance() {
        double coarse = oscillatorError(DormandPrince.of(1e-5, 1e-5));
        double fine = oscillatorError(DormandPrince.of(1e-5, 1e-5).tighter(1000));
        assertTrue(coarse < 1e-3 && fine < coarse / 100, coarse + " and " + fine);
    }

    private static double oscillatorError(DormandPrince method) {
        double[] y = method.solve(OSCILLATOR, 0, new double[] {1, 0}, 20).last();
        return Math.hypot(y[0] - Math.cos(20), y[1] + Math.sin(20));
    }

    @Test
    void capOnTheStepIsKept() {
        assertTrue(FINE.capped(0.01).solve(OSCILLATOR, 0, new double[] {1, 0}, 2).steps() >= 200);
    }

    @Test
    void eventsAreLocatedAndMayStop() {
        var zero = new OdeEvent("zero", (t, y) -> y[0], 0.5, false);
        OdeSolution all = FINE.solve(OSCILLATOR, 0, new double[] {1, 0}, 10, zero);
        assertEquals(3, all.events().size());
        for (int k = 0; k < 3; k++) {
            assertEquals(Math.PI * (k + 0.5), all.events().get(k).time(), 1e-8);
            assertEquals(k == 1, all.events().get(k).rising());
        }
        var first = new OdeEvent("zero", (t, y) -> y[0], 0.5, true);
        OdeSolution stopped = FINE.solve(OSCILLATOR, 0, new double[] {1, 0}, 10, first);
        assertEquals(Math.PI / 2, stopped.end(), 1e-8);
        assertEquals(-1, stopped.last()[1], 1e-8);
    }

    @Test
    void blowUpIsAFailureWithItsTime() {
        // y' = y² from 1 ends at t = 1
        OdeFailure failure =
                assertThrows(
                        OdeFailure.class,
                        () ->
                                FINE.solve(
                                        (t, y, into) -> into[0] = y[0] * y[0],
                                        0,
                                        new double[] {1},
                                        2));
        assertEquals(1, failure.time(), 1e-3);
    }

    @Test
    void undefinedRightHandSideIsAFailureWithTheReason() {
        OdeFailure nan =
                assertThrows(
                        OdeFailure.class,
                        () ->
                                FINE.solve(
                                        (t, y, into) -> into[0] = -Math.sqrt(y[0] - 0.5),
                                        0,
                                        new double[] {1},
                                        9));
        assertTrue(nan.getMessage().contains("NaN"), nan.getMessage());
        OdeFailure thrown =
                assertThrows(
                        OdeFailure.class,
                        () ->
                                FINE.solve(
                                        (t, y, into) -> {
                                            throw new ArithmeticException("not here");
                                        },
                                        0,
                                        new double[] {1},
                                        9));
        assertTrue(thrown.getMessage().contains("not here"), thrown.getMessage());
        var few = new DormandPrince(1e-9, 1e-9, 1e-3, 100);
        assertThrows(OdeFailure.class, () -> few.solve(OSCILLATOR, 0, new double[] {1, 0}, 5));
    }

    @Test
    void intervalOfNoLengthGivesTheStart() {
        OdeSolution still = FINE.solve(OSCILLATOR, 3, new double[] {1, 2}, 3);
        assertArrayEquals(new double[] {1, 2}, still.at(3));
        assertThrows(IllegalArgumentException.class, () -> still.at(3.1));
    }

    @Test
    void fixedStepsConvergeWithTheirOrder() {
        for (FixedStep.Scheme scheme : FixedStep.Scheme.values()) {
            double coarse = fixedError(scheme, 64);
            double fine = fixedError(scheme, 128);
            double order = Math.log(coarse / fine) / Math.log(2);
            assertEquals(scheme.order(), order, 0.1, scheme.name());
        }
    }

    /** Error at t = 2 for the time-dependent y' = -2 t y, y = exp(-t²). */
    private static double fixedError(FixedStep.Scheme scheme, int steps) {
        double[] y = {1};
        new FixedStep(scheme, 1)
                .run((t, state, into) -> into[0] = -2 * t * state[0], 0, y, 1.5, steps);
        return Math.abs(y[0] - Math.exp(-2.25));
    }

    @Test
    void fixedStepsByHand() {
        VectorField square = (t, y, into) -> into[0] = y[0] * y[0] + t;
        assertEquals(1 + 0.1 * 1.5, stepped(FixedStep.Scheme.EULER, square), 1e-15);
        double middle = 1 + 0.05 * 1.5;
        assertEquals(
                1 + 0.1 * (middle * middle + 0.55),
                stepped(FixedStep.Scheme.MIDPOINT, square),
                1e-15);
        double end = 1.15 * 1.15 + 0.6;
        assertEquals(1 + 0.05 * (1.5 + end), stepped(FixedStep.Scheme.HEUN, square), 1e-15);
    }

    private static double stepped(FixedStep.Scheme scheme, VectorField field) {
        double[] y = {1};
        new FixedStep(scheme, 1).step(field, 0.5, y, 0.1);
        return y[0];
    }

    @Test
    void fixedStepsFailWhereTheStateIsNoLongerFinite() {
        double[] y = {2};
        var euler = new FixedStep(FixedStep.Scheme.EULER, 1);
        assertThrows(
                OdeFailure.class,
                () -> euler.run((t, s, into) -> into[0] = s[0] * s[0], 0, y, 50, 100));
    }
}
