package org.limitlab.math.random;

import java.util.regex.Pattern;

/**
 * What a stream's numbers are for. Two purposes never share a number, so drawing more initial
 * values does not move the noise.
 *
 * @param id lower-case words joined by hyphens; part of the key, so renaming a purpose changes its
 *     numbers
 */
public record Purpose(String id) {

    // before the constants, whose constructors need it
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    /** Frozen randomness that all noise replicas of one disorder replica share. */
    public static final Purpose DISORDER = new Purpose("disorder");

    /** The initial state. */
    public static final Purpose INITIAL = new Purpose("initial");

    /** Training or observation data. */
    public static final Purpose DATA = new Purpose("data");

    /** The noise that drives each unit of the system on its own. */
    public static final Purpose NOISE = new Purpose("noise");

    /** The noise that all units of the system share. */
    public static final Purpose COMMON_NOISE = new Purpose("common-noise");

    /** Decisions inside an algorithm: acceptance, selection, mini-batches. */
    public static final Purpose CHOICE = new Purpose("choice");

    /** Samples drawn by a theory. */
    public static final Purpose THEORY = new Purpose("theory");

    /**
     * Checks the id.
     *
     * @throws IllegalArgumentException if the id is not lower-case words joined by hyphens
     */
    public Purpose {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "purpose '" + id + "' must be lower-case words joined by hyphens");
        }
    }
}
