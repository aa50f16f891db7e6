package org.limitlab.core.theory;

/** How sure a theory's statement is. */
public enum Standing {
    /** Holds at every size, up to rounding or a stated quadrature error. */
    EXACT,
    /** A theorem about a limit. */
    ASYMPTOTIC,
    /** A calculation of physics that no theorem covers. */
    HEURISTIC,
    /** Rebuilt by us where the source gives no formula; normalisations may differ. */
    RECONSTRUCTED
}
