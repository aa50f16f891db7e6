package org.limitlab.benchmarks;

import org.limitlab.family.teachers.online.LearningRule;
import org.limitlab.family.teachers.online.OverlapShape;
import org.limitlab.family.teachers.online.PlantedVectors;
import org.limitlab.family.teachers.online.TwoLayerLearner;
import org.limitlab.math.random.Purpose;
import org.limitlab.math.random.RandomStream;
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
 * One step of online learning of two students from two teachers on one thread, beside its bound:
 * the normals of its input, drawn by the same stream, and nothing else.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 2, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class OnlineStep {
    /** Networks as "1 x dimension". */
    @Param({"1x1000"})
    public String size;

    private final LearningRule rule =
            LearningRule.backpropagation(0.5, 0, 0.1, new double[] {1, 1});
    private TwoLayerLearner learner;
    private RandomStream stream;
    private double[] normals;

    /** Planted overlaps, and noisy labels so that the error does not die out. */
    @Setup
    public void open() {
        Streams streams = Streams.of(1, "benchmark");
        stream = streams.source(Purpose.INITIAL).open(0);
        int dimension = (int) ConsensusStep.numbers(size);
        normals = new double[dimension];
        double[] overlaps = {
            0.25, 0, 0.1, 0, //
            0, 0.25, 0, 0.1, //
            0.1, 0, 1, 0, //
            0, 0.1, 0, 1
        };
        learner =
                new TwoLayerLearner(
                        OverlapShape.of(2, 2),
                        PlantedVectors.draw(overlaps, 4, dimension, stream),
                        dimension,
                        new double[][] {{1, 1}},
                        new TwoLayerLearner.Randomness(
                                streams.source(Purpose.DATA).open(0),
                                streams.source(Purpose.NOISE).open(0),
                                streams.source(Purpose.CHOICE).open(0)));
    }

    /** One step on one example. */
    @Benchmark
    public double step() {
        return learner.step(rule);
    }

    /** The input of one step. */
    @Benchmark
    public double[] bound() {
        stream.fillGaussian(normals, 0, normals.length);
        return normals;
    }
}
