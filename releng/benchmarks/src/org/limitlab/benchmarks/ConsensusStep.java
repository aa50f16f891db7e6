package org.limitlab.benchmarks;

import org.limitlab.core.model.Workers;
import org.limitlab.family.swarm.consensus.ConsensusSwarm;
import org.limitlab.family.swarm.consensus.NoiseKind;
import org.limitlab.family.swarm.objective.Quadratic;
import org.limitlab.math.random.Purpose;
import org.limitlab.math.random.RandomStream;
import org.limitlab.math.random.StreamSource;
import org.limitlab.math.random.Streams;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.concurrent.TimeUnit;

/**
 * Anisotropic consensus-based optimisation of a quadratic on one thread, beside its bound: as many
 * normals drawn by the same stream and nothing else. Both operations handle particles times
 * dimension numbers.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 2, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ConsensusStep {
    /** Swarms as "particles x dimension". */
    @Param({"100x200", "100000x10"})
    public String size;

    private ConsensusSwarm swarm;
    private RandomStream stream;
    private double[] normals;

    /** Numbers that one operation handles. */
    static long numbers(String size) {
        String[] parts = size.split("x");
        return Long.parseLong(parts[0]) * Long.parseLong(parts[1]);
    }

    /** A swarm of standard normal positions. */
    @Setup
    public void open() {
        StreamSource noise = Streams.of(1, "benchmark").source(Purpose.NOISE);
        stream = Streams.of(1, "benchmark").source(Purpose.INITIAL).open(0);
        double[] positions = new double[(int) numbers(size)];
        stream.fillGaussian(positions, 0, positions.length);
        normals = new double[Math.min(positions.length, 32768)];
        int dimension = Integer.parseInt(size.split("x")[1]);
        // so small a step that the swarm does not shrink to subnormal numbers while it is timed
        var dynamics =
                new ConsensusSwarm.Dynamics(
                        new Quadratic(), dimension, 1, 0.1, NoiseKind.ANISOTROPIC, 30, 1e-5);
        swarm =
                new ConsensusSwarm(
                        dynamics,
                        positions,
                        null,
                        new ConsensusSwarm.Noise(noise, 0, 0),
                        Workers.SEQUENTIAL);
    }

    /** One step of all particles. */
    @Benchmark
    public double[] step() {
        swarm.step();
        return swarm.consensus();
    }

    /** The normals of one step, in pieces that stay in the cache. */
    @Benchmark
    public double[] bound() {
        long left = numbers(size);
        while (left > 0) {
            int count = (int) Math.min(left, normals.length);
            stream.fillGaussian(normals, 0, count);
            left -= count;
        }
        return normals;
    }
}
