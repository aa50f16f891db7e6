package org.limitlab.math.passage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.limitlab.math.pde.FokkerPlanck1D;
import org.limitlab.math.quadrature.Integral;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

class MeanFirstPassageTest {

    private static final double NO_WALL = Double.NEGATIVE_INFINITY;

    private static double doubleWell(double x) {
        return (x * x - 1) * (x * x - 1);
    }

    /** An explorer beside N - 1 leaders at the minimum: c f / (1 + (N-1) e^{beta f}), N = 2. */
    private static DoubleUnaryOperator beside(double c, double beta) {
        return x -> c * doubleWell(x) / (1 + Math.exp(beta * doubleWell(x)));
    }

    private static double mean(
            DoubleUnaryOperator potential, double noise, double wall, double start, double target) {
        Integral integral =
                MeanFirstPassage.solve(new Passage(potential, noise, wall, start, target), 1e-9);
        assertTrue(integral.isWithin(1e-9, 0), integral.toString());
        return integral.value();
    }

    @Test
    void freeDiffusionFromAWall() {
        // T = ((target - wall)² - (start - wall)²) / sigma²
        assertEquals((9 - 1) / 0.49, mean(x -> 0, 0.7, -1, 0, 2), 1e-9);
    }

    @Test
    void constantDriftNeedsNoWall() {
        assertEquals(3 / 0.8, mean(x -> -0.8 * x, 0.5, NO_WALL, -1, 2), 1e-9);
    }

    @Test
    void leftwardsIsTheMirrorImage() {
        DoubleUnaryOperator tilted = x -> doubleWell(x) + 0.3 * x;
        assertEquals(
                mean(x -> tilted.applyAsDouble(-x), 0.6, -2, -1, 1),
                mean(tilted, 0.6, 2, 1, -1),
                1e-6);
    }

    /** Published values of the specification: single particle in the double well. */
    @Test
    void langevinInTheDoubleWell() {
        assertEquals(3500.0348, mean(MeanFirstPassageTest::doubleWell, 0.5, NO_WALL, -1, 1), 5e-5);
        assertEquals(313.8833, mean(MeanFirstPassageTest::doubleWell, 0.6, NO_WALL, -1, 1), 5e-5);
        assertEquals(3.08e5, mean(MeanFirstPassageTest::doubleWell, 0.4, NO_WALL, -1, 1), 5e2);
        assertEquals(5.06e9, mean(MeanFirstPassageTest::doubleWell, 0.3, NO_WALL, -1, 1), 5e6);
    }

    /** Published values of the specification: leader frozen, wall at -2.2. */
    @Test
    void explorerBesideAFrozenLeader() {
        assertEquals(107.0, mean(beside(2, 2), 0.5, -2.2, -1, 1), 0.05);
        assertEquals(54.3, mean(beside(1, 2), 0.5, -2.2, -1, 1), 0.05);
        double[] betas = {1, 2, 4, 8};
        double[] half = {401, 107, 48.8, 38.1};
        double[] third = {1.08e6, 7.8e3, 397, 143};
        double[] sixth = {102, 47.9, 29.9, 25.6};
        for (int i = 0; i < betas.length; i++) {
            assertEquals(1, mean(beside(2, betas[i]), 0.5, -2.2, -1, 1) / half[i], 2e-3);
            assertEquals(1, mean(beside(2, betas[i]), 0.3, -2.2, -1, 1) / third[i], 7e-3);
            assertEquals(1, mean(beside(2, betas[i]), 0.6, -2.2, -1, 1) / sixth[i], 4e-3);
        }
        double[] walls = {-1.8, -2.2, -3, -4};
        double[] means = {68, 107, 185, 282};
        for (int i = 0; i < walls.length; i++) {
            assertEquals(means[i], mean(beside(2, 2), 0.5, walls[i], -1, 1), 0.5);
        }
    }

    @Test
    void withoutConfinementTheMeanIsInfinite() {
        Integral integral =
                MeanFirstPassage.solve(new Passage(beside(2, 2), 0.5, NO_WALL, -1, 1), 1e-6);
        assertEquals(Double.POSITIVE_INFINITY, integral.value());
    }

    /**
     * Second oracle: the mean is the integral of the surviving mass of the Fokker-Planck equation.
     */
    @Test
    void agreesWithTheSurvivingMass() {
        double expected = mean(beside(2, 2), 0.5, -2.2, -1, 1);
        double coarse = survival(beside(2, 2), 0.5, 400, 0.1);
        double fine = survival(beside(2, 2), 0.5, 800, 0.025);
        assertEquals(expected, fine + (fine - coarse) / 3, 2e-4 * expected);
    }

    private static double survival(DoubleUnaryOperator u, double noise, int cells, double dt) {
        FokkerPlanck1D equation =
                new FokkerPlanck1D(
                        FokkerPlanck1D.uniform(-2.2, 1, cells),
                        FokkerPlanck1D.End.REFLECTING,
                        FokkerPlanck1D.End.ABSORBING);
        equation.setLaw(x -> x > -1 + 1e-12 ? 1 : Math.abs(x + 1) <= 1e-12 ? 0.5 : 0);
        double[] drift = new double[cells + 1];
        double[] diffusion = new double[cells + 1];
        Arrays.fill(diffusion, 0.5 * noise * noise);
        for (int f = 0; f <= cells; f++) {
            double x = equation.face(f);
            drift[f] = -(u.applyAsDouble(x + 1e-5) - u.applyAsDouble(x - 1e-5)) / 2e-5;
        }
        double sum = 0;
        // the implicit Euler sum of dt * mass is exact in time for a linear equation
        while (equation.mass() > 1e-7) {
            equation.step(dt, drift, diffusion);
            sum += dt * equation.mass();
        }
        return sum;
    }

    @Test
    void kinksLowerTheOrderAndTheStatedErrorCoversIt() {
        // U = |x|: start at the kink, 2 e^{2L} - ... closed form by elementary integrals, scale
        // 2/sigma² = 2
        double wall = -2;
        double target = 1.5;
        double exact = 0;
        // inner(y) for y > 0: (1 - e^{2 wall})/2 + (1 - e^{-2y})/2 ; outer 2 e^{2y} inner
        double left = (1 - Math.exp(2 * wall)) / 2;
        exact = (2 * left + 1) * (Math.exp(2 * target) - 1) / 2 - target;
        Integral integral =
                MeanFirstPassage.solve(new Passage(Math::abs, 1, wall, 0, target), 1e-8);
        assertEquals(exact, integral.value(), integral.error());
        Integral offGrid =
                MeanFirstPassage.solve(
                        new Passage(x -> Math.abs(x - 0.37), 1, wall, 0, target), 1e-8);
        Integral finer =
                MeanFirstPassage.solve(
                        new Passage(x -> Math.abs(x - 0.37), 1, wall, 0, target), 1e-14);
        assertEquals(finer.value(), offGrid.value(), offGrid.error() + finer.error());
    }

    @Test
    void hugeBarriersDoNotOverflow() {
        double log10 = Math.log10(mean(MeanFirstPassageTest::doubleWell, 0.06, NO_WALL, -1, 1));
        double kramers = Math.log10(2 * Math.PI / Math.sqrt(32)) + 2 / 0.0036 / Math.log(10);
        assertEquals(kramers, log10, 1e-3);
    }

    @Test
    void pointsOutOfOrderAreRejected() {
        assertThrows(IllegalArgumentException.class, () -> new Passage(x -> x, 0, -1, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new Passage(x -> x, 1, 0.5, 0, 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Passage(x -> x, 1, -1, 0, Double.POSITIVE_INFINITY));
        assertThrows(
                ArithmeticException.class,
                () -> MeanFirstPassage.solve(new Passage(x -> 1 / (x - 1), 1, -1, 0, 1), 1e-6));
    }
}
