package org.limitlab.family.teachers.forward;

/** How the learning rate goes with the size of the feedback. */
public enum RateScaling {
    /** eta / sigma_F, except for backpropagation: then weak feedback learns as fast as strong. */
    INVERSE_FEEDBACK,
    /** eta. */
    PLAIN
}
