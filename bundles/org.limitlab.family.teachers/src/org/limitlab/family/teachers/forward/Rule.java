package org.limitlab.family.teachers.forward;

/** How the first layer learns. */
public enum Rule {
    /** Backpropagation: the error returns through the readout v. */
    BP,
    /** Feedback alignment: through fixed numbers. */
    FA,
    /** Adaptive feedback alignment: through the overlaps A = wF/N, which learn too. */
    AFA,
    /** PEPITA: a second forward pass on the input less the error times F. */
    PEPITA,
    /** PEPITA with a Hebbian product of activity and input for each pass. */
    PEPITA_HEBBIAN,
    /** Forward-Forward: the goodness falls on the first pass and rises on the second. */
    FORWARD_FORWARD;

    /** True for rules with a second pass. */
    boolean hasSecondPass() {
        return ordinal() >= PEPITA.ordinal();
    }
}
