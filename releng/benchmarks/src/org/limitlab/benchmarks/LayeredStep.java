package org.limitlab.benchmarks;

import org.limitlab.core.model.Batch;
import org.limitlab.core.model.Simulation;
import org.limitlab.core.model.Workers;
import org.limitlab.core.parameter.ParameterSchema;
import org.limitlab.core.parameter.Parts;
import org.limitlab.core.problem.Problems;
import org.limitlab.core.yaml.YamlReader;
import org.limitlab.family.transformers.noise.LayeredTransformer;
import org.limitlab.math.linear.Blas;
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
 * One ReLU layer of 64 tokens in 4 dimensions on one thread, beside its bound: the same two matrix
 * products a block of units, and the normals of its weights, and nothing else. Numbers are values
 * of hidden units, one a token and unit.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 2, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class LayeredStep {

    private static final int DIMENSION = 4;
    private static final int BLOCK = 256;

    /** "tokens x width". */
    @Param({"64x2048"})
    public String size;

    private Simulation simulation;
    private RandomStream stream;
    private int tokens;
    private int width;
    private long layers;
    private double[] places;
    private double[] inner;
    private double[] outer;
    private double[] values;
    private double[] field;

    /** Opens one network without attention. */
    @Setup
    public void open() {
        String[] parts = size.split("x");
        tokens = Integer.parseInt(parts[0]);
        width = Integer.parseInt(parts[1]);
        Streams streams = Streams.of(1, "benchmark");
        var p =
                ParameterSchema.of(LayeredTransformer.Parameters.class, Parts.NONE)
                        .bind(
                                YamlReader.readMapping(
                                        "benchmark",
                                        "{tokens: "
                                                + tokens
                                                + ", width: "
                                                + width
                                                + ", layers: 1000}"),
                                new Problems())
                        .orElseThrow();
        simulation =
                new LayeredTransformer().open(p, new Batch(streams, 0, 1, 0, Workers.SEQUENTIAL));
        stream = streams.source(Purpose.NOISE).open(0);
        places = new double[tokens * DIMENSION];
        inner = new double[BLOCK * DIMENSION];
        outer = new double[BLOCK * DIMENSION];
        values = new double[tokens * BLOCK];
        field = new double[tokens * DIMENSION];
        stream.fillGaussian(places, 0, places.length);
    }

    /** One layer. */
    @Benchmark
    public long step() {
        layers++;
        simulation.advance(layers * 1e-3);
        return layers;
    }

    /** Products and normals of one layer. */
    @Benchmark
    public double[] bound() {
        for (int from = 0; from < width; from += BLOCK) {
            stream.fillGaussian(inner, 0, inner.length);
            stream.fillGaussian(outer, 0, outer.length);
            Blas.gemm(
                    false, true, tokens, BLOCK, DIMENSION, 1, places, 0, DIMENSION, inner, 0,
                    DIMENSION, 0, values, 0, BLOCK);
            Blas.gemm(
                    false, false, tokens, DIMENSION, BLOCK, 1, values, 0, BLOCK, outer, 0,
                    DIMENSION, 1, field, 0, DIMENSION);
        }
        return field;
    }
}
