package org.limitlab.core.problem;

import java.util.ArrayList;
import java.util.List;

/** Collects the problems of one input, so that all are shown at once. Not thread-safe. */
public final class Problems {

    private final List<Problem> list = new ArrayList<>();
    private int reports;

    /** Adds an invalid-input problem. */
    public void add(Place place, String message, String remedy) {
        add(new Problem(place, message, remedy));
    }

    /** Adds a problem; one that is there already is not shown twice. */
    public void add(Problem problem) {
        reports++;
        if (!list.contains(problem)) {
            list.add(problem);
        }
    }

    /** Adds all of another list. */
    public void addAll(List<Problem> problems) {
        problems.forEach(this::add);
    }

    public boolean isEmpty() {
        return list.isEmpty();
    }

    /** How often something was reported, repeats included: grows with every problem met. */
    public int reports() {
        return reports;
    }

    /** The problems so far, in the order in which they were found. */
    public List<Problem> list() {
        return List.copyOf(list);
    }

    /**
     * Ends the reading of an input.
     *
     * @throws ConfigurationException with all problems, if there is any
     */
    public void throwIfAny() {
        if (!list.isEmpty()) {
            throw new ConfigurationException(list);
        }
    }
}
