package org.limitlab.benchmarks;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

import org.limitlab.core.model.Workers;
import org.limitlab.family.transformers.field.AttentionField;
import org.limitlab.family.transformers.field.AttentionLaw;
import org.limitlab.math.random.Purpose;
import org.limitlab.math.random.RandomStream;
import org.limitlab.math.random.Streams;
import org.limitlab.math.sphere.Sphere;
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
 * Softmax attention of N tokens on the sphere of three dimensions by direct summation on one
 * thread, symmetry unused, beside its bound: as many vector exponentials and nothing else. Both
 * operations handle N times N pairs.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 2, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class AttentionStep {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int BLOCK = 4096;

    /** Pairs as "tokens x tokens". */
    @Param({"10000x10000"})
    public String size;

    private AttentionField field;
    private double[] positions;
    private double[] into;
    private double[] scores;
    private double[] weights;

    /** Uniform tokens at beta = 30. */
    @Setup
    public void open() {
        int tokens = Integer.parseInt(size.split("x")[0]);
        RandomStream stream = Streams.of(1, "benchmark").source(Purpose.INITIAL).open(0);
        positions = new double[3 * tokens];
        into = new double[3 * tokens];
        for (int i = 0; i < tokens; i++) {
            Sphere.uniform(stream, positions, 3 * i, 3);
        }
        field = AttentionField.direct(new AttentionLaw(tokens, 3, 30, true));
        scores = new double[BLOCK];
        weights = new double[BLOCK];
        for (int j = 0; j < BLOCK; j++) {
            scores[j] = -60 * stream.nextDouble();
        }
    }

    /** The attention at every token. */
    @Benchmark
    public double[] step() {
        field.evaluate(positions, into, Workers.SEQUENTIAL);
        return into;
    }

    /** One exponential a pair, in pieces that stay in the cache. */
    @Benchmark
    public double[] bound() {
        for (long left = ConsensusStep.numbers(size); left > 0; left -= BLOCK) {
            exponentials();
        }
        return weights;
    }

    private void exponentials() {
        for (int j = 0; j < BLOCK; j += SPECIES.length()) {
            DoubleVector.fromArray(SPECIES, scores, j)
                    .lanewise(VectorOperators.EXP)
                    .intoArray(weights, j);
        }
    }
}
