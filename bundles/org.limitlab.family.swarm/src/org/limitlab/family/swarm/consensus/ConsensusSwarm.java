package org.limitlab.family.swarm.consensus;

import org.limitlab.core.model.Objective;
import org.limitlab.core.model.Workers;
import org.limitlab.core.problem.NumericalFailure;
import org.limitlab.math.random.BrownianIncrements;
import org.limitlab.math.random.StreamSource;

import java.util.function.IntConsumer;

/**
 * One swarm of consensus-based optimisation, moved by Euler steps.
 *
 * <p>x &lt;- x - lambda h (x - v) + sigma sqrt(h) D(x - v) xi, with v the consensus point of all
 * particles before the step, or a frozen point. One pass over the memory a step: a block of some
 * thousand coordinates is moved, evaluated and weighed while it is in the cache; with frozen
 * consensus nothing is evaluated. Large swarms are cut into chunks of fixed size with noise of
 * their own, which may run on several threads; numbers do not depend on that. Benchmark:
 * ConsensusStep. Equations (1) to (3).
 */
public final class ConsensusSwarm {

    /** Coordinates in a chunk; part of the numbers' definition. */
    private static final int CHUNK = 32768;

    /** Coordinates in a block, some 8 kB. */
    private static final int BLOCK = 1024;

    /**
     * What a step does.
     *
     * @param objective f
     * @param dimension d
     * @param drift lambda
     * @param noise sigma
     * @param kind how noise depends on the distance
     * @param alpha weight exponent; infinity for the best particle
     * @param step h
     */
    public record Dynamics(
            Objective objective,
            int dimension,
            double drift,
            double noise,
            NoiseKind kind,
            double alpha,
            double step) {}

    private final Dynamics dynamics;
    private final double[] positions;
    private final double[] consensus;
    private final boolean frozen;
    private final Chunk[] chunks;
    private final Workers workers;
    private final GibbsMean total;
    private final IntConsumer moveChunk;

    /**
     * A swarm before its first step.
     *
     * @param dynamics what a step does
     * @param positions shape (N, d); kept and changed
     * @param frozen the consensus point of all times, shape (d); null for the swarm's own
     * @param noise where the noise comes from
     * @param workers run chunks
     * @throws NumericalFailure if the swarm has no finite consensus point
     */
    public ConsensusSwarm(
            Dynamics dynamics, double[] positions, double[] frozen, Noise noise, Workers workers) {
        this.dynamics = dynamics;
        this.positions = positions;
        this.workers = workers;
        this.frozen = frozen != null;
        this.consensus = new double[dynamics.dimension];
        this.total = new GibbsMean(dynamics.alpha, dynamics.dimension);
        this.chunks = chunks(noise);
        this.moveChunk = chunk -> chunks[chunk].move();
        if (this.frozen) {
            System.arraycopy(frozen, 0, consensus, 0, consensus.length);
            spreadConsensus();
        } else {
            workers.run(chunks.length, chunk -> chunks[chunk].weigh());
            merge();
        }
    }

    /**
     * Which noise drives a swarm.
     *
     * @param source streams of the noise
     * @param replica index of the replica
     * @param level how often the base step is halved
     */
    public record Noise(StreamSource source, long replica, int level) {}

    private Chunk[] chunks(Noise noise) {
        int d = dynamics.dimension;
        int particles = positions.length / d;
        int rows = Math.max(1, CHUNK / d);
        Chunk[] made = new Chunk[(particles + rows - 1) / rows];
        for (int c = 0; c < made.length; c++) {
            int count = Math.min(rows, particles - c * rows);
            made[c] =
                    new Chunk(
                            c * rows,
                            count,
                            BrownianIncrements.open(
                                    noise.source, noise.replica, c, count * d, noise.level));
        }
        return made;
    }

    /**
     * Moves all particles by one step.
     *
     * @throws NumericalFailure if there is no finite consensus point afterwards
     */
    public void step() {
        workers.run(chunks.length, moveChunk);
        if (!frozen) {
            merge();
        }
    }

    private void merge() {
        total.reset();
        for (Chunk chunk : chunks) {
            total.add(chunk.mean);
        }
        if (!total.mean(consensus)) {
            throw new NumericalFailure(
                    "no finite consensus point: the objective or a position is not finite (lowest value "
                            + total.lowest()
                            + ")");
        }
        spreadConsensus();
    }

    private void spreadConsensus() {
        for (Chunk chunk : chunks) {
            chunk.centre();
        }
    }

    /**
     * The positions.
     *
     * @return shape (N, d); the swarm's own array, valid until the next step
     */
    public double[] positions() {
        return positions;
    }

    /**
     * The consensus point of the present positions, or the frozen one.
     *
     * @return shape (d); the swarm's own array
     */
    public double[] consensus() {
        return consensus;
    }

    private final class Chunk {

        private final int firstRow;
        private final int rows;
        private final int blockRows;
        private final BrownianIncrements increments;
        private final GibbsMean mean = new GibbsMean(dynamics.alpha, dynamics.dimension);
        private final double[] centres;
        private final double[] normals;
        private final double[] values;

        Chunk(int firstRow, int rows, BrownianIncrements increments) {
            int d = dynamics.dimension;
            this.firstRow = firstRow;
            this.rows = rows;
            this.increments = increments;
            this.blockRows = Math.min(rows, Math.max(1, BLOCK / d));
            this.centres = new double[blockRows * d];
            this.normals = new double[dynamics.kind == NoiseKind.ISOTROPIC ? blockRows * d : 0];
            this.values = new double[blockRows];
        }

        /** Repeats the consensus point over a block, so that the inner loops are flat. */
        void centre() {
            int d = dynamics.dimension;
            for (int at = 0; at < centres.length; at += d) {
                System.arraycopy(consensus, 0, centres, at, d);
            }
        }

        void move() {
            double drift = dynamics.drift * dynamics.step;
            double noise = dynamics.noise * Math.sqrt(dynamics.step);
            int d = dynamics.dimension;
            increments.nextStep();
            mean.reset();
            for (int row = 0; row < rows; row += blockRows) {
                int count = Math.min(blockRows, rows - row);
                int at = (firstRow + row) * d;
                if (dynamics.kind == NoiseKind.ANISOTROPIC) {
                    increments.multiplicativeStep(
                            positions, at, at + count * d, centres, drift, noise);
                } else {
                    increments.fill(normals, 0, count * d);
                    for (int i = 0; i < count; i++) {
                        isotropicStep(at + i * d, i * d, drift, noise);
                    }
                }
                if (!frozen) {
                    weighBlock(at, count);
                }
            }
        }

        private void isotropicStep(int at, int from, double drift, double noise) {
            final double[] x = positions;
            final double[] v = consensus;
            final int d = v.length;
            double even = 0;
            double odd = 0;
            int j = 0;
            for (; j < d - 1; j += 2) {
                double first = x[at + j] - v[j];
                double second = x[at + j + 1] - v[j + 1];
                even += first * first;
                odd += second * second;
            }
            if (j < d) {
                even += (x[at + j] - v[j]) * (x[at + j] - v[j]);
            }
            double amplitude = noise * Math.sqrt(even + odd);
            for (j = 0; j < d; j++) {
                x[at + j] += amplitude * normals[from + j] - drift * (x[at + j] - v[j]);
            }
        }

        void weigh() {
            mean.reset();
            for (int row = 0; row < rows; row += blockRows) {
                weighBlock((firstRow + row) * dynamics.dimension, Math.min(blockRows, rows - row));
            }
        }

        private void weighBlock(int at, int count) {
            dynamics.objective.values(positions, at, count, dynamics.dimension, values, 0);
            mean.add(positions, at, count, values);
        }
    }
}
