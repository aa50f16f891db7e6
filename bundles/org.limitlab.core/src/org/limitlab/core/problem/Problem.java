package org.limitlab.core.problem;

import java.util.Objects;

/**
 * One thing that the user can mend.
 *
 * @param place where it stands
 * @param message what is wrong: the value and the bound that it breaks
 * @param remedy what to do, one clause; may be empty
 * @param kind decides the exit code
 */
public record Problem(Place place, String message, String remedy, Kind kind) {

    /** What sort of problem it is. */
    public enum Kind {
        /** The experiment or its values are not valid. */
        INVALID,
        /** A plug-in that the experiment needs is missing or does not fit. */
        MISSING_PLUGIN
    }

    public Problem {
        Objects.requireNonNull(place);
        Objects.requireNonNull(message);
        remedy = remedy == null ? "" : remedy;
    }

    /** An {@link Kind#INVALID} problem. */
    public Problem(Place place, String message, String remedy) {
        this(place, message, remedy, Kind.INVALID);
    }

    /** {@code file.yaml, line 12: message (remedy)}. */
    @Override
    public String toString() {
        return place + ": " + message + (remedy.isEmpty() ? "" : " (" + remedy + ")");
    }
}
