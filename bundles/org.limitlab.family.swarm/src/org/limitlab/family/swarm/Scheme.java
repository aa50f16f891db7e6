package org.limitlab.family.swarm;

/** Which time a theory speaks of. */
public enum Scheme {
    /** The Euler scheme, step by step. */
    EULER,
    /** Continuous time, the limit of small steps. */
    CONTINUOUS
}
