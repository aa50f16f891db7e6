package org.limitlab.engine.plan;

import org.limitlab.core.theory.Prediction;

import java.util.Objects;
import java.util.OptionalLong;

/**
 * What a plan needs beside the experiment.
 *
 * @param seed root seed where the file has none
 * @param predictions answers theories whose results are parameters of simulations
 */
public record PlanOptions(OptionalLong seed, Predictions predictions) {

    /** Where the answers of theories come from: computed, or read from a store. */
    @FunctionalInterface
    public interface Predictions {

        /**
         * The answer.
         *
         * @throws org.limitlab.core.theory.NoPrediction if the theory has none
         */
        Prediction predict(TheoryTask task, long seed);
    }

    /**
     * The file's seed; theories are computed on the calling thread where a parameter needs them.
     */
    public static final PlanOptions PLAIN =
            new PlanOptions(OptionalLong.empty(), (task, seed) -> task.predict(seed, () -> false));

    public PlanOptions {
        Objects.requireNonNull(seed);
        Objects.requireNonNull(predictions);
    }

    /** These options with a seed for files that have none. */
    public PlanOptions withSeed(long value) {
        return new PlanOptions(OptionalLong.of(value), predictions);
    }
}
