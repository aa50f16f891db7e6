package org.limitlab.family.swarm.softmin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.limitlab.core.expression.Expression;
import org.limitlab.core.model.Objective;
import org.limitlab.core.parameter.Schedule;
import org.limitlab.core.problem.NumericalFailure;
import org.limitlab.family.swarm.objective.DoubleWell;
import org.limitlab.family.swarm.objective.Quadratic;
import org.limitlab.math.random.BrownianIncrements;
import org.limitlab.math.random.Purpose;
import org.limitlab.math.random.RandomStream;
import org.limitlab.math.random.StreamSource;
import org.limitlab.math.random.Streams;

class SoftminSwarmTest {

    private static final StreamSource SOURCE =
            Streams.of(4, "softmin-swarm-test").source(Purpose.NOISE);
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    private record Setting(
            Objective f,
            double c,
            double amplitude,
            Schedule beta,
            double step,
            double wall,
            boolean frozen) {
        SoftminSwarm open(double[] x, int d, long replica, double target) {
            int n = x.length / d;
            SoftminSwarm.Dynamics dynamics =
                    new SoftminSwarm.Dynamics(
                            f, d, n, c, amplitude, beta, step, wall, INFINITY, frozen);
            BrownianIncrements noise =
                    BrownianIncrements.open(SOURCE, replica, 0, (frozen ? 1 : n) * d, 0);
            return new SoftminSwarm(dynamics, x.clone(), noise, new Arrival(target, true, x[0]));
        }
    }

    private static Setting well(
            double c, double amplitude, double beta, double step, boolean frozen) {
        return new Setting(
                new DoubleWell(), c, amplitude, Schedule.constant(beta), step, -2.2, frozen);
    }

    /** Two steps worked out from the formula, with a schedule, noise and a wall. */
    @Test
    void stepsAreThoseOfTheSpecification() {
        Schedule beta = Schedule.formula(Expression.parse("2*(1+t)^0.5"));
        Setting setting = new Setting(new Quadratic(), 3, 0.8, beta, 0.1, -0.4, false);
        double[] x = {0.3, -0.2, 1.1};
        SoftminSwarm swarm = setting.open(x, 1, 5, INFINITY);
        RandomStream noise = SOURCE.open(5);
        for (int step = 0; step < 2; step++) {
            double b = 2 * Math.sqrt(1 + 0.1 * step);
            double total = 0;
            double j = 0;
            for (double value : x) {
                double w = Math.exp(-b * 0.5 * value * value);
                total += w;
                j += w * 0.5 * value * value;
            }
            j /= total;
            double[] next = new double[3];
            for (int i = 0; i < 3; i++) {
                double f = 0.5 * x[i] * x[i];
                double slope = Math.exp(-b * f) / total * (1 - b * (f - j)) * x[i];
                next[i] = x[i] - 3 * slope * 0.1 + 0.8 * Math.sqrt(0.1) * noise.nextGaussian();
                next[i] = next[i] < -0.4 ? -0.8 - next[i] : next[i];
            }
            x = next;
        }
        swarm.advanceTo(2);
        assertArrayEquals(x, swarm.positions(), 1e-14);
    }

    @Test
    void withoutNoiseEnergyNeverIncreases() {
        Setting setting =
                new Setting(
                        new DoubleWell(),
                        6,
                        0,
                        Schedule.constant(2),
                        0.005,
                        Double.NEGATIVE_INFINITY,
                        false);
        double[] x = new double[12];
        SOURCE.open(77).fillGaussian(x, 0, 12);
        SoftminSwarm swarm = setting.open(x, 2, 0, INFINITY);
        double last = swarm.energy().energy();
        for (int step = 1; step < 2000; step++) {
            swarm.advanceTo(step);
            assertTrue(swarm.energy().energy() <= last + 1e-14);
            last = swarm.energy().energy();
        }
    }

    /** J(0) - J(t) = ∫ c |grad J|² dt in continuous time: the gap halves with the step. */
    @Test
    void lostEnergyIsTheIntegratedDissipation() {
        double[] x = {0.2, -0.6, 1.7, 0.4};
        double last = Double.NaN;
        for (double step : new double[] {0.02, 0.01, 0.005}) {
            SoftminSwarm swarm =
                    new Setting(
                                    new Quadratic(),
                                    4,
                                    0,
                                    Schedule.constant(1.5),
                                    step,
                                    Double.NEGATIVE_INFINITY,
                                    false)
                            .open(x, 1, 0, INFINITY);
            double start = swarm.energy().energy();
            swarm.advanceTo(Math.round(2 / step));
            double gap = start - swarm.energy().energy() - swarm.dissipated();
            assertEquals(2, Double.isNaN(last) ? 2 : last / gap, 0.1);
            last = gap;
        }
    }

    @Test
    void frozenLeadersStayAndTheExplorerFeelsThePotential() {
        SoftminSwarm swarm =
                well(2, 0.5, 2, 0.01, true).open(new double[] {-0.6, 1, 1, 1}, 1, 3, INFINITY);
        double level = Math.pow(0.36 - 1, 2);
        EffectiveBarrier barrier = new EffectiveBarrier(4, 2, 2);
        double drift = -barrier.slope(level) * 4 * -0.6 * (0.36 - 1);
        RandomStream noise = SOURCE.open(3);
        double expected = -0.6 + drift * 0.01 + 0.5 * 0.1 * noise.nextGaussian();
        swarm.advanceTo(1);
        assertArrayEquals(new double[] {expected, 1, 1, 1}, swarm.positions(), 1e-14);
    }

    @Test
    void arrivalIsTheEndOfTheFirstStepBeyondTheTarget() {
        Setting drifting =
                new Setting(
                        new Quadratic(1, new double[] {10}),
                        1,
                        0,
                        Schedule.constant(1),
                        0.1,
                        -5,
                        false);
        SoftminSwarm swarm = drifting.open(new double[] {0}, 1, 0, 1);
        swarm.advanceTo(100);
        // x after one step is 1, exactly the target; there it stops
        assertEquals(0.1, swarm.arrival().time(), 1e-15);
        assertEquals(1, swarm.positions()[0], 1e-15);
        SoftminSwarm there = drifting.open(new double[] {1}, 1, 0, 1);
        assertEquals(0, there.arrival().time());
        assertEquals(INFINITY, drifting.open(new double[] {0}, 1, 0, INFINITY).arrival().time());
        Setting back =
                new Setting(
                        new Quadratic(1, new double[] {-10}),
                        1,
                        0,
                        Schedule.constant(1),
                        0.1,
                        -50,
                        false);
        SoftminSwarm downwards = back.open(new double[] {0}, 1, 0, -1.5);
        downwards.advanceTo(100);
        assertEquals(0.2, downwards.arrival().time(), 1e-15);
    }

    @Test
    void whatIsNotFiniteEndsTheReplica() {
        assertThrows(
                NumericalFailure.class,
                () -> well(1, 0, 1, 1, false).open(new double[] {5}, 1, 0, INFINITY).advanceTo(50));
        assertThrows(
                NumericalFailure.class,
                () -> well(1, 0, 1, 1, false).open(new double[] {Double.NaN}, 1, 0, INFINITY));
    }

    private static double[] arrivals(Setting setting, double[] start, int replicas, double until) {
        double sum = 0;
        double squares = 0;
        int arrived = 0;
        for (int r = 0; r < replicas; r++) {
            SoftminSwarm swarm = setting.open(start, 1, r, 1);
            swarm.advanceTo(Math.round(until / setting.step));
            double time = Math.min(until, swarm.arrival().time());
            arrived += swarm.arrival().time() <= until ? 1 : 0;
            sum += time;
            squares += time * time;
        }
        double mean = sum / replicas;
        return new double[] {
            mean,
            Math.sqrt((squares / replicas - mean * mean) / replicas),
            (double) arrived / replicas
        };
    }

    /**
     * Quadrature against simulation, with the correction for looking at the ends of steps; four
     * standard errors and 1 %.
     */
    @Test
    void explorerArrivesAfterTheQuadraturesMeanTime() {
        Setting setting = well(2, 0.6, 4, 0.005, true);
        double[] found = arrivals(setting, new double[] {-1, 1}, 2500, 600);
        PassageTimes.Way way =
                new PassageTimes.Way(x -> (x * x - 1) * (x * x - 1), 0.6, -2.2, -1, 1);
        EffectiveBarrier barrier = new EffectiveBarrier(2, 4, 2);
        double expected = PassageTimes.besideLeaders(way.watchedEvery(0.005), barrier, 0).value();
        assertEquals(29.9, PassageTimes.besideLeaders(way, barrier, 0).value(), 0.05);
        assertEquals(expected, found[0], 4 * found[1] + 0.01 * expected);
        assertEquals(1, found[2]);
    }

    @Test
    void langevinArrivesAfterTheQuadraturesMeanTime() {
        Setting setting =
                new Setting(
                        new DoubleWell(),
                        1,
                        0.9,
                        Schedule.constant(1),
                        0.005,
                        Double.NEGATIVE_INFINITY,
                        false);
        double[] found = arrivals(setting, new double[] {-1}, 2500, 2000);
        PassageTimes.Way way =
                new PassageTimes.Way(
                        x -> (x * x - 1) * (x * x - 1), 0.9, Double.NEGATIVE_INFINITY, -1, 1);
        double expected = PassageTimes.langevin(way.watchedEvery(0.005), 1).value();
        assertEquals(expected, found[0], 4 * found[1] + 0.01 * expected);
    }

    @Test
    void kramersIsTheSmallNoiseLimit() {
        for (double noise : new double[] {0.35, 0.25}) {
            PassageTimes.Way way =
                    new PassageTimes.Way(
                            x -> (x * x - 1) * (x * x - 1), noise, Double.NEGATIVE_INFINITY, -1, 1);
            double ratio =
                    PassageTimes.langevin(way, 1).value() / PassageTimes.kramers(8, -4, 1, noise);
            assertEquals(1, ratio, 0.7 * noise * noise);
        }
    }
}
