package org.limitlab.core.theory;

/** The theory says nothing here: outside its domain, or its solver did not converge. */
public final class NoPrediction extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * No prediction.
     *
     * @param reason the value, the bound of the domain or the residual reached, and what was tried
     */
    public NoPrediction(String reason) {
        super(reason);
    }
}
