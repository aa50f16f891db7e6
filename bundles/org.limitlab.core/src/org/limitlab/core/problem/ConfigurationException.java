package org.limitlab.core.problem;

import java.util.List;
import java.util.stream.Collectors;

/** The input is not valid and the user can mend it; lists every problem at once. */
public final class ConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** The problems of one input; at least one. */
    public ConfigurationException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** One problem. */
    public ConfigurationException(Place place, String message, String remedy) {
        this(List.of(new Problem(place, message, remedy)));
    }

    /** All problems, in the order of the input. */
    public List<Problem> problems() {
        return problems;
    }

    /** True if a missing plug-in is among the problems. */
    public boolean missesPlugin() {
        return problems.stream().anyMatch(p -> p.kind() == Problem.Kind.MISSING_PLUGIN);
    }
}
