package org.limitlab.headless.verb;

import org.limitlab.core.problem.Place;
import org.limitlab.core.problem.Problems;
import org.limitlab.core.yaml.Node;
import org.limitlab.headless.shell.UsageException;

import picocli.CommandLine.Option;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Options that stand over what an experiment file says. */
final class Overrides {

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = {
                "Give a parameter a value, as YAML: --set noise=0.5 --set \"start=[[0, 1]]\".",
                "Values between commas sweep a single number or word: --set noise=0.5,0.7."
            })
    private List<String> set = List.of();

    @Option(names = "--seed", paramLabel = "SEED", description = "Root seed, a whole number.")
    private Long seed;

    @Option(
            names = "--times",
            paramLabel = "FIRST:LAST:COUNT",
            description = "So many observation times, both ends included.")
    private String times;

    @Option(
            names = "--at",
            paramLabel = "TIME,...",
            description = "Observation times one by one; formulas of the parameters too.")
    private String at;

    /** Parameters by name. */
    Map<String, Node> set() {
        return Settings.read(set);
    }

    /** Other keys of an experiment file. */
    Map<String, Node> top() {
        Map<String, Node> top = new LinkedHashMap<>();
        if (seed != null) {
            top.put("seed", Node.scalar(Place.of("--seed"), seed));
        }
        if (times != null && at != null) {
            throw new UsageException("--times and --at exclude each other");
        }
        if (times != null) {
            top.put("times", Node.scalar(Place.of("--times"), times));
        }
        if (at != null) {
            top.put("times", listed(at));
        }
        return top;
    }

    /** True if the command line has a seed. */
    boolean hasSeed() {
        return seed != null;
    }

    private static Node listed(String at) {
        Problems problems = new Problems();
        Place place = Place.of("--at");
        Node times = Settings.value(place, "--at", at, problems);
        problems.throwIfAny();
        return times instanceof Node.Sequence ? times : new Node.Sequence(place, List.of(times));
    }
}
