package org.limitlab.core.problem;

/**
 * Thrown by the compact constructor of a parameter record where two values do not fit together; the
 * reader turns it into a {@link Problem} with file and line.
 */
public final class InvalidValue extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String parameter;
    private final String remedy;

    /**
     * A value that does not fit.
     *
     * @param parameter component name of the record
     * @param message the value and the bound that it breaks
     * @param remedy what to do, one clause
     */
    public InvalidValue(String parameter, String message, String remedy) {
        super(message);
        this.parameter = parameter;
        this.remedy = remedy;
    }

    /** The component that is wrong. */
    public String parameter() {
        return parameter;
    }

    /** What to do. */
    public String remedy() {
        return remedy;
    }
}
