package org.limitlab.family.teachers.online;

/** How students and teachers begin. */
public enum Start {
    /** With exactly the given overlaps, in random directions. */
    PLANTED,
    /** Teachers with exactly the given overlaps; students with independent normal weights. */
    RANDOM,
    /** With the given weights. */
    EXPLICIT
}
