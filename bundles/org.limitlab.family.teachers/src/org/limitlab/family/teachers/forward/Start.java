package org.limitlab.family.teachers.forward;

/** How a network begins. */
public enum Start {
    /** With exactly the given overlaps, in random directions. */
    PLANTED,
    /** Students with independent normal weights; overlaps with the feedback are then N^(-1/2). */
    RANDOM
}
