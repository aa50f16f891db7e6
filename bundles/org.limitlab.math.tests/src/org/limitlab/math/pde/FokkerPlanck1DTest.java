package org.limitlab.math.pde;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.limitlab.math.pde.FokkerPlanck1D.End;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

class FokkerPlanck1DTest {

    private static FokkerPlanck1D normal(
            double from, double to, int cells, double mean, double spread) {
        FokkerPlanck1D equation =
                new FokkerPlanck1D(
                        FokkerPlanck1D.uniform(from, to, cells), End.REFLECTING, End.REFLECTING);
        NormalDistribution law = new NormalDistribution(mean, spread);
        equation.setLaw(law::cumulativeProbability);
        return equation;
    }

    private static void run(
            FokkerPlanck1D equation,
            DoubleUnaryOperator b,
            DoubleUnaryOperator d,
            double until,
            int steps) {
        double[] drift = new double[equation.cells() + 1];
        double[] diffusion = new double[equation.cells() + 1];
        for (int f = 0; f < drift.length; f++) {
            drift[f] = b.applyAsDouble(equation.face(f));
            diffusion[f] = d.applyAsDouble(equation.face(f));
        }
        for (int i = 0; i < steps; i++) {
            equation.step(until / steps, drift, diffusion);
        }
    }

    @Test
    void massIsConservedAndDensityStaysPositiveForHugeSteps() {
        FokkerPlanck1D equation = normal(-3, 5, 300, 0.5, 0.2);
        run(equation, x -> -20 * (x - 2), x -> 1e-4 * x * x, 30, 3);
        assertEquals(1, equation.mass(), 1e-12);
        for (int i = 0; i < equation.cells(); i++) {
            assertTrue(equation.density(i) >= 0);
        }
    }

    @Test
    void densityIsStationaryUnderItsGibbsLaw() {
        // b = -x, D = 0.5: N(0, 0.5) is stationary; 400 units of time from elsewhere reach it
        FokkerPlanck1D equation = normal(-6, 6, 600, 2, 0.3);
        run(equation, x -> -x, x -> 0.5, 400, 400);
        double sum = 0;
        for (int i = 0; i < equation.cells(); i++) {
            double exact = Math.exp(-equation.centre(i) * equation.centre(i)) / Math.sqrt(Math.PI);
            sum += Math.abs(equation.density(i) - exact) * 12.0 / 600;
        }
        assertEquals(0, sum, 1e-4);
    }

    private static double secondMoment(int cells, int steps, double lambda, double sigma) {
        // dX = -lambda X dt + sigma X dB: D = sigma² x²/2, b = -(lambda + sigma²) x
        FokkerPlanck1D equation = normal(-12, 12, cells, 1, 0.5);
        run(
                equation,
                x -> -(lambda + sigma * sigma) * x,
                x -> 0.5 * sigma * sigma * x * x,
                1,
                steps);
        return equation.integral(x -> x * x);
    }

    /**
     * Degenerate noise, as in consensus-based optimisation: E X² decays with -2 lambda + sigma².
     */
    @Test
    void geometricBrownianMotionHasItsSecondMomentAtOrderTwo() {
        double exact = 1.25 * Math.exp(-2 + 0.25);
        double coarse = secondMoment(600, 100, 1, 0.5) - exact;
        double middle = secondMoment(1200, 400, 1, 0.5) - exact;
        double fine = secondMoment(2400, 1600, 1, 0.5) - exact;
        assertEquals(4, coarse / middle, 0.4);
        assertEquals(4, middle / fine, 0.4);
        assertEquals(0, fine - (middle - fine) / 3, 1e-5);
    }

    @Test
    void stretchedCellsKeepMassOrderAndReach() {
        double[] faces = FokkerPlanck1D.stretched(1, 2, 60, 600);
        assertEquals(-59, faces[0], 1e-9);
        assertEquals(1, faces[300], 1e-12);
        assertEquals(61, faces[600], 1e-9);
        double exact = 1.25 * Math.exp(-2 + 0.49);
        double coarse = stretchedMoment(600, 100) - exact;
        double middle = stretchedMoment(1200, 400) - exact;
        double fine = stretchedMoment(2400, 1600) - exact;
        assertEquals(4, coarse / middle, 0.4);
        assertEquals(4, middle / fine, 0.4);
        assertEquals(0, fine - (middle - fine) / 3, 1e-5);
    }

    private static double stretchedMoment(int cells, int steps) {
        FokkerPlanck1D equation =
                new FokkerPlanck1D(
                        FokkerPlanck1D.stretched(1, 2, 60, cells), End.REFLECTING, End.REFLECTING);
        equation.setLaw(new NormalDistribution(1, 0.5)::cumulativeProbability);
        run(equation, x -> -(1 + 0.49) * x, x -> 0.5 * 0.49 * x * x, 1, steps);
        assertEquals(1, equation.mass(), 1e-12);
        return equation.integral(x -> x * x);
    }

    @Test
    void heatFlowHasItsVariance() {
        FokkerPlanck1D equation = normal(-10, 10, 1000, 0, 1);
        run(equation, x -> 0, x -> 0.5, 1, 1000);
        assertEquals(2, equation.integral(x -> x * x), 1e-3);
    }

    @Test
    void absorbedMassLeavesAtTheHittingProbability() {
        // from 1 with D = 1/2, absorbing at 0: P(not yet at 0 by t) = erf(1 / sqrt(2 t)); the far
        // end is far
        FokkerPlanck1D equation =
                new FokkerPlanck1D(
                        FokkerPlanck1D.uniform(0, 12, 2400), End.ABSORBING, End.REFLECTING);
        NormalDistribution narrow = new NormalDistribution(1, 0.02);
        equation.setLaw(narrow::cumulativeProbability);
        run(equation, x -> 0, x -> 0.5, 1, 4000);
        assertEquals(
                org.apache.commons.math3.special.Erf.erf(1 / Math.sqrt(2)), equation.mass(), 5e-4);
    }

    @Test
    void bernoulliIsContinuousAtZero() {
        assertEquals(1, FokkerPlanck1D.bernoulli(0));
        assertEquals(FokkerPlanck1D.bernoulli(0.99e-5), FokkerPlanck1D.bernoulli(1.01e-5), 2e-7);
        assertEquals(3 / (Math.exp(3) - 1), FokkerPlanck1D.bernoulli(3), 1e-15);
    }

    @Test
    void lawOutsideTheGridGoesToTheEndCells() {
        FokkerPlanck1D equation = normal(0, 1, 10, 0.5, 5);
        assertEquals(1, equation.mass(), 1e-14);
        double[] still = new double[11];
        double first = equation.density(0);
        Arrays.fill(still, 0);
        equation.step(1, still, still);
        assertEquals(first, equation.density(0));
    }

    @Test
    void emptyGridsAreRejected() {
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new FokkerPlanck1D(
                                FokkerPlanck1D.uniform(1, 1, 10), End.REFLECTING, End.REFLECTING));
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new FokkerPlanck1D(
                                FokkerPlanck1D.uniform(0, 1, 1), End.REFLECTING, End.REFLECTING));
    }
}
