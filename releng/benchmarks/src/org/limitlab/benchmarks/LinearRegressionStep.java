package org.limitlab.benchmarks;

import org.limitlab.family.teachers.linear.OnlineRegression;
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
 * One step of online linear regression on one thread, beside its bound: the normals of its input,
 * drawn by the same stream, and nothing else. With the option {@code -t max} every core runs its
 * own students.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 2, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class LinearRegressionStep {
    /** Students as "1 x dimension". */
    @Param({"1x400", "1x4000"})
    public String size;

    private OnlineRegression student;
    private RandomStream stream;
    private double[] normals;

    /** A student at the origin, with a noisy teacher so that its error does not die out. */
    @Setup
    public void open() {
        Streams streams = Streams.of(1, "benchmark");
        stream = streams.source(Purpose.INITIAL).open(0);
        normals = new double[(int) ConsensusStep.numbers(size)];
        stream.fillGaussian(normals, 0, normals.length);
        student =
                new OnlineRegression(
                        normals,
                        null,
                        0.5,
                        0.5,
                        streams.source(Purpose.DATA).open(0),
                        streams.source(Purpose.NOISE).open(0));
    }

    /** One step on one example. */
    @Benchmark
    public double step() {
        return student.step();
    }

    /** The input of one step. */
    @Benchmark
    public double[] bound() {
        stream.fillGaussian(normals, 0, normals.length);
        return normals;
    }
}
