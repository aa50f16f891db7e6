package org.limitlab.headless;

import org.limitlab.headless.verb.Verb;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The commands, in the order of the help. Only the one that is called is loaded. */
final class Verbs {

    /** One command: what it does, and how to make it. */
    record Entry(String name, String summary, Supplier<Verb> maker) {}

    private static final Map<String, Entry> ENTRIES = new LinkedHashMap<>();

    private Verbs() {}

    static Map<String, Entry> all() {
        return java.util.Collections.unmodifiableMap(ENTRIES);
    }

    private static void add(String name, String summary, Supplier<Verb> maker) {
        ENTRIES.put(name, new Entry(name, summary, maker));
    }

    static {
        add(
                "list",
                "List models, theories, named parts, examples and claims.",
                org.limitlab.headless.verb.ListVerb::new);
        add(
                "describe",
                "Describe a model, theory, part, example, claim or paper.",
                org.limitlab.headless.verb.DescribeVerb::new);
        add(
                "papers",
                "List the papers with their claims, and why some have none.",
                org.limitlab.headless.verb.PapersVerb::new);
        add(
                "new",
                "Write an experiment file to start from.",
                org.limitlab.headless.verb.NewVerb::new);
        add(
                "validate",
                "Check experiment files and show every problem.",
                org.limitlab.headless.verb.ValidateVerb::new);
        add("solve", "Compute what a theory predicts.", org.limitlab.headless.verb.SolveVerb::new);
        add(
                "simulate",
                "Simulate a model, and write nothing.",
                org.limitlab.headless.verb.SimulateVerb::new);
    }
}
