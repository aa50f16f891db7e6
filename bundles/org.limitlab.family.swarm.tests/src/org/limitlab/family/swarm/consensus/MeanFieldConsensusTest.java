package org.limitlab.family.swarm.consensus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.limitlab.core.model.Workers;
import org.limitlab.family.swarm.consensus.ConsensusSwarm.Dynamics;
import org.limitlab.family.swarm.consensus.ConsensusSwarm.Noise;
import org.limitlab.family.swarm.consensus.MeanFieldConsensus.Moments;
import org.limitlab.family.swarm.consensus.MeanFieldConsensus.Resolution;
import org.limitlab.family.swarm.objective.TiltedDoubleWell;
import org.limitlab.math.random.Purpose;
import org.limitlab.math.random.RandomStream;
import org.limitlab.math.random.Streams;

class MeanFieldConsensusTest {

    private static final double[] TIMES = {0, 0.25, 0.5, 1};
    private static final Resolution RESOLUTION = new Resolution(400, 0.02, () -> {});

    @Test
    void frozenConsensusHasTheExactSecondMoment() {
        MeanFieldConsensus limit = new MeanFieldConsensus(x -> 0, 1, 0.5, 1, 1, 0.4, 0.3, 0.3);
        Moments moments = limit.solve(TIMES, RESOLUTION);
        for (int t = 0; t < TIMES.length; t++) {
            double exact = (0.7 * 0.7 + 0.16) * Math.exp(-1.75 * TIMES[t]);
            assertEquals(exact, moments.secondMoment()[t], 3 * moments.secondMomentError()[t]);
            assertTrue(
                    moments.secondMomentError()[t] < 2e-3 * exact,
                    "error " + moments.secondMomentError()[t]);
            assertEquals(0.3, moments.consensus()[t]);
        }
    }

    @Test
    void withoutWeightsTheMeanStaysAndTheVarianceDecays() {
        MeanFieldConsensus limit =
                new MeanFieldConsensus(x -> x * x, 0.8, 0.6, 0, 1, 0.4, Double.NaN, 1);
        Moments moments = limit.solve(TIMES, RESOLUTION);
        for (int t = 0; t < TIMES.length; t++) {
            assertEquals(1, moments.consensus()[t], 1e-6);
            double exact = 0.16 * Math.exp((-1.6 + 0.36) * TIMES[t]);
            assertEquals(exact, moments.secondMoment()[t], 3 * moments.secondMomentError()[t]);
        }
    }

    /** At time 0 the consensus point of a normal law and a quadratic is m/(1 + k). */
    @Test
    void initialConsensusIsTheHop() {
        MeanFieldConsensus limit =
                new MeanFieldConsensus(x -> 0.5 * x * x, 1, 0.5, 20, 1, 0.5, Double.NaN, 0);
        Moments moments = limit.solve(new double[] {0}, RESOLUTION);
        assertEquals(1.0 / 6, moments.consensus()[0], 1e-6);
    }

    /** Second oracle: two swarms of 2 x 10^5 particles at two steps, extrapolated to none. */
    @Test
    void largeSwarmsHaveItsConsensusPoint() {
        TiltedDoubleWell objective = new TiltedDoubleWell();
        MeanFieldConsensus limit =
                new MeanFieldConsensus(
                        objective::term, 1, 0.7, 5, 0.5, 1, Double.NaN, objective.lowest());
        Moments moments = limit.solve(TIMES, RESOLUTION);
        double[][] coarse = swarm(objective, 0.05, 0);
        double[][] fine = swarm(objective, 0.025, 1);
        for (int t = 1; t < TIMES.length; t++) {
            double v = 2 * fine[0][t] - coarse[0][t];
            double second = 2 * fine[1][t] - coarse[1][t];
            // spread 1 over sqrt(2 x 10^5) is 0.0022; the weighted mean and the extrapolation
            // double it
            assertEquals(v, moments.consensus()[t], 0.012);
            assertEquals(second, moments.secondMoment()[t], 0.03);
            assertTrue(moments.consensusError()[t] < 2e-3, "error " + moments.consensusError()[t]);
        }
    }

    private static double[][] swarm(TiltedDoubleWell objective, double step, int level) {
        int particles = 200_000;
        double[] x = new double[particles];
        RandomStream initial = Streams.of(3, "mean-field-test").source(Purpose.INITIAL).open(0);
        initial.fillGaussian(x, 0, particles);
        for (int i = 0; i < particles; i++) {
            x[i] += 0.5;
        }
        Dynamics dynamics = new Dynamics(objective, 1, 1, 0.7, NoiseKind.ISOTROPIC, 5, step);
        Noise noise = new Noise(Streams.of(3, "mean-field-test").source(Purpose.NOISE), 0, level);
        ConsensusSwarm swarm = new ConsensusSwarm(dynamics, x, null, noise, Workers.SEQUENTIAL);
        double[][] found = new double[2][TIMES.length];
        double now = 0;
        for (int t = 0; t < TIMES.length; t++) {
            for (; now < TIMES[t] - 1e-9; now += step) {
                swarm.step();
            }
            found[0][t] = swarm.consensus()[0];
            for (double value : swarm.positions()) {
                found[1][t] += Math.pow(value - objective.lowest(), 2) / particles;
            }
        }
        return found;
    }
}
