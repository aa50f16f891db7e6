package org.limitlab.family.swarm.softmin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.limitlab.family.swarm.objective.Quadratic;

class EffectiveBarrierTest {

    /** The table of the specification. */
    @Test
    void barriersOfTheSpecification() {
        long[] particles = {2, 3, 5, 10, 100};
        double[] barriers = {.278465, .157185, .084516, .039300, .003702};
        for (int i = 0; i < particles.length; i++) {
            EffectiveBarrier barrier = new EffectiveBarrier(particles[i], 4, 1);
            assertEquals(barriers[i] / 4, barrier.barrier(Double.POSITIVE_INFINITY), 5e-7 / 4);
        }
        EffectiveBarrier two = new EffectiveBarrier(2, 1, 1);
        assertEquals(.278464543, two.barrier(2), 5e-10);
        assertEquals(1.278465, two.signChange(), 5e-7);
        assertEquals(.2689, two.barrier(1), 5e-5);
        assertEquals(2 * .2689, new EffectiveBarrier(2, 1, 2).barrier(1), 1e-4);
    }

    /** Second oracle: the highest of a million levels, and the slope by differences. */
    @Test
    void barrierIsTheMaximumOfThePotential() {
        for (long n : new long[] {2, 7, 1000}) {
            for (double beta : new double[] {0.3, 2, 40}) {
                EffectiveBarrier barrier = new EffectiveBarrier(n, beta, 1.7);
                for (double height : new double[] {0.1 / beta, 1 / beta, 5 / beta}) {
                    double highest = 0;
                    for (int i = 0; i <= 1_000_000; i++) {
                        highest = Math.max(highest, barrier.potential(height * i * 1e-6));
                    }
                    assertEquals(highest, barrier.barrier(height), 1e-9 * highest);
                }
                double s = 0.7 / beta;
                double h = 1e-6 / beta;
                assertEquals(
                        (barrier.potential(s + h) - barrier.potential(s - h)) / (2 * h),
                        barrier.slope(s),
                        1e-8);
                assertEquals(0, barrier.slope(barrier.topLevel()), 1e-14);
            }
        }
        assertTrue(Double.isFinite(new EffectiveBarrier(2, 1, 1).slope(1e6)));
    }

    @Test
    void manyLeadersScaledByNumberLeaveOneOverEBeta() {
        long n = 1_000_000_000L;
        assertEquals(
                1 / (Math.E * 3),
                new EffectiveBarrier(n, 3, n).barrier(Double.POSITIVE_INFINITY),
                1e-9);
    }

    /**
     * At the rest level nothing moves: m particles at 0, the others on the sphere of that level.
     */
    @Test
    void energyIsStationaryAtTheRestLevel() {
        double beta = 1.8;
        for (int n : new int[] {2, 5, 9}) {
            for (int m = 1; m < n; m++) {
                double level = EffectiveBarrier.restLevel(n, m) / beta;
                double[] x = new double[n];
                for (int i = m; i < n; i++) {
                    x[i] = (i % 2 == 0 ? 1 : -1) * Math.sqrt(2 * level);
                }
                SoftminEnergy energy = new SoftminEnergy(new Quadratic(), n, 1);
                energy.evaluate(x, n, beta);
                double[] gradient = new double[n];
                energy.gradient(x, n, beta, gradient);
                for (double g : gradient) {
                    assertEquals(0, g, 1e-12);
                }
            }
        }
    }
}
