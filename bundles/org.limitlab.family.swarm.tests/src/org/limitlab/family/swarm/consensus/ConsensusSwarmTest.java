package org.limitlab.family.swarm.consensus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.limitlab.core.model.Objective;
import org.limitlab.core.model.Workers;
import org.limitlab.core.problem.NumericalFailure;
import org.limitlab.family.swarm.consensus.ConsensusSwarm.Dynamics;
import org.limitlab.family.swarm.consensus.ConsensusSwarm.Noise;
import org.limitlab.family.swarm.objective.DoubleWell;
import org.limitlab.family.swarm.objective.Quadratic;
import org.limitlab.family.swarm.objective.Rastrigin;
import org.limitlab.math.random.Purpose;
import org.limitlab.math.random.RandomStream;
import org.limitlab.math.random.StreamSource;
import org.limitlab.math.random.Streams;

import java.util.stream.IntStream;

class ConsensusSwarmTest {

    private static final StreamSource SOURCE =
            Streams.of(5, "consensus-swarm-test").source(Purpose.NOISE);

    private static Dynamics dynamics(NoiseKind kind, int d, double alpha) {
        return new Dynamics(new Rastrigin(), d, 0.9, 0.6, kind, alpha, 0.02);
    }

    private static double[] start(int particles, int d) {
        double[] x = new double[particles * d];
        Streams.of(6, "consensus-swarm-test")
                .source(Purpose.INITIAL)
                .open(0)
                .fillGaussian(x, 0, x.length);
        return x;
    }

    private static ConsensusSwarm swarm(
            Dynamics dynamics, double[] x, double[] frozen, Workers workers) {
        return new ConsensusSwarm(dynamics, x, frozen, new Noise(SOURCE, 3, 0), workers);
    }

    /**
     * The update of the specification, written out plainly for one chunk, with the same normals.
     */
    private static double[] plain(Dynamics dynamics, double[] start, double[] frozen, int steps) {
        double[] x = start.clone();
        int d = dynamics.dimension();
        int particles = x.length / d;
        RandomStream noise = SOURCE.open(3);
        for (int step = 0; step < steps; step++) {
            double[] v = frozen == null ? consensus(dynamics, x) : frozen;
            for (int i = 0; i < particles; i++) {
                double[] u = new double[d];
                double length = 0;
                for (int j = 0; j < d; j++) {
                    u[j] = x[i * d + j] - v[j];
                    length += u[j] * u[j];
                }
                for (int j = 0; j < d; j++) {
                    double spread =
                            dynamics.kind() == NoiseKind.ISOTROPIC ? Math.sqrt(length) : u[j];
                    x[i * d + j] +=
                            -dynamics.drift() * dynamics.step() * u[j]
                                    + dynamics.noise()
                                            * Math.sqrt(dynamics.step())
                                            * spread
                                            * noise.nextGaussian();
                }
            }
        }
        return x;
    }

    private static double[] consensus(Dynamics dynamics, double[] x) {
        int d = dynamics.dimension();
        int particles = x.length / d;
        double[] f = new double[particles];
        double lowest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < particles; i++) {
            f[i] = dynamics.objective().value(x, i * d, d);
            lowest = Math.min(lowest, f[i]);
        }
        double total = 0;
        double[] v = new double[d];
        for (int i = 0; i < particles; i++) {
            double w =
                    Double.isInfinite(dynamics.alpha())
                            ? (f[i] == lowest ? 1 : 0)
                            : Math.exp(-dynamics.alpha() * (f[i] - lowest));
            total += w;
            for (int j = 0; j < d; j++) {
                v[j] += w * x[i * d + j];
            }
        }
        for (int j = 0; j < d; j++) {
            v[j] /= total;
        }
        return v;
    }

    @Test
    void stepsAreThoseOfTheSpecification() {
        for (NoiseKind kind : NoiseKind.values()) {
            for (double alpha : new double[] {0, 1, 50, Double.POSITIVE_INFINITY}) {
                for (int d : new int[] {1, 2, 3, 10}) {
                    for (double[] frozen : new double[][] {null, new double[d]}) {
                        Dynamics dynamics = dynamics(kind, d, alpha);
                        double[] x = start(237, d);
                        double[] expected = plain(dynamics, x, frozen, 5);
                        ConsensusSwarm swarm = swarm(dynamics, x, frozen, Workers.SEQUENTIAL);
                        for (int step = 0; step < 5; step++) {
                            swarm.step();
                        }
                        assertArrayEquals(expected, swarm.positions(), 1e-11);
                    }
                }
            }
        }
    }

    @Test
    void consensusIsThatOfThePresentPositions() {
        Dynamics dynamics = dynamics(NoiseKind.ANISOTROPIC, 3, 2);
        ConsensusSwarm swarm = swarm(dynamics, start(50, 3), null, Workers.SEQUENTIAL);
        assertArrayEquals(consensus(dynamics, swarm.positions()), swarm.consensus(), 1e-13);
        swarm.step();
        assertArrayEquals(consensus(dynamics, swarm.positions()), swarm.consensus(), 1e-13);
    }

    @Test
    void threadsDoNotChangeABit() {
        Workers parallel = (chunks, work) -> IntStream.range(0, chunks).parallel().forEach(work);
        for (NoiseKind kind : NoiseKind.values()) {
            Dynamics dynamics = dynamics(kind, 10, 3);
            ConsensusSwarm one = swarm(dynamics, start(20_000, 10), null, Workers.SEQUENTIAL);
            ConsensusSwarm many = swarm(dynamics, start(20_000, 10), null, parallel);
            for (int step = 0; step < 3; step++) {
                one.step();
                many.step();
            }
            assertArrayEquals(one.positions(), many.positions());
            assertArrayEquals(one.consensus(), many.consensus());
        }
    }

    @Test
    void chunksHaveNoiseOfTheirOwn() {
        ConsensusSwarm swarm =
                swarm(
                        new Dynamics(new Quadratic(), 1, 0, 1, NoiseKind.ISOTROPIC, 1, 1),
                        filled(70_000, 1),
                        new double[1],
                        Workers.SEQUENTIAL);
        swarm.step();
        RandomStream second = SOURCE.open(3, 1);
        assertEquals(1 + second.nextGaussian(), swarm.positions()[32768], 1e-15);
    }

    private static double[] filled(int length, double value) {
        double[] x = new double[length];
        java.util.Arrays.fill(x, value);
        return x;
    }

    /** Half the step on the same noise: both are near, and nearer than with other noise. */
    @Test
    void halvedStepsFollowTheSamePath() {
        double[] coarse = run(0.02, 50, 0, 3);
        double[] fine = run(0.01, 100, 1, 3);
        double[] other = run(0.01, 100, 1, 4);
        double same = 0;
        double independent = 0;
        for (int i = 0; i < coarse.length; i++) {
            same += Math.pow(coarse[i] - fine[i], 2);
            independent += Math.pow(coarse[i] - other[i], 2);
        }
        assertEquals(0, same / independent, 0.01);
    }

    private static double[] run(double step, int steps, int level, long replica) {
        Dynamics dynamics =
                new Dynamics(new DoubleWell(), 2, 1, 0.3, NoiseKind.ANISOTROPIC, 5, step);
        ConsensusSwarm swarm =
                new ConsensusSwarm(
                        dynamics,
                        start(400, 2),
                        new double[2],
                        new Noise(SOURCE, replica, level),
                        Workers.SEQUENTIAL);
        for (int i = 0; i < steps; i++) {
            swarm.step();
        }
        return swarm.positions();
    }

    @Test
    void anObjectiveThatIsNotANumberEndsTheReplica() {
        Objective broken = new SeparableStub(x -> x > 1.5 ? Double.NaN : x * x);
        Dynamics dynamics = new Dynamics(broken, 1, 1, 5, NoiseKind.ISOTROPIC, 1, 0.1);
        ConsensusSwarm swarm = swarm(dynamics, start(5, 1), null, Workers.SEQUENTIAL);
        assertThrows(
                NumericalFailure.class,
                () -> {
                    for (int i = 0; i < 1000; i++) {
                        swarm.step();
                    }
                });
        assertThrows(
                NumericalFailure.class,
                () -> swarm(dynamics, new double[] {0, 2}, null, Workers.SEQUENTIAL));
    }

    record SeparableStub(java.util.function.DoubleUnaryOperator f)
            implements org.limitlab.family.swarm.objective.SeparableObjective {
        @Override
        public String id() {
            return "stub";
        }

        @Override
        public String title() {
            return "Stub";
        }

        @Override
        public String formula() {
            return "";
        }

        @Override
        public double[] offset() {
            return new double[1];
        }

        @Override
        public double term(double u) {
            return f.applyAsDouble(u);
        }

        @Override
        public double slope(double u) {
            return Double.NaN;
        }

        @Override
        public double lowest() {
            return 0;
        }
    }
}
