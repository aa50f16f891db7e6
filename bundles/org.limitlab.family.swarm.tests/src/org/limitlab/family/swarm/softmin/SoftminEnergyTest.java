package org.limitlab.family.swarm.softmin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.limitlab.core.model.Objective;
import org.limitlab.family.swarm.objective.Ackley;
import org.limitlab.family.swarm.objective.DoubleWell;
import org.limitlab.family.swarm.objective.Quadratic;
import org.limitlab.family.swarm.objective.Rosenbrock;
import org.limitlab.math.random.Purpose;
import org.limitlab.math.random.Streams;

import java.util.List;

class SoftminEnergyTest {

    private static double[] positions(int count) {
        double[] x = new double[count];
        Streams.of(1, "softmin-energy-test")
                .source(Purpose.INITIAL)
                .open(0)
                .fillGaussian(x, 0, count);
        return x;
    }

    private static double energy(Objective f, double[] x, int d, double beta) {
        return new SoftminEnergy(f, x.length / d, d).evaluate(x, x.length / d, beta);
    }

    private static double[] gradient(Objective f, double[] x, int d, double beta) {
        int n = x.length / d;
        SoftminEnergy energy = new SoftminEnergy(f, n, d);
        energy.evaluate(x, n, beta);
        double[] gradient = new double[x.length];
        energy.gradient(x, n, beta, gradient);
        return gradient;
    }

    @Test
    void gradientEqualsCentralDifferencesOfTheEnergy() {
        for (Objective f : List.of(new DoubleWell(), new Ackley(), new Rosenbrock())) {
            for (double beta : new double[] {0, 0.5, 3}) {
                double[] x = positions(12);
                double[] gradient = gradient(f, x, 3, beta);
                for (int k = 0; k < x.length; k++) {
                    double h = 1e-5;
                    double centre = x[k];
                    x[k] = centre + h;
                    double above = energy(f, x, 3, beta);
                    x[k] = centre - h;
                    double below = energy(f, x, 3, beta);
                    x[k] = centre;
                    assertEquals(
                            (above - below) / (2 * h),
                            gradient[k],
                            1e-6 * (1 + Math.abs(gradient[k])));
                }
            }
        }
    }

    @Test
    void energyLiesBetweenLowestAndMeanAndFallsWithBeta() {
        double[] x = positions(20);
        SoftminEnergy energy = new SoftminEnergy(new DoubleWell(), 10, 2);
        double last = Double.POSITIVE_INFINITY;
        for (double beta = 0; beta < 20; beta += 0.25) {
            double j = energy.evaluate(x, 10, beta);
            assertTrue(j >= energy.lowest() && j <= energy.meanValue() + 1e-12 && j < last);
            last = j;
            double sum = 0;
            double second = 0;
            for (int i = 0; i < 10; i++) {
                sum += energy.weight(i);
                second += energy.weight(i) * Math.pow(energy.value(i) - j, 2);
            }
            assertEquals(1, sum, 1e-14);
            // dJ/dbeta = -Var_w f
            double slope = (energy(new DoubleWell(), x, 2, beta + 1e-5) - j) / 1e-5;
            assertEquals(-second, slope, 1e-3 * second + 1e-9);
        }
    }

    @Test
    void limitsOfBeta() {
        double[] x = positions(20);
        DoubleWell f = new DoubleWell();
        double[] slopes = new double[20];
        for (int i = 0; i < 10; i++) {
            f.gradient(x, 2 * i, 2, slopes, 2 * i);
        }
        double[] none = gradient(f, x, 2, 0);
        for (int k = 0; k < 20; k++) {
            assertEquals(slopes[k] / 10, none[k], 1e-13);
        }
        SoftminEnergy energy = new SoftminEnergy(f, 10, 2);
        energy.evaluate(x, 10, Double.POSITIVE_INFINITY);
        assertEquals(energy.lowest(), energy.energy());
        double[] best = new double[20];
        energy.gradient(x, 10, Double.POSITIVE_INFINITY, best);
        for (int i = 0; i < 10; i++) {
            boolean lowest = energy.value(i) == energy.lowest();
            assertEquals(lowest ? slopes[2 * i] : 0, best[2 * i], 1e-14);
        }
    }

    @Test
    void oneParticleFeelsTheObjective() {
        double[] x = positions(3);
        double[] slope = new double[3];
        new Rosenbrock().gradient(x, 0, 3, slope, 0);
        assertArrayEquals(slope, gradient(new Rosenbrock(), x, 3, 7), 0);
        assertEquals(new Rosenbrock().value(x, 0, 3), energy(new Rosenbrock(), x, 3, 7));
    }

    /** N = 2, leader at the minimum: the explorer turns at beta f = 1.278465. */
    @Test
    void explorerTurnsWhereTheSpecificationSays() {
        double beta = 2.5;
        for (double level : new double[] {1.27846, 1.27847}) {
            double x = Math.sqrt(2 * level / beta);
            double drift = -gradient(new Quadratic(), new double[] {0, x}, 1, beta)[1];
            assertEquals(level < 1.278465 ? -1 : 1, Math.signum(drift));
        }
    }

    @Test
    void uphillCountsParticlesAboveTheEnergyByOneOverBeta() {
        SoftminEnergy energy = new SoftminEnergy(new Quadratic(), 3, 1);
        energy.evaluate(new double[] {0, 1.1, 3}, 3, 2);
        assertEquals(1, energy.uphill(2));
        assertEquals(0, energy.uphill(0));
    }

    @Test
    void farParticlesNeitherOverflowNorMove() {
        double[] x = {0, 1e8};
        assertEquals(0, energy(new Quadratic(), x, 1, 10));
        assertArrayEquals(new double[2], gradient(new Quadratic(), x, 1, 10));
        assertFalse(Double.isFinite(energy(new Quadratic(), new double[] {0, Double.NaN}, 1, 1)));
    }
}
