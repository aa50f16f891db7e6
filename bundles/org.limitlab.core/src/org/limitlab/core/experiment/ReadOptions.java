package org.limitlab.core.experiment;

import org.limitlab.core.yaml.Node;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * How an experiment file is read.
 *
 * @param quick true to apply the file's {@code quick} section
 * @param set parameters from the command line, over the file's; a list sweeps
 * @param top other top-level keys from the command line, such as seed, replicas or times
 * @param included finds the text of a file that {@code extends} names; null for an unknown name
 */
public record ReadOptions(
        boolean quick,
        Map<String, Node> set,
        Map<String, Node> top,
        Function<String, String> included) {

    /** The file as it stands. */
    public static final ReadOptions PLAIN = new ReadOptions(false, Map.of(), Map.of(), n -> null);

    /** As the file stands, with its quick section. */
    public static final ReadOptions QUICK = new ReadOptions(true, Map.of(), Map.of(), n -> null);

    /** Names of all keys that experiment files may have at the top. */
    public static final List<String> TOP_KEYS =
            List.of(
                    "schemaVersion",
                    "title",
                    "summary",
                    "extends",
                    "requires",
                    "model",
                    "parameters",
                    "axes",
                    "couple",
                    "times",
                    "replicas",
                    "seed",
                    "observables",
                    "sides",
                    "claims",
                    "plots",
                    "budget",
                    "quick");
}
