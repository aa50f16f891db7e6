package org.limitlab.family.swarm.softmin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.limitlab.core.parameter.Schedule;
import org.limitlab.core.problem.NumericalFailure;
import org.limitlab.family.swarm.objective.Quadratic;
import org.limitlab.math.random.BrownianIncrements;
import org.limitlab.math.random.Purpose;
import org.limitlab.math.random.RandomStream;
import org.limitlab.math.random.Streams;

class AnnealerTest {

    private static final Streams STREAMS = Streams.of(1, "annealer-test");
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    private static Annealer open(double[] x, int d, double amplitude, double beta, double wall) {
        int walkers = x.length / d;
        return new Annealer(
                new Annealer.Dynamics(
                        new Quadratic(),
                        d,
                        walkers,
                        amplitude,
                        Schedule.constant(beta),
                        0.25,
                        wall,
                        INFINITY),
                x,
                BrownianIncrements.open(STREAMS.source(Purpose.NOISE), 2, 0, x.length, 0),
                STREAMS.source(Purpose.CHOICE).open(2),
                new Arrival(INFINITY, false, 0));
    }

    /** Two moves worked out from the rule. */
    @Test
    void movesAreThoseOfMetropolis() {
        double[] x = {0.4, -0.3};
        RandomStream noise = STREAMS.source(Purpose.NOISE).open(2);
        RandomStream choice = STREAMS.source(Purpose.CHOICE).open(2);
        double[] expected = x.clone();
        double best = 0.045;
        int accepted = 0;
        for (int step = 0; step < 20; step++) {
            for (int i = 0; i < 2; i++) {
                double proposal = expected[i] + 1.5 * 0.5 * noise.nextGaussian();
                double rise = 0.5 * (proposal * proposal - expected[i] * expected[i]);
                if (choice.nextDouble() < Math.min(1, Math.exp(-3 * rise))) {
                    expected[i] = proposal;
                    best = Math.min(best, 0.5 * proposal * proposal);
                    accepted++;
                }
            }
        }
        Annealer annealer = open(x, 1, 1.5, 3, -INFINITY);
        assertEquals(1, annealer.acceptance());
        annealer.advanceTo(20);
        assertEquals(expected[0], annealer.positions()[0], 1e-14);
        assertEquals(expected[1], annealer.positions()[1], 1e-14);
        assertEquals(best, annealer.best(), 1e-14);
        assertEquals(accepted / 40.0, annealer.acceptance(), 1e-14);
        double f = 0.25 * (expected[0] * expected[0] + expected[1] * expected[1]);
        assertEquals(f, annealer.meanValue(), 1e-14);
    }

    /**
     * Long runs sample exp(-beta f): E f = d / (2 beta) for a quadratic; half of it conditioned on
     * x above a wall stays.
     */
    @Test
    void stationaryLawIsGibbs() {
        for (double wall : new double[] {-INFINITY, 0}) {
            Annealer annealer = open(new double[20_000], 1, 1.2, 2, wall);
            annealer.advanceTo(200);
            // standard error of mean f over 20000 independent walkers: sqrt(2)/(2 beta)/sqrt(20000)
            // = 0.0025
            assertEquals(0.25, annealer.meanValue(), 0.01);
            assertTrue(annealer.acceptance() > 0.4 && annealer.acceptance() < 0.95);
        }
    }

    @Test
    void whatIsNotANumberEndsTheReplica() {
        assertThrows(
                NumericalFailure.class, () -> open(new double[] {Double.NaN}, 1, 1, 1, -INFINITY));
    }
}
