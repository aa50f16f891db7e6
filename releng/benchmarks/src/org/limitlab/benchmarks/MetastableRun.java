package org.limitlab.benchmarks;

import org.limitlab.core.model.Batch;
import org.limitlab.core.model.Simulation;
import org.limitlab.core.model.Workers;
import org.limitlab.core.parameter.ParameterSchema;
import org.limitlab.core.parameter.Parts;
import org.limitlab.core.problem.Problems;
import org.limitlab.core.yaml.YamlReader;
import org.limitlab.family.transformers.SelfAttention;
import org.limitlab.math.random.Streams;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.concurrent.TimeUnit;

/** The whole metastable preset at beta = 5: 20 000 tokens, 6000 Euler steps, on one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 0)
@Measurement(iterations = 3)
public class MetastableRun {

    private static final String PRESET =
            "{dimension: 2, inverseTemperature: 5, attention: unnormalised, tokens: 20000,"
                    + " scheme: euler, step: 0.0001}";

    /** Tokens times steps. */
    @Param({"20000x6000"})
    public String size;

    /** From the start to the last step. */
    @Benchmark
    public Simulation run() {
        ParameterSchema<SelfAttention.Parameters> schema =
                ParameterSchema.of(SelfAttention.Parameters.class, Parts.NONE);
        SelfAttention.Parameters parameters =
                schema.bind(YamlReader.readMapping("preset", PRESET), new Problems()).orElseThrow();
        Batch batch = new Batch(Streams.of(12345, "benchmark"), 0, 1, 0, Workers.SEQUENTIAL);
        Simulation simulation = new SelfAttention().open(parameters, batch);
        simulation.advance(0.6);
        return simulation;
    }
}
