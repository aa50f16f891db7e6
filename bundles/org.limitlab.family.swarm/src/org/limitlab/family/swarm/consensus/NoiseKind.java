package org.limitlab.family.swarm.consensus;

/** How the noise of a particle depends on its distance u from the consensus point. */
public enum NoiseKind {
    /** |u| times a normal vector. */
    ISOTROPIC,
    /** Each component of u times a normal number of its own. */
    ANISOTROPIC
}
